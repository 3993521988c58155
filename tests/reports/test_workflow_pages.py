"""The pages of the steps: confirm, decide, lead back."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from documents.models import IssuedNumber
from periods.models import ReportingDuty
from reports.models import Report, WorkflowStep
from reports.services import return_report, submit
from reports.states import ReportState
from tests.factories import make_office, make_user

URL = "/reports/KG-SDL/2024-Q1/"
SIGNING = {"number": "35", "issued_on": "15/3/2024"}
ALLOWED = {
    "submit/": {"lan", "minh"},
    "return/": {"hoa", "chi"},
    "accept/": {"hoa", "chi"},
    "sign/": {"ky"},
    "issue/": {"quan"},
}


def state() -> str:
    return Report.objects.get().state


def test_a_move_is_forbidden_to_every_other_role(draft, lan, minh, ky, quan, thu, hoa, chi):
    """Each tries each move at the same draft: what succeeds is undone."""
    through: dict[str, set[str]] = {path: set() for path in ALLOWED}
    for person in (lan, minh, ky, quan, thu, hoa, chi):
        client = Client()
        client.force_login(person)
        for path, let_in in through.items():
            with transaction.atomic():
                if client.post(f"{URL}{path}").status_code != 403:
                    let_in.add(person.username)
                transaction.set_rollback(True)
    assert through == ALLOWED


@pytest.mark.parametrize(
    ("path", "role"),
    [("submit/", "approver"), ("return/", "reviewer"), ("accept/", "reviewer"), ("sign/", "signatory")],
)
def test_a_report_of_another_province_does_not_exist(client, draft, elsewhere, path, role):
    client.force_login(make_user("xa", role, elsewhere))
    assert client.post(f"{URL}{path}").status_code == 404
    assert state() == ReportState.DRAFT


def test_the_confirmation_lists_what_to_look_at(client, draft, minh):
    client.force_login(minh)
    text = client.get(f"{URL}submit/").text
    assert "chưa có số liệu chi_tieu.TTHC-TIEP-NHAN" in text
    assert f'href="{URL}#muc-{draft.sections.last().pk}"' in text
    assert state() == ReportState.DRAFT


def test_submitted_twice_it_is_submitted_once(client, draft, minh):
    client.force_login(minh)
    for _ in range(2):
        assert client.post(f"{URL}submit/").headers["Location"] == URL
    assert state() == ReportState.SUBMITTED
    assert WorkflowStep.objects.count() == 1


def test_a_closed_period_refuses_with_the_day(client, draft, minh):
    ReportingDuty.objects.update(due_on=date(2024, 3, 1), closes_on=date(2024, 3, 17))
    client.force_login(minh)
    response = client.post(f"{URL}submit/")
    assert response.status_code == 422
    assert "17/03/2024" in response.text


def test_the_page_of_a_move_that_is_not_open_leads_back(client, submitted, minh):
    client.force_login(minh)
    response = client.get(f"{URL}submit/", follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "trạng thái “Đã trình”" in response.text


def test_a_return_without_a_reason_stays_on_its_page(client, submitted, hoa):
    client.force_login(hoa)
    response = client.post(f"{URL}return/", {"version": submitted.version, "reason": " "})
    assert response.status_code == 422
    assert "Phải ghi lý do" in response.text
    assert state() == ReportState.SUBMITTED


def test_a_return_is_recorded_with_its_reason(client, submitted, hoa):
    client.force_login(hoa)
    client.post(f"{URL}return/", {"version": submitted.version, "reason": "Mục I thiếu số liệu"})
    assert WorkflowStep.objects.get(to_state="returned").reason == "Mục I thiếu số liệu"


def test_a_decision_on_an_old_screen_is_a_conflict_and_keeps_the_reason(client, accepted, hoa):
    client.force_login(hoa)
    response = client.post(f"{URL}return/", {"version": accepted.version - 1, "reason": "Lý do đã gõ"})
    assert response.status_code == 409
    assert "Lý do đã gõ" in response.text
    assert state() == ReportState.ACCEPTED


def test_a_reviewer_accepts_what_was_on_the_screen(client, submitted, hoa):
    client.force_login(hoa)
    assert client.post(f"{URL}accept/", {"version": submitted.version - 1}).status_code == 409
    assert client.post(f"{URL}accept/", {}).status_code == 422
    assert client.post(f"{URL}accept/", {"version": submitted.version}).status_code == 302
    assert state() == ReportState.ACCEPTED


def test_a_returned_report_can_not_be_accepted(client, submitted, hoa):
    returned = return_report(report=submitted, by=hoa, reason="x")
    client.force_login(hoa)
    response = client.post(f"{URL}accept/", {"version": returned.version})
    assert response.status_code == 422
    assert "Không thể “Tiếp nhận”" in response.text


def test_accepting_is_a_post(client, submitted, hoa):
    client.force_login(hoa)
    assert client.get(f"{URL}accept/").status_code == 405


def test_the_next_number_and_today_are_proposed(client, accepted, ky, office, department):
    IssuedNumber.objects.create(agency=department, year=2024, number=34, type="BC")
    client.force_login(ky)
    text = client.get(f"{URL}sign/").text
    assert 'value="35"' in text
    assert 'value="18/03/2024"' in text
    assert "Phó Giám đốc Nguyễn Chí Thanh" in text


def test_only_offices_that_the_signer_may_use_are_offered(client, accepted, ky, minh, department, office):
    make_office(department, minh, holder_name="Người khác")
    make_office(department, None, holder_name="Hết hạn", valid_to=date(2024, 3, 17))
    client.force_login(ky)
    text = client.get(f"{URL}sign/").text
    assert "Người khác" not in text
    assert "Hết hạn" not in text


IMPOSSIBLE = [
    ("issued_on", "31/2/2024", "Ngày 31/02/2024 không có trong lịch."),
    ("issued_on", "24/01/20224", "Năm phải có bốn chữ số"),
    ("issued_on", "19/3/2024", "Ngày ký không được sau hôm nay"),
    ("issued_on", "", "Chưa nhập ngày."),
    ("number", "ba", "Số văn bản là số nguyên"),
    ("number", "0", "bắt đầu từ 1"),
    ("number", "34", "Số 34 năm 2024 đã dùng; số kế tiếp chưa dùng là 35."),
    ("office", "999", "không còn hiệu lực"),
]


def test_what_can_not_be_is_refused_at_its_field(client, accepted, ky, office, department, printer):
    IssuedNumber.objects.create(agency=department, year=2024, number=34, type="BC")
    client.force_login(ky)
    for field, typed, message in IMPOSSIBLE:
        response = client.post(f"{URL}sign/", {"office": office.pk} | SIGNING | {field: typed})
        assert response.status_code == 422, typed
        assert message in " ".join(response.context["form"].errors[field])
    assert not printer
    assert state() == ReportState.ACCEPTED


def test_signed_twice_it_is_signed_once(client, accepted, ky, office, printer):
    client.force_login(ky)
    for _ in range(2):
        response = client.post(f"{URL}sign/", {"office": office.pk} | SIGNING)
        assert response.headers["Location"] == URL
    assert (state(), len(printer)) == (ReportState.SIGNED, 1)


def test_an_administrator_issues(client, signed, quan):
    client.force_login(quan)
    assert "Phát hành báo cáo" in client.get(f"{URL}issue/").text
    assert client.post(f"{URL}issue/").headers["Location"] == URL
    assert state() == ReportState.ISSUED


@pytest.mark.parametrize("path", ["/entry/KG-SDL/2024-Q1/", "/indicators/KG-SDL/2024-Q1/"])
def test_who_enters_figures_is_told_when_the_report_has_gone_up(client, lan, draft, path):
    client.force_login(lan)
    told = "Báo cáo kỳ này đã trình ngày 18/03/2024"
    assert told not in client.get(path).text
    submit(report=draft, by=lan)
    assert told in client.get(path).text
