"""The texts that a report's tokens stand for, each made of what is known. No queries."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from agencies.models import Agency
from core.numbers import format_count, format_day, format_number, format_percent, rounded
from documents.counting import IssuedCounts, counts_phrase
from documents.running.tokens import NOT_ARISEN
from indicators.figures import Figure
from indicators.models import Indicator
from indicators.states import Nature
from periods.models import ReportingPeriod
from periods.states import PeriodKind
from plans.figures import Progress
from plans.models import Plan
from reports.sentences import absence, presence

FOLLOWING = {
    PeriodKind.Q1: "Quý II",
    PeriodKind.Q2: "Quý III",
    PeriodKind.Q3: "Quý IV",
    PeriodKind.H1: "6 tháng cuối năm",
    PeriodKind.M9: "Quý IV",
}  # the others are followed by something of the next year

COUNTED_NATURES = (Nature.FLOW, Nature.STOCK)


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


def plan_tokens(plan: Plan | None) -> dict[str, str]:
    if plan is None or plan.document is None:
        return {}
    tokens = {"ke_hoach.so_ky_hieu": plan.document.symbol}
    if plan.document.issued_on:
        tokens["ke_hoach.ngay"] = format_day(plan.document.issued_on)
    return tokens


def document_tokens(issued: IssuedCounts) -> dict[str, str]:
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


def progress_tokens(progress: Progress, area: str = "") -> dict[str, str]:
    """The figures of a plan's tasks, or of those in an area, whose code the names then end with."""
    if progress.percent is None:
        return {}
    tokens = {
        "nhiem_vu.tong": format_count(progress.total),
        "nhiem_vu.da_thuc_hien": format_count(progress.performed),
        "nhiem_vu.ti_le": format_percent(progress.percent, 1),
        "nhiem_vu.qua_han": format_count(progress.overdue),
    }
    return {f"{name}.{area}": text for name, text in tokens.items()} if area else tokens


def indicator_tokens(
    prefix: str, figures: Mapping[tuple[int, str], Figure], indicators: Iterable[Indicator]
) -> dict[str, str]:
    known = {indicator.code: indicator for indicator in indicators}
    said = {code: _said(figure, known[code]) for (_, code), figure in figures.items()}
    return {f"{prefix}.{code}": text for code, text in said.items() if text}


def sentence_tokens(
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


def indicator_labels(indicators: Iterable[Indicator]) -> dict[str, str]:
    within = {f"chi_tieu.{indicator.code}": f"“{indicator.name}”" for indicator in indicators}
    so_far = {f"luy_ke.{indicator.code}": f"“{indicator.name}” (lũy kế)" for indicator in indicators}
    sentences = {f"cau.{indicator.code}": f"để viết câu về “{indicator.name}”" for indicator in indicators}
    both = {f"cau_luy_ke.{indicator.code}": f"để viết câu về “{indicator.name}” (lũy kế)" for indicator in indicators}
    return within | so_far | sentences | both


def _printed(value: Decimal, indicator: Indicator) -> str:
    """A figure as running text prints it: "63,27%", "05", "1.671", "4,5", "85,5/100"."""
    if indicator.nature == Nature.RATIO:
        return format_percent(rounded(value, 2))
    if indicator.nature == Nature.SCORE and indicator.scale is not None:
        return f"{format_number(value)}/{format_number(indicator.scale)}"
    if indicator.nature in COUNTED_NATURES and value == value.to_integral_value():
        return format_count(int(value))
    return format_number(value)
