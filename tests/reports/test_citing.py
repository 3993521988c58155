"""A report's text keeps the register: cited once, linked to its section, warned of what no longer holds."""

from datetime import date

import pytest
from django.urls import reverse

from documents.counting import counts_phrase, issued_counts, issued_rows
from documents.models import OfficialDocument
from documents.registering import relate
from documents.services import register_document
from reports.checks import findings
from reports.figures import live_figures
from reports.models import ReportTemplate, SectionCitation
from reports.reading import ReportRows
from reports.services import draft_of, start_report, write_frame, write_section
from tests.factories import make_period
from tests.shared import shared

pytestmark = pytest.mark.django_db
PLAN = "Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch"


@shared
def report(department, quarter, duty):
    template = ReportTemplate.objects.create(code="quy", name="Báo cáo quý", title="Kết quả", is_default=True)
    template.sections.create(position=1, number="I", heading="Chỉ đạo", body="")
    template.sections.create(position=2, number="II", heading="Kết quả", body="")
    return start_report(agency=department, period=quarter)


def write(report, body: str, place: int = 0):
    section = report.sections.all()[place]
    section.report = report
    write_section(section=section, body=body, seen=section.version)
    return section


def cited(report) -> list[str]:
    return sorted(SectionCitation.objects.filter(report=report).values_list("document__symbol", flat=True))


def told(report) -> list[str]:
    draft = draft_of(ReportRows(report))
    return [finding.text for finding in findings(draft)]


def test_a_saved_section_links_what_it_cites_also_in_footnotes(report):
    section = write(report, f"Thực hiện {PLAN}, đã ban hành kế hoạch^[Kế hoạch số 06/KH-SDL ngày 16/01/2024.].")
    assert cited(report) == ["06/KH-SDL", "67/KH-SDL"]
    assert set(SectionCitation.objects.values_list("section", flat=True)) == {section.pk}


def test_the_same_document_in_two_sections_and_around_them_is_one(report):
    write(report, f"Thực hiện {PLAN}.")
    write(report, "Theo Kế hoạch số 67/KH-SDL, Sở đã hoàn thành.", place=1)
    frame = {"title": "Kết quả", "closing": "", "addressee": "", "recipients": ""}
    write_frame(report=report, seen=report.version, opening=f"Thực hiện {PLAN}.", **frame)
    assert cited(report) == ["67/KH-SDL"] * 3
    assert OfficialDocument.objects.count() == 1


def test_saving_again_writes_nothing_and_a_citation_taken_out_leaves_the_register(report):
    write(report, f"Thực hiện {PLAN}.")
    kept = SectionCitation.objects.get().pk
    write(report, f"Thực hiện {PLAN} có hiệu quả.")
    assert SectionCitation.objects.get().pk == kept
    write(report, "Không viện dẫn.")
    assert not OfficialDocument.objects.exists()


def test_a_document_that_people_entered_stays_when_no_text_cites_it(report):
    known = register_document(
        type="KH", symbol="67/KH-SDL", issued_on=date(2023, 12, 28), issuer="Sở Du lịch", agency=report.agency
    )
    write(report, f"Thực hiện {PLAN}.")
    write(report, "Không viện dẫn.")
    assert OfficialDocument.objects.get() == known


def test_contradictory_dates_of_one_text_make_no_second_document(report):
    first = "Quyết định số 06/QĐ-TTg ngày 22/01/2022 của Thủ tướng Chính phủ"
    write(report, f"Thực hiện {first}. Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ.")
    assert OfficialDocument.objects.count() == 1
    assert OfficialDocument.objects.get().issued_on == date(2022, 1, 6)


def test_a_date_against_the_register_is_told(report):
    register_document(type="KH", symbol="14/KH-UBND", issued_on=date(2024, 1, 19), issuer="UBND tỉnh Kiên Giang")
    write(report, "Thực hiện Kế hoạch số 14/KH-UBND ngày 20/01/2024 của UBND tỉnh Kiên Giang.")
    [text] = [text for text in told(report) if "14/KH-UBND" in text]
    assert "ghi ngày 20/01/2024, sổ văn bản ghi ngày 19/01/2024" in text
    assert cited(report) == []


def test_a_report_that_cites_what_was_replaced_is_warned_with_what_stands_in_its_place(report):
    old = register_document(type="NQ", symbol="30c/NQ-CP", issued_on=date(2011, 11, 8), issuer="Chính phủ")
    new = register_document(type="NQ", symbol="76/NQ-CP", issued_on=date(2021, 7, 15), issuer="Chính phủ")
    relate(target=old, kind="expires", document=new, effective_on=date(2021, 1, 1))
    write(report, "Thực hiện Nghị quyết số 30c/NQ-CP ngày 08/11/2011 và Nghị quyết số 76/NQ-CP ngày 15/7/2021.")
    [text] = [text for text in told(report) if "hết hiệu lực" in text]
    assert "30c/NQ-CP hết hiệu lực từ ngày 01/01/2021" in text
    assert "Viện dẫn Nghị quyết số 76/NQ-CP" in text


def test_the_page_links_what_stands_in_its_place(client, lan, report):
    test_a_report_that_cites_what_was_replaced_is_warned_with_what_stands_in_its_place(report)
    client.force_login(lan)
    page = client.get(report.get_absolute_url()).text
    new = OfficialDocument.objects.get(symbol="76/NQ-CP")
    assert f'href="{new.get_absolute_url()}"' in page


def test_who_may_not_see_a_draft_sees_neither_its_citation_nor_what_it_alone_cites(client, lan, stranger, report):
    write(report, f"Thực hiện {PLAN}.")
    document = OfficialDocument.objects.get()
    client.force_login(lan)
    page = client.get(document.get_absolute_url()).text
    assert str(report) in page
    assert str(report.sections.all()[0]) in page
    client.force_login(stranger)
    assert client.get(document.get_absolute_url()).status_code == 404
    assert "67/KH-SDL" not in client.get(reverse("documents:list") + "?q=67").text
    OfficialDocument.objects.update(is_checked=True)
    page = client.get(document.get_absolute_url()).text
    assert "67/KH-SDL" in page
    assert str(report) not in page


def test_the_register_is_searched_without_accents_and_the_picker_offers_both_forms(client, lan, report):
    register_document(
        type="KH", symbol="67/KH-SDL", issued_on=date(2023, 12, 28), issuer="Sở Du lịch", summary="cải cách hành chính"
    )
    client.force_login(lan)
    assert "67/KH-SDL" in client.get(reverse("documents:list"), {"q": "CAI CACH sdl", "year": "2023"}).text
    assert "67/KH-SDL" not in client.get(reverse("documents:list"), {"q": "cai cach", "year": "2024"}).text
    picks = client.get(reverse("documents:pick"), {"q": "hanh chinh"}).text
    assert 'data-cite="Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch về cải cách hành chính"' in picks
    assert 'data-short="Kế hoạch số 67/KH-SDL"' in picks
    register_document(type="CV", symbol="167/SDL-VP", issued_on=date(2024, 3, 7), issuer="Sở Du lịch", summary="x")
    picks = client.get(reverse("documents:pick"), {"q": "67"}).text
    assert picks.index("67/KH-SDL") < picks.index("167/SDL-VP")
    assert "ngày 07/3/2024" in picks


@pytest.mark.parametrize("rows", [1, 60])
def test_the_list_costs_the_same_however_long_the_register_is(client, lan, rows, django_assert_num_queries):
    for number in range(1, rows + 1):
        register_document(type="KH", symbol=f"{number}/KH-X", issued_on=date(2024, 1, 5))
    client.force_login(lan)
    with django_assert_num_queries(4):
        page = client.get(reverse("documents:list"))
    assert len(page.context["page"].rows) == min(rows, 50)
    assert page.context["page"].has_next == (rows > 50)


def issue(agency, type: str, day: date, numbers: range, normative: bool = False) -> None:
    year = f"{day.year}/" if normative else ""
    for number in numbers:
        register_document(type=type, symbol=f"{number}/{year}{type}-UBND", issued_on=day, agency=agency)


def test_the_sentence_of_a_province_is_built_from_its_counts(province):
    """12 legal documents in the quarter, 11 resolutions and 1 decision; 37 so far, 24 and 13 (Quý III/2020)."""
    quarter = make_period(2020, "Q3")
    issue(province, "NQ", date(2020, 7, 20), range(14, 25), normative=True)
    issue(province, "QĐ", date(2020, 8, 3), range(13, 14), normative=True)
    issue(province, "NQ", date(2020, 2, 3), range(1, 14), normative=True)
    issue(province, "QĐ", date(2019, 12, 16), range(1, 13), normative=True)
    issue(province, "QĐ", date(2019, 12, 14), range(90, 95), normative=True)  # of the year before
    issue(province, "QĐ", date(2020, 8, 3), range(2000, 2003))  # no legal documents
    tokens = live_figures(province, quarter).tokens
    assert tokens["van_ban.tong_qppl"] == "12"
    assert tokens["van_ban.theo_loai_qppl"] == "11 nghị quyết và 01 quyết định"
    assert tokens["van_ban_luy_ke.tong_qppl"] == "37"
    assert tokens["van_ban_luy_ke.theo_loai_qppl"] == "24 nghị quyết và 13 quyết định"
    assert tokens["van_ban.tong"] == "15"


def test_the_counts_of_a_department_in_words(department, quarter):
    for type, total in (("QĐ", 32), ("KH", 16), ("BC", 7)):
        issue(department, type, date(2024, 1, 5), range(1, total + 1))
    for number in range(1, 81):
        register_document(type="CV", symbol=f"{number}/SDL-VP", issued_on=date(2024, 2, 5), agency=department)
    window = {"since": quarter.data_from, "first": quarter.data_from, "last": quarter.data_to}
    counts = issued_counts(issued_rows([department], **window))[department.pk].within
    assert counts_phrase(counts) == "32 quyết định, 16 kế hoạch, 07 báo cáo và 80 công văn"
    assert counts_phrase(dict(counts) | {"TB": 3, "CT": 2, "HD": 1}).endswith("và 03 văn bản khác")
    assert counts_phrase({}) == ""
