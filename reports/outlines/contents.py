"""What a section of a template says in a new report: its words, and a table of live figures below them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from agencies.models import Agency
from documents.running import RunningText
from indicators.models import Indicator, Target
from periods.models import ReportingPeriod
from plans.models import ReformArea, Task
from reports.models import SectionContent, TemplateSection

MOST_ROWS = 60  # a longer table is an annex


class Beginning:
    """What the sections of a new report of ``agency`` for ``period`` say; each kind of row is read once, when asked."""

    def __init__(self, agency: Agency, period: ReportingPeriod) -> None:
        self.agency, self.period = agency, period

    def text_of(self, section: TemplateSection) -> RunningText:
        """Return the words that the template suggests, and the section's table below them."""
        rows = list(self._rows(section))
        if not rows:
            return section.body
        return RunningText.typed("\n\n".join(filter(None, (section.body.markup, "\n".join(rows)))))

    def _rows(self, section: TemplateSection) -> Iterator[str]:
        if section.content == SectionContent.INDICATORS:
            yield from self._indicator_rows(section)
        elif section.content == SectionContent.TASKS:
            yield from self._task_rows(section)

    def _indicator_rows(self, section: TemplateSection) -> Iterator[str]:
        found = [one for one in self.indicators if one.code in section.indicators or self._is_in(one, section.areas)]
        if not found:
            return
        is_from_start = self.period.quarter_numbers[0] == 1  # then the period is the year so far
        yield _row("TT", "Chỉ tiêu", "Đơn vị", "Trong kỳ", *([] if is_from_start else ["Lũy kế từ đầu năm"]))
        for number, one in enumerate(found[:MOST_ROWS], start=1):
            so_far = [] if is_from_start else [f"[[luy_ke.{one.code}]]"]
            yield _row(str(number), one.name, one.unit, f"[[chi_tieu.{one.code}]]", *so_far)

    def _is_in(self, indicator: Indicator, areas: Sequence[str]) -> bool:
        """Whether it is asked of this agency, by its kind or by a target, in one of the areas."""
        is_asked = self.agency.kind in indicator.level_kinds or indicator.pk in self.targeted
        return indicator.area_code in areas and is_asked

    def _task_rows(self, section: TemplateSection) -> Iterator[str]:
        found = [one for one in self.areas if not section.areas or one.code in section.areas]
        if not found:
            return
        yield _row("TT", "Lĩnh vực", "Nhiệm vụ", "Đã thực hiện", "Quá hạn", "Tỷ lệ")
        for number, one in enumerate(found, start=1):
            names = ("tong", "da_thuc_hien", "qua_han", "ti_le")
            yield _row(str(number), one.name, *(f"[[nhiem_vu.{name}.{one.code}]]" for name in names))

    @cached_property
    def indicators(self) -> Sequence[Indicator]:
        return [one for one in Indicator.objects.defined_in(self.period.year) if one.is_in_force(self.period.year)]

    @cached_property
    def targeted(self) -> set[int]:
        """The ids of the indicators that the agency was given a target of."""
        targets = Target.objects.filter(agency=self.agency).in_force(self.period)
        return set(targets.values_list("indicator", flat=True))

    @cached_property
    def areas(self) -> Sequence[ReformArea]:
        """The areas in which the agency's plan of the year has tasks."""
        tasks = Task.objects.filter(plan__agency=self.agency).in_year(self.period.year).counted()
        found = ReformArea.objects.filter(pk__in=tasks.order_by().values("area")).order_by("position", "pk")
        return list({one.code: one for one in found}.values())


def _row(*cells: str) -> str:
    return f"| {' | '.join(_plain(cells))} |"


def _plain(cells: Iterable[str]) -> Iterator[str]:
    """The cells without what would end one."""
    return (" ".join(cell.replace("|", "/").split()) for cell in cells)
