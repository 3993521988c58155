"""One door for every kind of file: judged by size and signature, parsed in a limited child, composed, checked."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath

from core.errors import DomainError
from core.limited import run_limited
from core.text import nfc
from documents.reading.document import Document, read
from documents.reading.files.docx import docx_lines
from documents.reading.files.legacy import legacy_encoding
from documents.reading.files.pdf import pdf_pages
from documents.reading.files.plain import decoded
from documents.reading.layout import looks_wrapped

PLAIN = (".txt", ".md")
FORMATS = (*PLAIN, ".docx", ".pdf")
LARGEST = 5 * 1024 * 1024
OLD_WORD = b"\xd0\xcf\x11\xe0"
SIGNATURES = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-"}


@dataclass(frozen=True)
class Source:
    """The text of a file. ``wrapped``: its lines are those of pages, not paragraphs; ``pages``: where each begins."""

    text: str
    wrapped: bool = True
    pages: tuple[int, ...] = ()
    unit: str = "dòng"

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return page and line of an offset, both from 1: a page of 0 in files without pages, lines of its page."""
        line = bisect_right(self._breaks, offset - 1) + 1
        if not self.pages:
            return 0, line
        page = bisect_right(self.pages, offset)
        return page, line - bisect_right(self._breaks, self.pages[page - 1] - 1)

    def told(self, offset: int) -> str:
        """Return a place in words: ``dòng 3``, ``đoạn 12``, ``trang 2 dòng 7``."""
        page, line = self.place(offset)
        return f"trang {page} {self.unit} {line}" if page else f"{self.unit} {line}"

    def document(self) -> Document:
        """Return the text as the rules read it."""
        return read(self.text, wrapped=self.wrapped)


def read_path(path: str) -> Source:
    """Read a file of this machine. Raises :class:`DomainError` with a sentence when it cannot be read."""
    place = Path(path)
    _known(place.name)
    try:
        if place.stat().st_size > LARGEST:
            raise DomainError(_too_large(place.name))
        data = place.read_bytes()
    except (OSError, ValueError) as error:
        raise DomainError(f"Không đọc được tệp {path}.") from error
    return read_file(place.name, data)


def read_file(name: str, data: bytes) -> Source:
    """Read a file by its name and content. Raises :class:`DomainError` that says what is wrong and what to do.

    A page, a paragraph of a Word file and a line of a text each start on a new line of ``Source.text``.
    """
    suffix = _known(name)
    if len(data) > LARGEST:
        raise DomainError(_too_large(name))
    if not data.strip():
        raise DomainError(f"Tệp {name} trống.")
    if data.startswith(OLD_WORD):
        raise DomainError(f"Tệp {name} là Word đời cũ hoặc có mật khẩu; hãy lưu thành .docx không mật khẩu.")
    signature = SIGNATURES.get(suffix)
    if signature and signature not in data[:1024]:
        raise DomainError(f"Tệp {name} không phải là tệp {suffix}; hãy kiểm tra lại tệp hoặc phần mở rộng của tên.")
    return _checked(_parsed(suffix, data), name)


def read_typed(text: str) -> Source:
    """Read a text that was typed or pasted."""
    return _checked(Source(nfc(text.replace("\r\n", "\n").replace("\r", "\n"))), "")


def _parsed(suffix: str, data: bytes) -> Source:
    if suffix == ".docx":
        lines = run_limited(docx_lines, data)
        return Source(nfc("\n".join(lines)), wrapped=looks_wrapped(lines), unit="đoạn")
    if suffix == ".pdf":
        starts, texts, place = [], [], 0
        for page in map(nfc, run_limited(pdf_pages, data)):
            starts.append(place)
            texts.append(page)
            place += len(page) + 1
        return Source("\n".join(texts), pages=tuple(starts))
    return Source(nfc(decoded(data)))


def _checked(source: Source, name: str) -> Source:
    if encoding := legacy_encoding(source.text):
        told = f"Tệp {name}" if name else "Văn bản"
        raise DomainError(f"{told} dùng bảng mã cũ {encoding}; hãy chuyển sang Unicode (dựng sẵn) rồi thử lại.")
    return source


def _known(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMATS:
        raise DomainError(f"Chưa đọc được tệp “{suffix or name}”; các định dạng: {', '.join(FORMATS)}.")
    return suffix


def _too_large(name: str) -> str:
    return f"Tệp {name} lớn hơn {LARGEST // 1024 // 1024} MB; hãy tách tệp hoặc bỏ hình ảnh."
