"""The form of a report is checked apart from its content, recorded, and required for signing."""

from datetime import date

import pytest

from core.errors import DomainError
from documents.models import IssuedNumber
from reports.models import FormCheck, Report, ReportSection
from reports.printing import report_document
from reports.services import return_report, sign, submit, write_section
from reports.services.form_check import form_and_sheets, record_form_check
from tests.factories import make_area
from tests.shared import shared

DAY = date(2024, 3, 15)


def url(report, step="form/") -> str:
    return f"{report.get_absolute_url()}{step}"


@shared
def bare(accepted) -> Report:
    """An accepted report with a heading under which nothing is printed."""
    ReportSection.objects.create(report=accepted, position=9, level=1, number="II", heading="Kiến nghị")
    return accepted


def test_the_form_of_a_report_is_measured_on_its_pages(accepted):
    found = form_and_sheets(accepted, report_document(accepted))
    assert not [finding for finding in found if finding.blocks]


def test_what_blocks_the_form_blocks_signing(bare, ky, office, printer):
    with pytest.raises(DomainError, match="Thể thức chưa đúng, chưa ký được. Mục “II. Kiến nghị” in ra"):
        sign(work=bare, by=ky, office=office, number=35, issued_on=DAY)
    assert not IssuedNumber.objects.exists()
    assert not FormCheck.objects.exists()


def test_signing_records_that_the_signer_checked_the_form(signed, ky):
    [check] = signed.form_checks.all()
    assert check.by == ky


def test_the_sign_page_lists_the_form_and_leads_to_its_places(client, bare, ky, office):
    client.force_login(ky)
    text = client.get(url(bare, "sign/")).text
    section = bare.sections.get(heading="Kiến nghị")
    assert f'href="{bare.get_absolute_url()}#muc-{section.pk}">Mục “II. Kiến nghị”' in text
    assert "Chưa ai ghi nhận kiểm tra thể thức" in text


def test_a_check_is_recorded_and_shown(client, accepted, quan, hoa):
    client.force_login(quan)
    assert "Ghi nhận đã kiểm tra" in client.get(url(accepted)).text
    assert client.post(url(accepted), {"version": accepted.version}).status_code == 302
    assert FormCheck.objects.get().by == quan
    client.force_login(hoa)
    assert "Đã kiểm tra thể thức: quan" in client.get(accepted.get_absolute_url()).text


def test_a_check_of_an_earlier_text_is_shown_as_such(client, accepted, quan, hoa, lan, minh):
    record_form_check(report=accepted, by=quan)
    return_report(report=accepted, by=hoa, reason="Bổ sung")
    section = accepted.sections.get(heading="Giải quyết hồ sơ")
    write_section(section=section, body="Đã giải quyết hết.", seen=section.version)
    submit(report=Report.objects.get(), by=minh)
    client.force_login(minh)
    assert "văn bản thay đổi sau đó: quan" in client.get(accepted.get_absolute_url()).text


def test_a_form_that_blocks_is_not_recorded(client, bare, quan):
    client.force_login(quan)
    assert "Ghi nhận đã kiểm tra" not in client.get(url(bare)).text
    answer = client.post(url(bare), {"version": bare.version})
    assert answer.status_code == 422
    assert "Kiến nghị” in ra không có nội dung" in answer.text
    assert not FormCheck.objects.exists()


@pytest.mark.parametrize("data", [{}, {"version": "x"}, {"version": "1"}])
def test_a_page_that_is_old_records_nothing(client, accepted, quan, data):
    client.force_login(quan)
    assert client.post(url(accepted), data).status_code == 422
    assert not FormCheck.objects.exists()


@pytest.mark.parametrize("person", ["lan", "thu", "hoa", "stranger"])
def test_only_those_who_answer_for_the_form_check_it(request, accepted, person):
    with pytest.raises(DomainError, match="không có quyền"):
        record_form_check(report=accepted, by=request.getfixturevalue(person))


def test_a_signed_report_is_not_checked_again(client, signed, quan):
    with pytest.raises(DomainError, match="đã ký"):
        record_form_check(report=signed, by=quan)
    client.force_login(quan)
    assert client.get(url(signed)).status_code == 302


def test_the_approver_sees_the_form_while_the_report_is_written(client, draft, minh, lan):
    make_area("cong-vu", name="Cải cách chế độ công vụ", short_name="Chế độ công vụ", position=4)
    client.force_login(minh)
    text = client.get(draft.get_absolute_url()).text
    assert "Không có mục nào về lĩnh vực: Thể chế, Chế độ công vụ." in text
    assert "không có “Kính gửi”" in text
    client.force_login(lan)
    assert "Không có mục nào về lĩnh vực" not in client.get(draft.get_absolute_url()).text
