"""The JSON of a running text, in a column and from the browser: read against its schema, never trusted.

A text is a list of blocks, a run of plain text is a string::

    [{"type": "paragraph", "text": ["Đạt ", {"figure": "nhiem_vu.ti_le"}, {"note": ["Số liệu một cửa"]}, "."]},
     {"type": "item", "marker": "-", "text": ["…"]},
     {"type": "heading", "level": 4, "text": ["a) …"]},
     {"type": "table", "rows": [[["STT"], ["Nội dung"]], [["1"], ["…"]]]}]
"""

import re
from collections.abc import Iterator
from typing import Any

from core.errors import DomainError
from documents.markup import MOST_COLUMNS
from documents.running.structure import (
    Block,
    Figure,
    Grid,
    Heading,
    Inline,
    Inlines,
    Item,
    Note,
    Paragraph,
    RunningText,
    typed_form,
)

MOST_BLOCKS = 4_000
MOST_PARTS = 4_000
MOST_CHARACTERS = 200_000

_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,80}")


class BadText(DomainError):
    """What was sent is no running text. ``where`` is the place in the JSON, for the log; people get one sentence."""

    def __init__(self, where: str) -> None:
        super().__init__("Nội dung gửi lên không đúng dạng văn bản của hệ thống; hãy tải lại trang rồi lưu lại.")
        self.where = where


def to_json(text: RunningText) -> list[dict[str, Any]]:
    """Return the text as it is stored."""
    return [_block_json(block) for block in text.blocks]


def as_stored(value: list[Any]) -> RunningText:
    """Return the text of JSON that ``to_json`` made."""
    return RunningText(tuple(_block(block, "") for block in value))


def from_json(value: object) -> RunningText:
    """Return the text that ``value`` holds, in its one form. Raises BadText, DomainError for one that is too long."""
    blocks = tuple(_block(block, f"{number}") for number, block in enumerate(_list(value, "", MOST_BLOCKS), start=1))
    typed = typed_form(blocks)
    if len(typed) > MOST_CHARACTERS:
        raise DomainError(f"Nội dung dài quá {MOST_CHARACTERS} ký tự; hãy chia ra nhiều mục.")
    return RunningText.typed(typed)


def _block_json(block: Block) -> dict[str, Any]:
    match block:
        case Item():
            return {"type": "item", "marker": block.marker, "text": _inlines_json(block.inlines)}
        case Heading():
            return {"type": "heading", "level": block.level, "text": _inlines_json(block.inlines)}
        case Grid():
            return {"type": "table", "rows": [[_inlines_json(cell) for cell in row] for row in block.rows]}
    return {"type": "paragraph", "text": _inlines_json(block.inlines)}


def _inlines_json(inlines: Inlines) -> list[Any]:
    return [_inline_json(inline) for inline in inlines]


def _inline_json(inline: Inline) -> Any:
    match inline:
        case Figure():
            return {"figure": inline.name}
        case Note():
            return {"note": _inlines_json(inline.parts)}
    return inline


def _block(value: object, where: str) -> Block:
    match value:
        case {"type": "paragraph", "text": text, **rest} if not rest:
            return Paragraph(_inlines(text, where))
        case {"type": "item", "marker": "-" | "+" as marker, "text": text, **rest} if not rest:
            return Item("-" if marker == "-" else "+", _inlines(text, where))
        case {"type": "heading", "level": 1 | 2 | 3 | 4 as level, "text": text, **rest} if not rest:
            return Heading(int(level), tuple(_parts(text, where)))
        case {"type": "table", "rows": [_, *_] as rows, **rest} if not rest:
            return Grid(tuple(_row(row, where) for row in _list(rows, where, MOST_BLOCKS)))
    raise BadText(where)


def _row(value: object, where: str) -> tuple[Inlines, ...]:
    cells = _list(value, where, MOST_COLUMNS)
    if not cells:
        raise BadText(where)
    return tuple(_inlines(cell, where) for cell in cells)


def _inlines(value: object, where: str) -> Inlines:
    return tuple(_inline(part, where) for part in _list(value, where, MOST_PARTS))


def _inline(value: object, where: str) -> Inline:
    match value:
        case {"note": parts, **rest} if not rest:
            return Note(tuple(_parts(parts, where)))
    return _part(value, where)


def _parts(value: object, where: str) -> Iterator[str | Figure]:
    for part in _list(value, where, MOST_PARTS):
        yield _part(part, where)


def _part(value: object, where: str) -> str | Figure:
    match value:
        case str():
            return value
        case {"figure": str(name), **rest} if not rest and _NAME.fullmatch(name):
            return Figure(name)
    raise BadText(where)


def _list(value: object, where: str, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise BadText(where)
    return value
