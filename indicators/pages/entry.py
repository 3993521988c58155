"""The page in which an agency enters its indicators of a quarter, by area."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from agencies.models import Agency, User
from core.audit.trail import Entry, trail_of
from indicators.book import Book
from indicators.catalogue import typed
from indicators.explaining import Attempt
from indicators.figures import EMPTY
from indicators.models import Indicator, IndicatorValue, RuleExplanation
from indicators.pages.areas import AreaMark, Beside, area_marks, beside, place_of
from indicators.pages.checked import RulePanel, rule_panel
from indicators.pages.lines import IndicatorLine, grid_line, shared_by
from indicators.pages.meaning import in_words
from indicators.pages.rows import IDLE, LOCKED, EntryRow, Outcome
from periods.models import ReportingPeriod
from periods.states import QUARTERS
from periods.windows import Window, window_of

NO_OUTCOMES: Mapping[int, Outcome] = {}
SHOWS = {"": "Tất cả", "blank": "Chưa nhập", "mine": "Của tôi", "warned": "Có cảnh báo"}


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
class Place:
    """An indicator's place in the grid: its row, with its line unless filtered out, and what is found beside it."""

    row: EntryRow
    beside: Beside
    line: IndicatorLine | None

    @property
    def is_quiet(self) -> bool:
        """Whether its row is shown and nothing is found beside it: so are nearly all."""
        return self.line is not None and self.beside.is_empty


@dataclass(frozen=True, slots=True)
class Group:
    """An area of the grid."""

    mark: AreaMark
    places: list[Place]

    @property
    def rows(self) -> list[EntryRow]:
        return [place.row for place in self.places if place.line]

    @property
    def lines(self) -> list[IndicatorLine]:
        return [place.line for place in self.places if place.line]

    @property
    def is_empty(self) -> bool:
        return all(place.beside.is_empty and not place.line for place in self.places)

    @property
    def url(self) -> str:
        """The address of the area on the page; where the filter leaves nothing of it, on the page without filter."""
        return f"?#{self.mark.anchor}" if self.is_empty else f"#{self.mark.anchor}"


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the page shows; ``history`` is None for those who may not see it."""

    agency: Agency
    quarter: ReportingPeriod
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

    @property
    def quarters(self) -> list[ReportingPeriod]:
        """The year's quarters, for the links to their pages; none of them is read."""
        return [ReportingPeriod(year=self.quarter.year, kind=kind) for kind in QUARTERS]

    @property
    def is_empty(self) -> bool:
        """Whether the filter leaves nothing to show."""
        return all(group.is_empty for group in self.groups)


def entry_rows(
    book: Book,
    indicators: Iterable[Indicator],
    window: Window,
    *,
    may_edit: bool,
    outcomes: Mapping[int, Outcome] = NO_OUTCOMES,
) -> list[EntryRow]:
    """Return the rows of ``indicators``, which hold the parts of their derived ones: no query beside the book's."""
    indicators, agency = list(indicators), book.agency
    rows = {row.indicator_id: row for row in book.rows()}
    targets = defaultdict(list)
    for target in book.targets:
        if target.ended_on is None or target.ended_on > book.quarter.ends_on:
            targets[target.indicator_id].append(target)
    is_editable = may_edit and window.is_open
    default = IDLE if is_editable else LOCKED
    return [
        EntryRow(
            indicator=one,
            value=rows.get(one.pk),
            now=book.now.get((agency.pk, one.code), EMPTY),
            before=book.past.get((agency.pk, one.code), EMPTY),
            year=book.year.get((agency.pk, one.code), EMPTY),
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
    book = Book(agency, quarter)
    book.read_few()
    asked = book.asked
    rows = entry_rows(book, asked, window, may_edit=may_edit, outcomes=outcomes)
    known = {one.pk for one in asked}
    rules = rule_panel(book, known, may_explain=may_edit and window.is_open, attempt=attempt)
    odd, found = _odd(rules), beside(rules, asked)
    entered = {row.indicator.pk for row in rows if row.now.is_entered}
    shown = {row.indicator.pk for row in rows if _is_shown(row, show, user, odd)} | outcomes.keys()
    shared = shared_by(agency, quarter)
    places = [
        Place(row, found[pk], grid_line(row, shared) if pk in shown else None)
        for row, pk in ((row, row.indicator.pk) for row in rows)
    ]
    return EntryPage(
        agency=agency,
        quarter=quarter,
        window=window,
        is_editable=may_edit and window.is_open,
        groups=_groups(places, area_marks(asked, entered, found)),
        show=show,
        tally=tally_of(asked, entered),
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


def answered(book: Book, asked: Iterable[Indicator]) -> frozenset[int]:
    """Return which of the typed indicators ``asked`` have an answer, by id."""
    wanted = {one.pk for one in typed(asked)}
    return frozenset(row.indicator_id for row in book.rows() if row.says_something and row.indicator_id in wanted)


def tally_of(asked: Iterable[Indicator], entered: Container[int]) -> Tally:
    """Return the count above the grid; ``entered`` are the answered indicators' ids."""
    wanted = typed(asked)
    return Tally(sum(one.pk in entered for one in wanted), len(wanted))


def _groups(places: Sequence[Place], marks: Mapping[str, AreaMark]) -> list[Group]:
    ordered = sorted(places, key=lambda place: place_of(place.row.indicator))  # stable: the order of the catalogue
    return [
        Group(mark, [one for one in ordered if one.row.indicator.area_code == code]) for code, mark in marks.items()
    ]
