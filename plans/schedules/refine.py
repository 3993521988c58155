"""How one item qualifies another: brackets, a finer date inside a coarser one, "hàng năm" after a date."""

from dataclasses import replace

from plans.schedules.moments import Item, Join, NotUnderstood, Unit
from plans.schedules.repeats import in_year
from plans.schedules.values import POINTS, REPEATED, ScheduleKind

POINTS_AND_HALVES = POINTS | {ScheduleKind.HALF_YEARS}
_ORDER = (Unit.DATE, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def qualify(outer: Item, inner: list[Item]) -> list[Item]:
    """Join an item and what is in the brackets after it: "Quý I (trước ngày 28/02)" is due as the brackets say.

    Brackets with a condition or with continuous work stand beside the item.
    """
    definite = [item for item in inner if item.kind in POINTS_AND_HALVES | REPEATED]
    if not definite or outer.kind in (ScheduleKind.CONTINUOUS, ScheduleKind.ON_DEMAND):
        return [outer, *inner]
    return [replace(outer, silent=True, bare=False), *(_within(outer, item) for item in inner)]


def _within(outer: Item, inner: Item) -> Item:
    joined = replace(inner, closed=True, join=inner.join if inner.join is not Join.NONE else Join.AND)
    if inner.kind not in POINTS_AND_HALVES | REPEATED:
        return joined
    if outer.kind in REPEATED and inner.kind in POINTS_AND_HALVES:
        year = outer.moments[0].year
        return replace(joined, kind=outer.kind, moments=in_year(inner.moments, year) if year else inner.moments)
    if outer.kind is ScheduleKind.IN_YEAR and inner.kind in REPEATED:
        return replace(joined, moments=in_year(inner.moments, outer.moments[0].year))
    if inner.kind in REPEATED and inner.kind is not outer.kind:
        raise NotUnderstood
    return joined


def yearly(items: list[Item]) -> list[Item]:
    """Make the dates at the end of the list ones of every year: "15/6 và 15/12 hàng năm"."""
    unit = items[-1].moments[-1].unit
    changed = list(items)
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if item.kind not in POINTS or item.moments[-1].unit is not unit:
            break
        if item.moments[-1].year is not None:
            raise NotUnderstood
        changed[place] = replace(item, kind=ScheduleKind.EVERY_YEAR, plain_year=False)
        if item.join not in (Join.COMMA, Join.AND):
            break
    return changed


def refine(items: list[Item]) -> list[Item]:
    """Let a finer deadline replace the coarser one right before it: "trong năm 2024, trước ngày 15/11".

    The years must be filled in. Raise NotUnderstood for two dates side by side that do not fit together.
    """
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        if last is not None and item.join in (Join.NONE, Join.COMMA):
            if _is_days_of(last, item):
                result[-1] = replace(last, silent=True)
            elif _is_finer(last, item) and (item.led or item.join is Join.NONE):
                result[-1] = replace(last, silent=True)
                kind = last.kind if last.kind in REPEATED else item.kind
                result.append(replace(item, kind=kind))
                continue
            elif item.join is Join.NONE and not _may_touch(last, item):
                raise NotUnderstood
        result.append(item)
    return result


def _is_days_of(coarse: Item, fine: Item) -> bool:
    """ "Hàng quý, trước ngày 15 tháng cuối quý": the same rhythm, with its day."""
    same = coarse.kind is fine.kind and coarse.kind in REPEATED
    return same and fine.moments[0].unit is Unit.DATE and coarse.moments[0].unit is not Unit.DATE


def _is_finer(coarse: Item, fine: Item) -> bool:
    if fine.kind not in POINTS or coarse.kind not in POINTS_AND_HALVES | {ScheduleKind.EVERY_YEAR}:
        return False
    outer, inner = coarse.moments[-1], fine.moments[-1]
    if len(coarse.moments) > 1 or _ORDER.index(inner.unit) >= _ORDER.index(outer.unit):
        return False
    return outer.first() <= inner.due(fine.limit) <= outer.last()


def _may_touch(last: Item, item: Item) -> bool:
    """Whether two items may stand side by side with nothing between: two cells' words run together."""
    if last.kind in POINTS_AND_HALVES and item.kind in POINTS_AND_HALVES:
        return last.stated and last.moments[-1].unit is item.moments[-1].unit
    return not (last.kind in REPEATED and item.kind in POINTS_AND_HALVES)
