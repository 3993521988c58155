"""Read a text as an attentive reviewer would: ``python manage.py audit_text bao-cao.docx --json``."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.commands import PortalCommand
from documents.reading.files import FORMATS, Source, read_path
from reports.audit import Issue, TextTooLong, audit_text


class Command(PortalCommand):
    """Findings, one a line or as JSON; needs no database. Findings are no failure: the exit code is 0."""

    help = "Soát xét một văn bản: tổng không khớp, tỷ lệ sai, ngày không có thật, viện dẫn mâu thuẫn …"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        # Not required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("file", nargs="?", help=f"tệp văn bản ({', '.join(FORMATS)})")
        parser.add_argument("--json", action="store_true", help="in một danh sách JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"] is None:
            raise CommandError("Thiếu tệp văn bản; ví dụ: audit_text bao-cao.docx --json.")
        source = read_path(options["file"])
        try:
            issues = audit_text(source.text, wrapped=source.wrapped)
        except TextTooLong as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            found = [_as_json(issue, source) for issue in issues]
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            for issue in issues:
                self.stdout.write(_as_line(issue, source))


def _quote(issue: Issue, source: Source) -> str:
    return " ".join(source.text[issue.start : issue.end].split())


def _as_json(issue: Issue, source: Source) -> dict[str, Any]:
    """A PDF's finding also names its ``page``; its line counts on that page."""
    page, line = source.place(issue.start)
    return {
        "kind": issue.kind,
        "severity": issue.severity,
        **({"page": page} if page else {}),
        "line": line,
        "quote": _quote(issue, source),
        "expected": issue.expected,
        "found": issue.found,
        "message": issue.message,
    }


def _as_line(issue: Issue, source: Source) -> str:
    place = source.told(issue.start)
    return f"{issue.kind} {issue.severity} {place}: “{_quote(issue, source)}” {issue.message}"
