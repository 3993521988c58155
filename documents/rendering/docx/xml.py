"""Elements of WordprocessingML, and millimetres and points in its units.

Word calls a file corrupt whose properties stand in another order than its schema's. Whoever makes an element gives
its children in that order; a test compares every part with the order of the schema.
"""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Element = Any  # an element of lxml, which has no types here

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return ``<w:tag>`` with these children, None being none, and these attributes."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def flag(tag: str, wanted: bool) -> Element | None:
    """Return ``<w:tag/>`` where it is wanted."""
    return w(tag) if wanted else None


def value(tag: str, wanted: object) -> Element | None:
    """Return ``<w:tag w:val="…"/>``, or None where there is no value."""
    return None if wanted is None or wanted == "" else w(tag, val=wanted)


def text(characters: str) -> Element:
    """Return ``<w:t>`` that keeps its spaces."""
    element = w("t")
    element.text = characters
    element.set(_SPACE, "preserve")
    return element


def twips(millimetres: float) -> int:
    """Return twentieths of a point, in which pages, columns and indents are measured."""
    return round(millimetres * 1440 / 25.4)


def points(count: float) -> int:
    """Return points as twentieths of a point."""
    return round(count * 20)
