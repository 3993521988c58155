"""Tables as workbooks: what was a text stays one, what was a number can be added up."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from documents.rendering.xlsx import LONGEST, SheetColumn, workbook

COLUMNS = [SheetColumn("Cơ quan", 30), SheetColumn("Số", number_format="#,##0"), SheetColumn("Ngày")]


def sheet_of(*rows, title: str = "Tổng quan", note: tuple[str, ...] = ("Quý I/2024",)):
    return load_workbook(BytesIO(workbook(title, note, COLUMNS, rows))).active


def test_a_title_its_notes_the_heads_and_the_rows():
    sheet = sheet_of(("Sở Du lịch", 1671, date(2024, 3, 20)))
    assert [sheet["A1"].value, sheet["A2"].value] == ["Tổng quan", "Quý I/2024"]
    assert [cell.value for cell in sheet[4]] == ["Cơ quan", "Số", "Ngày"]
    assert [cell.value for cell in sheet[5]][:2] == ["Sở Du lịch", 1671]
    assert sheet["C5"].value.date() == date(2024, 3, 20)
    assert sheet.freeze_panes == "B5"


def test_numbers_are_numbers_and_keep_their_format():
    cell = sheet_of(("a", Decimal("74.1"), None))["B5"]
    assert (cell.value, cell.data_type, cell.number_format) == (74.1, "n", "#,##0")


def test_nothing_is_an_empty_cell_and_zero_is_zero():
    sheet = sheet_of(("a", None, None), ("b", 0, None))
    assert (sheet["B5"].value, sheet["B6"].value) == (None, 0)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", "0123"])
def test_a_text_never_becomes_a_formula_or_a_number(text):
    cell = sheet_of((text, None, None))["A5"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_the_same_catches_a_plain_writer():
    plain = Workbook().active
    plain["A1"] = "=1+1"
    assert plain["A1"].data_type == "f"


def test_characters_that_excel_refuses_are_left_out():
    assert sheet_of(("a\x00b\x0bc\ud800d\ufffee", None, None))["A5"].value == "abcde"


def test_a_text_is_cut_at_what_a_cell_holds():
    assert len(sheet_of(("x" * (LONGEST + 5), None, None))["A5"].value) == LONGEST


def test_a_sheet_may_be_named_after_any_period():
    assert sheet_of(title="Tổng quan [Quý I/2024]: các cơ quan trực thuộc").title == "Tổng quan  Quý I 2024   các cơ"
