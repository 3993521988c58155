"""The rendered file is measured: a right one passes, one that is moved, misprinted or foreign does not."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject
from weasyprint import CSS, HTML

from documents.preflight.sheets import Font, measured, sheet_findings
from documents.rendering.pdf import render_pdf
from tests.documents import samples

MM = 72 / 25.4
LETTER = RectangleObject((0, 0, 612, 792))


@cache
def report() -> bytes:
    return render_pdf(samples.quarterly_report())


def changed(change) -> bytes:
    """The report's file after ``change`` was made to each page."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(report())))
    for number, page in enumerate(writer.pages):
        change(number, page)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def told(pdf: bytes) -> list[str]:
    return [finding.text for finding in sheet_findings(measured(pdf))]


def test_a_report_and_a_plan_with_landscape_annexes_pass():
    plan = replace(samples.annual_plan(), is_draft=False)
    assert sheet_findings(measured(report())) == []
    assert sheet_findings(measured(render_pdf(plan), annexes=len(plan.annexes))) == []


def test_positions_are_those_that_a_reader_measures():
    first = measured(report()).sheets[0]
    number = next(run for run in first.runs if run.text.startswith("Số:"))
    assert (number.left + number.right) / 2 == pytest.approx(30 + 67 / 2, abs=0.5)
    assert number.points == pytest.approx(13, abs=0.1)


@pytest.mark.parametrize(
    ("right", "up", "text"),
    [(-2, 0, "lề trái còn 28,0 mm"), (2, 0, "lề phải còn"), (0, -3, "lề dưới còn"), (0, 3, "lề trên còn")],
)
def test_a_page_that_is_moved_by_millimetres_is_found(right, up, text):
    move = Transformation().translate(right * MM, up * MM)
    assert any(text in one for one in told(changed(lambda _, page: page.add_transformation(move))))


def test_text_that_is_moved_inwards_is_found():
    move = Transformation().scale(0.8).translate(40 * MM, 30 * MM)
    assert any("Lề trái đo được" in one for one in told(changed(lambda _, page: page.add_transformation(move))))


def test_another_paper_is_found():
    assert told(changed(lambda _, page: setattr(page, "mediabox", LETTER)))[0].startswith("Trang 1: khổ giấy")


def test_a_number_on_the_first_page_and_a_page_without_one_are_found():
    sheet = "@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); } }"
    plain = sheet + "html { font: 14pt 'Liberation Serif'; } p { margin: 0 }"
    html = HTML(string="<p>Báo cáo</p>")
    assert "Trang đầu không đánh số." in told(html.write_pdf(stylesheets=[CSS(string=plain)]))
    twice = HTML(string="<p>Một</p><p style='break-before: page'>Hai</p>")
    bare = plain.replace("@top-center { content: counter(page); }", "")
    assert "1 trang thiếu số trang." in told(twice.write_pdf(stylesheets=[CSS(string=bare)]))


def test_another_font_is_found():
    style = "@page { size: A4; margin: 20mm 15mm 20mm 30mm } html { font: 14pt 'DejaVu Sans' } p { margin: 0 }"
    pdf = HTML(string="<p>Báo cáo</p>").write_pdf(stylesheets=[CSS(string=style)])
    assert any("Tệp dùng phông DejaVu Sans" in one for one in told(pdf))


def test_a_font_that_is_not_inside_is_found():
    found = replace(measured(report()), fonts=(Font("Liberation-Serif", is_subset=False, is_embedded=False),))
    assert [one.text for one in sheet_findings(found)] == ["Phông Liberation Serif chưa được nhúng vào tệp."]
