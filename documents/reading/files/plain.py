"""Bytes of a text file to text: UTF-8 and UTF-16, with and without their mark."""

import codecs
import re

from core.errors import DomainError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4_000
NOT_UNICODE = (
    "Tệp không phải văn bản UTF-8 hoặc UTF-16; có thể tệp dùng bảng mã cũ (TCVN3, VNI). Hãy mở tệp, chuyển sang "
    "Unicode và lưu lại với mã UTF-8."
)
NOT_TEXT = "Tệp không phải là văn bản; hãy kiểm tra lại tệp."
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def decoded(data: bytes) -> str:
    """Return the text of a file, its lines ended by newlines. Raises :class:`DomainError` when it is none."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "") or _guessed(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DomainError(NOT_UNICODE) from error
    if CONTROLS.search(text):
        raise DomainError(NOT_TEXT)
    return LINE_END.sub("\n", text)


def _guessed(data: bytes) -> str:
    """Tell UTF-16 without its mark by the zero bytes of its spaces and digits."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 4 > len(sample) // 2 and not even:
        return "utf-16-le"
    if even * 4 > len(sample) // 2 and not odd:
        return "utf-16-be"
    return "utf-8"
