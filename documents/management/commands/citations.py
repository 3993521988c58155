"""List the documents that a text cites: ``python manage.py citations bao-cao.docx --json``."""

import json
import re
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.commands import PortalCommand
from documents.issuers import central_issuer
from documents.reading.citations import TYPE, Cited, citations
from documents.reading.document import Document
from documents.reading.files import FORMATS, read_path
from documents.reading.limits import too_much
from documents.states import DocumentType
from documents.symbols import parts_of, type_of

LONGEST_TYPE = 50


class Command(PortalCommand):
    """Every citation in the order of the text, one a line or as JSON; needs no database."""

    help = "Liệt kê văn bản được viện dẫn: loại, số, ký hiệu, ngày, cơ quan ban hành"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        # Not required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("file", nargs="?", help=f"tệp văn bản ({', '.join(FORMATS)})")
        parser.add_argument("--json", action="store_true", help="in một danh sách JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"] is None:
            raise CommandError("Thiếu tệp văn bản; ví dụ: citations bao-cao.docx --json.")
        source = read_path(options["file"])
        if refusal := too_much(source.text):
            raise CommandError(refusal)
        document = source.document()
        rows = []
        for cited in citations(document):
            row = _row(cited, document)
            start, _end = document.source(cited.token.start, cited.token.end)
            page, line = source.place(start)
            place = {"page": page, "line": line} if page else {"line": line}
            rows.append(row | place)
            if not options["json"]:
                self.stdout.write(f"{source.told(start)}: {_sentence(row)}")
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))


def _row(cited: Cited, document: Document) -> dict[str, Any]:
    """``number`` and ``symbol`` as written: ``09`` and ``09/2021/QĐ-UBND``; ``date`` in ISO form, None without.

    Where the text names no type or issuer, those that the symbol names: ``NĐ-CP`` is a decree of the Government.
    """
    start = cited.token.start
    lead = max(cited.sentence.start, start - LONGEST_TYPE)
    if named := TYPE.search(document.text[lead:start]):
        start = lead + named.start()
    end = cited.day_token.end if cited.day_token else cited.token.end
    end += document.text[end : end + 1] == ")" and "(" in document.text[cited.token.end : end]
    return {
        "type": cited.type.capitalize() or _type_by_symbol(cited.name),
        "number": re.split("[/-]", cited.name)[0],
        "symbol": cited.name,
        "date": cited.day.isoformat() if cited.day else None,
        "issuer": cited.issuer or central_issuer(parts_of(cited.name)),
        "text": " ".join(document.text[start:end].split()),
    }


def _type_by_symbol(symbol: str) -> str:
    kind = type_of(symbol)
    return "" if kind == DocumentType.OTHER else str(kind.label)


def _sentence(row: dict[str, Any]) -> str:
    issuer = f" của {row['issuer']}" if row["issuer"] and row["issuer"] not in row["text"] else ""
    return f"{row['text']}{issuer}"
