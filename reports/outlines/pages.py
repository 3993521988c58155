"""The templates as their pages show them, and an empty report made of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from agencies.models import Agency, AgencyKind
from core import clock
from core.audit.trail import Entry, trail_of
from indicators.models import Indicator
from indicators.states import Area
from periods.models import ReportingPeriod
from periods.states import QUARTERS, calendar_end, data_window, quarter_of
from plans.figures import Progress
from reports.figure_tokens import period_tokens
from reports.figures import ReportFigures
from reports.models import Report, ReportSection, ReportTemplate, TemplateSection
from reports.pages.tokens import DOCUMENTS, PLAIN, TASKS, TokenGroup, TokenLine
from reports.services.writing import copied
from reports.states import ReportState


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template with who uses it and from when, in words, and how many reports it was the beginning of."""

    template: ReportTemplate
    sections: int
    reports: int

    @property
    def readers(self) -> str:
        return ", ".join(self.template.kind_labels) or "Mọi loại cơ quan"

    @property
    def since(self) -> str:
        year, quarter = self.template.starts
        return f"{QUARTERS[quarter - 1].label}/{year}" if year else "Mọi kỳ"


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A section, and what its table holds in words."""

    section: TemplateSection
    table: str


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """All that the page of a template shows; ``reports`` counts those begun with it by the words of their state."""

    line: TemplateLine
    sections: list[OutlineLine]
    reports: list[tuple[str, int]]
    history: list[Entry]


def template_lines() -> list[TemplateLine]:
    """Return the templates, those in use first: one query."""
    rows = ReportTemplate.objects.annotate(parts=Count("sections", distinct=True), made=Count("report", distinct=True))
    return [TemplateLine(one, one.parts, one.made) for one in rows.order_by("-is_default", "name", "pk")]


def without_template(kinds: Iterable[str]) -> list[str]:
    """Return the names of those ``kinds`` of agencies for whose reports of this quarter no template is in use."""
    year, quarter = quarter_of(clock.today())
    in_use = [one for one in ReportTemplate.objects.filter(is_default=True) if one.starts <= (year, quarter)]
    lacking = {kind for kind in kinds if not any(not one.kinds or kind in one.kind_set for one in in_use)}
    return [str(label) for kind, label in AgencyKind.choices if kind in lacking]


def template_page(template: ReportTemplate) -> TemplatePage:
    """Read the page of one template."""
    sections = list(template.sections.all())
    states = template.report_set.order_by().values_list("state").annotate(Count("pk"))
    counts = dict(states)
    codes = {code for one in sections for code in one.indicators}
    names = dict(Indicator.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return TemplatePage(
        line=TemplateLine(template, len(sections), sum(counts.values())),
        sections=[OutlineLine(one, _table(one, names)) for one in sections],
        reports=[(str(state.label), counts[state]) for state in ReportState if state in counts],
        history=trail_of([template, *sections]),
    )


def _table(section: TemplateSection, names: dict[str, str]) -> str:
    areas = dict(Area.choices)
    parts = [str(areas.get(code, code)) for code in section.areas] + [
        names.get(code, code) for code in section.indicators
    ]
    return "; ".join(parts) or ("Mọi lĩnh vực" if section.content != "text" else "")


def figures_for_writing() -> tuple[TokenGroup, ...]:
    """Return the figures that a template may ask for, without values."""

    def lines(rows: Iterable[tuple[str, str]]) -> tuple[TokenLine, ...]:
        return tuple(TokenLine(name, label, "") for name, label in rows)

    indicators = [(f"chi_tieu.{one.code}", one.name) for one in Indicator.objects.all()]
    in_areas = [(f"{name}.{code}", f"{label}, {area}") for name, label, _ in TASKS for code, area in Area.choices]
    return (
        TokenGroup("Kỳ, cơ quan, kế hoạch", lines(PLAIN)),
        TokenGroup("Nhiệm vụ", lines((name, label) for name, label, _ in TASKS)),
        TokenGroup("Nhiệm vụ theo lĩnh vực", lines(in_areas)),
        TokenGroup("Văn bản đã ban hành", lines(DOCUMENTS)),
        TokenGroup("Chỉ tiêu trong kỳ (thay chi_tieu bằng luy_ke: lũy kế từ đầu năm)", lines(indicators)),
    )


def empty_report(template: ReportTemplate, superior: Agency) -> tuple[Report, list[ReportSection], ReportFigures]:
    """Return what an agency for which the template is would begin with: nothing of it is stored."""
    agency, period = _reader(template, superior), _period(template)
    report, sections = copied(agency, period, template)
    return report, sections, ReportFigures(Progress(), period_tokens(agency, period))


def _reader(template: ReportTemplate, superior: Agency) -> Agency:
    """The first agency below ``superior`` for which the template is; ``superior`` itself where there is none."""
    below = Agency.objects.directly_below(superior.pk, clock.today()).order_by("path")
    if template.kinds:
        below = below.filter(kind__in=template.kind_set)
    return below.first() or superior


def _period(template: ReportTemplate) -> ReportingPeriod:
    """This quarter, or the first in which the template is used."""
    year, quarter = max(quarter_of(clock.today()), template.starts)
    kind = QUARTERS[quarter - 1]
    data_from, data_to = data_window(year, kind)
    return ReportingPeriod(year=year, kind=kind, data_from=data_from, data_to=data_to, ends_on=calendar_end(year, kind))
