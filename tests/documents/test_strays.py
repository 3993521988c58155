"""Which page must end earlier so that a footnote stands with its mark."""

from dataclasses import replace

from documents.printed import Annex, Heading, Paragraph, Table, Text
from documents.rendering.strays import break_needed, with_note_anchors
from tests.documents import samples

TEXT = Paragraph((Text("Câu."),))


def needed(*blocks, pages: dict[str, int], breaks=(), annexes=()) -> int | None:
    return break_needed(replace(samples.quarterly_report(), blocks=blocks, annexes=annexes), pages, breaks)


def test_every_note_and_the_place_of_its_mark_get_a_name():
    html = with_note_anchors('27<span class="note">a</span>, 28<span class="note">b</span>')
    assert html == (
        '27<span id="m0"></span><span class="note" id="n0">a</span>, '
        '28<span id="m1"></span><span class="note" id="n1">b</span>'
    )


def test_notes_that_stand_with_their_marks_need_nothing():
    assert needed(TEXT, TEXT, pages={"b0": 0, "b1": 1, "m0": 0, "n0": 0, "m1": 1, "n1": 1}) is None


def test_the_block_that_crosses_the_end_of_the_page_begins_the_next():
    assert needed(TEXT, TEXT, TEXT, pages={"b0": 0, "b1": 0, "b2": 1, "m0": 0, "n0": 1}) == 1


def test_headings_go_along_with_what_they_name():
    blocks = (TEXT, Heading(1, "I", "A"), Heading(2, "1", "B"), TEXT)
    assert needed(*blocks, pages={"b0": 0, "b1": 0, "b2": 0, "b3": 0, "m0": 0, "n0": 1}) == 1


def test_what_cannot_be_put_right_is_passed_over():
    stray = {"m0": 0, "n0": 1, "m1": 1, "n1": 2, "b0": 0, "b1": 1, "b2": 1}
    assert needed(TEXT, TEXT, TEXT, pages=stray) == 2, "the first page holds one block only"
    assert needed(TEXT, TEXT, TEXT, pages=stray, breaks={2}) is None
    assert needed(TEXT, TEXT, Table((), ()), pages=stray) is None


def test_blocks_of_annexes_are_counted_on():
    annexes = (Annex("A", (TEXT, TEXT)),)
    assert needed(TEXT, pages={"b0": 0, "b1": 1, "b2": 1, "m0": 1, "n0": 2}, annexes=annexes) == 2
