"""``manage.py render``: the official document in a file."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from reports.models import Report, ReportSection
from tests.documents import word
from tests.documents.paper import sizes, text
from tests.factories import make_plan
from tests.shared import late


@pytest.fixture
@late
def printed(monkeypatch) -> list:
    """What would be printed, without printing it."""
    documents: list = []

    def render(document, limits) -> bytes:
        documents.append(document)
        return b"%PDF-test"

    monkeypatch.setattr("reports.management.commands.render.render_pdf", render)
    return documents


def render(*args) -> None:
    call_command("render", *map(str, args))


def test_a_report_that_does_not_exist_yet_is_printed_as_a_draft_and_not_stored(
    template, named, plan, duty, department, tmp_path
):
    render("report", "KG-SDL", "2024-Q1", tmp_path / "out.pdf")
    found = text((tmp_path / "out.pdf").read_bytes())
    assert "DỰ THẢO" in found
    assert "0/03 nhiệm vụ" in found
    assert not Report.objects.exists()
    assert not ReportSection.objects.exists()


def test_a_stored_draft_is_printed_as_it_stands(draft, printed, tmp_path):
    Report.objects.update(title="Trích yếu đã sửa")
    render("report", "kg-sdl", "2024-q1", tmp_path / "out.pdf")
    assert printed[0].summary == ("Trích yếu đã sửa",)


def test_a_signed_report_gives_the_stored_bytes(signed, printed, tmp_path):
    render("report", "KG-SDL", "2024-Q1", tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-test 1"
    assert printed == []


def test_a_plan_is_printed_with_its_landscape_annex(named, plan, tmp_path):
    render("plan", "KG-SDL", "2024", tmp_path / "out.pdf")
    assert sizes((tmp_path / "out.pdf").read_bytes()) == [(210, 297), (297, 210)]


def test_the_annual_plan_is_meant_unless_said_otherwise(department, printed, tmp_path):
    make_plan(agency=department, kind="procedures", title="Trọng tâm")
    make_plan(agency=department, title="Cả năm")
    render("plan", "KG-SDL", "2024", tmp_path / "a.pdf")
    render("plan", "KG-SDL", "2024", tmp_path / "b.pdf", "--kind", "procedures")
    assert [document.summary for document in printed] == [("Cả năm",), ("Trọng tâm",)]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("report", "KG-SLD", "2024-Q1", "x.pdf"), "mã “KG-SLD”. Gần nhất: KG-SDL"),
        (("report", "KG-SDL", "2024-Q5", "x.pdf"), "Không hiểu kỳ báo cáo"),
        (("report", "KG-SDL", "2023-Q1", "x.pdf"), "Chưa có kỳ báo cáo “2023-Q1”. Gần nhất: 2024-Q1"),
        (("report", "KG-SDL", "2024-Q1", "x.odt"), "“.odt”; các định dạng: .pdf, .docx, .xlsx"),
        (("report", "KG-SDL", "2024-Q1", "x"), "Tên tệp “x” thiếu phần mở rộng"),
        (("plan", "KG-SDL", "2023", "x.pdf"), "“2023”. Gần nhất: 2024 (--kind annual)"),
        (("plan", "KG-SDL", "2024-Q1", "x.pdf"), "Gần nhất: 2024 (--kind annual)"),
        (("plan", "KG-SDL", "2024", "x.pdf", "--kind", "procedure"), "Gần nhất: procedures"),
        (("plan", "KG-SNV", "2024", "x.pdf"), "“2024”. Cơ quan này chưa có kế hoạch nào."),
        (("letter", "KG-SDL", "2024", "x.pdf"), "Không có loại văn bản “letter”"),
        (("plan", "KG-SDL", "2" * 5000, "x.pdf"), f"“{'2' * 29}…”. Gần nhất: 2024 (--kind annual)"),
        (("plan", "KG-SDL", "٢٠٢٤", "x.pdf"), "“٢٠٢٤”. Gần nhất: 2024 (--kind annual)"),
        (("plan", "KG-SDL", "202", "x.pdf"), "“202”. Gần nhất: 2024 (--kind annual)"),
        (("report", "KG-SDL", "2" * 5000, "x.pdf"), f"Không hiểu kỳ báo cáo “{'2' * 29}…”;"),
        (("report", "9" * 5000, "2024-Q1", "x.pdf"), f"mã “{'9' * 29}…”."),
        (("plan", "KG-SDL", "2024", "x.pdf", "--kind", "k" * 5000), f"Không có loại kế hoạch “{'k' * 29}…”."),
        (("l" * 5000, "KG-SDL", "2024", "x.pdf"), f"Không có loại văn bản “{'l' * 29}…”"),
        (("report", "KG-SDL"), "Thiếu tham số"),
        ((), "Thiếu tham số"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(
    plan, duty, home_affairs, printed, tmp_path, monkeypatch, args, message
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError) as refusal:
        render(*args)
    assert message in str(refusal.value)
    assert not list(tmp_path.iterdir())


def test_without_a_template_there_is_a_sentence(named, duty, tmp_path):
    with pytest.raises(CommandError, match="Chưa có mẫu báo cáo"):
        render("report", "KG-SDL", "2024-Q1", tmp_path / "out.pdf")


@pytest.mark.parametrize(
    ("place", "why"), [("none/out.pdf", "thư mục chưa có, hãy tạo trước"), ("folder.pdf", "đó là một thư mục")]
)
def test_a_place_that_cannot_be_written_is_told_in_vietnamese(draft, printed, tmp_path, place, why):
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(CommandError, match=f"Không ghi được tệp .*: {why}"):
        render("report", "KG-SDL", "2024-Q1", tmp_path / place)


def test_word_and_excel_by_the_name_of_the_file_or_by_format(named, plan, tmp_path):
    render("plan", "KG-SDL", "2024", tmp_path / "out.docx")
    assert "KẾ HOẠCH" in [words for _, words in word.paragraphs((tmp_path / "out.docx").read_bytes())]
    render("plan", "KG-SDL", "2024", tmp_path / "tables.out", "--format", "xlsx")
    assert load_workbook(BytesIO((tmp_path / "tables.out").read_bytes())).sheetnames == ["Phụ lục"]


def test_a_signed_report_as_word_is_made_from_its_frozen_value(signed, printed, tmp_path):
    render("report", "KG-SDL", "2024-Q1", tmp_path / "out.docx")
    assert "Số: 35/BC-SDL" in [words for _, words in word.paragraphs((tmp_path / "out.docx").read_bytes())]


def test_a_name_and_a_format_that_contradict_each_other_are_refused(plan, tmp_path):
    with pytest.raises(CommandError, match="không khớp --format docx"):
        render("plan", "KG-SDL", "2024", tmp_path / "out.pdf", "--format", "docx")


def test_a_report_without_tables_has_nothing_for_excel(draft, tmp_path):
    with pytest.raises(CommandError, match="không có bảng hay phụ lục"):
        render("report", "KG-SDL", "2024-Q1", tmp_path / "out.xlsx")
