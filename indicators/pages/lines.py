"""The rows of the grid of indicators as they are printed: everything a row shows, and nothing to work out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from agencies.models import Agency
from core.links import HERE, links
from indicators.pages.rows import EntryRow, TargetLine, Typed
from periods.models import ReportingPeriod

Linker = Callable[[object], str]


@dataclass(frozen=True, slots=True)
class Theirs:
    """In a conflict, what another person saved: ``values`` by input, and in one line."""

    who: str
    at: datetime
    values: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it is printed; ``parts`` stand beneath it. Not entered: nothing."""

    text: str = ""
    parts: str = ""
    is_entered: bool = False
    is_not_arisen: bool = False
    has_no_base: bool = False
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What a row that cannot be edited shows of the stored value."""

    by: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Before:
    """The inputs of the quarter before, to begin from."""

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A row of the grid. ``wrong`` names the fields with an error; ``theirs`` is there in a conflict alone."""

    pk: int
    name: str
    unit: str
    computed_from: str
    numerator_label: str
    denominator_label: str
    base_label: str
    is_derived: bool
    inputs: str
    scale: str
    quarter: str
    record_url: str
    year_url: str
    is_editable: bool
    save: str
    typed: Typed
    wrong: tuple[str, ...]
    problem: str
    unsaved: str
    saved_at: datetime | None
    theirs: Theirs | None
    kept: Kept
    now: Shown
    before: Shown
    year: Shown
    targets: tuple[TargetLine, ...]
    previous: Before

    @property
    def invalid(self) -> str:
        return " ".join(self.wrong)


class Shared(NamedTuple):
    """What the rows of an agency's quarter share: the quarter's label, and where they lead by the indicator's key."""

    quarter: str
    record: Linker
    year: Linker


def shared_by(agency: Agency, quarter: ReportingPeriod) -> Shared:
    """Return what the rows of an agency's quarter share: where they are saved, where the year's figures come from."""
    return Shared(
        str(quarter.label),
        links("indicators:record", agency.code, quarter.slug, HERE),
        links("reports:figure", agency.code, quarter.year_to_date_slug, HERE),
    )


def grid_line(row: EntryRow, shared: Shared) -> IndicatorLine:
    """Return the line of a row."""
    one, typed = row.indicator, row.typed
    return IndicatorLine(
        pk=one.pk,
        name=one.name,
        unit=one.unit,
        computed_from=row.computed_from,
        numerator_label=one.numerator_label,
        denominator_label=one.denominator_label,
        base_label=one.base_label,
        is_derived=one.is_derived,
        inputs=row.inputs,
        scale=row.scale_text,
        quarter=shared.quarter,
        record_url=shared.record(one.pk),
        year_url=shared.year(one.pk),
        is_editable=row.is_editable,
        save=str(row.outcome.save),
        typed=typed,
        wrong=tuple(row.outcome.errors),
        problem=row.problem,
        unsaved="" if row.is_editable else row.unsaved_text,
        saved_at=row.saved_at,
        theirs=_theirs(row),
        kept=_kept(row),
        now=_now(row),
        before=Shown(row.before_text, row.before_parts, is_entered=row.before.is_entered),
        year=Shown(row.year_text, row.year_parts, is_entered=row.year.is_entered),
        targets=tuple(row.target_lines),
        previous=Before(**row.previous_inputs) if row.is_editable else Before(),
    )


def _now(row: EntryRow) -> Shown:
    now = row.now
    return Shown(
        text=row.now_text,
        is_entered=now.is_entered,
        is_not_arisen=now.is_not_arisen,
        has_no_base=now.denominator == 0,
        is_estimate=now.is_estimate,
    )


def _kept(row: EntryRow) -> Kept:
    if row.is_editable or row.value is None:
        return Kept()
    return Kept(row.recorder, row.value.reason, row.value.note)


def _theirs(row: EntryRow) -> Theirs | None:
    theirs = row.outcome.theirs
    if theirs is None:
        return None
    return Theirs(str(theirs.recorded_by), theirs.recorded_at, tuple(row.theirs_values), row.theirs_text)
