"""What people paste, from Word, LibreOffice, Google Docs, a web page or a mail: structure is kept, formatting goes.

Nothing of the pasted HTML is kept: its blocks are read into a running text, and what was left out is told. Pure.
"""

import unicodedata
from dataclasses import dataclass

from core.errors import DomainError
from core.numbers import format_count
from core.text import DROPPED
from documents.running.oddities import oddities
from documents.running.pasted.html import Left, read_html
from documents.running.pasted.plain import read_plain
from documents.running.stored import MOST_CHARACTERS
from documents.running.structure import RunningText, typed_form

LARGEST = 2_000_000
TOO_LARGE = "Đoạn dán quá lớn; hãy dán từng phần, mỗi lần vài trang."
EMPTY = "Đoạn dán không có chữ nào; hình ảnh thì đính kèm ở phụ lục."
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
ORDINARY = frozenset("\n\r\t\f\v")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text, and a sentence for each thing that was left out or should be looked at."""

    text: RunningText
    told: tuple[str, ...]


def read_pasted(*, html: str = "", text: str = "") -> Pasted:
    """Return what was pasted as ``html``, or as plain ``text`` where the HTML says nothing.

    Raises DomainError for what is too large, or holds no text at all.
    """
    if len(html) + len(text) > LARGEST:
        raise DomainError(TOO_LARGE)
    left = Left()
    typed = typed_form(read_html(html, left)) if html.strip() else ""
    source = html if typed else text
    typed = typed or typed_form(read_plain(text))
    if len(typed) > MOST_CHARACTERS:
        raise DomainError(TOO_LARGE)
    running = RunningText.typed(typed)
    if not running:
        raise DomainError(EMPTY)
    return Pasted(running, (*_left(left), *_mended(source, typed), *oddities(running.markup)))


def _left(left: Left) -> list[str]:
    told = []
    if left.images:
        told.append(f"Đã bỏ {format_count(left.images)} hình ảnh; hình ảnh đính kèm ở phụ lục.")
    if left.notes:
        told.append(
            f"Đã bỏ {format_count(left.notes)} dấu chú thích không kèm nội dung; hãy chèn lại bằng nút Chú thích."
        )
    if left.scripts:
        told.append("Đã bỏ mã lệnh lẫn trong đoạn dán.")
    return told


def _mended(source: str, typed: str) -> list[str]:
    told = []
    unseen = [sign for sign in set(typed) - ORDINARY if unicodedata.category(sign) in DROPPED and sign != SOFT_HYPHEN]
    if unseen:
        count = sum(typed.count(sign) for sign in unseen)
        told.append(f"Đã bỏ {format_count(count)} ký tự không nhìn thấy.")
    if not unicodedata.is_normalized("NFC", source):
        told.append("Chữ có dấu rời đã được ghép lại (Unicode dựng sẵn).")
    return told
