"""Numbers and symbols of an agency's own documents as they are written (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3).

Pure: ``67/KH-SDL`` for a named document, ``206/SDL-VP`` for a công văn; a number below 10 takes a zero.
"""

import re

from core.errors import DomainError
from core.text import clean
from documents.letterhead import padded
from documents.states import DocumentType

MAX_NUMBER = 99_999
_NUMBER = re.compile(r"[0-9]{1,9}")


class NumberFormError(DomainError):
    """What was typed is no number of this agency's documents; the message says what is wrong."""


def symbol_after(*, type: str, agency_symbol: str, unit: str = "") -> str:
    """Return what stands after the stroke: ``BC-SDL``; for a công văn ``SDL-VP``, since "CV" is never written."""
    if type == DocumentType.LETTER:
        return f"{agency_symbol}-{unit}" if unit else agency_symbol
    return f"{type}-{agency_symbol}"


def symbol_of(number: int, after: str) -> str:
    """Return number and symbol: ``05/BC-SDL``."""
    return f"{padded(str(number))}/{after}"


def read_number(text: str, *, after: str) -> int:
    """Read a number that văn thư typed, alone (``35``) or with its symbol (``35/BC-SDL``).

    Raises NumberFormError for anything but a whole number from 1, and for a symbol other than ``after``.
    """
    written = clean(text)
    number, stroke, rest = written.partition("/")
    if not _NUMBER.fullmatch(number):
        hint = "; cách viết đúng là số rồi đến ký hiệu" if "-" in number else ""
        raise NumberFormError(f"Số văn bản là số nguyên, ví dụ 35 hoặc 35/{after}{hint}; không phải “{written}”.")
    if stroke and rest != after:
        raise NumberFormError(_wrong_symbol(rest, after))
    if int(number) == 0:
        raise NumberFormError("Số văn bản bắt đầu từ 1.")
    if int(number) > MAX_NUMBER:
        raise NumberFormError("Số văn bản quá lớn.")
    return int(number)


def _wrong_symbol(rest: str, after: str) -> str:
    if rest.replace(" ", "") == after:
        return f"Ký hiệu viết liền, không có dấu cách: {after}."
    if rest.casefold() == after.casefold():
        return f"Ký hiệu viết đúng chữ hoa, chữ thường: {after}."
    return f"Ký hiệu phải là {after}, không phải “{rest}”."
