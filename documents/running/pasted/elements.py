"""Elements of pasted HTML: what they are to a reader, by their names and by the styles that Word gives them."""

import re
from collections.abc import Iterator
from typing import Any

Element = Any  # an element of lxml, which has no types here

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
    *("figure", "footer", "form", "header", "hr", "li", "main", "nav", "p", "pre", "section", "summary", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
LEFT_OUT = {
    *("head", "style", "title", "meta", "link", "template", "noscript", "script", "xml", "svg", "math", "map", "img"),
    *("iframe", "object", "embed", "applet", "audio", "video", "canvas", "button", "select", "textarea", "input"),
    *("del", "s", "strike"),
}
FOREIGN = ("o:", "st1:")
"""Tags of Word's own that hold text; all others of its own hold pictures and settings."""

BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
RAISED = re.compile(r"vertical-align\s*:\s*super", re.I)
LIST_LEVEL = re.compile(r"mso-list\s*:[^;]*level(\d)", re.I)

_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer)", re.I)
_COMMENT = re.compile(r"\bMsoComment|msocom", re.I)
_LIST_SIGN = re.compile(r"mso-list\s*:\s*ignore", re.I)
_COUNTED = {"a": "abcdđeghiklmnopqrstuvxy", "A": "ABCDĐEGHIKLMNOPQRSTUVXY"}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_TYPES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-roman": "I", "lower-roman": "i"}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b((?:lower|upper)-(?:alpha|latin|roman))", re.I)


def style_of(element: Element) -> str:
    return element.get("style") or ""


def is_left_out(element: Element, tag: str) -> bool:
    """Whether neither the element nor what is in it is text of the document."""
    if tag in LEFT_OUT or (":" in tag and not tag.startswith(FOREIGN)):
        return True
    return bool(_HIDDEN.search(style_of(element)) or _COMMENT.search(element.get("class") or ""))


def words_of(element: Element, without: Element | None = None) -> Iterator[str]:
    """Yield the text of an element, but that of the element ``without``."""
    if not isinstance(element.tag, str) or element is without:
        return
    yield element.text or ""
    for child in element:
        yield from words_of(child, without)
        yield child.tail or ""


def taken_sign(paragraph: Element) -> str:
    """Take the sign or number of a paragraph in one of Word's lists out of it, and return it."""
    for part in paragraph.iter():
        if isinstance(part.tag, str) and _LIST_SIGN.search(style_of(part)):
            sign = "".join(words_of(part))
            for inner in list(part):
                part.remove(inner)
            part.text = None
            return sign.strip(" \u00a0\t\r\n")
    return ""


def list_type(element: Element) -> str:
    """Return how an ``ol`` counts: ``1``, ``a``, ``A``, ``i`` or ``I``."""
    style = _LIST_STYLE.search(style_of(element))
    kind = element.get("type") or (_TYPES[style[1].lower()] if style else "1")
    return kind if kind in ("1", "a", "A", "i", "I") else "1"


def numeral(kind: str, number: int) -> str:
    """Return the number of an item of an ``ol``, with the mark that officials put: ``1.``, ``a)``, ``I.``."""
    if letters := _COUNTED.get(kind):
        return f"{letters[(number - 1) % len(letters)]})"
    if kind in ("i", "I") and 0 < number < 40:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return f"{roman}." if kind == "I" else f"{roman.lower()})"
    return f"{number}."


def whole(text: str | None, *, otherwise: int = 1) -> int:
    """Return a small number of an attribute."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 4 else otherwise


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table, not those of tables inside it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def cells_of(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_grid(table: Element) -> bool:
    """Whether a table is one: those of one column, or around others, only arrange a page."""
    return sum(1 for _ in table.iter("table")) == 1 and any(len(cells_of(row)) > 1 for row in rows_of(table))
