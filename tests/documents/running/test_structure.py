"""A running text: what is typed, what is stored, and that neither loses anything of the other."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import DomainError
from documents.markup import parse_blocks, tidied
from documents.printed import Cell, Column, Heading, Row, Table, Text
from documents.running.stored import MOST_BLOCKS, BadText, from_json, to_json
from documents.running.structure import (
    Figure,
    Grid,
    Item,
    Note,
    Paragraph,
    RunningText,
)
from documents.running.structure import Heading as RunningHeading

TYPED = """#### a) Kết quả [[ky.ten]]

Trong kỳ đạt [[nhiem_vu.ti_le]]^[Theo [[ke_hoach.so_ky_hieu]] [bản 2].] nhiệm vụ.
Dòng thứ hai của đoạn.

- Gạch đầu dòng
+ Cấp dưới

| STT | Nội dung |
| 1 | Tiếp nhận [[chi_tieu.X]] |"""


def test_what_is_typed_is_a_small_document():
    assert RunningText.typed(TYPED).blocks == (
        RunningHeading(4, ("a) Kết quả ", Figure("ky.ten"))),
        Paragraph(
            (
                "Trong kỳ đạt ",
                Figure("nhiem_vu.ti_le"),
                Note(("Theo ", Figure("ke_hoach.so_ky_hieu"), " [bản 2].")),
                " nhiệm vụ.\nDòng thứ hai của đoạn.",
            )
        ),
        Item("-", ("Gạch đầu dòng",)),
        Item("+", ("Cấp dưới",)),
        Grid(((("STT",), ("Nội dung",)), (("1",), ("Tiếp nhận ", Figure("chi_tieu.X"))))),
    )


def test_it_is_typed_again_as_it_was():
    assert RunningText.typed(TYPED).markup == TYPED


SIGNS = st.text(alphabet="ab1. \n-+#|^[]ế)\\/", max_size=60)


@settings(max_examples=60)
@given(SIGNS)
def test_a_typed_text_survives_the_way_through_the_document_and_its_json(typed):
    text = RunningText.typed(typed)
    assert RunningText.typed(text.markup) == text
    assert from_json(json.loads(json.dumps(to_json(text)))) == text


@settings(max_examples=60)
@given(SIGNS)
def test_paper_says_the_same_before_and_after(typed):
    assert parse_blocks(RunningText.typed(typed).markup) == parse_blocks(typed)


PARTS = st.one_of(SIGNS, st.builds(lambda name: {"figure": name}, st.sampled_from(["ky.ten", "a-b_1"])))
INLINES = st.lists(st.one_of(PARTS, st.builds(lambda note: {"note": note}, st.lists(PARTS, max_size=3))), max_size=4)
BLOCKS = st.one_of(
    st.builds(lambda text: {"type": "paragraph", "text": text}, INLINES),
    st.builds(lambda marker, text: {"type": "item", "marker": marker, "text": text}, st.sampled_from("-+"), INLINES),
    st.builds(
        lambda level, text: {"type": "heading", "level": level, "text": text}, st.integers(1, 4), st.lists(PARTS)
    ),
    st.builds(
        lambda rows: {"type": "table", "rows": rows},
        st.lists(st.lists(INLINES, min_size=1, max_size=3), min_size=1, max_size=3),
    ),
)


@settings(max_examples=60)
@given(st.lists(BLOCKS, max_size=4))
def test_whatever_an_editor_sends_is_brought_into_the_one_form(sent):
    text = from_json(sent)
    assert from_json(to_json(text)) == text
    assert RunningText.typed(text.markup) == text
    assert text.markup.count("ế") == json.dumps(sent, ensure_ascii=False).count("ế")


def test_a_footnote_is_not_ended_by_a_bracket_of_its_own():
    text = from_json([{"type": "paragraph", "text": ["x", {"note": ["a] b [c"]}]}])
    assert text.blocks == (Paragraph(("x", Note(("a) b (c",)))),)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "<p>văn bản</p>",
        {"type": "paragraph", "text": []},
        [{"type": "html", "text": ["<b>"]}],
        [{"type": "paragraph", "text": "chữ"}],
        [{"type": "paragraph", "text": ["a"], "style": "color:red"}],
        [{"type": "paragraph", "text": [["a"]]}],
        [{"type": "paragraph", "text": [{"figure": "a]] <script>"}]}],
        [{"type": "paragraph", "text": [{"note": [{"note": ["sâu"]}]}]}],
        [{"type": "item", "marker": "*", "text": ["a"]}],
        [{"type": "heading", "level": 9, "text": ["a"]}],
        [{"type": "table", "rows": []}],
        [{"type": "table", "rows": [[]]}],
        [{"type": "table", "rows": [[["a"]] * 13]}],
        [{"type": "paragraph", "text": ["a"]}] * (MOST_BLOCKS + 1),
    ],
)
def test_what_is_no_running_text_is_refused(sent):
    with pytest.raises(BadText):
        from_json(sent)


def test_an_endless_paragraph_is_refused_with_a_way_out():
    with pytest.raises(DomainError, match="chia ra nhiều mục"):
        from_json([{"type": "paragraph", "text": ["a" * 1_000_000]}])


def test_headings_and_tables_are_printed():
    assert parse_blocks("## 1. Thể chế\n### 1.2 Rà soát\n# Chung\n| STT | Việc |\n| 1 | Rà soát |\n| 2 |") == (
        Heading(2, "1.", "Thể chế"),
        Heading(3, "1.2", "Rà soát"),
        Heading(1, "", "Chung"),
        Table(
            (Column("STT", 6.0), Column("Việc", 7.0)),
            (Row((Cell(((Text("1"),),)), Cell(((Text("Rà soát"),),)))), Row((Cell(((Text("2"),),)), Cell()))),
        ),
    )


def test_a_column_is_as_wide_as_what_is_printed():
    [table] = parse_blocks("| STT | Số |\n| 1 | [[chi_tieu.TTHC-TIEP-NHAN]]^[Theo báo cáo của bộ phận một cửa.] |")
    assert [column.width_mm for column in table.columns] == [6.0, 6.0]


def test_tidying_is_the_same_for_both():
    assert RunningText.typed(" Quy\u0301  I\u00a0năm ").markup == tidied(" Quy\u0301  I\u00a0năm ") == "Quý I năm"
