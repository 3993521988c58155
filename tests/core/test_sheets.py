"""Pasted tables: with and without headings, in any order, by tab or semicolon, and what cannot be one."""

import pytest

from core.errors import DomainError
from core.sheets import read_sheet, without_value

COLUMNS = {"name": ("ten", "ho ten"), "symbol": ("ky hieu",), "above": ("cap tren",)}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Sở Du lịch\tSDL\tUBND", [(1, "Sở Du lịch", "SDL", "UBND")]),
        ("1\tSở Du lịch\tSDL\n2.\tSở Y tế", [(1, "Sở Du lịch", "SDL", ""), (2, "Sở Y tế", "", "")]),
        ("Cấp trên; TÊN\nUBND; Sở  Du lịch\n\n;Sở Y tế", [(2, "Sở Du lịch", "", "UBND"), (4, "Sở Y tế", "", "")]),
        ('Tên\tKý hiệu\r\n"Sở\r\nDu lịch"\tSDL', [(2, "Sở Du lịch", "SDL", "")]),
        ('"Sở Du lịch\tSDL\nSở Y tế\tSYT', [(1, '"Sở Du lịch', "SDL", ""), (2, "Sở Y tế", "SYT", "")]),
        ("Sở Du lịch\u200b\nSở Y tế", [(1, "Sở Du lịch", "", ""), (2, "Sở Y tế", "", "")]),
        (" \n\t\n", []),
    ],
)
def test_a_table_is_read_as_people_paste_it(text, rows):
    sheet = read_sheet(text, COLUMNS)
    assert [(line.number, *line.cells.values()) for line in sheet.lines] == rows
    assert sheet.ignored == []


@pytest.mark.parametrize(
    ("text", "ignored"),
    [("STT\tTên\tKý hiệu\tGhi chú\n1\tSở Y tế\tSYT\tx", ["Ghi chú"]), ("Sở\tS\tUBND\tthừa", ["cột thứ 4"])],
)
def test_a_column_that_nobody_reads_is_named(text, ignored):
    assert read_sheet(text, COLUMNS).ignored == ignored


def test_a_table_that_is_too_long_is_refused():
    with pytest.raises(DomainError, match="1001 dòng; mỗi lần dán tối đa 1000"):
        read_sheet("Sở\n" * 1001, COLUMNS)


@pytest.mark.parametrize("cell", ["#REF!", "#n/a", "#DIV/0!", "########", "=A1&B1", "Err:502"])
def test_an_error_or_a_formula_is_no_value_and_its_column_is_named(cell):
    [line] = read_sheet(f"Sở Du lịch\t{cell}", COLUMNS).lines
    [told] = without_value(line, {"symbol": "Ký hiệu"})
    assert told.startswith(f"Cột “Ký hiệu”: “{cell}” là ô lỗi")


def test_what_only_looks_like_one_is_a_value():
    [line] = read_sheet("Sở #1\t1/2=0,5\t#", COLUMNS).lines
    assert without_value(line, {}) == []
