"""Footnotes in pasted HTML: a mark and its note are two links that point at each other.

Word, LibreOffice and Google Docs all write them so: ``<a href="#_ftn1" name="_ftnref1">[1]</a>`` in the text and
``<a href="#_ftnref1" name="_ftn1">[1]</a> …`` in a block of its own.
"""

import re
from typing import Any

Element = Any  # an element of lxml, which has no types here

_LOST = re.compile(r"_?(?:ftn|edn)_?(?:ref)?\d|sdfootnote\d", re.I)
_CONTAINER = re.compile(r"_?(?:ftn|edn)\d+$|sd(?:foot|end)note\d+$|mso-element:\s*(?:foot|end)note\b", re.I)
_BLOCKS = ("p", "div", "li", "dd")


def notes_of(root: Element) -> tuple[dict[Element, Element], dict[Element, Element]]:
    """Return the block of each mark's note, and the link back in each of these blocks."""
    links = [link for link in root.iter("a") if (link.get("href") or "").find("#") >= 0]
    named = {name: link for link in links for name in (link.get("name"), link.get("id")) if name}
    blocks: dict[Element, Element] = {}
    backs: dict[Element, Element] = {}
    noted: set[Element] = set()
    for link in links:
        back = named.get(_target(link))
        if back is None or link in noted or back is link or _target(back) not in (link.get("name"), link.get("id")):
            continue
        noted.add(back)
        if (block := _block(back)) is not None:
            blocks[link] = block
            backs[block] = back
    return blocks, backs


def is_lost_mark(link: Element) -> bool:
    """Whether a link is the mark of a note that did not come along."""
    return bool(_LOST.search(_target(link)))


def _target(link: Element) -> str:
    return (link.get("href") or "").partition("#")[2]


def _block(back: Element) -> Element | None:
    """The whole note: the container that Word and LibreOffice give it, else the paragraph of the link."""
    paragraph = None
    for above in back.iterancestors():
        if _CONTAINER.search(above.get("id") or "") or _CONTAINER.search(above.get("style") or ""):
            return above
        if paragraph is None and above.tag in _BLOCKS:
            paragraph = above
    return paragraph
