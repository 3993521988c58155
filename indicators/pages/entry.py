"""The page in which an agency enters its indicators of a quarter, by area."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from agencies.models import Agency, User
from core.audit.trail import Entry, trail_of
from indicators.catalogue import catalogue_of, typed
from indicators.explaining import Attempt
from indicators.figures import EMPTY, before, of_rows, year_to_date
from indicators.models import Indicator, IndicatorValue, RuleExplanation, Target
from indicators.pages.checked import RulePanel, rule_panel
from indicators.pages.meaning import in_words
from indicators.pages.rows import IDLE, LOCKED, EntryRow, Outcome
from indicators.states import Area
from periods.models import ReportingPeriod
from periods.windows import Window, window_of

NO_OUTCOMES: Mapping[int, Outcome] = {}
SHOWS = {"": "Tất cả", "blank": "Chưa nhập", "mine": "Của tôi", "warned": "Có cảnh báo"}
AREA_ORDER = {code: place for place, code in enumerate(Area.values)}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the indicators that somebody types have an answer."""

    entered: int
    total: int

    @property
    def blank(self) -> int:
        return self.total - self.entered


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class Group:
    area: str
    rows: list[EntryRow]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the page shows; ``history`` is None for those who may not see it."""

    agency: Agency
    quarter: ReportingPeriod
    quarters: list[ReportingPeriod]
    window: Window
    is_editable: bool
    groups: list[Group]
    tally: Tally
    rules: RulePanel
    has_errors: bool
    history: list[Entry] | None
    show: str = ""

    @property
    def tabs(self) -> list[Tab]:
        return [Tab(label, f"?show={show}" if show else "?", show == self.show) for show, label in SHOWS.items()]


def entry_rows(
    agency: Agency,
    quarter: ReportingPeriod,
    indicators: Iterable[Indicator],
    window: Window,
    *,
    may_edit: bool,
    outcomes: Mapping[int, Outcome] = NO_OUTCOMES,
) -> list[EntryRow]:
    """Read the rows of ``indicators``, which hold the parts of their derived ones: three queries."""
    indicators = list(indicators)
    mine = IndicatorValue.objects.filter(agency=agency, indicator__in=indicators)
    both = list(mine.of_quarters(before(quarter), (quarter.year, quarter.kind)))
    rows = {row.indicator_id: row for row in both if row.quarter_id == quarter.pk}
    now = of_rows(rows.values(), indicators)
    past = of_rows((row for row in both if row.quarter_id != quarter.pk), indicators)
    year = year_to_date(mine, indicators, quarter)
    targets = defaultdict(list)
    for target in Target.objects.filter(agency=agency).in_force(quarter):
        targets[target.indicator_id].append(target)
    is_editable = may_edit and window.is_open
    default = IDLE if is_editable else LOCKED
    return [
        EntryRow(
            indicator=one,
            value=rows.get(one.pk),
            now=now.get((agency.pk, one.code), EMPTY),
            before=past.get((agency.pk, one.code), EMPTY),
            year=year.get((agency.pk, one.code), EMPTY),
            targets=targets[one.pk],
            outcome=outcomes.get(one.pk, default),
            is_editable=is_editable and not one.is_derived,
            is_estimate_expected=window.duty is not None and window.duty.is_estimate,
            computed_from=in_words(one, indicators),
        )
        for one in indicators
    ]


def entry_page(
    agency: Agency,
    quarter: ReportingPeriod,
    *,
    may_edit: bool,
    user: User,
    show: str = "",
    with_history: bool = False,
    outcomes: Mapping[int, Outcome] = NO_OUTCOMES,
    attempt: Attempt | None = None,
) -> EntryPage:
    """Read the page for ``user``; ``show`` is a key of SHOWS.

    ``outcomes`` are rows that could not be saved, by indicator, ``attempt`` an explanation.
    """
    window = window_of(agency, quarter)
    asked = catalogue_of(quarter.year).asked_of(agency)
    rows = entry_rows(agency, quarter, asked, window, may_edit=may_edit, outcomes=outcomes)
    typed_rows = [row for row in rows if row.is_typed]
    rules = rule_panel(agency, quarter, may_explain=may_edit and window.is_open, attempt=attempt)
    odd = _odd(rules)
    shown = [row for row in rows if _is_shown(row, show, user, odd) or row.indicator.pk in outcomes]
    return EntryPage(
        agency=agency,
        quarter=quarter,
        quarters=list(ReportingPeriod.objects.quarters().filter(year=quarter.year)),
        window=window,
        is_editable=may_edit and window.is_open,
        groups=_groups(shown),
        show=show,
        tally=Tally(sum(row.now.is_entered for row in typed_rows), len(typed_rows)),
        rules=rules,
        has_errors=bool(outcomes),
        history=_history(agency, quarter, rules.explanations) if with_history else None,
    )


def _is_shown(row: EntryRow, show: str, user: User, odd: Container[int]) -> bool:
    """Derived rows, which nobody types, are shown with all and where a rule fails on them (``odd``)."""
    if show == "blank":
        return row.is_typed and not row.now.is_entered
    if show == "mine":
        return row.value is not None and row.value.recorded_by_id == user.pk
    return row.indicator.pk in odd if show == "warned" else True


def _odd(rules: RulePanel) -> set[int]:
    """Return the indicators on which a rule between figures fails."""
    failing = [*rules.errors, *(one.finding for one in rules.warnings)]
    return {operand.indicator for finding in failing for operand in finding.operands}


def _history(agency: Agency, quarter: ReportingPeriod, explanations: Iterable[RuleExplanation]) -> list[Entry]:
    """Who changed which value of the quarter and which explanation, newest first."""
    values = IndicatorValue.objects.filter(agency=agency, quarter=quarter)
    return trail_of([*values.select_related("indicator", "agency", "quarter"), *explanations])


def entry_tally(agency: Agency, quarter: ReportingPeriod, asked: Iterable[Indicator]) -> Tally:
    """Return the count above the grid alone: one query, for the answer to a saved row."""
    asked = typed(asked)
    entered = IndicatorValue.objects.filter(agency=agency, quarter=quarter, indicator__in=asked).entered()
    return Tally(entered.count(), len(asked))


def _groups(rows: Iterable[EntryRow]) -> list[Group]:
    def place(row: EntryRow) -> tuple[int, str]:
        return AREA_ORDER.get(row.indicator.area_code, len(AREA_ORDER)), row.indicator.area_code

    ordered = sorted(rows, key=place)  # stable: within an area the order of the catalogue
    groups = (list(members) for _, members in groupby(ordered, place))
    return [Group(members[0].indicator.area_name, members) for members in groups]
