"""Show how a deadline is understood: ``python manage.py deadline "Quý I/2024" --year 2024``."""

import json
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.commands import PortalCommand
from plans.schedules import FIRST_YEAR, LAST_YEAR, parse_schedule

_FROM_INPUT = "-"


class Command(PortalCommand):
    """One JSON object a deadline: ``kinds``, ``due_dates`` (ISO) and ``understood``. Needs no database."""

    help = "Cho biết một thời hạn được hiểu thế nào (JSON); với dấu - thì đọc mỗi dòng một thời hạn."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        # Neither is required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("text", nargs="?", help="thời hạn như viết trong kế hoạch, hoặc - để đọc từng dòng")
        parser.add_argument("--year", help="năm của kế hoạch, ví dụ 2024")

    def handle(self, *args: Any, **options: Any) -> None:
        year = _year(options["year"])
        if options["text"] is None:
            raise CommandError("Thiếu thời hạn; ghi thời hạn trong ngoặc kép, hoặc dấu - để đọc từng dòng.")
        texts = _input_lines() if options["text"] == _FROM_INPUT else iter([options["text"]])
        for text in texts:
            self.stdout.write(_as_json(text, year))


def _year(value: str | int | None) -> int:
    if value is None:
        raise CommandError("Thiếu năm của kế hoạch; thêm --year, ví dụ --year 2024.")
    digits = str(value)
    if not (digits.isascii() and digits.isdigit() and FIRST_YEAR <= int(digits[:5]) <= LAST_YEAR):
        raise CommandError(f"Năm của kế hoạch phải là số từ {FIRST_YEAR} đến {LAST_YEAR}, không phải “{digits}”.")
    return int(digits)


def _input_lines() -> Iterator[str]:
    """Yield the lines of standard input, blank ones too; UTF-8 whatever the locale says."""
    buffer = getattr(sys.stdin, "buffer", None)
    stream = TextIOWrapper(buffer, encoding="utf-8-sig", errors="replace") if buffer else sys.stdin
    for line in stream:
        yield line.rstrip("\r\n")


def _as_json(text: str, year: int) -> str:
    schedule = parse_schedule(text, year=year)
    shown = {
        "kinds": [kind.name for kind in schedule.kinds],
        "due_dates": [day.isoformat() for day in schedule.due_dates],
        "understood": schedule.understood,
    }
    return json.dumps(shown, ensure_ascii=False)
