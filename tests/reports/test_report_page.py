"""The page of a report: what it shows to whom, and the writing of its text."""

import re
from datetime import date

import pytest

from indicators.models import Indicator
from reports.models import Report, ReportTemplate
from reports.services import return_report
from reports.states import ReportState
from tests.factories import make_duty, make_period, make_task
from tests.shared import late

URL = "/reports/KG-SDL/2024-Q1/"
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
@late
def as_lan(client, lan):
    client.force_login(lan)
    return client


def test_before_the_report_exists_the_page_offers_to_start_it(as_lan, template, named, plan, duty):
    text = as_lan.get(URL).text
    assert "Chưa có báo cáo" in text
    assert f'action="{URL}start/"' in text
    assert "20/03/2024" in text


def test_who_may_not_write_is_not_offered_to_start(client, hoa, duty):
    client.force_login(hoa)
    response = client.get(URL)
    assert response.status_code == 200
    assert "start/" not in response.text


def test_a_report_is_started_once(as_lan, template, named, duty):
    for _ in range(2):
        assert as_lan.post(f"{URL}start/").headers["Location"] == URL
    assert Report.objects.count() == 1


def test_without_a_template_the_start_is_refused_with_a_sentence(as_lan, duty):
    response = as_lan.post(f"{URL}start/", follow=True)
    assert "Chưa có mẫu báo cáo" in response.text


@pytest.mark.parametrize("person", ["lan", "minh", "ky", "quan", "thu", "hoa", "chi"])
def test_all_who_may_see_the_agency_see_the_report(request, client, draft, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get(URL).status_code == 200


def test_another_agencys_report_does_not_exist(client, draft, stranger):
    client.force_login(stranger)
    for path in ("", "preview.pdf", "document.pdf"):
        assert client.get(f"{URL}{path}").status_code == 404
    assert client.post(f"{URL}start/").status_code == 404


@pytest.mark.parametrize("path", ["/reports/KG-SDL/2030-Q1/", "/reports/XX/2024-Q1/", "/reports/KG-SDL/2024-Q5/"])
def test_an_unknown_agency_or_period_does_not_exist(as_lan, draft, path):
    assert as_lan.get(path).status_code == 404


def test_live_figures_are_marked_and_frozen_ones_are_not(as_lan, draft, minh):
    rate = (
        '<a class="live-figure" href="/tasks/?agency=KG-SDL&amp;period=2024-Q1" title="Tạm tính: nhiem_vu.ti_le">0%</a>'
    )
    assert rate in as_lan.get(URL).text
    as_lan.force_login(minh)
    as_lan.post(f"{URL}submit/")
    text = as_lan.get(URL).text
    assert "live-figure" not in text
    assert "0%</a>" in text


def test_a_figure_leads_to_its_rows(as_lan, draft):
    text = as_lan.get(URL).text
    assert "/tasks/?agency=KG-SDL&amp;period=2024-Q1" in text
    assert "[[nhiem_vu.ti_le]]" in text


def test_a_finding_leads_to_its_section(as_lan, draft):
    section = draft.sections.last()
    text = as_lan.get(URL).text
    assert f'href="#muc-{section.pk}"' in text
    assert "chưa có số liệu chi_tieu.TTHC-TIEP-NHAN" in text


def test_a_text_is_escaped(as_lan, draft):
    draft.sections.update(body="<script>alert(1)</script>")
    assert "<script>alert" not in as_lan.get(URL).text


def test_a_returned_report_shows_why_at_the_top(as_lan, submitted, hoa):
    return_report(report=submitted, by=hoa, reason="Mục II.2 chưa khớp")
    response = as_lan.get(URL)
    assert "Báo cáo bị trả lại" in response.text
    assert response.text.index("Mục II.2 chưa khớp") < response.text.index("report-grid")


def test_a_signed_report_shows_number_day_signer_and_hash(as_lan, signed):
    text = as_lan.get(URL).text
    for shown in ("35/BC-SDL", "15/03/2024", "Nguyễn Chí Thanh", signed.file.sha256):
        assert shown in text


@pytest.mark.parametrize(
    ("person", "shown"),
    [("lan", {"submit/"}), ("minh", {"submit/"}), ("hoa", set()), ("ky", set()), ("quan", set()), ("thu", set())],
)
def test_the_buttons_of_a_draft(request, client, draft, person, shown):
    client.force_login(request.getfixturevalue(person))
    text = client.get(URL).text
    assert {path for path in ("submit/", "return/", "accept/", "sign/", "issue/") if f"{URL}{path}" in text} == shown


def test_the_buttons_of_a_submitted_report(client, submitted, hoa):
    client.force_login(hoa)
    text = client.get(URL).text
    assert {path for path in ("submit/", "return/", "accept/", "sign/") if f"{URL}{path}" in text} == {
        "return/",
        "accept/",
    }


def test_the_history_is_for_those_who_may_audit(client, draft, lan, minh):
    for person, shown in ((lan, False), (minh, True)):
        client.force_login(person)
        assert ("Lịch sử thay đổi" in client.get(URL).text) is shown


# Writing a section


def body_of(draft) -> str:
    return draft.sections.last().body.markup


def section_url(draft) -> str:
    return f"{URL}sections/{draft.sections.last().pk}/"


def test_without_script_a_section_is_edited_on_the_page_itself(as_lan, draft):
    section = draft.sections.last()
    text = as_lan.get(f"{URL}?edit={section.pk}").text
    assert "<textarea" in text
    assert "Tiếp nhận [[chi_tieu.TTHC-TIEP-NHAN]] hồ sơ." in text
    response = as_lan.post(section_url(draft), {"version": 1, "body": "Đã xong."})
    assert response.headers["Location"] == f"{URL}#muc-{section.pk}"
    assert body_of(draft) == "Đã xong."


def test_with_script_the_section_comes_back_alone_with_the_findings(as_lan, draft):
    response = as_lan.post(section_url(draft), {"version": 1, "body": "Đã xong."}, **HTMX)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert "Đã xong." in response.text
    assert 'id="findings"' in response.text
    assert "TTHC-TIEP-NHAN" not in response.text


def test_the_editor_opens_and_closes_in_place(as_lan, draft):
    opened = as_lan.get(section_url(draft), **HTMX).text
    assert "<textarea" in opened
    assert "^[nội dung]" in opened
    closed = as_lan.get(f"{section_url(draft)}?close", **HTMX).text
    assert "<textarea" not in closed


def test_the_address_of_an_editor_leads_to_the_page(as_lan, draft):
    section = draft.sections.last()
    response = as_lan.get(section_url(draft))
    assert response.headers["Location"] == f"{URL}?edit={section.pk}#muc-{section.pk}"


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_a_conflict_shows_both_texts_and_loses_neither(as_lan, draft, extra):
    as_lan.post(section_url(draft), {"version": 1, "body": "Bản của người khác"})
    response = as_lan.post(section_url(draft), {"version": 1, "body": "Bản của tôi"}, **extra)
    assert response.status_code == 409
    assert "Bản của người khác" in response.text
    assert "Bản của tôi" in response.text
    assert body_of(draft) == "Bản của người khác"
    assert 'name="version" value="2"' in response.text
    as_lan.post(section_url(draft), {"version": 2, "body": "Bản của tôi"})
    assert body_of(draft) == "Bản của tôi"


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_a_text_that_is_too_long_is_kept_in_the_form(as_lan, draft, extra):
    response = as_lan.post(section_url(draft), {"version": 1, "body": "dài " * 10_001}, **extra)
    assert response.status_code == 422
    assert "dài quá 40000" in response.text
    assert response.text.count("dài ") > 10_000


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_a_text_that_comes_after_the_submission_is_refused_and_shown(as_lan, submitted, extra):
    response = as_lan.post(section_url(submitted), {"version": 1, "body": "Chữ gõ muộn"}, **extra)
    assert response.status_code == 422
    assert "Chữ gõ muộn" in response.text
    assert "không sửa được" in response.text


def test_a_sent_report_opens_no_editor(as_lan, submitted):
    assert "<textarea" not in as_lan.get(f"{URL}?edit={submitted.sections.last().pk}").text
    assert "<textarea" not in as_lan.get(section_url(submitted), **HTMX).text


@pytest.mark.parametrize(
    ("person", "code"), [("ky", 403), ("quan", 403), ("thu", 403), ("hoa", 403), ("stranger", 404)]
)
def test_a_section_is_written_by_those_who_edit_alone(request, client, draft, person, code):
    client.force_login(request.getfixturevalue(person))
    for path in (section_url(draft), f"{URL}frame/"):
        assert client.post(path, {"version": 1, "body": "x", "title": "x"}).status_code == code
    assert body_of(draft) != "x"


def test_a_section_of_another_report_does_not_exist(as_lan, draft):
    assert as_lan.post(f"{URL}sections/999/", {"version": 1, "body": "x"}).status_code == 404


# Writing the frame

FRAME = {"title": "Trích yếu mới", "opening": "Mở", "closing": "Kết", "addressee": "", "recipients": "Sở Nội vụ"}


def test_the_frame_is_written_without_script(as_lan, draft):
    assert "Nơi nhận" in as_lan.get(f"{URL}?edit=frame").text
    response = as_lan.post(f"{URL}frame/", FRAME | {"version": 1})
    assert response.headers["Location"] == f"{URL}#khung"
    assert Report.objects.get().title == "Trích yếu mới"


def test_the_frame_is_written_in_place(as_lan, draft):
    assert "<textarea" in as_lan.get(f"{URL}frame/", **HTMX).text
    response = as_lan.post(f"{URL}frame/", FRAME | {"version": 1}, **HTMX)
    assert response.status_code == 200
    assert "Trích yếu mới" in response.text
    assert 'id="ket" hx-swap-oob="true"' in response.text


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_a_frame_without_a_title_keeps_what_was_typed(as_lan, draft, extra):
    response = as_lan.post(f"{URL}frame/", FRAME | {"version": 1, "title": " ", "closing": "Kết mới"}, **extra)
    assert response.status_code == 422
    assert "Chưa nhập trích yếu" in response.text
    assert "Kết mới" in response.text


@pytest.mark.parametrize("extra", [{}, HTMX])
def test_a_conflict_of_the_frame_shows_what_differs(as_lan, draft, extra):
    as_lan.post(f"{URL}frame/", FRAME | {"version": 1})
    response = as_lan.post(f"{URL}frame/", FRAME | {"version": 1, "title": "Tên của tôi"}, **extra)
    assert response.status_code == 409
    assert "Trích yếu mới" in response.text
    assert "Tên của tôi" in response.text
    assert "Nơi nhận: bản người khác" not in response.text


# The list


def test_the_list_shows_those_who_owe_a_report_and_have_none(as_lan, duty):
    [line] = as_lan.get("/reports/").context["page"].object_list
    assert (line.code, line.state, line.timeliness) == ("KG-SDL", "", "waiting")


def test_the_list_is_filtered_by_its_address(as_lan, draft):
    def codes(query):
        return [line.code for line in as_lan.get(f"/reports/?{query}").context["page"].object_list]

    assert codes("period=2024-Q1&state=draft") == ["KG-SDL"]
    assert codes("period=2024-Q1&state=missing") == []
    assert codes("period=&agency=du lich") == ["KG-SDL"]
    assert codes("period=&agency=y te") == []


def test_a_nonsense_filter_shows_the_current_period(as_lan, draft):
    response = as_lan.get("/reports/?period=2024-Q9&state=x")
    assert response.status_code == 200
    assert len(response.context["page"].object_list) == 1


def test_the_list_has_only_agencies_in_reach(client, draft, stranger):
    client.force_login(stranger)
    assert client.get("/reports/").context["page"].object_list == []


def test_a_report_without_a_duty_is_listed_too(as_lan, draft):
    Report.objects.update(duty=None)
    draft.period.duties.all().delete()
    [line] = as_lan.get("/reports/").context["page"].object_list
    assert (line.state, line.due_on, line.timeliness) == (ReportState.DRAFT, None, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_often_for_one_row_as_for_three(
    as_lan, template, named, plan, duty, rows, django_assert_num_queries
):
    for number in range(rows - 1):
        make_task(plan, "Quý I/2024")
        Indicator.objects.create(code=f"X{number}", name="X", unit="", area_code="a", nature="flow")
        ReportTemplate.objects.get().sections.create(position=10 + number, heading="Thêm", body="x")
    as_lan.post(f"{URL}start/")
    with django_assert_num_queries(4):  # the session, who asks, the report, and all that is in it
        as_lan.get(URL)


def test_without_a_filter_the_list_shows_the_period_that_ends_next(as_lan, duty, department, province):
    for kind, due in (("N", date(2024, 12, 20)), ("6T", date(2024, 6, 20))):
        make_duty(department, make_period(2024, kind), superior=province, due_on=due, closes_on=due)
    [line] = as_lan.get("/reports/").context["page"].object_list
    assert line.period.slug == "2024-Q1"
    assert len(as_lan.get("/reports/?period=").context["page"].object_list) == 3


def test_a_long_paste_is_never_cut_by_the_browser(as_lan, draft):
    assert "maxlength" not in as_lan.get(section_url(draft), **HTMX).text


def test_headings_leave_no_level_out_where_an_outline_does(as_lan, draft):
    draft.sections.all().delete()
    for position, (level, number) in enumerate(((1, "I"), (2, "1"), (4, "a"), (4, "b"), (3, "1.1"), (4, "a")), start=1):
        draft.sections.create(position=position, level=level, number=number, heading="Mục", body="Nội dung.")
    ranks = re.findall(r'<h(\d) class="doc-heading" data-level="(\d)"', as_lan.get(URL).text)
    assert ranks == [("3", "1"), ("4", "2"), ("5", "4"), ("5", "4"), ("5", "3"), ("6", "4")]


def test_the_figures_beside_the_official_one_are_labelled(as_lan, draft):
    assert "nhiệm vụ có phần đã đến hạn" in as_lan.get(URL).text
