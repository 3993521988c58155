"""The indicators of a node over a span, by area, ready to print."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.structure import Place
from core.addresses import address
from indicators.aggregation.engine import Aggregate, Change, consolidated, earlier_of, setting_of
from indicators.aggregation.ground import Ground
from indicators.models import Indicator
from indicators.pages.shown import beneath, with_unit
from indicators.states import AREA_IN_SHORT, AREA_ORDER, area_anchor
from periods.spans import Span
from reports.consolidation.reach import counted_for
from reports.consolidation.settled import settled_in
from reports.consolidation.words import change_text, figure_text, figure_url

NAMED = 2  # of the missing agencies; the derivation names all


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier figure, how the present one differs, and the derivation of the earlier one."""

    text: str
    change: str
    url: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One indicator of the table."""

    aggregate: Aggregate
    url: str
    trend_url: str
    earlier_urls: tuple[str, ...]
    told: frozenset[int] = frozenset()  # who is missing in every row, which is said once

    @property
    def indicator(self) -> Indicator:
        return self.aggregate.indicator

    @property
    def text(self) -> str:
        return figure_text(self.aggregate.figure, self.indicator)

    @property
    def parts_text(self) -> str:
        return beneath(self.aggregate.figure, self.indicator)

    @property
    def earlier(self) -> list[Earlier]:
        pairs = zip(self.aggregate.changes, self.earlier_urls, strict=True)
        return [self._earlier(change, url) for change, url in pairs]

    @property
    def missing(self) -> list[Place]:
        """Who is missing here and not in every row."""
        return [place for place in self.aggregate.coverage.missing if place.agency not in self.told]

    @property
    def named(self) -> list[Place]:
        return self.missing[:NAMED]

    @property
    def unnamed(self) -> int:
        return len(self.missing[NAMED:])

    @property
    def is_known(self) -> bool:
        """Whether there is anything to show, now or earlier."""
        figures = [self.aggregate.figure, *(change.earlier for change in self.aggregate.changes)]
        return self.aggregate.is_listed or any(figure.is_entered for figure in figures)

    def _earlier(self, change: Change, url: str) -> Earlier:
        then = change.under
        text = with_unit(change.earlier, then) if then is not None else figure_text(change.earlier, self.indicator)
        return Earlier(text, change_text(change, self.indicator.nature), url if change.earlier.is_entered else "")


@dataclass(frozen=True, slots=True)
class AreaGroup:
    code: str
    name: str
    rows: list[TableRow]

    @property
    def label(self) -> str:
        """The name in short, for the strip above the list."""
        return AREA_IN_SHORT.get(self.code, self.name)

    @property
    def anchor(self) -> str:
        return area_anchor(self.code)


@dataclass(frozen=True, slots=True)
class Absentee:
    """An agency that owes answers, to how many of the indicators shown."""

    place: Place
    indicators: int


@dataclass(frozen=True, slots=True)
class Table:
    """All that the page shows. ``sent`` of ``asked`` agencies have sent the report of the last quarter.

    ``missing`` are those who are missing in every row.
    """

    node: Agency
    span: Span
    earlier: Sequence[Span]
    exists: bool
    agencies: int
    groups: list[AreaGroup]
    hidden: int
    absentees: list[Absentee]
    missing: list[Place]
    sent: int
    asked: int

    @property
    def rows(self) -> list[TableRow]:
        return [row for group in self.groups for row in group.rows]


def table_of(user: User, node: Agency, span: Span, *, area: str = "", kind: str = "", show_all: bool = False) -> Table:
    """Read the indicators of ``node`` of one area or all, as far as ``user`` may see them."""
    earlier = earlier_of(span)
    ground = Ground([span, *earlier], counted_for(user, Perm.DASHBOARD_VIEW))
    ground.read()
    indicators = [one for one in ground.catalogue.indicators if not area or one.area_code == area]
    found = consolidated(setting_of(node, ground, kind), span, indicators, earlier)
    rows = [
        TableRow(
            one,
            figure_url(node.code, one.indicator, span, kind),
            address("reports:trend", node.code, one.indicator.pk),
            tuple(figure_url(node.code, one.indicator, past, kind) for past in earlier),
        )
        for one in found.rows
    ]
    shown = rows if show_all else [row for row in rows if row.is_known]
    owed = Counter(place for row in shown for place in row.aggregate.coverage.missing)
    missing = sorted((one for one in owed if owed[one] == len(shown) > 1), key=lambda place: place.name)
    shown = [replace(row, told=frozenset(place.agency for place in missing)) for row in shown]
    settled = settled_in(found.asked, span)
    return Table(
        node=node,
        span=span,
        earlier=earlier,
        exists=found.exists,
        agencies=found.agencies,
        groups=_groups(shown),
        hidden=len(rows) - len(shown),
        absentees=[Absentee(place, count) for place, count in sorted(owed.items(), key=lambda one: one[0].name)],
        missing=missing,
        sent=sum((agency, span.last) in settled for agency in found.asked),
        asked=len(found.asked),
    )


def _groups(rows: list[TableRow]) -> list[AreaGroup]:
    def place(row: TableRow) -> tuple[int, str]:
        return AREA_ORDER.get(row.indicator.area_code, len(AREA_ORDER)), row.indicator.area_code

    grouped = groupby(sorted(rows, key=place), place)  # stable: within an area the order of the catalogue
    groups = [list(members) for _, members in grouped]
    return [AreaGroup(members[0].indicator.area_code, members[0].indicator.area_name, members) for members in groups]
