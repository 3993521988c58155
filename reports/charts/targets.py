"""The year's targets against the figures so far: by indicator over all agencies, or one by one as bullet charts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F

from agencies.models import Agency
from core.links import HERE, links
from core.numbers import rounded
from documents.rendering.xlsx import SheetColumn, type_of_value
from indicators.catalogue import Catalogue, catalogue_of, catalogues_of
from indicators.figures import EMPTY, Figures, attainment, so_far_of_rows, year_to_date
from indicators.models import Indicator, IndicatorValue, Target
from indicators.states import Attainment
from periods.models import ReportingPeriod
from periods.states import calendar_end
from reports.charts.board import Board, Sheet, View
from reports.charts.bullets import WIDTH, Bullet, bullet_of, number_of

ORDER = (Attainment.MET, Attainment.NOT_MET, Attainment.NOT_YET, Attainment.NOT_ARISEN)
LOOKS = {
    Attainment.MET: ("fill-done", "#185037"),
    Attainment.NOT_MET: ("fill-late", "#8d0104"),
    Attainment.NOT_YET: ("fill-risk", "#a87c2a"),
    Attainment.NOT_ARISEN: ("fill-none", "#c3c7ca"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a summary's bar: how many targets, where it is drawn, how it looks."""

    label: str
    number: int
    x: str
    width: str
    look: str
    paint: str


@dataclass(frozen=True, slots=True)
class Summary:
    """An indicator's targets over all agencies, parted by whether they are met."""

    indicator: Indicator
    url: str
    counts: Counter[Attainment]
    segments: tuple[Segment, ...]

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def numbers(self) -> list[tuple[str, int]]:
        """How many are in each attainment, in the order of the heads."""
        return [(str(kind.label), self.counts[kind]) for kind in ORDER]

    @property
    def label(self) -> str:
        return f"{self.indicator.name}: " + ", ".join(f"{one.label.lower()} {one.number}" for one in self.segments)


@dataclass(frozen=True, slots=True)
class TargetChart:
    """Either ``summaries``, or the ``bullets`` of one agency or of one indicator (``agency``, ``indicator``)."""

    period: ReportingPeriod
    before: str
    summaries: Sequence[Summary] = ()
    bullets: Sequence[Bullet] = ()
    agency: Agency | None = None
    indicator: Indicator | None = None
    width: str = str(WIDTH)

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        """The attainments in their order, with their looks."""
        return [(kind.label, *LOOKS[kind]) for kind in ORDER]


def targets_in_force(agencies: Iterable[int], period: ReportingPeriod) -> list[Target]:
    """Return the targets of the period's year that count at its end, with agency: one query."""
    found = Target.objects.filter(agency__in=agencies).in_force(period).select_related("agency")
    return list(found.order_by("agency__path", "position", "pk"))


def target_board(
    targets: Sequence[Target],
    period: ReportingPeriod,
    about: Sequence[str],
    *,
    agency: Agency | None = None,
    indicator: int | None = None,
    to_indicator: Callable[[int], str] = str,
) -> Board:
    """Return the targets, summed up by indicator; one by one where an agency or an indicator is chosen.

    ``to_indicator`` gives the address of this view for one indicator. Three queries, two for those one by one.
    """
    if agency is None and indicator is None:
        return _summed_up(targets, catalogue_of(period.year), period, about, to_indicator)
    asked = [
        one
        for one in targets
        if (agency is None or one.agency_id == agency.pk) and (indicator is None or one.indicator_id == indicator)
    ]
    return _one_by_one(asked, period, about, agency=agency, indicator=indicator)


def _summed_up(
    targets: Sequence[Target],
    catalogue: Catalogue,
    period: ReportingPeriod,
    about: Sequence[str],
    to_indicator: Callable[[int], str],
) -> Board:
    known = _indicators(targets, catalogue)
    owners = {target.agency_id for target in targets}
    figures = year_to_date(IndicatorValue.objects.filter(agency__in=owners, indicator__in=known), known, period)
    counts: dict[int, Counter[Attainment]] = {}
    for target in targets:
        code = catalogue.by_pk[target.indicator_id].code
        found = attainment(figures.get((target.agency_id, code), EMPTY), target)
        counts.setdefault(target.indicator_id, Counter())[found] += 1
    summaries = [
        Summary(one, to_indicator(one.pk), counts[one.pk], tuple(_segments(counts[one.pk])))
        for one in catalogue.indicators
        if one.pk in counts
    ]
    chart = TargetChart(period, str(period.year - 1), summaries=summaries)
    whole = sum(counts.values(), Counter[Attainment]())
    columns = (
        SheetColumn("Mã", 22),
        SheetColumn("Chỉ tiêu", 60),
        SheetColumn("Mục tiêu năm", 12, "0"),
        *(SheetColumn(one.label, 14, "0") for one in ORDER),
    )
    rows: list[Sequence[type_of_value]] = [
        (one.indicator.code, one.indicator.name, one.total, *(one.counts[kind] for kind in ORDER)) for one in summaries
    ]
    return Board(View.TARGETS, finding(str(period), whole), about, chart, Sheet(columns, rows))


def _one_by_one(
    targets: Sequence[Target],
    period: ReportingPeriod,
    about: Sequence[str],
    *,
    agency: Agency | None,
    indicator: int | None,
) -> Board:
    catalogues = catalogues_of(period.year, period.year - 1)
    catalogue, past_catalogue = catalogues.values()
    now, past = _two_years(targets, catalogues, period)
    to_figure = {one: links("reports:figure", HERE, period.year_to_date_slug, one) for one in _keys(targets)}
    bullets = []
    for target in targets:
        mine, key = catalogue.by_pk[target.indicator_id], target.agency_id
        figure, before = (figures.get((key, mine.code), EMPTY) for figures in (now, past))
        url = to_figure[mine.pk](target.agency.code)
        bullets.append(bullet_of(target, mine, figure, before, url, past_catalogue.by_pk.get(mine.pk, mine)))
    chosen = catalogue.by_pk.get(indicator or 0)
    what = " · ".join(str(one) for one in (agency, chosen) if one is not None)
    counts = Counter(one.attainment for one in bullets)
    chart = TargetChart(period, str(period.year - 1), bullets=bullets, agency=agency, indicator=chosen)
    return Board(View.TARGETS, finding(f"{what}, {period}", counts), about, chart, _sheet(bullets, period))


def finding(what: str, counts: Mapping[Attainment, int]) -> str:
    """Return how many of the targets are met, not met, not measurable, or did not arise."""
    total = sum(counts.values())
    if not total:
        return f"{what}: chưa có mục tiêu năm nào"
    words = {
        Attainment.NOT_MET: "chưa đạt",
        Attainment.NOT_YET: "chưa đo được",
        Attainment.NOT_ARISEN: "không phát sinh",
    }
    rest = "".join(f", {counts[kind]} {text}" for kind, text in words.items() if counts.get(kind))
    return f"{what}: {counts.get(Attainment.MET, 0)}/{total} mục tiêu năm đã đạt{rest}"


def _two_years(
    targets: Sequence[Target], catalogues: Mapping[int, Catalogue], period: ReportingPeriod
) -> tuple[Figures, Figures]:
    """The figures of the year up to the period's end, and of the year before up to the same day: one query.

    Each year's by the definitions that were valid in it.
    """
    codes = {catalogues[period.year].by_pk[one.indicator_id].code for one in targets}
    known = {year: catalogue.with_parts(codes) for year, catalogue in catalogues.items()}
    owners = {target.agency_id for target in targets}
    asked = {one.pk for ones in known.values() for one in ones}
    values = IndicatorValue.objects.filter(agency__in=owners, indicator__in=asked).entered()
    past = ReportingPeriod(year=period.year - 1, kind=period.kind, ends_on=calendar_end(period.year - 1, period.kind))
    rows = values.so_far(period) | values.so_far(past)
    listed = rows.annotate(of_year=F("quarter__year")).order_by("quarter__ends_on")
    now, before = (
        so_far_of_rows([row for row in listed if row.of_year == one.year], known[one.year]) for one in (period, past)
    )
    return now, before


def _indicators(targets: Iterable[Target], catalogue: Catalogue) -> list[Indicator]:
    return catalogue.with_parts({catalogue.by_pk[one.indicator_id].code for one in targets})


def _keys(targets: Iterable[Target]) -> Collection[int]:
    return {target.indicator_id for target in targets}


def _segments(counts: Mapping[Attainment, int]) -> Iterable[Segment]:
    total, passed = sum(counts.values()), 0
    for kind in (one for one in ORDER if counts.get(one)):
        begin, end = WIDTH * passed // total, WIDTH * (passed + counts[kind]) // total
        look, paint = LOOKS[kind]
        yield Segment(kind.label, counts[kind], str(begin), str(end - begin), look, paint)
        passed += counts[kind]


def _sheet(bullets: Sequence[Bullet], period: ReportingPeriod) -> Sheet:
    columns = (
        SheetColumn("Cơ quan, đơn vị", 42),
        SheetColumn("Chỉ tiêu", 60),
        SheetColumn("Đơn vị tính", 14),
        SheetColumn(f"Đến hết {period}", 16),
        SheetColumn("Chi tiết", 18),
        SheetColumn("Mục tiêu năm", 22),
        SheetColumn(f"Cùng kỳ {period.year - 1}", 16),
        SheetColumn("Đánh giá", 26),
    )
    rows = [
        (
            one.agency.name,
            one.target.name,
            one.indicator.unit,
            one.text if number_of(one.figure) is None else rounded(one.figure.value or Decimal(0), 4).normalize(),
            one.parts_text or None,
            one.goal_text,
            one.before_text
            if number_of(one.before) is None or not one.is_compared
            else rounded(one.before.value or Decimal(0), 4).normalize(),
            one.verdict,
        )
        for one in bullets
    ]
    return Sheet(columns, rows)
