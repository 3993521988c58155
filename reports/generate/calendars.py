"""The year's periods, the calendars of the province and its districts, and who must report by them."""

from datetime import date, timedelta

from agencies.models import Agency, AgencyKind
from periods.models import CalendarEntry, ReportingDuty, ReportingPeriod
from periods.services import create_year
from periods.states import PeriodKind
from reports.generate.organisation import MERGED_ON, Province

CYCLE = (PeriodKind.Q1, PeriodKind.H1, PeriodKind.Q3, PeriodKind.YEAR)
OPEN_FOR = timedelta(days=25)


def make_calendar(province: Province, year: int) -> None:
    """Make the four reports of the cycle: due on the 15th to a district, on the 20th to the province."""
    periods = [period for period in create_year(year) if period.kind in CYCLE]
    entries: dict[tuple[int, int], CalendarEntry] = {}
    duties = []
    for period in periods:
        for agency in standing_on(province, period.ends_on):
            superior = superior_on(province, agency, period.ends_on)
            entry = entries.setdefault((superior.pk, period.pk), _entry(superior, period, province))
            days = {"due_on": entry.due_on, "closes_on": entry.closes_on}
            duties.append(ReportingDuty(period=period, agency=agency, superior=superior, **days))
    CalendarEntry.objects.bulk_create(entries.values())
    ReportingDuty.objects.bulk_create(duties)


def standing_on(province: Province, day: date) -> list[Agency]:
    """Return the agencies that had to report on ``day``."""
    return [one for one in province.reporting if one.starts_on <= day and (one.ends_on is None or one.ends_on >= day)]


def superior_on(province: Province, agency: Agency, day: date) -> Agency:
    """Return to whom an agency answered: a commune to its district, until there were none."""
    if agency.kind == AgencyKind.COMMUNE and day < MERGED_ON:
        return province.districts[agency.pk]
    return province.top


def _entry(superior: Agency, period: ReportingPeriod, province: Province) -> CalendarEntry:
    due_on = period.data_to.replace(day=20 if superior == province.top else 15)
    return CalendarEntry(superior=superior, period=period, due_on=due_on, closes_on=due_on + OPEN_FOR)
