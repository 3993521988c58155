"""Reading a PDF back as a reader with a ruler would: words with their places, fonts, ink."""

import html
import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader

MM = 72 / 25.4
DOTS_PER_INCH = 144
DARK = 128
LIGHT_GREY = 0xE4
BOX = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word and its box in millimetres from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(pdf: bytes) -> list[list[Word]]:
    """The words of each page."""
    done = subprocess.run(["/usr/bin/pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    return [[_word(*found) for found in BOX.findall(page)] for page in done.stdout.decode().split("</page>")[:-1]]


def _word(left: str, top: str, right: str, bottom: str, word: str) -> Word:
    return Word(html.unescape(word), *(float(edge) / MM for edge in (left, top, right, bottom)))


def text(pdf: bytes) -> str:
    """All text as it is copied from a viewer, each run of spaces as one."""
    done = subprocess.run(["/usr/bin/pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def raw_text(pdf: bytes) -> str:
    """All text in the order in which it is drawn."""
    done = subprocess.run(["/usr/bin/pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def phrase(page: list[Word], wanted: str) -> Word:
    """The first place where these words follow one another, as one box."""
    parts = wanted.split()
    for start in range(len(page) - len(parts) + 1):
        found = page[start : start + len(parts)]
        if [word.text for word in found] == parts:
            return Word(wanted, found[0].left, found[0].top, found[-1].right, found[-1].bottom)
    raise AssertionError(f"{wanted!r} is not on the page.")


def page_number(page: list[Word]) -> str | None:
    """What stands in the top margin."""
    return " ".join(word.text for word in page if word.bottom < 20) or None


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in whole millimetres."""
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return [(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes]


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font that a page uses, without the letters that mark a subset, and whether its file is inside."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            name = str(font.get_object()["/BaseFont"]).rpartition("+")[2].lstrip("/")
            found[name] = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def rules(pdf: bytes, *, above: float) -> list[tuple[float, float, float]]:
    """Solid horizontal lines of 10 mm and more on page 1, above a height: (left, right, middle), in millimetres."""
    image = _picture_of_page_1(pdf)
    scale = 25.4 / DOTS_PER_INCH
    found: list[tuple[float, float, float]] = []
    for row in range(round(above / scale)):
        dark = bytes(image.crop((0, row, image.width, row + 1)).point(lambda grey: 49 if grey < DARK else 48).tobytes())
        for run in re.finditer(b"1+", dark):
            left, right = run.start() * scale, run.end() * scale
            is_new = not any(abs(left - line[0]) < 1 and row * scale - line[2] < 1 for line in found)
            if right - left >= 10 and is_new:
                found.append((left, right, row * scale))
    return found


def grey_quarters(pdf: bytes) -> list[float]:
    """How many square millimetres of each quarter of page 1 (upper left, upper right, lower left, lower right) are
    printed in the light grey of a draft's mark."""
    image = _picture_of_page_1(pdf)
    half = (image.width // 2, image.height // 2)
    corners = [(left, top) for top in (0, half[1]) for left in (0, half[0])]
    quarters = (image.crop((left, top, left + half[0], top + half[1])) for left, top in corners)
    return [quarter.histogram()[LIGHT_GREY] * (25.4 / DOTS_PER_INCH) ** 2 for quarter in quarters]


def _picture_of_page_1(pdf: bytes) -> Image.Image:
    done = subprocess.run(
        ["/usr/bin/pdftoppm", "-r", "144", "-f", "1", "-l", "1", "-gray", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return Image.open(BytesIO(done.stdout)).convert("L")
