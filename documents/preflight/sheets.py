"""The rendered file, measured as somebody with a ruler would: paper, margins, page numbers, fonts.

Positions are those of the runs of text in the file (NĐ 30/2020/NĐ-CP, Phụ lục I: margins 20–25, 30–35 and 15–20 mm).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from documents.preflight.subject import FormFinding, Place
from documents.rendering.fonts import FAMILY
from documents.rendering.measure import width_mm

MM = 72 / 25.4
TOLERANCE_MM = 0.5
A4 = (210, 297)
SUBSET = re.compile(r"/[A-Z]{6}\+(.+)")
STYLES = {"": "", "-Bold": ":bold", "-Italic": ":italic", "-Bold-Italic": ":bold:italic"}
PORTRAIT = {"left": 30, "top": 20, "right": 15, "bottom": 20}
LANDSCAPE = {"left": 20, "top": 30, "right": 20, "bottom": 15}  # the binding edge keeps its 30 mm
SIDES = {"left": "trái", "top": "trên", "right": "phải", "bottom": "dưới"}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: its box in millimetres from the upper left corner. Letters reach 0,2 em below the line."""

    text: str
    left: float
    right: float
    baseline: float
    points: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its paper in millimetres, its runs in the order of the file."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]

    @property
    def margins(self) -> dict[str, int]:
        return LANDSCAPE if self.width > self.height else PORTRAIT

    def in_top_margin(self, run: Run) -> bool:
        return run.baseline < self.margins["top"] - 2


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file: its name, whether it is a subset, and whether its letters are inside."""

    name: str
    is_subset: bool
    is_embedded: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """All that the rules about the file read. ``annexes`` says how many parts hide a first page number."""

    sheets: tuple[Sheet, ...]
    fonts: tuple[Font, ...]
    annexes: int = 0


def measured(pdf: bytes, *, annexes: int = 0) -> Measured:
    """Read a PDF that the portal rendered. Raises pypdf's errors for bytes that are no PDF."""
    pages = PdfReader(BytesIO(pdf)).pages
    fonts = {name: font for page in pages for name, font in _fonts(page)}
    sheets = tuple(_sheet(number, page) for number, page in enumerate(pages, start=1))
    return Measured(sheets, tuple(fonts.values()), annexes)


def _sheet(number: int, page: PageObject) -> Sheet:
    height = float(page.mediabox.height)
    runs: list[Run] = []

    def see(text: str, outer: list[float], inner: list[float], font: dict[str, Any] | None, size: float) -> None:
        shown = " ".join(text.split())  # justified gaps come as several spaces
        if not shown or font is None:
            return
        scale = abs(outer[0]) or 1
        points = size * scale
        style = STYLES.get(str(font.get("/BaseFont", "")).rpartition(FAMILY.replace(" ", "-"))[2], "")
        left = (inner[4] * outer[0] + outer[4]) / MM
        baseline = (height - (inner[5] * outer[3] + outer[5])) / MM
        runs.append(Run(shown, left, left + width_mm(shown, points, style=style), baseline, points))

    page.extract_text(visitor_text=see)
    return Sheet(number, float(page.mediabox.width) / MM, height / MM, tuple(runs))


def _fonts(page: PageObject) -> Iterator[tuple[str, Font]]:
    resources: Any = page["/Resources"]
    for entry in resources.get("/Font", {}).values():
        font = entry.get_object()
        name = str(font["/BaseFont"])
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner["/FontDescriptor"].get_object() if "/FontDescriptor" in inner else {}
        subset = SUBSET.fullmatch(name)
        is_embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        yield name, Font(subset[1] if subset else name.lstrip("/"), subset is not None, is_embedded)


def paper_is_a4(found: Measured) -> Iterator[FormFinding]:
    for sheet in found.sheets:
        if any(abs(side - wanted) > TOLERANCE_MM for side, wanted in zip(sorted(_size(sheet)), A4, strict=True)):
            shown = " × ".join(f"{side:.0f}" for side in _size(sheet))
            yield _wrong(f"Trang {sheet.number}: khổ giấy {shown} mm, không phải A4.")


def _size(sheet: Sheet) -> tuple[float, float]:
    return sheet.width, sheet.height


def text_keeps_the_margins(found: Measured) -> Iterator[FormFinding]:
    for sheet in found.sheets:
        body = [run for run in sheet.runs if not sheet.in_top_margin(run)]
        for side, room in _room(sheet, body).items():
            if room < sheet.margins[side] - TOLERANCE_MM:
                shown = f"{room:.1f}".replace(".", ",")
                yield _wrong(
                    f"Trang {sheet.number}: lề {SIDES[side]} còn {shown} mm, phải từ {sheet.margins[side]} mm."
                )


def _room(sheet: Sheet, body: list[Run]) -> dict[str, float]:
    if not body:
        return {}
    em = 25.4 / 72
    return {
        "left": min(run.left for run in body),
        "right": sheet.width - max(run.right for run in body),
        "top": min(run.baseline - 0.6 * run.points * em for run in body),
        "bottom": sheet.height - max(run.baseline + 0.2 * run.points * em for run in body),
    }


def the_text_begins_at_the_left_margin(found: Measured) -> Iterator[FormFinding]:
    """On some page a line begins where the text's edge is: else the whole page is moved."""
    portrait = [sheet for sheet in found.sheets if sheet.margins is PORTRAIT and sheet.runs]
    lefts = [run.left for sheet in portrait for run in sheet.runs if not sheet.in_top_margin(run)]
    if lefts and not PORTRAIT["left"] - TOLERANCE_MM <= min(lefts) <= 35 + TOLERANCE_MM:
        yield _wrong(f"Lề trái đo được {min(lefts):.1f} mm, phải từ 30 đến 35 mm.".replace(".", ",", 1))


def page_numbers_run_from_the_second_page(found: Measured) -> Iterator[FormFinding]:
    """Arabic, centred in the top margin, not on the first page of the text or of an annex."""
    hidden = 0
    expected = 1
    for sheet in found.sheets:
        above = [run for run in sheet.runs if sheet.in_top_margin(run)]
        if not above:
            hidden, expected = hidden + 1, 2
            continue
        number, middle = "".join(run.text for run in above), (above[0].left + above[-1].right) / 2
        margins = sheet.margins
        centre = (margins["left"] + sheet.width - margins["right"]) / 2
        if sheet.number == 1:
            yield _wrong("Trang đầu không đánh số.")
        elif number != str(expected):
            yield _wrong(f"Trang {sheet.number}: lề trên ghi “{number}”, phải là số trang {expected}.")
        elif abs(middle - centre) > TOLERANCE_MM:
            yield _wrong(f"Trang {sheet.number}: số trang không ở giữa lề trên.")
        expected += 1
    if hidden > 1 + found.annexes:
        yield _wrong(f"{hidden - 1 - found.annexes} trang thiếu số trang.")


def only_the_official_font_is_embedded(found: Measured) -> Iterator[FormFinding]:
    for font in found.fonts:
        family = font.name.replace("-", " ")
        if not family.startswith(FAMILY):
            yield _wrong(f"Tệp dùng phông {family}, chỉ được dùng {FAMILY} (tương đương Times New Roman).")
        elif not (font.is_embedded and font.is_subset):
            yield _wrong(f"Phông {family} chưa được nhúng vào tệp.")


def _wrong(text: str) -> FormFinding:
    return FormFinding(text, Place.SHEET, blocks=True)


RULES: tuple[Callable[[Measured], Iterator[FormFinding]], ...] = (
    paper_is_a4,
    text_keeps_the_margins,
    the_text_begins_at_the_left_margin,
    page_numbers_run_from_the_second_page,
    only_the_official_font_is_embedded,
)


def sheet_findings(found: Measured) -> list[FormFinding]:
    """Return all findings about the rendered file; each blocks."""
    return [finding for rule in RULES for finding in rule(found)]
