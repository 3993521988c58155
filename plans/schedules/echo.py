"""A short Vietnamese sentence of what was understood, to show beside the words of the plan."""

from plans.schedules.values import Schedule, ScheduleKind

_SHOWN_DATES = 4
_LABELS = {
    ScheduleKind.EVERY_MONTH: "hằng tháng",
    ScheduleKind.EVERY_QUARTER: "hằng quý",
    ScheduleKind.EVERY_YEAR: "hằng năm",
    ScheduleKind.CONTINUOUS: "thường xuyên",
    ScheduleKind.ON_DEMAND: "khi có phát sinh",
}


def describe(schedule: Schedule) -> str:
    """Say in Vietnamese what was understood: "Hạn: 31/03/2024; thường xuyên"."""
    if not schedule.understood:
        return "Không hiểu thời hạn; tính là khi có phát sinh"
    parts = [_LABELS[kind] for kind in schedule.kinds if kind in _LABELS]
    if schedule.due_dates:
        parts.insert(0, _dates(schedule))
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _dates(schedule: Schedule) -> str:
    days = [f"{day:%d/%m/%Y}" for day in schedule.due_dates]
    if len(days) > _SHOWN_DATES:
        return f"Hạn: {len(days)} lần, từ {days[0]} đến {days[-1]}"
    return "Hạn: " + ", ".join(days)
