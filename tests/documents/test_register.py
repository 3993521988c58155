"""Every citation of a text becomes one document, however it is written; a contradiction becomes none."""

from datetime import date

import pytest

from agencies.models import Agency
from documents.citing import clear_citations
from documents.models import OfficialDocument
from documents.reading.document import read
from documents.register import matches, quotes, register
from documents.services import register_document
from tests.factories import make_agency

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 18)


def count() -> int:
    return OfficialDocument.objects.count()


def cited(text: str, context: Agency | None = None) -> list[OfficialDocument | None]:
    """Register what a text of ``context`` cites; a row for each citation."""
    return register(quotes(clear_citations(read(text)), context=context, today=TODAY))


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch Kiên Giang về công tác cải cách hành chính.",
            "kế hoạch số 67/KH-SDL ngày 28 tháng 12 năm 2023 của Sở Du lịch tỉnh Kiên Giang",
            "Thực hiện Kế hoạch 67 /KH-SDL ngày 28/12/2023 của Sở Du lịch, đơn vị đã triển khai.",
            "Theo Kế hoạch số 67/KH-SDL, Sở đã ban hành văn bản.",
        ),
        (
            "Nghị quyết số 03-NQ/TU ngày 05/01/2022 của Tỉnh ủy",
            "Nghị quyết số 3-NQ/TU ngày 5/1/2022",
        ),
        (
            "Quyết định số 09/2021/QĐ-UBND ngày 04/8/2021 của UBND tỉnh Kiên Giang",
            "Quyết định số 9/2021/QĐ-UBND ngày 04 tháng 8 năm 2021 của Uỷ ban nhân dân tỉnh Kiên Giang",
            "Quyết định số 09/2021/QĐ-UBND ngày 04/8/2021 của Chủ tịch UBND tỉnh Kiên Giang",
        ),
        (
            "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ",
            "Đề án 06 theo Quyết định số 06/QĐ-TTg ngày 06/01/2022",
        ),
    ],
)
def test_the_same_document_is_one_row_however_it_is_written(texts):
    found = {row.pk for text in texts for row in cited(text) if row}
    assert (len(found), count()) == (1, 1)
    assert all(row is not None for text in texts for row in cited(text))


def test_a_citation_finds_what_people_entered(department):
    known = register_document(
        type="KH", symbol="67/KH-SDL", issued_on=date(2023, 12, 28), issuer="Sở Du lịch", agency=department
    )
    assert cited("Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch.", department) == [known]


def test_a_new_one_is_kept_with_what_the_text_says_of_it():
    [row] = cited("Nghị quyết số 76/NQ-CP ngày 15/7/2021 về Chương trình tổng thể cải cách hành chính nhà nước.")
    assert (row.type, row.symbol, row.issued_on, row.issuer) == ("NQ", "76/NQ-CP", date(2021, 7, 15), "Chính phủ")
    assert row.summary.startswith("Chương trình tổng thể")
    assert not row.is_checked


def test_a_second_date_in_one_year_makes_no_second_document():
    known = register_document(type="QĐ", symbol="06/QĐ-TTg", issued_on=date(2022, 1, 6), issuer="Thủ tướng Chính phủ")
    text = "Quyết định số 06/QĐ-TTg ngày 22/01/2022 của Thủ tướng Chính phủ"
    assert cited(text) == [None]
    [match] = matches(quotes(clear_citations(read(text)), context=None, today=TODAY))
    assert (match.document, match.contradicted) == (None, known)
    assert count() == 1


def test_an_impossible_date_makes_no_document():
    assert cited("theo Quyết định số 199/QĐ-UBND ngày 24/01/20224 của UBND tỉnh") == []
    assert count() == 0


def test_numbers_start_again_every_january():
    days = ("12/01/2024", "10/01/2023")
    [one], [other] = (cited(f"Kế hoạch số 02/KH-SDL ngày {day} của Sở Du lịch") for day in days)
    assert one != other


def test_two_provinces_have_documents_of_the_same_number(province, department, elsewhere):
    other = make_agency("ST-UBND", "Ủy ban nhân dân tỉnh Sóc Trăng", kind="province")
    texts = "Quyết định số 02/QĐ-UBND ngày 05/01/2024 của UBND tỉnh."
    [own], [theirs] = cited(texts, department), cited(texts, other)
    assert own != theirs
    assert (own.agency, own.issuer) == (province, "Ủy ban nhân dân tỉnh Kiên Giang")
    assert theirs.agency == other


def test_a_bare_number_means_the_office_that_writes(department, home_affairs):
    [own] = cited("Kế hoạch số 06/KH-SDL ngày 16/01/2024 về kiểm tra.", department)
    [letter] = cited("Công văn số 331/SNV-CCHC ngày 10/3/2022 của Sở Nội vụ.", department)
    assert (own.agency, letter.agency, letter.type) == (department, home_affairs, "CV")


def test_a_number_without_a_day_is_no_guess(department):
    for year in (2023, 2024):
        cited(f"Kế hoạch số 02/KH-SDL ngày 10/01/{year} của Sở Du lịch", department)
    assert cited("Theo Kế hoạch số 02/KH-SDL thì", department) == [None]
    assert count() == 2
