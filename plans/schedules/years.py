"""What a part of a deadline means beside the others: a period's name alone, a year that is said only once."""

from dataclasses import replace
from datetime import date

from plans.schedules.moments import Item, Join, Moment, NotUnderstood, Unit
from plans.schedules.repeats import in_year
from plans.schedules.values import POINTS, REPEATED, ScheduleKind

_HALF = ScheduleKind.HALF_YEARS


def settle(items: list[Item]) -> list[Item]:
    """Give bare names and plain years their meaning: "quý, 6 tháng, năm"; "hàng quý và năm 2024".

    A bare name that stands alone ("Quý") is a form left empty: raise NotUnderstood.
    """
    for place, item in enumerate(items):
        beside = items[:place] + items[place + 1 :]
        runs_on = place > 0 and item.join is Join.NONE  # "tháng năm": May, or both
        if item.bare and (runs_on or not any(_explains(other, item) for other in beside)):
            raise NotUnderstood
    settled: list[Item] = []
    for item in items:
        settled.append(_settle_year(item, settled) if item.plain_year else item)
    return settled


def _explains(other: Item, bare: Item) -> bool:
    if bare.kind in REPEATED:
        return other.kind in REPEATED or other.kind is _HALF or other.bare
    return other.kind in REPEATED | POINTS or other.kind is _HALF


def _settle_year(item: Item, before: list[Item]) -> Item:
    if any(other.kind is _HALF for other in before):
        december = tuple(Moment(Unit.MONTH, 12, year=moment.year) for moment in item.moments)
        return replace(item, kind=_HALF, moments=december)
    if before and before[-1].kind in REPEATED and item.join in (Join.COMMA, Join.AND, Join.NONE):
        return replace(item, kind=ScheduleKind.EVERY_YEAR)
    return item


def fill_years(items: list[Item], plan_year: int) -> list[Item]:
    """Give every moment its year: the one in the text, else the plan's.

    What comes again takes the year of what comes again after it ("hàng quý và năm 2024"). A month, quarter or
    day takes the year after it in the list, or the one before it, as long as the list runs forward in time;
    else the plan's; raise NotUnderstood when none fits ("Quý IV/2024, quý I" in a plan of 2024).
    """
    stated = [replace(item, stated=bool(item.moments) and item.moments[-1].year is not None) for item in items]
    repeated = _fill_repeated(stated, plan_year)
    filled = iter(_fill_forward([one for item in repeated for one in _points(item)], plan_year))
    result = [_with_points(item, [next(filled) for _ in _points(item)]) for item in repeated]
    for item in result:
        if item.start and item.start.first() > item.moments[-1].last():
            raise NotUnderstood
    return result


def _fill_repeated(items: list[Item], plan_year: int) -> list[Item]:
    result: list[Item] = []
    year = plan_year
    for item in reversed(items):
        if item.kind in REPEATED:
            year = item.moments[-1].year or year
            start = item.start and replace(item.start, year=year)
            item = replace(item, moments=in_year(item.moments, year), start=start)
        else:
            year = plan_year
        result.append(item)
    return result[::-1]


def _points(item: Item) -> list[Moment]:
    if item.kind in REPEATED:
        return []
    return [item.start, *item.moments] if item.start else [*item.moments]


def _with_points(item: Item, filled: list[Moment]) -> Item:
    if not filled:
        return item
    start = filled.pop(0) if item.start else None
    return replace(item, start=start, moments=tuple(filled))


def _fill_forward(moments: list[Moment], plan_year: int) -> list[Moment]:
    if all(moment.year is None for moment in moments):
        return [replace(moment, year=plan_year) for moment in moments]
    filled = list(moments)
    for place in range(len(filled) - 2, -1, -1):
        after = filled[place + 1]
        if filled[place].year is None and after.year is not None:
            near = _choose(filled[place], after.year, plan_year, until=after.first())
            # "tháng 12, tháng 6/2024": one year, in any order
            filled[place] = near or replace(filled[place], year=_only(after.year, plan_year))
    for place, moment in enumerate(filled):
        if moment.year is None:
            before = filled[place - 1]
            after_it = _choose(moment, before.year or plan_year, plan_year, since=before.first())
            if after_it is None:  # "quý IV/2024, quý I": of which year?
                raise NotUnderstood
            filled[place] = after_it
    return filled


def _choose(moment: Moment, near: int, plan_year: int, since: date = date.min, until: date = date.max) -> Moment | None:
    """The moment in the near year or in the plan's, the first that keeps the list in order; None if none does."""
    choices = (replace(moment, year=year) for year in (near, plan_year))
    return next((choice for choice in choices if since <= choice.first() <= until), None)


def _only(year: int, plan_year: int) -> int:
    if year != plan_year:
        raise NotUnderstood
    return year
