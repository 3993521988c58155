"""What every renderer does first: one form of text, and refusal of what paper would show wrongly."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, cast

from core.errors import DomainError
from core.text import nfc
from documents.printed import FOOTNOTE_MAX_CHARACTERS, Footnote, PrintedDocument
from documents.rendering.fonts import check_printable

_ANY_SPACE = re.compile(r"\s")


def checked(document: PrintedDocument) -> PrintedDocument:
    """The same document in NFC with plain spaces only.

    Raises UnprintableText for characters that the official font lacks, FontMissing where there is no such font, and
    DomainError for a footnote that no page could hold.
    """
    document = cast(PrintedDocument, _in_one_form(document))
    check_printable({character for part in _parts(document, str) for character in part})
    for note in _parts(document, Footnote):
        text = "".join(_parts(note, str))
        if len(text) > FOOTNOTE_MAX_CHARACTERS:
            raise DomainError(
                f"Chú thích “{text[:60]}…” dài {len(text)} ký tự; tối đa {FOOTNOTE_MAX_CHARACTERS} ký tự."
                " Hãy chuyển bớt vào nội dung hoặc phụ lục."
            )
    return document


def _in_one_form(value: object) -> object:
    if isinstance(value, str):
        return _ANY_SPACE.sub(" ", nfc(value))
    if isinstance(value, tuple):
        return tuple(_in_one_form(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{name: _in_one_form(part) for name, part in _fields(value)})
    return value


def _parts(value: object, wanted: type[Any]) -> Iterator[Any]:
    """Every part of that type anywhere inside the value."""
    if isinstance(value, wanted):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item, wanted)
    elif dataclasses.is_dataclass(value):
        for _, part in _fields(value):
            yield from _parts(part, wanted)


def _fields(value: Any) -> list[tuple[str, object]]:
    return [(field.name, getattr(value, field.name)) for field in dataclasses.fields(value)]
