"""The mark of a draft as a drawing.

Turned letters would be copied one by one between the words of the page, so that the large mark is drawn as shapes,
taken from the official font, and leaves the text of the page alone. The word itself stands in the top margin.
"""

import base64
from functools import cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from documents.rendering.fonts import FAMILY, font_file

DRAFT = "DỰ THẢO"
SHADE = "#e4e4e4"


@cache
def draft_mark() -> str:
    """``DỰ THẢO`` in bold outlines, as the address of an SVG picture that holds its own data."""
    _, file = font_file(FAMILY, ":bold")
    with TTFont(file, fontNumber=0) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        height, depth = font["hhea"].ascent, -font["hhea"].descent
        pen, width = SVGPathPen(glyphs), 0
        for character in DRAFT:
            glyph = glyphs[names[ord(character)]]
            glyph.draw(TransformPen(pen, (1, 0, 0, -1, width, height)))  # SVG counts downwards
            width += glyph.width
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + depth}">'
        f'<path fill="{SHADE}" d="{pen.getCommands()}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"
