"""Marks of footnotes, also those that lost their raised place and stick to a word or a number (``271 nhiệm vụ``)."""

import re

FARTHEST = 40_000
NO_DATE = "".join(rf"(?<!{word} )" for word in ("ngày", "tháng", "năm", "quý", "Quý", "số", "điều", "Điều", "khoản"))
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
EXPLICIT = re.compile(rf"<sup>\s*([0-9]{{1,2}})\s*</sup>|\[\^([0-9]{{1,2}})\](?!:)|([{RAISED}]{{1,2}})")


def explicit_marks(raw: str) -> dict[tuple[int, int], int]:
    """Return the marks that are written as marks: their range in the raw text and their number."""
    marks = {}
    for match in EXPLICIT.finditer(raw):
        before = raw[match.start() - 1 : match.start()]
        if match[3] and before in ("m", "M"):
            continue  # m², km²
        digits = match[1] or match[2] or "".join(str(RAISED.index(sign)) for sign in match[3])
        marks[match.span()] = int(digits)
    return marks


def _only(pattern: str, raw: str, start: int, end: int, *, alone: bool) -> tuple[int, int] | None:
    found = [match.span("mark") for match in re.finditer(pattern, raw[start:end])]
    if not found or (alone and len(found) > 1):
        return None
    return start + found[0][0], start + found[0][1]


def glued_marks(raw: str, footnotes: list[tuple[int, int]], known: set[int]) -> dict[tuple[int, int], int]:
    """Find the marks of ``footnotes`` (number, offset of the note) that are not among the ``known`` ones.

    Marks stand in order and before their notes. A mark sticks to a word (``hồ sơ8``), to a year (``20249``) or to a
    count (``271`` for 27¹); the last is believed only when nothing else could be the mark.
    """
    marks: dict[tuple[int, int], int] = {}
    since = 0
    for number, place in footnotes:
        if number in known:
            continue
        since = max(since, place - FARTHEST)
        mark = f"(?P<mark>{number})"
        on_word = rf"(?:(?<=[^\W\d_])|(?<=[)”\"])){mark}(?![\w/%-]|[.,][0-9])"
        on_year = rf"(?<![0-9/])(?:19|20)[0-9]{{2}}{mark}(?![0-9])"
        on_count = (
            rf"{NO_DATE}(?<![0-9.,/-])(?!(?:19|20)[0-9]{{2}}\b)[1-9][0-9]{{0,2}}{mark}(?! tháng| năm)(?= [a-zđà-ỹ])"
        )
        span = (
            _only(on_word, raw, since, place, alone=False)
            or _only(on_year, raw, since, place, alone=False)
            or _only(on_count, raw, since, place, alone=True)
        )
        if span is not None:
            marks[span] = number
            since = span[1]
    return marks
