"""The figures of a report: computed live while it is written, frozen once when it is submitted."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from agencies.models import Agency
from core.numbers import format_count, format_day, format_number, format_percent, rounded
from documents.counting import IssuedCounts, counts_phrase, issued_counts
from documents.running.tokens import NOT_ARISEN
from indicators.catalogue import catalogue_of
from indicators.checks import Finding, Outcome
from indicators.consistency import findings_in
from indicators.figures import Figure, Figures, in_period, year_to_date
from indicators.models import Indicator, IndicatorValue
from indicators.states import Nature
from periods.models import ReportingPeriod
from periods.states import PeriodKind, data_window
from plans.figures import Progress, progress_by_agency
from plans.models import Plan, Task
from plans.querysets import TaskQuerySet
from plans.states import PlanKind
from reports.models import Report
from reports.sentences import IN_PERIOD, SO_FAR, absence, presence

FOLLOWING = {
    PeriodKind.Q1: "Quý II",
    PeriodKind.Q2: "Quý III",
    PeriodKind.Q3: "Quý IV",
    PeriodKind.H1: "6 tháng cuối năm",
    PeriodKind.M9: "Quý IV",
}  # the others are followed by something of the next year

COUNTED_NATURES = (Nature.FLOW, Nature.STOCK)


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """What a report prints: the progress of the plan, and every token's text.

    ``labels`` are the words by which a writer knows a token, for those that have any; they are not frozen.
    ``warnings`` are those about the figures, with what the agency said to them: they are frozen, and read from there.
    """

    progress: Progress
    tokens: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[Mapping[str, Any]] = ()

    def freeze(self) -> dict:
        """Return the figures as JSON values, to be stored with the report."""
        progress = {
            "states": {str(state): count for state, count in self.progress.states.items()},
            "counts_not_arisen": self.progress.counts_not_arisen,
            "due": self.progress.due,
            "performed_of_due": self.progress.performed_of_due,
            "late": self.progress.late,
        }
        frozen = {"progress": progress, "tokens": dict(self.tokens)}
        return frozen | ({"warnings": [dict(one) for one in self.warnings]} if self.warnings else {})

    @classmethod
    def thaw(cls, stored: dict) -> "ReportFigures":
        """Return the figures that ``freeze`` stored."""
        return cls(Progress(**stored["progress"]), stored["tokens"], warnings=tuple(stored.get("warnings", ())))


def digest(stored: dict) -> str:
    """Return the SHA-256 of frozen figures in canonical JSON."""
    canonical = json.dumps(stored, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def live_figures(agency: Agency, period: ReportingPeriod) -> ReportFigures:
    """Compute the figures of an agency's report from what is entered now."""
    return live_figures_of([agency], period)[agency.pk]


def live_figures_of(agencies: Collection[Agency], period: ReportingPeriod) -> dict[int, ReportFigures]:
    """Compute the figures of several agencies' reports, by the agency's id, in as many queries as of one."""
    tasks = Task.objects.filter(plan__agency__in=agencies).in_year(period.year).counted()
    progress, plans = progress_by_agency(tasks, period), _plans(agencies, period)
    year_from, _ = data_window(period.year, PeriodKind.YEAR)
    issued = issued_counts(agencies, since=year_from, first=period.data_from, last=period.data_to)
    indicators = catalogue_of(period.year).indicators
    values = IndicatorValue.objects.filter(agency__in=agencies)
    within = _by_agency(in_period(values, indicators, period))
    so_far = within if period.quarter_numbers[0] == 1 else _by_agency(year_to_date(values, indicators, period))
    labels = _indicator_labels(indicators)
    figures = {}
    for agency in agencies:
        reached = progress.get(agency.pk, Progress())
        tokens = period_tokens(agency, period) | _plan_tokens(plans.get(agency.pk)) | _progress_tokens(reached)
        tokens |= _document_tokens(issued.get(agency.pk, IssuedCounts()))
        who = tokens["co_quan.ten"]
        tokens |= _indicator_tokens("chi_tieu", within.get(agency.pk, {}), indicators)
        tokens |= _indicator_tokens("luy_ke", so_far.get(agency.pk, {}), indicators)
        tokens |= _sentence_tokens("cau", within.get(agency.pk, {}), indicators, who, IN_PERIOD)
        tokens |= _sentence_tokens("cau_luy_ke", so_far.get(agency.pk, {}), indicators, who, SO_FAR)
        figures[agency.pk] = ReportFigures(reached, tokens, labels)
    return figures


def _by_agency(figures: Figures) -> dict[int, dict[tuple[int, str], Figure]]:
    found: dict[int, dict[tuple[int, str], Figure]] = {}
    for key, figure in figures.items():
        found.setdefault(key[0], {})[key] = figure
    return found


def citation_tokens(agency: Agency, period: ReportingPeriod) -> dict[str, str]:
    """Return the tokens that may stand in a citation: those of the period, the agency and its plan."""
    return period_tokens(agency, period) | _plan_tokens(_plans([agency], period).get(agency.pk))


def figures_of(report: Report) -> ReportFigures:
    """Return the frozen figures of a sent report, the live ones of any other."""
    if report.is_sent and report.figures is not None:  # constraint: sent_report_has_figures
        return replace(ReportFigures.thaw(report.figures), labels=_indicator_labels(list(Indicator.objects.all())))
    return live_figures(report.agency, report.period)


def counted_tasks(agency: Agency, period: ReportingPeriod) -> TaskQuerySet:
    """Return the tasks that the agency's official figure of ``period`` counts."""
    return Task.objects.filter(plan__agency=agency).in_year(period.year).counted()


def silent_tasks(agency: Agency, period: ReportingPeriod) -> int:
    """Return how many counted tasks have nothing entered for the last quarter of ``period``."""
    last = period if period.is_quarter else ReportingPeriod.objects.quarters_of(period).last()
    return counted_tasks(agency, period).silent_in(last or period).count()


def contradictions(agency: Agency, period: ReportingPeriod) -> list[tuple[ReportingPeriod, Finding]]:
    """Return the rules between figures that the agency's figures break, each with the quarter in which they do.

    A rule may mix what adds up over quarters with what stands at their end, so each quarter is judged by itself.
    """
    quarters = [period] if period.is_quarter else ReportingPeriod.objects.quarters_of(period)
    return [
        (quarter, finding)
        for quarter in quarters
        for finding in findings_in(agency, quarter)
        if finding.outcome == Outcome.FAILS
    ]


def warnings_of(found: Sequence[tuple[ReportingPeriod, Finding]]) -> tuple[Mapping[str, Any], ...]:
    """Return the warnings among what was ``found`` with their explanations, as JSON values to be frozen."""
    return tuple(_frozen(quarter, one) for quarter, one in found if one.is_warning)


def _frozen(quarter: ReportingPeriod, found: Finding) -> Mapping[str, Any]:
    said = found.explanation
    return {
        "text": f"Số liệu {quarter} {found.what}. {found.message} {found.arithmetic}.",
        "explanation": said.text if said else "",
        "by": str(said.written_by) if said else "",
        "at": said.written_at.isoformat() if said else "",
        "was": said.arithmetic if said and found.is_stale else "",
    }


def period_tokens(agency: Agency, period: ReportingPeriod) -> dict[str, str]:
    """Return the tokens that name the period and the agency as it was at its end."""
    profile = agency.profile_on(period.ends_on)
    following, its_year = _following(period)
    return {
        "ky.ten": _label(period),
        "ky.nam": str(period.year),
        "ky.ten_day_du": _with_year(_label(period), period.year),
        "ky.tu_ngay": format_day(period.data_from),
        "ky.den_ngay": format_day(period.data_to),
        "ky.sau": following if its_year == period.year else _with_year(following, its_year),
        "ky.sau_day_du": _with_year(following, its_year),
        "co_quan.ten": profile.name,
        "co_quan.ten_day_du": profile.full_name,
    }


def _label(period: ReportingPeriod) -> str:
    return "năm" if period.kind == PeriodKind.YEAR else period.label


def _following(period: ReportingPeriod) -> tuple[str, int]:
    """What comes next, and its year: a report ends with the tasks of that time."""
    kind = PeriodKind(period.kind)
    if kind in FOLLOWING:
        return FOLLOWING[kind], period.year
    return "Quý I" if kind == PeriodKind.Q4 else "năm", period.year + 1


def _with_year(label: str, year: int) -> str:
    """ "Quý I năm 2024", "6 tháng đầu năm 2024", "năm 2024"."""
    return f"{label} {year}" if label.endswith("năm") else f"{label} năm {year}"


def _plans(agencies: Collection[Agency], period: ReportingPeriod) -> dict[int, Plan]:
    """The agencies' annual plans of the year."""
    plans = Plan.objects.filter(agency__in=agencies, kind=PlanKind.ANNUAL).for_year(period.year)
    return {plan.agency_id: plan for plan in plans.select_related("document")}


def _plan_tokens(plan: Plan | None) -> dict[str, str]:
    if plan is None or plan.document is None:
        return {}
    tokens = {"ke_hoach.so_ky_hieu": plan.document.symbol}
    if plan.document.issued_on:
        tokens["ke_hoach.ngay"] = format_day(plan.document.issued_on)
    return tokens


def _document_tokens(issued: IssuedCounts) -> dict[str, str]:
    """What the register holds of the agency's own documents, in the data window and since the year's first began."""
    spans = {
        ("van_ban", ""): issued.within,
        ("van_ban", "_qppl"): issued.normative_within,
        ("van_ban_luy_ke", ""): issued.so_far,
        ("van_ban_luy_ke", "_qppl"): issued.normative_so_far,
    }
    tokens = {}
    for (prefix, suffix), counts in spans.items():
        if counts:
            tokens[f"{prefix}.tong{suffix}"] = format_count(sum(counts.values()))
            tokens[f"{prefix}.theo_loai{suffix}"] = counts_phrase(counts)
    return tokens


def _progress_tokens(progress: Progress) -> dict[str, str]:
    if progress.percent is None:
        return {}
    return {
        "nhiem_vu.tong": format_count(progress.total),
        "nhiem_vu.da_thuc_hien": format_count(progress.performed),
        "nhiem_vu.ti_le": format_percent(progress.percent, 1),
        "nhiem_vu.qua_han": format_count(progress.overdue),
    }


def _indicator_tokens(
    prefix: str, figures: Mapping[tuple[int, str], Figure], indicators: Iterable[Indicator]
) -> dict[str, str]:
    known = {indicator.code: indicator for indicator in indicators}
    said = {code: _said(figure, known[code]) for (_, code), figure in figures.items()}
    return {f"{prefix}.{code}": text for code, text in said.items() if text}


def _sentence_tokens(
    prefix: str, figures: Mapping[tuple[int, str], Figure], indicators: Iterable[Indicator], who: str, span: str
) -> dict[str, str]:
    """A whole sentence for each figure: what it is, or that nothing arose."""
    known = {indicator.code: indicator for indicator in indicators}
    tokens = {}
    for (_, code), figure in figures.items():
        indicator = known[code]
        if figure.is_not_arisen:
            tokens[f"{prefix}.{code}"] = absence(indicator, who, span)
        elif text := _said(figure, indicator):
            tokens[f"{prefix}.{code}"] = presence(indicator, text)
    return tokens


def _said(figure: Figure, indicator: Indicator) -> str:
    """A figure as running text says it; "" where there is none."""
    if figure.value is not None:
        return _printed(figure.value, indicator)
    return NOT_ARISEN if figure.is_not_arisen else figure.text


def _indicator_labels(indicators: Iterable[Indicator]) -> dict[str, str]:
    within = {f"chi_tieu.{indicator.code}": f"“{indicator.name}”" for indicator in indicators}
    so_far = {f"luy_ke.{indicator.code}": f"“{indicator.name}” (lũy kế)" for indicator in indicators}
    sentences = {f"cau.{indicator.code}": f"để viết câu về “{indicator.name}”" for indicator in indicators}
    both = {f"cau_luy_ke.{indicator.code}": f"để viết câu về “{indicator.name}” (lũy kế)" for indicator in indicators}
    return within | so_far | sentences | both


def frozen_text(report: Report, indicator: Indicator, now: Figure) -> str:
    """Return the figure that ``report`` froze for its period where ``now`` differs from it; nothing where not."""
    frozen = (report.figures or {}).get("tokens", {}).get(f"chi_tieu.{indicator.code}", "")
    present = _indicator_tokens("", {(0, indicator.code): now}, [indicator])
    return frozen if frozen and frozen != present.get(f".{indicator.code}", "") else ""


def _printed(value: Decimal, indicator: Indicator) -> str:
    """A figure as running text prints it: "63,27%", "05", "1.671", "4,5", "85,5/100"."""
    if indicator.nature == Nature.RATIO:
        return format_percent(rounded(value, 2))
    if indicator.nature == Nature.SCORE and indicator.scale is not None:
        return f"{format_number(value)}/{format_number(indicator.scale)}"
    if indicator.nature in COUNTED_NATURES and value == value.to_integral_value():
        return format_count(int(value))
    return format_number(value)
