"""The years' periods, the calendars that superiors set, and who must report by them."""

from datetime import datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone

from agencies.models import Agency
from periods.converters import parse_slug
from periods.models import CalendarEntry, ReportingPeriod
from periods.services import create_year, open_period
from reports.demo.files import Data, Tally, day, read


def load_periods() -> Tally:
    """Add the seven periods of each year of the file."""
    years = read("demo/periods.json")["years"]
    before = ReportingPeriod.objects.count()
    total = sum(len(create_year(year)) for year in years)
    return Tally("Kỳ báo cáo", total, ReportingPeriod.objects.count() - before)


def load_calendars() -> Tally:
    """Add the entries that are missing, and open them: the list of who must report is fixed then."""
    total = added = 0
    for calendar in read("demo/periods.json")["calendars"]:
        superior = Agency.objects.get(code=calendar["superior"])
        for row in calendar["entries"]:
            entry, is_new = CalendarEntry.objects.get_or_create(
                superior=superior,
                period=period_of(row["period"]),
                defaults={
                    "due_on": day(row["due_on"]),
                    "closes_on": day(row["closes_on"]),
                    "is_estimate": row["is_estimate"],
                },
            )
            if is_new:
                open_period(entry=entry, agencies=_named(calendar))
            total, added = total + 1, added + is_new
    return Tally("Lịch báo cáo", total, added)


def _named(calendar: Data) -> list[Agency] | None:
    """The agencies that the calendar names, None where it is for all directly below its superior."""
    if calendar["agencies"] is None:
        return None
    return [Agency.objects.get(code=code) for code in calendar["agencies"]]


def period_of(slug: str) -> ReportingPeriod:
    """Return the period that the files write as "2024-Q1"."""
    year, kind = parse_slug(slug)
    return ReportingPeriod.objects.get(year=year, kind=kind)


def moment_after(period: ReportingPeriod) -> datetime:
    """Return when an agency reported on ``period``: in the morning after its data end."""
    return timezone.make_aware(datetime.combine(period.data_to + timedelta(days=1), time(9)))


def store_as_told(row: Model) -> None:
    """Store a new row of the past: fields that else note the present keep the moment that they were told.

    As Django's own ``loaddata`` stores; nobody else's rows are touched by it, whatever is saved meanwhile.
    """
    row.save_base(raw=True)
