"""Paragraphs, runs and footnotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents.printed import Footnote, Inline, Text
from documents.rendering.docx.styles import BEFORE_MARK, NOTE_MARK, run_look
from documents.rendering.docx.xml import Element, points, text, twips, value, w

SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


@dataclass(slots=True)
class Notes:
    """The footnotes of a document, numbered in the order in which their marks are written."""

    bodies: list[Element] = field(default_factory=list)

    def mark(self, note: Footnote) -> Element:
        """Keep the note and return the run that bears its mark."""
        number = len(self.bodies) + 1
        own_mark = w("r", w("rPr", w("rStyle", val=NOTE_MARK)), w("footnoteRef"))
        words = (run(Text(" ")), *(run(part) for part in note.inlines))
        self.bodies.append(w("footnote", paragraph("FootnoteText", own_mark, *words), id=number))
        return w("r", w("rPr", w("rStyle", val=NOTE_MARK)), w("footnoteReference", id=number))

    def part(self) -> Element:
        """Return the root of the footnotes part: the lines above the notes, then the notes."""
        lines = (w("footnote", w("p", w("r", w(kind))), type=kind, id=number) for kind, number in SEPARATORS)
        return w("footnotes", *lines, *self.bodies)


def run(part: Text, *, style: str = "", as_typed: bool = False) -> Element:
    """Return one run of letters; ``as_typed`` keeps it out of a style in capitals."""
    look = run_look(bold=part.bold, italic=part.italic)
    if as_typed:
        look.append(w("caps", val=0))
    if style:
        look.insert(0, w("rStyle", val=style))
    return w("r", look if len(look) else None, text(part.text))


def runs(inlines: Sequence[Inline], notes: Notes) -> Iterable[Element]:
    """Return the runs of a paragraph; a figure before a footnote's mark is a run of its own that keeps its distance."""
    for place, inline in enumerate(inlines):
        if isinstance(inline, Footnote):
            yield notes.mark(inline)
            continue
        marked = place + 1 < len(inlines) and isinstance(inlines[place + 1], Footnote)
        if marked and inline.text[-1:].isdigit():
            if inline.text[:-1]:
                yield run(Text(inline.text[:-1], inline.bold, inline.italic))
            yield run(Text(inline.text[-1], inline.bold, inline.italic), style=BEFORE_MARK)
        else:
            yield run(inline)


def paragraph(
    style: str,
    *content: Element,
    keep_next: bool | None = None,
    flush: bool = False,
    left_mm: float = 0,
    align: str | None = None,
) -> Element:
    """Return a paragraph of a style. ``flush`` takes away the first line's indent, ``left_mm`` indents all lines."""
    keep = None if keep_next is None else w("keepNext", val=int(keep_next))
    indent = w("ind", left=twips(left_mm)) if left_mm else w("ind", firstLine=0) if flush else None
    return w("p", w("pPr", w("pStyle", val=style), keep, indent, value("jc", align)), *content)


def line(
    style: str, words: str, *, keep_next: bool | None = None, left_mm: float = 0, align: str | None = None
) -> Element:
    """Return a paragraph of plain words."""
    return paragraph(style, run(Text(words)), keep_next=keep_next, left_mm=left_mm, align=align)


def broken(style: str, words: Sequence[str]) -> Element:
    """Return one paragraph whose lines end where they are told to."""
    pieces = [run(Text(words[0]))] if words else []
    for part in words[1:]:
        pieces += [w("r", w("br")), run(Text(part))]
    return paragraph(style, *pieces)


def rule(length_mm: float, width_mm: float, *, after: float = 0, keep_next: bool = False) -> Element:
    """Return a solid line of that length in the middle of a column: the border of a paragraph without words."""
    indent = twips(max(0.0, width_mm - length_mm) / 2)
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val="DuongKe"),
            w("keepNext") if keep_next else None,
            w("pBdr", w("top", val="single", sz=6, space=0, color="000000")),
            w("spacing", before=points(2), after=points(after), line=points(1), lineRule="exact"),
            w("ind", left=indent, right=indent),
        ),
    )
