"""Ten documents that would take for ever, or all memory: what a mistake or ill will could bring to the printer."""

import base64
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace

from documents.printed import Cell, Column, Footnote, Paragraph, PrintedDocument, Row, Table, Text
from tests.documents import samples

STYLE = "css/print-charts.css"
Bomb = tuple[str, tuple[object, ...]]  # a function of documents.rendering.writing and its arguments


def _sheet(body: str, css: str = "") -> Bomb:
    return "render_sheet", (f"<!doctype html><style>{css}</style>{body}", STYLE)


def _document(*blocks) -> Bomb:
    document: PrintedDocument = replace(samples.quarterly_report(), blocks=blocks)
    return "render_pdf", (document,)


def _png(side: int) -> str:
    """A square of one colour, of hardly any bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    deflate = zlib.compressobj(9)
    row = b"\x00" * (1 + 3 * side)
    pixels = b"".join(deflate.compress(row) for _ in range(side)) + deflate.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    image = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(image).decode()}"


def _svg_that_multiplies(levels: int) -> str:
    groups = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, levels))
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect id="g0" width="1" height="1"/>{groups}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"


def _tables_in_tables(levels: int) -> str:
    return f"<table><tr>{f'<td>{_tables_in_tables(levels - 1)}' * 4}</table>" if levels else "a"


BOMBS: dict[str, Callable[[], Bomb]] = {
    "pages of a millionth": lambda: _sheet("<p>" + "chữ " * 50_000, "@page { size: .001mm .001mm; margin: 0 }"),
    "50,000 pages": lambda: _sheet("<p>a" * 50_000, "p { break-before: page; margin: 1e9px }"),
    "50,000 rows": lambda: _sheet("<table>" + "<tr><td>a<td>b" * 50_000 + "</table>"),
    "tables in tables": lambda: _sheet(_tables_in_tables(7)),
    "boxes in boxes": lambda: _sheet("<div>" * 3000 + "a"),
    "a giant image": lambda: _sheet(f"<img src='{_png(13_000)}'>"),
    "a drawing that multiplies itself": lambda: _sheet(f"<img src='{_svg_that_multiplies(9)}'>"),
    "a paragraph of 10 MB": lambda: _document(Paragraph((Text("chữ nghĩa " * 1_000_000),))),
    "20,000 footnotes": lambda: _document(*[Paragraph((Text("a"), Footnote((Text("b"),))))] * 20_000),
    "20,000 spanning rows": lambda: _document(
        Table(
            (Column("A", 50), Column("B", 50)),
            (Row((Cell.of("a", rowspan=3), Cell.of("b"))), *[Row((Cell.of("b" * 40),))] * 2) * 7000,
        )
    ),
}
