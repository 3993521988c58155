"""Soát xét văn bản on a report: what its own words contradict."""

from datetime import date

import pytest

from reports.proofreading import proofread, quoted
from reports.services import accept, sign, submit
from tests.shared import shared


def found(*bodies, **values):
    return [(index, issue.kind) for index, issue in proofread(bodies, values, year=2024, quarters=(1,))]


def test_a_percentage_that_does_not_follow_from_its_fraction_is_found_in_its_section():
    assert found("Đã xong.", "Đến nay mở 31/49 lớp, đạt 63,26% kế hoạch.") == [(1, "percent")]


def test_figures_are_filled_in_before_the_text_is_read():
    body = "Trong quý đã thực hiện [[a]]/27 nhiệm vụ, đạt [[b]]."
    assert found(body, a="20", b="74,1%") == []
    assert found(body, a="20", b="75,0%") == [(0, "percent")]


def test_the_parts_in_a_footnote_are_compared_with_the_total_at_its_mark():
    assert (
        found("Thực hiện chính sách đối với 12 trường hợp^[Gồm: nâng lương 05 trường hợp; nghỉ hưu 07 trường hợp.].")
        == []
    )
    [(index, kind)] = found(
        "Thực hiện chính sách đối với 13 trường hợp^[Gồm: nâng lương 05 trường hợp; nghỉ hưu 07 trường hợp.]."
    )
    assert (index, kind) == (0, "sum")


def test_one_document_with_two_dates_is_found_across_sections():
    first = "Thực hiện Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch."
    second = "Theo Kế hoạch số 67/KH-SDL ngày 29/12/2023 của Sở Du lịch."
    assert [kind for _, kind in found(first, second)] == ["citation_conflict"]


@pytest.mark.parametrize("body", ["", "- Một việc\n+ Hai việc", "5 quyết định"])
def test_matters_of_form_and_empty_texts_are_silent(body):
    assert found(body) == []


def test_a_finding_is_told_with_its_sentence():
    [(_, issue)] = proofread(["Ban hành ngày 24/01/20224."], {}, year=2024, quarters=(1,))
    assert "20224" in issue.message
    assert quoted(issue) == "Ban hành ngày 24/01/20224."


def test_of_a_long_sentence_the_words_around_the_fault_are_told():
    body = f"{'Sở đã chỉ đạo các phòng, ' * 20}đến nay mở 31/49 lớp, đạt 63,26% kế hoạch{', tiếp tục rà soát' * 20}."
    [(_, issue)] = proofread([body], {}, year=2024, quarters=(1,))
    quote = quoted(issue)
    assert quote.startswith("…")
    assert "mở 31/49 lớp, đạt 63,26% kế hoạch" in quote
    assert len(quote) < 170


def test_a_paragraph_without_a_full_stop_is_not_joined_with_the_next():
    first = "Tổng số hồ sơ tiếp nhận trong quý của toàn ngành và của các đơn vị trực thuộc là 30 hồ sơ, trong đó"
    assert found(f"{first}\n\n12 hồ sơ trực tuyến, 13 hồ sơ trực tiếp, 04 hồ sơ qua bưu chính") == []


URL = "/reports/KG-SDL/2024-Q1/"
WRONG = "Đến nay mở 31/49 lớp, đạt 63,26% kế hoạch."


@shared
def wrong(draft):
    draft.sections.filter(number="2").update(body=WRONG)
    return draft


def test_the_writer_sees_the_contradiction_with_a_link_to_its_section(client, lan, wrong):
    client.force_login(lan)
    text = client.get(URL).text
    section = wrong.sections.get(number="2")
    assert "63,27%" in text
    assert f'href="#muc-{section.pk}"' in text


def test_the_reviewer_sees_it_too_and_nobody_once_it_is_signed(client, hoa, lan, ky, office, printer, wrong):
    submit(report=wrong, by=lan)
    client.force_login(hoa)
    assert "Soát xét văn bản (1)" in client.get(URL).text
    accept(report=wrong, by=hoa, seen=wrong.version)
    sign(work=wrong, by=ky, office=office, number=35, issued_on=date(2024, 3, 15))
    assert "Soát xét văn bản (" not in client.get(URL).text


def test_a_contradiction_in_words_never_keeps_a_report_from_going_up(lan, wrong):
    assert submit(report=wrong, by=lan).is_sent
