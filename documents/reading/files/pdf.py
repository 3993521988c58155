"""A PDF with text as pages of lines: page numbers and running heads gone, footnotes led back to their marks.

Pure: no Django.
"""

import io
import zlib
from collections import Counter
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from core.errors import DomainError
from documents.reading.files.pdf_lines import Piece, page_lines

MOST_PAGES = 250  # what the auditor reads at once
LARGEST_PAGE = 500_000  # bytes of drawing instructions; a page of text has some twenty thousand
LARGEST_WHOLE = 5_000_000
BROKEN = "Tệp PDF bị hỏng, không đọc được; hãy xuất lại tệp từ phần mềm soạn thảo."
LOCKED = "Tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi thử lại."
SCANNED = "Tệp PDF là bản quét (ảnh), không có chữ để đọc; hãy dùng tệp Word hoặc PDF xuất từ phần mềm soạn thảo."
TOO_MANY = f"Tệp PDF có quá {MOST_PAGES} trang; hãy tách tệp và soát xét từng phần."
DRAWN = "Tệp PDF có trang vẽ quá phức tạp để đọc chữ; hãy dùng tệp Word."
FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, zlib.error, OSError)
REPEATED = 3


def pdf_pages(data: bytes) -> list[str]:
    """Return the text of each page. Raises :class:`DomainError`: broken, locked, scanned, or larger than a report."""
    try:
        pages = _pages(PdfReader(io.BytesIO(data)))
    except FAULTS as error:
        raise DomainError(BROKEN) from error
    if not any(line for page in pages for line in page):
        raise DomainError(SCANNED)
    heads = _running_heads(pages)
    return ["\n".join(line for line in page if line not in heads) for page in pages]


def _pages(reader: PdfReader) -> list[list[str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise DomainError(LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise DomainError(TOO_MANY)
    _judge(reader)
    taken: set[int] = set()
    return [page_lines(_pieces(page), taken) for page in reader.pages]


def _judge(reader: PdfReader) -> None:
    """Refuse pages whose instructions would take minutes, before any is followed."""
    whole = 0
    for page in reader.pages:
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
        whole += size
        if size > LARGEST_PAGE or whole > LARGEST_WHOLE:
            raise DomainError(DRAWN)


def _pieces(page: Any) -> list[Piece]:
    pieces: list[Piece] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: Any, size: float) -> None:
        if text:
            scale = abs(text_matrix[3] or text_matrix[1]) * abs(matrix[3] or matrix[1])
            pieces.append(Piece(text, round(size * scale, 1)))

    page.extract_text(visitor_text=visit)
    return pieces


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Return the first and last lines that stand on three pages or more."""
    ends = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    return {line for line, count in ends.items() if count >= REPEATED}
