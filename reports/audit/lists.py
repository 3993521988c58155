"""Lists of parts inside a sentence: in parentheses, after a colon, behind "trong đó" or "gồm"."""

import re
from collections.abc import Iterator
from itertools import islice

from documents.reading.document import Document
from documents.reading.layout import Shape
from documents.reading.tokens import Sort, Token
from reports.audit.outlines import in_outlines
from reports.audit.parts import Decomposition, decomposition, label_of, last_number, named, numbers
from reports.audit.regions import Region, regions_of
from reports.audit.wording import LISTED_NOUN, MARKER

# More than these in one sentence is no prose; the work stays linear.
MOST_MARKERS = 12
OUTER = re.compile(MARKER.pattern + r"|:\s", re.IGNORECASE)


def _parenthesis(region: Region) -> Decomposition | None:
    opener = region.opener
    if opener is None:
        return None
    total = last_number(opener.tokens, region.after)
    inner = numbers(region.tokens)
    if total is None or not inner:
        return None
    total = named(opener, total)
    between = LISTED_NOUN.sub(" ", opener.between(total.unit_end, region.start - 1))
    marker = MARKER.match(region.text.lstrip())
    follows = re.search(r"[,;:]", between) is None and len(between) < 160
    if not follows or (len(inner) < 2 and not marker):
        return None
    if not marker and (later := MARKER.search(region.text)):
        inner = [token for token in inner if token.start < region.start + later.start()]
    start = region.start + (len(region.text) - len(region.text.lstrip()) + marker.end() if marker else 0)
    return decomposition(
        [total], region.text[start - region.start :], start, inner,
        marker=marker["word"].lower() if marker else "(", loose=bool(marker and marker["loose"]),
        label=label_of(opener, total, region.start - 1),
    )  # fmt: skip


def _colon(region: Region) -> Iterator[Decomposition]:
    for found in islice(re.finditer(r":(?=\s)", region.text), MOST_MARKERS):
        place = region.start + found.start()
        total = last_number([token for token in region.tokens if token.end <= place])
        after = numbers([token for token in region.tokens if token.start > place])
        if total is None or len(after) < 2 or not total.unit:
            continue
        if total.unit[0] == "?" and any(token.unit != total.unit for token in after):
            continue
        between = LISTED_NOUN.sub(" ", region.between(total.unit_end, place))
        if re.search(r"[,;:.]", between) or MARKER.search(between):
            continue
        found_list = decomposition(
            [total], region.text[found.end() :], place + 1, after, marker=":", loose=False,
            label=label_of(region, total, place),
        )  # fmt: skip
        if found_list:
            yield found_list


def _totals_before(region: Region, marker: re.Match[str], previous: Region | None) -> tuple[list[Token], Region]:
    """Return the numbers that a list behind ``marker`` may divide, the nearest last, and where they stand."""
    place = region.start + marker.start()
    before = [token for token in region.tokens if token.end <= place]
    source = region
    if not numbers(before) and not region.text[: marker.start()].strip(' "“-+') and previous is not None:
        source, before, place = previous, previous.tokens, previous.start + len(previous.text)
    totals = [named(source, token) for token in before if token.sort in (Sort.COUNT, Sort.FRACTION)]
    if marker["word"].lower().startswith("trong"):
        return totals, source
    last = last_number(before)
    if last is None:
        return [], source
    between = LISTED_NOUN.sub(" ", source.between(last.unit_end, place)).strip().rstrip(",;:. ")
    return ([] if re.search(r"[,;:]", between) else totals[-1:]), source


def _is_inner(region: Region, marker: re.Match[str]) -> bool:
    """Tell whether a list has begun before ``marker``: a number, an earlier marker, a part."""
    outer = OUTER.search(region.text, 0, marker.start())
    if outer is None:
        return False
    places = [token.start - region.start for token in numbers(region.tokens)]
    return any(place < outer.start() for place in places) and any(
        outer.end() <= place < marker.start() for place in places
    )


def _marked(region: Region, previous: Region | None) -> Iterator[Decomposition]:
    for marker in islice(MARKER.finditer(region.text), MOST_MARKERS):
        if region.opener is not None and not region.text[: marker.start()].strip():
            continue
        totals, source = _totals_before(region, marker, previous)
        start, stop = region.start + marker.end(), len(region.text)
        if source is region and _is_inner(region, marker):
            stop = region.text.find(";", marker.end())  # a list in a list ends where the outer one goes on
            stop = len(region.text) if stop < 0 else stop
        parts = numbers([token for token in region.tokens if start <= token.start < region.start + stop])
        if not totals or not parts:
            continue
        until = region.start + marker.start() if source is region else source.start + len(source.text)
        found = decomposition(
            totals, region.text[marker.end() : stop], start, parts, marker=marker["word"].lower(),
            loose=bool(marker["loose"]), label=label_of(source, totals[-1], until),
        )  # fmt: skip
        if found:
            yield found


def decompositions(document: Document) -> Iterator[Decomposition]:
    """Return every total of the document with the parts that the text gives it."""
    previous: Region | None = None
    for index, sentence in enumerate(document.sentences):
        regions = regions_of(sentence)
        paragraph = document.paragraphs[sentence.block]
        if paragraph.shape == Shape.FOOTNOTE and paragraph.sentences[0] == index:
            previous = None  # a footnote goes on with the number at its mark, not with what was read before it
        for region in regions:
            if found := _parenthesis(region):
                yield found
            yield from _marked(region, previous if region.opener is None else None)
            yield from _colon(region)
        previous = regions[0] if regions else None
    yield from in_outlines(document)
