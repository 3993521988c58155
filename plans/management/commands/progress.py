"""Show the progress of an agency's annual plan: ``python manage.py progress KG-SDL 2024-Q1 --json``."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import Agency
from core.numbers import format_number, format_percent
from core.suggest import nearest
from periods.converters import parse_slug
from periods.models import ReportingPeriod
from periods.states import PeriodKind
from plans.figures import Progress, numbers_by_state, progress_of
from plans.models import Task
from plans.states import TaskState

KINDS = ", ".join(PeriodKind.values)


class Command(BaseCommand):
    """``total``, ``performed``, ``percent`` and, of each state, its count with the numbers of its tasks."""

    help = "Cho biết tiến độ thực hiện kế hoạch CCHC năm của một cơ quan tính đến hết một kỳ."

    def add_arguments(self, parser: CommandParser) -> None:
        # Neither is required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("agency", nargs="?", help="mã cơ quan, ví dụ KG-SDL")
        parser.add_argument("period", nargs="?", help="kỳ báo cáo, ví dụ 2024-Q1, 2024-6T, 2024-N")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["agency"] or not options["period"]:
            raise CommandError("Thiếu mã cơ quan hoặc kỳ; ví dụ: progress KG-SDL 2024-Q1 --json.")
        agency = _agency(options["agency"])
        period = _period(options["period"])
        tasks = Task.objects.filter(plan__agency=agency).in_year(period.year).counted()
        progress = progress_of(tasks, period)
        numbers = numbers_by_state(tasks, period)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(progress, numbers), ensure_ascii=False))
        else:
            self.stdout.write(_as_text(agency, period, progress, numbers))


def _agency(code: str) -> Agency:
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        known = nearest(code, Agency.objects.values_list("code", flat=True))
        hint = f"; gần giống: {', '.join(known)}" if known else ""
        raise CommandError(f"Không có cơ quan mã {code!r}{hint}.")
    return agency


def _period(slug: str) -> ReportingPeriod:
    try:
        year, kind = parse_slug(slug)
    except ValueError:
        raise CommandError(
            f"Không hiểu kỳ báo cáo {slug!r}; viết năm-kỳ, kỳ là một trong {KINDS}, ví dụ 2024-Q1 hoặc 2024-6T."
        ) from None
    period = ReportingPeriod.objects.filter(year=year, kind=kind).first()
    if period is None:
        known = nearest(f"{year}-{kind}", [one.slug for one in ReportingPeriod.objects.all()])
        hint = f"; các kỳ gần nhất: {', '.join(known)}" if known else ""
        raise CommandError(f"Chưa lập kỳ báo cáo {slug}{hint}.")
    return period


def _as_json(progress: Progress, numbers: Mapping[str, list[int]]) -> dict[str, Any]:
    percent = progress.percent
    return {
        "total": progress.total,
        "performed": progress.performed,
        "percent": None if percent is None else f"{percent:.1f}",
        "states": {state: {"count": len(tasks), "tasks": tasks} for state, tasks in numbers.items()},
    }


def _as_text(agency: Agency, period: ReportingPeriod, progress: Progress, numbers: Mapping[str, list[int]]) -> str:
    lines = [
        f"{agency}, tính đến hết {period}: {progress.performed}/{progress.total} nhiệm vụ đã thực hiện, "
        f"đạt {format_percent(progress.percent, 1)}."
    ]
    for state in TaskState:
        tasks = numbers[state]
        if tasks:
            named = ", ".join(str(number) for number in tasks)
            lines.append(f"  {state.label}: {format_number(len(tasks))} (nhiệm vụ {named})")
    if progress.due:
        lines.append(
            f"  Trên số đã đến hạn: {progress.performed_of_due}/{progress.due}, "
            f"{format_percent(progress.percent_of_due, 1)}"
        )
    return "\n".join(lines)
