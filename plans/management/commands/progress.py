"""Show the progress of an agency's annual plan: ``python manage.py progress KG-SDL 2024-Q1 --json``."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError, CommandParser

from agencies.lookup import agency_of
from agencies.models import Agency
from core.commands import PortalCommand
from core.numbers import format_number, format_percent
from periods.lookup import period_of
from periods.models import ReportingPeriod
from plans.figures import Progress, numbers_by_state, progress_of
from plans.models import Task
from plans.states import TaskState


class Command(PortalCommand):
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
        agency = agency_of(options["agency"])
        period = period_of(options["period"])
        tasks = Task.objects.filter(plan__agency=agency).in_year(period.year).counted()
        progress = progress_of(tasks, period)
        numbers = numbers_by_state(tasks, period)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(progress, numbers), ensure_ascii=False))
        else:
            self.stdout.write(_as_text(agency, period, progress, numbers))


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
    if progress.arisen_total != progress.total:
        lines.append(
            f"  Không tính nhiệm vụ chưa phát sinh: {progress.performed}/{progress.arisen_total}, "
            f"{format_percent(progress.percent_of_arisen, 1)}"
        )
    return "\n".join(lines)
