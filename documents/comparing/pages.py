"""The text of each page of a PDF as two digests: with its spaces, and without any. Pure: no Django."""

import io
import unicodedata
from hashlib import sha256

from pypdf import PdfReader

from core.errors import DomainError
from documents.reading.files.pdf import FAULTS, LARGEST_PAGE, LARGEST_WHOLE

MOST_PAGES = 250
MOST_CHARACTERS = 100_000  # of one page
NO_PDF = "Tệp không phải PDF hoặc đã hỏng, nên không đọc được từng trang."
LOCKED = "Tệp PDF có mật khẩu, nên không đọc được từng trang."
TOO_LONG = f"Tệp có quá {MOST_PAGES} trang hoặc trang vẽ quá phức tạp, nên không so từng trang."


def page_digests(data: bytes) -> list[list[str]]:
    """Return for each page the digest of its text with single spaces, and of its letters alone; all in NFC.

    Raises :class:`DomainError` for what is no PDF, is locked, or is larger than any document that is issued.
    """
    try:
        return _digests(PdfReader(io.BytesIO(data)))
    except FAULTS as error:
        raise DomainError(NO_PDF) from error


def _digests(reader: PdfReader) -> list[list[str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise DomainError(LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise DomainError(TOO_LONG)
    whole = 0
    for page in reader.pages:  # before any instruction is followed
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
        whole += size
        if size > LARGEST_PAGE or whole > LARGEST_WHOLE:
            raise DomainError(TOO_LONG)
    return [_of(page.extract_text()) for page in reader.pages]


def _of(text: str) -> list[str]:
    words = unicodedata.normalize("NFC", text[:MOST_CHARACTERS]).split()
    return [sha256(joined.encode("utf-8", "replace")).hexdigest() for joined in (" ".join(words), "".join(words))]
