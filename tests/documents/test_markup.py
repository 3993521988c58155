"""What people type in a section, and the blocks it becomes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.markup import parse_blocks, parse_inlines
from documents.printed import Footnote, ListItem, Paragraph, Text


def test_a_blank_line_ends_a_paragraph_and_a_single_line_end_does_not():
    assert parse_blocks("Một dòng\nvà dòng nữa.\n\n\nĐoạn hai.") == (
        Paragraph((Text("Một dòng và dòng nữa."),)),
        Paragraph((Text("Đoạn hai."),)),
    )


def test_items_start_with_a_sign_and_a_space():
    assert parse_blocks("Gồm:\n- việc một\ntiếp dòng\n+ việc nhỏ\n-không phải mục") == (
        Paragraph((Text("Gồm:"),)),
        ListItem("-", (Text("việc một tiếp dòng"),)),
        ListItem("+", (Text("việc nhỏ -không phải mục"),)),
    )


def test_a_footnote_stands_where_it_is_typed():
    assert parse_inlines("đề ra 27^[Phụ lục kèm theo [bản 2].] nhiệm vụ") == (
        Text("đề ra 27"),
        Footnote((Text("Phụ lục kèm theo [bản 2]."),)),
        Text(" nhiệm vụ"),
    )


def test_a_footnote_may_run_over_a_line_end():
    assert parse_blocks("27 ^[Kế hoạch\nsố 67] nhiệm vụ") == (
        Paragraph((Text("27"), Footnote((Text("Kế hoạch số 67"),)), Text(" nhiệm vụ"))),
    )


@pytest.mark.parametrize("literal", ["mở ^[mà không đóng", "rỗng ^[ ] thôi", "ngoặc [thường] và mũ ^ rời", "]^["])
def test_what_is_no_footnote_stays_as_typed(literal):
    assert parse_inlines(literal) == (Text(literal),)


def test_an_unclosed_note_does_not_swallow_a_later_one():
    assert parse_inlines("a ^[b [c ^[d] e") == (Text("a ^[b [c"), Footnote((Text("d"),)), Text(" e"))


def test_html_is_text():
    assert parse_blocks("<b>đậm</b> &amp; **sao**") == (Paragraph((Text("<b>đậm</b> &amp; **sao**"),)),)


@pytest.mark.parametrize("empty", ["", " \n\t\n ", "\u200b"])
def test_nothing_typed_is_no_block(empty):
    assert parse_blocks(empty) == ()


def test_decomposed_letters_and_odd_spaces_come_out_in_one_form():
    typed = unicodedata.normalize("NFD", "Quý  I\u00a0năm\t2024 ")
    assert parse_blocks(typed) == (Paragraph((Text("Quý I năm 2024"),)),)


@given(st.text(alphabet="ab \n-+^[]ế"))
def test_no_letter_is_lost(typed):
    blocks = parse_blocks(typed)
    shown = "".join(
        "".join(part.text for part in inline.inlines) if isinstance(inline, Footnote) else inline.text
        for block in blocks
        if isinstance(block, Paragraph | ListItem)
        for inline in block.inlines
    )
    assert [char for char in shown if char in "abế"] == [char for char in typed if char in "abế"]


def test_a_text_of_brackets_only_is_read_in_one_pass():
    assert parse_inlines("^[" * 20_000) == (Text("^[" * 20_000),)
