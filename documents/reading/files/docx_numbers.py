"""The numbers and bullets that Word sets before paragraphs by itself: ``I.``, ``1.2.``, ``a)``, ``-``."""

import re
from xml.etree.ElementTree import Element  # noqa: S405  # the type alone; defusedxml parses

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
LARGEST = 400
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
Level = tuple[str, str, int]  # format, text, start


class Numbering:
    """Counts the numbered paragraphs of one file, in order."""

    def __init__(self, numbers: Element | None, styles: Element | None) -> None:
        self._lists = _lists(numbers)
        self._styles = _styles(styles)
        self._counts: dict[str, list[int]] = {}

    def sign(self, paragraph: Element) -> str:
        """Return what stands before a paragraph, with a blank behind it, "" for one without a number."""
        number, level = self._numbered(paragraph)
        levels = self._lists.get(number)
        if levels is None or level not in levels:
            return ""
        form, text, start = levels[level]
        if form == "bullet":
            return "- "
        counts = self._counts.setdefault(number, [0] * LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        return re.sub(r"%([1-9])", lambda match: self._shown(levels, counts, int(match[1]) - 1), text) + " "

    def _shown(self, levels: dict[int, Level], counts: list[int], level: int) -> str:
        form, _text, start = levels.get(level, ("decimal", "", 1))
        return _formatted(counts[level] or start, form)

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return _reference(own)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(style.get(f"{W}val", ""), ("", 0)) if style is not None else ("", 0)


def _value(element: Element | None, default: str = "") -> str:
    return element.get(f"{W}val", default) if element is not None else default


def _number(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _reference(element: Element) -> tuple[str, int]:
    return _value(element.find(f"{W}numId")), _number(_value(element.find(f"{W}ilvl")), LEVELS - 1)


def _styles(part: Element | None) -> dict[str, tuple[str, int]]:
    styles = part.findall(f"{W}style") if part is not None else []
    numbered = [(style.get(f"{W}styleId", ""), style.find(f"{W}pPr/{W}numPr")) for style in styles]
    return {name: _reference(element) for name, element in numbered if element is not None}


def _lists(part: Element | None) -> dict[str, dict[int, Level]]:
    if part is None:
        return {}
    abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in part.findall(f"{W}abstractNum")}
    return {
        one.get(f"{W}numId", ""): abstract.get(_value(one.find(f"{W}abstractNumId")), {})
        for one in part.findall(f"{W}num")
    }


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        _number(level.get(f"{W}ilvl", ""), LEVELS - 1): (
            _value(level.find(f"{W}numFmt"), "decimal"),
            _value(level.find(f"{W}lvlText")),
            _number(_value(level.find(f"{W}start"), "1"), LARGEST),
        )
        for level in abstract.findall(f"{W}lvl")
    }


def _formatted(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 0 < count <= LARGEST:
        roman = ""
        for value, sign in ROMAN:
            roman += sign * (count // value)
            count %= value
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    return str(count)
