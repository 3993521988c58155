"""The parser's door: text in, Schedule out; it never raises for what a text says."""

import re
import unicodedata
from dataclasses import replace
from datetime import date

from plans.schedules.grammar import Reader
from plans.schedules.moments import Item, Join, NotUnderstood
from plans.schedules.refine import POINTS_AND_HALVES, refine
from plans.schedules.values import FIRST_YEAR, LAST_YEAR, Schedule, ScheduleKind
from plans.schedules.words import tokenize
from plans.schedules.years import fill_years, settle

MAX_LENGTH = 500
# NFC of endless combining marks takes quadratic time; nobody's deadline needs four times the limit.
_MAX_RAW_LENGTH = 4 * MAX_LENGTH
_CONDITIONAL_TITLE = re.compile(r"\(\s*(?:nếu|khi)\s+(?:có|phát\s+sinh|cần)\b")


def parse_schedule(text: str, *, year: int, title: str = "") -> Schedule:
    """Understand a deadline as written in a plan of ``year``, which is the year of dates that state none.

    A ``title`` with "(nếu có)", "(khi có …)" adds ON_DEMAND to an understood text and makes it ``conditional``:
    the due dates are those that hold once the case arises. A text that is blank, longer than 500 characters,
    impossible or not wholly understood gives no kinds and no dates. Raise ValueError for a year outside
    1990–2100. The rules are those of the portal's glossary of schedules.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year must be {FIRST_YEAR} to {LAST_YEAR}, not {year}")
    shown = " ".join(text.split())
    if len(shown) > _MAX_RAW_LENGTH:
        return Schedule(shown, (), (), understood=False)
    shown = unicodedata.normalize("NFC", shown)
    try:
        items = _read(shown, text, year)
        dates = _due_dates(items)
    except NotUnderstood:
        return Schedule(shown, (), (), understood=False)
    kinds = {item.kind for item in items if not item.silent}
    conditional = any(item.conditional for item in items)
    if is_conditional_title(title):
        kinds, conditional = kinds | {ScheduleKind.ON_DEMAND}, True
    return Schedule(shown, tuple(kind for kind in ScheduleKind if kind in kinds), dates, True, conditional)


def is_conditional_title(title: str) -> bool:
    """Whether a task's title says that the task may not arise: "(nếu có)", "(khi có hướng dẫn)"."""
    return bool(_CONDITIONAL_TITLE.search(unicodedata.normalize("NFC", title[:_MAX_RAW_LENGTH]).lower()))


def _read(shown: str, text: str, year: int) -> list[Item]:
    if len(shown) > MAX_LENGTH:
        raise NotUnderstood
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    items = Reader(tokenize(lines), year).read()
    if not items:
        raise NotUnderstood
    return _latest_alternatives(refine(fill_years(settle(items), year)))


def _latest_alternatives(items: list[Item]) -> list[Item]:
    """Of "quý I hoặc quý II" only the later is due: before it ends nobody is late."""
    result = items[:1]
    for item in items[1:]:
        last = result[-1]
        if item.join is Join.OR and {last.kind, item.kind} <= POINTS_AND_HALVES:
            earlier, item = sorted((last, item), key=lambda one: max(one.due_dates()))
            result[-1] = replace(earlier, silent=True)
        result.append(item)
    return result


def _due_dates(items: list[Item]) -> tuple[date, ...]:
    dates = {day for item in items for day in item.due_dates() if not item.silent}
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in dates):
        raise NotUnderstood
    return tuple(sorted(dates))
