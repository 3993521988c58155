"""The printed value, the wording of its fixed parts, and cells cut at page ends."""

from datetime import date

import pytest

from documents import letterhead
from documents.printed import Cell, Column, Footnote, GroupRow, Heading, PlaceDate, Row, Table, Text
from documents.rendering import spans


@pytest.mark.parametrize(
    ("number", "symbol", "printed"),
    [
        ("67", "KH-SDL", "67/KH-SDL"),
        ("6", "KH-SDL", "06/KH-SDL"),
        ("9", "2021/QĐ-UBND", "09/2021/QĐ-UBND"),
        ("3", "-NQ/TU", "03-NQ/TU"),
        (None, "KH-SVHTTDL", "        /KH-SVHTTDL"),
    ],
)
def test_number_and_symbol(number, symbol, printed):
    assert letterhead.number_and_symbol(number, symbol) == printed


@pytest.mark.parametrize(
    ("placed", "printed"),
    [
        (PlaceDate.on("Kiên Giang", date(2023, 12, 28)), "Kiên Giang, ngày 28 tháng 12 năm 2023"),
        (PlaceDate.on("Kiên Giang", date(2024, 2, 5)), "Kiên Giang, ngày 05 tháng 02 năm 2024"),
        (PlaceDate.on("Hà Nội", date(2024, 3, 1)), "Hà Nội, ngày 01 tháng 3 năm 2024"),
        (PlaceDate("Sóc Trăng", 2024, 1), "Sóc Trăng, ngày      tháng 01 năm 2024"),
        (PlaceDate("Sóc Trăng", 2024), "Sóc Trăng, ngày      tháng      năm 2024"),
    ],
)
def test_place_and_date(placed, printed):
    assert letterhead.place_and_date(placed) == printed


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Du lịch", ("SỞ DU LỊCH",)),
        ("Sở Văn hóa, Thể thao và Du lịch", ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH")),
        ("Ủy ban nhân dân tỉnh", ("ỦY BAN NHÂN DÂN TỈNH",)),
        (
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh",
            ("TRUNG TÂM XÚC TIẾN", "ĐẦU TƯ, THƯƠNG MẠI", "VÀ DU LỊCH TỈNH"),
        ),
    ],
)
def test_an_agencys_name_breaks_where_a_reader_would(name, lines):
    assert letterhead.name_lines(name) == lines


def test_recipients_end_with_their_signs():
    names = ("- Sở Nội vụ;", "BGĐ Sở", "Lưu: VT, nthuc.")
    assert letterhead.recipient_lines(names, addressed=False) == ("- Sở Nội vụ;", "- BGĐ Sở;", "- Lưu: VT, nthuc.")


def test_addressees_are_recipients_as_above_once():
    assert letterhead.recipient_lines(("Lưu: VT",), addressed=True) == ("- Như trên;", "- Lưu: VT.")
    assert letterhead.recipient_lines(("Như trên", "Lưu: VT"), addressed=True) == ("- Như trên;", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("level", "number", "marker"),
    [
        (1, "IV", "IV."),
        (2, "3", "3."),
        (3, "2.1", "2.1."),
        (4, "đ", "đ)"),
        (2, "1.", "1."),
        (4, "a)", "a)"),
        (1, "", ""),
    ],
)
def test_a_headings_marker(level, number, marker):
    assert Heading(level, number, "Tên").marker == marker


def test_a_heading_of_level_five_is_refused():
    with pytest.raises(ValueError, match="not 5"):
        Heading(5, "1", "Tên")


COLUMNS = (
    Column("Lĩnh vực", 30),
    Column("Nhiệm vụ", 60),
    Column("Chủ trì", 40, continued_mark=False),
    Column("Hạn", 30),
)


def spanning_table() -> Table:
    area = Cell(((Text("Thể chế"), Footnote((Text("NQ 76"),))),), rowspan=4)
    return Table(
        COLUMNS,
        (
            Row((area, Cell.of("Việc 1", rowspan=2), Cell.of("Văn phòng", rowspan=2), Cell.of("Quý I"))),
            Row((Cell.of("Quý II"),)),
            Row((Cell.of("Việc 2", rowspan=2), Cell.of("Thanh tra", rowspan=2), Cell.of("Quý III"))),
            Row((Cell.of("Quý IV"),)),
        ),
    )


def shown(rows: tuple[tuple[spans.Placed, ...], ...]) -> list[list[tuple[int, str, int]]]:
    return [
        [
            (
                placed.column,
                "".join(inline.text for line in placed.cell.lines for inline in line if isinstance(inline, Text)),
                placed.cell.rowspan,
            )
            for placed in row
        ]
        for row in rows
    ]


def test_a_cut_repeats_what_goes_on_and_leaves_the_rest():
    rows = spans.cut(spanning_table(), {1})
    assert shown(rows) == [
        [(0, "Thể chế", 1), (1, "Việc 1", 1), (2, "Văn phòng", 1), (3, "Quý I", 1)],
        [(0, "Thể chế (tiếp)", 3), (1, "Việc 1 (tiếp)", 1), (2, "Văn phòng", 1), (3, "Quý II", 1)],
        [(1, "Việc 2", 2), (2, "Thanh tra", 2), (3, "Quý III", 1)],
        [(3, "Quý IV", 1)],
    ]


def test_a_repeated_cell_does_not_repeat_its_footnote():
    again = spans.cut(spanning_table(), {2})[2][0].cell
    assert not any(isinstance(inline, Footnote) for line in again.lines for inline in line)


def test_a_cell_over_three_pages_is_cut_twice():
    rows = shown(spans.cut(spanning_table(), {1, 3}))
    assert [row[0] for row in rows if row[0][0] == 0] == [
        (0, "Thể chế", 1),
        (0, "Thể chế (tiếp)", 2),
        (0, "Thể chế (tiếp)", 1),
    ]


def test_only_page_starts_inside_a_cell_need_a_cut():
    plain = Row(tuple(Cell.of("x") for _ in COLUMNS))
    table = Table(COLUMNS, (*spanning_table().rows, plain, plain))
    assert spans.cuts_needed(table, {2, 4, 5}) == {2}


ONE = Cell.of("x")


@pytest.mark.parametrize(
    "rows",
    [
        (Row((ONE, ONE, ONE)),),
        (Row((ONE, ONE, ONE, ONE, ONE)),),
        (Row((Cell.of("x", rowspan=2), ONE, ONE, ONE)),),
        (Row((Cell.of("x", rowspan=2), ONE, ONE, ONE)), GroupRow("I")),
        (Row((ONE, Cell.of("x", rowspan=2), ONE, ONE)), Row((Cell.of("x", colspan=2), ONE))),
    ],
    ids=["short", "long", "past the end", "over a group", "through a cell"],
)
def test_a_table_with_holes_is_refused(rows):
    with pytest.raises(ValueError, match="row|fill|fit"):
        spans.place(Table(COLUMNS, rows))
