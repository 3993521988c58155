"""Read a text as an attentive reviewer would: ``python manage.py audit_text bao-cao.txt --json``."""

import json
import unicodedata
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.commands import PortalCommand
from reports.audit import Issue, TextTooLong, audit_text

FORMATS = (".txt", ".md")


class Command(PortalCommand):
    """Findings, one a line or as JSON; needs no database. Findings are no failure: the exit code is 0."""

    help = "Soát xét một văn bản: tổng không khớp, tỷ lệ sai, ngày không có thật, viện dẫn mâu thuẫn …"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        # Not required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("file", nargs="?", help="tệp văn bản .txt (UTF-8)")
        parser.add_argument("--json", action="store_true", help="in một danh sách JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"] is None:
            raise CommandError("Thiếu tệp văn bản; ví dụ: audit_text bao-cao.txt --json.")
        text = _read(Path(options["file"]))
        try:
            issues = audit_text(text)
        except TextTooLong as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(issue, text) for issue in issues], ensure_ascii=False, indent=2))
        else:
            for issue in issues:
                self.stdout.write(_as_line(issue, text))


def _read(path: Path) -> str:
    if path.suffix.lower() not in FORMATS:
        raise CommandError(f"Chưa đọc được tệp “{path.suffix or path.name}”; các định dạng: {', '.join(FORMATS)}.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"Tệp {path.name} không phải văn bản UTF-8.") from error
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {path}.") from error
    return unicodedata.normalize("NFC", text)


def _quote(issue: Issue, text: str) -> str:
    return " ".join(text[issue.start : issue.end].split())


def _as_json(issue: Issue, text: str) -> dict[str, Any]:
    return {
        "kind": issue.kind,
        "severity": issue.severity,
        "line": issue.line,
        "quote": _quote(issue, text),
        "expected": issue.expected,
        "found": issue.found,
        "message": issue.message,
    }


def _as_line(issue: Issue, text: str) -> str:
    return f"{issue.kind} {issue.severity} dòng {issue.line}: “{_quote(issue, text)}” {issue.message}"
