"""How wide a text is in the official font, for rules that are as long as their text or a part of it."""

from functools import cache

from fontTools.ttLib import TTFont

from documents.rendering.fonts import FAMILY, font_file

MM_PER_POINT = 25.4 / 72


def width_mm(text: str, points: float, *, style: str = "") -> float:
    """Return the width of ``text`` in millimetres; ``style`` as in fonts: ``:bold``, ``:italic``."""
    advances, units = _advances(style)
    return sum(advances.get(character, units // 2) for character in text) / units * points * MM_PER_POINT


@cache
def _advances(style: str) -> tuple[dict[str, int], int]:
    """The advance of every character of the font, and the units of an em."""
    _, file = font_file(FAMILY, style)
    with TTFont(file, lazy=True, fontNumber=0) as font:
        metrics, names = font["hmtx"], font.getBestCmap()
        return {chr(code): metrics[name][0] for code, name in names.items()}, font["head"].unitsPerEm
