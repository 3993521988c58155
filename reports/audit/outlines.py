"""Lists that leave the sentence: bullets below a total, a footnote at its mark."""

import re
from collections.abc import Iterator

from documents.reading import units
from documents.reading.document import Document, Sentence
from documents.reading.layout import Shape
from documents.reading.tokens import Sort, Token
from reports.audit.parts import Decomposition, decomposition, label_of, last_number, named, numbers
from reports.audit.regions import Region, regions_of
from reports.audit.wording import LISTED_NOUN, MARKER

BARE_PART = re.compile(r"\s*\d{1,6}\s+[^\W\d_]")


def _outer(sentence: Sentence) -> Region | None:
    return next(iter(regions_of(sentence)), None)


def _announcing(document: Document, index: int) -> Region | None:
    """Return the sentence with the total that the bullets below paragraph ``index`` divide."""
    head = document.paragraphs[index]
    last = document.sentences[head.sentences[1] - 1]
    if not last.text.rstrip().endswith((":", ",")) or not (
        last.text.rstrip().endswith(":") or MARKER.search(last.text[-40:])
    ):
        return None
    candidates = [
        document.sentences[place]
        for place in (head.sentences[1] - 1, head.sentences[1] - 2)
        if place >= head.sentences[0] or (place >= 0 and MARKER.match(last.text.strip()))
    ]
    for sentence in candidates:
        region = _outer(sentence)
        if region is not None and numbers(region.tokens):
            return region
    return None


def _items(document: Document, index: int) -> Iterator[Sentence | None]:
    """Return the first sentences of the bullets right below paragraph ``index``, inner bullets left out."""
    own, sign = document.paragraphs[index].sign, document.paragraphs[index + 1].sign
    for place in range(index + 1, len(document.paragraphs)):
        paragraph = document.paragraphs[place]
        if not paragraph.sign or paragraph.sign == own:
            return
        if paragraph.sign == sign:
            first, after = paragraph.sentences
            yield document.sentences[first] if first < after else None


def _bullets(document: Document, index: int) -> Decomposition | None:
    """Read the bullets below a paragraph that announces them as the parts of its last number."""
    following = document.paragraphs[index + 1].sign if index + 1 < len(document.paragraphs) else ""
    if not following or following == document.paragraphs[index].sign:
        return None
    source = _announcing(document, index)
    if source is None:
        return None
    parts: list[Token] = []
    for sentence in _items(document, index):
        outer = _outer(sentence) if sentence else None
        counted = numbers(outer.tokens) if outer else []
        if not counted:
            return None
        parts.append(counted[0])
    totals = [named(source, token) for token in source.tokens if token.sort in (Sort.COUNT, Sort.FRACTION)]
    if len(parts) < 2 or not totals:
        return None
    marker = MARKER.search(source.text)
    start = document.paragraphs[index + 1].start
    return decomposition(
        totals, document.text[start : parts[-1].unit_end], start, parts, marker="-",
        loose=bool(marker and marker["loose"]), label=label_of(source, totals[-1], source.start + len(source.text)),
    )  # fmt: skip


def _footnote(document: Document, place: int, sentences: list[Sentence]) -> Decomposition | None:
    """Read a footnote that begins with ``Gồm``, or with a part itself, as the parts of the number at its mark."""
    marked = _outer(document.sentence_at(max(0, place - 1)))
    opening = MARKER.match(sentences[0].text.strip())
    if marked is None or not (opening or BARE_PART.match(sentences[0].text)):
        return None
    total = last_number([token for token in marked.tokens if token.end <= place])
    levels = [_outer(sentence) for sentence in sentences]
    parts = numbers([token for level in levels if level for token in level.tokens])
    if total is None or not parts or re.search(r"[,;:.(]", LISTED_NOUN.sub(" ", marked.between(total.unit_end, place))):
        return None
    announced = any(MARKER.search(sentence.text) for sentence in sentences)
    if opening is None and (announced or not _surely_parts(total, parts)):
        return None
    start = sentences[0].start + len(sentences[0].text) - len(sentences[0].text.lstrip())
    start += opening.end() if opening else 0
    return decomposition(
        [total], document.text[start : sentences[-1].end], start, parts,
        marker="footnote" if opening else "bare footnote", loose=bool(opening and opening["loose"]),
        label=label_of(marked, total, place),
    )  # fmt: skip


def _surely_parts(total: Token, parts: list[Token]) -> bool:
    """Tell whether a footnote that announces nothing still lists parts: all counted in what the total counts."""
    alike = all(units.same_thing(total.unit, part.unit) and part.value != total.value for part in parts)
    return len(parts) > 1 and alike


def _from_notes(document: Document) -> Iterator[Decomposition]:
    notes: dict[int, list[list[Sentence]]] = {}
    for paragraph in document.paragraphs:
        if paragraph.shape == Shape.FOOTNOTE:
            notes.setdefault(paragraph.number, []).append(document.sentences[slice(*paragraph.sentences)])
    for place, number in sorted(document.notes.items()):
        waiting = notes.get(number)
        if waiting and (sentences := waiting.pop(0)) and (found := _footnote(document, place, sentences)):
            yield found


def in_outlines(document: Document) -> Iterator[Decomposition]:
    """Return the totals whose parts stand in bullets below them or in a footnote."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.sentences[0] < paragraph.sentences[1] and (found := _bullets(document, index)):
            yield found
    yield from _from_notes(document)
