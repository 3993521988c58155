"""The calendar that a superior sets for a year, and the opening of one of its periods, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agencies.models import Agency, AgencyKind
from core import clock
from periods.models import CalendarEntry, ReportingDuty
from periods.services import calendar_of
from periods.states import USUAL, PeriodKind, data_window, usual_days
from periods.year_forms import EntryForm

DUE_DAY, DUE_DAY_WITHIN = 20, 15
WITHIN = ("division", "unit")  # report within their agency


@dataclass(frozen=True, slots=True)
class YearRow:
    """A kind of period in the calendar of a year: its form, and for how many agencies it has been opened."""

    kind: PeriodKind
    data_from: date
    data_to: date
    form: EntryForm
    entry: CalendarEntry | None
    opened: int
    slug: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency directly below the superior; ``is_listed``: it must report already; ``is_usual``: it usually does."""

    agency: Agency
    is_listed: bool
    is_usual: bool


def year_rows(superior: Agency, year: int, data: dict | None = None) -> list[YearRow]:
    """Return the calendar with the days that are set, else the usual ones; ``data`` is what was posted."""
    entries = {entry.period.kind: entry for entry in calendar_of(superior, year)}
    return [_row(superior, year, kind, entries.get(kind), bool(entries), data) for kind in PeriodKind]


def _row(
    superior: Agency, year: int, kind: PeriodKind, entry: CalendarEntry | None, is_set: bool, data: dict | None
) -> YearRow:
    start, end = data_window(year, kind)
    due_day = DUE_DAY if superior.kind in ("government", "ministry", "province") else DUE_DAY_WITHIN
    due_on, closes_on = (entry.due_on, entry.closes_on) if entry else usual_days(year, kind, due_day)
    is_asked = entry is not None or (not is_set and kind in USUAL and closes_on >= clock.today())
    initial = {"is_asked": is_asked, "due_on": due_on, "closes_on": closes_on, "version": entry.version if entry else 0}
    opened = entry.opened if entry else 0  # type: ignore[attr-defined]  # annotated by calendar_of
    form = EntryForm(None if opened else data, prefix=kind.value, initial=initial, data_from=start)
    return YearRow(kind, start, end, form, entry, opened, f"{year}-{kind.value}")


def candidates(entry: CalendarEntry) -> Sequence[Candidate]:
    """Return who may be asked to report: all directly below the superior at the end of the period."""
    below = Agency.objects.directly_below(entry.superior_id, entry.period.ends_on)
    listed = set(ReportingDuty.objects.filter(period=entry.period).values_list("agency", flat=True))
    kinds = list(AgencyKind.values)
    ordered = sorted(below, key=lambda one: (kinds.index(one.kind), one.name))
    return [Candidate(one, one.pk in listed, one.kind not in WITHIN) for one in ordered]
