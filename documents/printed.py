"""One value for everything that is printed: filled by the apps above, read by every renderer.

The value says what a document contains and never how it looks; PDF, Word and Excel are made from the same one.
It holds plain text and small frozen classes only: no rows of the database, no HTML, no request.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]

# A footnote longer than its page would be cut silently on paper, so that forms and renderers refuse one.
FOOTNOTE_MAX_CHARACTERS = 3000


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page; its mark stands where the note stands among the inlines."""

    inlines: tuple[Text, ...]


Inline = Text | Footnote


def heading_marker(level: int, number: str) -> str:
    """Return a heading's number as printed: ``I.``, ``2.1.``, ``a)``; one that has its own mark keeps it."""
    if not number or number[-1] in ".)":
        return number
    return f"{number})" if level == 4 else f"{number}."


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered title. Level 1 is ``I.``, 2 is ``1.``, 3 is ``1.1.``, 4 is ``a)``; ``number`` comes bare."""

    level: int
    number: str
    text: str

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"A heading has a level from 1 to 4, not {self.level}.")

    @property
    def marker(self) -> str:
        return heading_marker(self.level, self.number)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``indent`` is the first line's; the official body is justified."""

    inlines: tuple[Inline, ...]
    indent: bool = True
    align: Align = "justify"


@dataclass(frozen=True, slots=True)
class ListItem:
    """A line that starts with a sign: ``-`` at the first level, ``+`` at the second."""

    marker: Literal["-", "+"]
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Neighbours with the same ``group`` share one header cell above their own.

    Widths are in millimetres and taken as proportions of the page's text width. ``continued_mark`` says whether a
    spanning cell of this column that goes on over a page gets ``(tiếp)`` after its repeated text.
    """

    header: str
    width_mm: float
    align: Align = "left"
    group: str = ""
    continued_mark: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, each a sequence of inlines, and how many rows and columns it covers."""

    lines: tuple[tuple[Inline, ...], ...] = ()
    rowspan: int = 1
    colspan: int = 1
    align: Align | None = None

    @classmethod
    def of(cls, text: str, *, bold: bool = False, rowspan: int = 1, colspan: int = 1) -> "Cell":
        """A cell of plain text, one line for each line of ``text``."""
        lines = tuple((Text(line, bold=bold),) for line in text.splitlines() if line.strip())
        return cls(lines, rowspan=rowspan, colspan=colspan)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that start in this row, from left to right; columns covered from above have none."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A bold row over the whole width that names what follows; ``number`` goes into the first column."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]


Block = Heading | Paragraph | ListItem | Table


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Where and when a document is issued; what is not known yet is left open on paper."""

    place: str
    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def on(cls, place: str, day: date) -> "PlaceDate":
        """The line of a document that is issued on ``day``."""
        return cls(place, day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page, as frozen with the document.

    ``superior`` and ``agency`` come as lines in capitals (see ``letterhead.name_lines``). ``number`` is None while
    the document is not issued; ``symbol`` is what stands after it: ``KH-SDL``, ``2021/QĐ-UBND``, ``SDL-VP``.
    """

    superior: tuple[str, ...]
    agency: tuple[str, ...]
    symbol: str
    placed: PlaceDate
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: ``("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")`` and the name; no name leaves the room for it."""

    authority: tuple[str, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A part with its own pages. ``number`` is roman, or None where there is only one annex.

    ``reference`` is the bracketed line ``(Kèm theo Kế hoạch số … ngày … của …)``.
    """

    title: str
    blocks: tuple[Block, ...]
    reference: str = ""
    number: str | None = None
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """Where anyone can check the document: the address for the QR code, and the code in groups to be typed."""

    url: str
    code: str


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A whole document in the official format (Nghị định 30/2020/NĐ-CP).

    ``type_name`` in capitals (``BÁO CÁO``), or empty for a công văn, whose ``summary`` then stands under the number
    as ``V/v …``. ``bases`` are the legal grounds without their final signs; ``blocks`` end with the sentence that
    carries ``./.``; ``recipients`` come without dash or final sign. A draft says ``DỰ THẢO`` across every page.
    An excerpt is its blocks alone, to be looked at: nothing stands around them.
    """

    title: str
    letterhead: Letterhead
    type_name: str
    summary: tuple[str, ...]
    blocks: tuple[Block, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    bases: tuple[tuple[Inline, ...], ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    is_draft: bool = True
    verification: Verification | None = None
    language: str = "vi"
    is_excerpt: bool = field(default=False, repr=False)

    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order, the body's before the annexes'."""
        parts = (self.blocks, *(annex.blocks for annex in self.annexes))
        return tuple(block for part in parts for block in part if isinstance(block, Table))
