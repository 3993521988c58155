"""The dashboard on paper: the value of the page, with charts drawn from the same figures."""

from datetime import datetime

import pytest
from django.utils import timezone

from documents.rendering.fonts import UnprintableText
from documents.rendering.outside import OutsideAddress
from documents.rendering.pdf import render_sheet
from plans.services import record_update
from reports.overview import overview
from reports.printing.overview import STYLESHEET, agency_bars, finding, overview_pdf, state_bars
from tests.documents import paper
from tests.factories import make_agency, make_duty, make_plan, make_task
from tests.shared import shared

AT = datetime(2024, 3, 18, 9, 30, tzinfo=timezone.get_default_timezone())


@shared
def found(hoa, lan, province, department, duty, quarter):
    """Sở Du lịch did one of three tasks; Sở Y tế has no plan."""
    plan = make_plan(agency=department)
    done, *_ = [make_task(plan, text) for text in ("Quý I/2024", "Tháng 01/2024", "Quý IV/2024")]
    record_update(task=done, quarter=quarter, status="period_done", by=lan)
    make_duty(make_agency("KG-SYT", "Sở Y tế", superior=province), quarter, superior=province)
    return overview(hoa, quarter)


def printed(found, by: str = "Nguyễn Hoa") -> bytes:
    return overview_pdf(found, kind="", by=by, at=AT)


def test_the_title_says_what_the_table_comes_to(found):
    assert finding(found) == "Quý I/2024: 1/3 nhiệm vụ đã thực hiện (33,3%); 0/2 cơ quan đã gửi báo cáo"


def test_an_empty_table_says_so(hoa, province, quarter):
    found = overview(hoa, quarter)
    assert finding(found) == "Quý I/2024: chưa có cơ quan nào phải báo cáo"
    assert "Chưa có cơ quan nào phải báo cáo kỳ này." in paper.text(printed(found))


def test_bars_are_as_long_as_their_figures(found):
    assert [(bar.label, bar.length, bar.figure) for bar in agency_bars(found)] == [
        ("Sở Du lịch", "333", "1/3 (33,3%)"),
        ("Sở Y tế", "0", "chưa có kế hoạch"),
    ]
    states = {bar.label: (bar.length, bar.figure) for bar in state_bars(found.progress)}
    assert states["Quá hạn"] == ("1000", "1")
    assert states["Chưa phát sinh"] == ("0", "0")


def test_paper_is_landscape_and_says_who_printed_when(found):
    pdf = printed(found)
    assert set(paper.sizes(pdf)) == {(297, 210)}
    text = paper.text(pdf)
    assert "In lúc 09:30 ngày 18/03/2024, người in: Nguyễn Hoa" in text
    assert "Tổng cộng 1/3 33,3% 1" in paper.raw_text(pdf)
    assert max(word.right for page in paper.words(pdf) for word in page) <= 282.5
    assert set(paper.fonts(pdf)) <= {"Liberation-Serif", "Liberation-Serif-Bold"}


def test_the_head_of_the_table_stands_on_every_page(hoa, province, quarter):
    for number in range(60):
        make_duty(make_agency(f"KG-X{number}", f"Sở thứ {number}", superior=province), quarter, superior=province)
    pages = paper.words(printed(overview(hoa, quarter)))
    tables = [page for page in pages if any(word.text == "nhiệm" and word.top < 40 for word in page)]
    assert len(pages) >= 4
    assert sum("Hạn" in [word.text for word in page] and "gửi" in [word.text for word in page] for page in tables) >= 2


def test_it_obeys_the_filter_of_the_page(client, hoa, found):
    client.force_login(hoa)
    address = "/dashboard/2024-Q1/table.pdf"
    assert "Sở Du lịch" in paper.text(client.get(f"{address}?kind=department").content)
    narrowed = paper.text(client.get(f"{address}?kind=commune").content)
    assert "Sở Du lịch" not in narrowed
    assert "chỉ gồm loại cơ quan" in narrowed
    assert client.get(f"{address}?kind=xx").status_code == 404


def test_nothing_is_fetched_and_no_other_font_is_used(found):
    with pytest.raises(OutsideAddress):
        render_sheet('<img src="file:///etc/passwd">', STYLESHEET)
    with pytest.raises(UnprintableText):
        printed(found, by="Nguyễn 💼")
