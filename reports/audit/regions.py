"""A sentence as its parentheses nest it: each level reads as a sentence of its own."""

from dataclasses import dataclass, field

from documents.reading.document import Sentence
from documents.reading.tokens import Token

# Nesting and length beyond what prose has: such a sentence is a broken table, and no sum is read from it.
DEEPEST = 5
LONGEST_SENTENCE = 4_000


@dataclass(slots=True)
class Region:
    """What stands at one level between two parentheses, inner ones blanked out.

    ``start`` is the offset of ``text`` in the clean text; ``opener`` is the region around it and ``after`` how many
    of its numbers stand before the parenthesis.
    """

    start: int
    text: str
    tokens: list[Token] = field(default_factory=list)
    opener: "Region | None" = None
    after: int = 0

    def between(self, start: int, end: int) -> str:
        """Return what stands at this level between two offsets of the clean text."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def _pairs(sentence: Sentence) -> list[tuple[int, int, int]]:
    """Return (open, close, depth) of the parentheses, outermost first; unclosed ones run to the end."""
    own = {place for token in sentence.tokens if token.name == "enumerator" for place in (token.start, token.end - 1)}
    pairs: list[tuple[int, int, int]] = []
    waiting: list[int] = []
    for offset, sign in enumerate(sentence.text):
        if sign not in "()" or sentence.start + offset in own:
            continue
        if sign == "(":
            waiting.append(offset)
        elif waiting:
            opened = waiting.pop()
            pairs.append((opened, offset, len(waiting)))
    pairs.extend((opened, len(sentence.text), depth) for depth, opened in enumerate(waiting))
    return sorted(pairs)


def _blanked(sentence: Sentence, start: int, end: int, inner: list[tuple[int, int]]) -> str:
    pieces, place = [], start
    for opened, closed in inner:
        pieces += [sentence.text[place:opened], " " * (min(closed + 1, end) - opened)]
        place = min(closed + 1, end)
    return "".join([*pieces, sentence.text[place:end]])


def regions_of(sentence: Sentence) -> list[Region]:
    """Return the levels of a sentence, the outer one first; nothing when it is long or nested beyond reason."""
    if len(sentence.text) > LONGEST_SENTENCE:
        return []
    if "(" not in sentence.text:
        return [Region(sentence.start, sentence.text, sentence.tokens)]
    pairs = _pairs(sentence)
    if any(depth >= DEEPEST for _open, _close, depth in pairs):
        return []
    ranges = [(-1, len(sentence.text), -1), *pairs]
    inner: list[list[tuple[int, int]]] = [[] for _ in ranges]
    parents, stack = [0] * len(ranges), [0]
    for index, (opened, closed, _depth) in enumerate(pairs, start=1):
        while ranges[stack[-1]][1] < opened:
            stack.pop()
        parents[index] = stack[-1]
        inner[stack[-1]].append((opened, closed))
        stack.append(index)
    regions = [
        Region(sentence.start + opened + 1, _blanked(sentence, opened + 1, closed, inner[index]))
        for index, (opened, closed, _depth) in enumerate(ranges)
    ]
    _deal(sentence, ranges, parents, regions)
    return regions


def _deal(sentence: Sentence, ranges: list[tuple[int, int, int]], parents: list[int], regions: list[Region]) -> None:
    """Give each number to its level, and each level its place among the numbers around it."""
    upcoming, stack = 1, [0]
    for token in [*sentence.tokens, None]:
        place = len(sentence.text) if token is None else token.start - sentence.start
        while upcoming < len(ranges) and ranges[upcoming][0] < place:
            region, parent = regions[upcoming], regions[parents[upcoming]]
            region.opener, region.after = parent, len(parent.tokens)
            stack.append(upcoming)
            upcoming += 1
        while ranges[stack[-1]][1] < place:
            stack.pop()
        if token is not None:
            regions[stack[-1]].tokens.append(token)
