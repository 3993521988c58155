"""Show an indicator of an agency and of all below it: ``python manage.py indicator TTHC.HS.TONG KG-UBND 2024-Q1``."""

import json
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandError, CommandParser

from agencies.lookup import agency_of
from agencies.models import Agency, Succession
from core.commands import PortalCommand
from core.errors import DomainError
from core.numbers import format_day
from indicators.aggregation.explained import Explanation, explain
from indicators.aggregation.parts import Part
from indicators.lookup import indicator_of
from indicators.pages.shown import base, beneath, with_unit
from periods.spans import Span

EXAMPLE = "indicator TTHC.HS.TONG KG-UBND 2024-Q1 --json"


class Command(PortalCommand):
    """``value``, ``numerator``, ``denominator``, ``coverage`` and ``parts``; numbers are exact, written as texts."""

    help = "Cho biết một chỉ tiêu của một cơ quan và các cơ quan bên dưới trong một kỳ, cùng các số hợp thành."

    def add_arguments(self, parser: CommandParser) -> None:
        # None of the three is required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("code", nargs="?", help="mã chỉ tiêu, ví dụ TTHC.HS.TONG")
        parser.add_argument("agency", nargs="?", help="mã cơ quan, ví dụ KG-UBND")
        parser.add_argument("period", nargs="?", help="kỳ, ví dụ 2024-Q1, 2024-6T, 2024-Q3..2025-Q2")
        parser.add_argument("--year-to-date", action="store_true", help="lũy kế từ đầu năm đến hết kỳ")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["code"] or not options["agency"] or not options["period"]:
            raise CommandError(f"Thiếu mã chỉ tiêu, mã cơ quan hoặc kỳ; ví dụ: {EXAMPLE}.")
        agency, span = agency_of(options["agency"]), Span.parse(options["period"])
        if options["year_to_date"]:
            span = span.year_to_date
        indicator = indicator_of(options["code"])
        found = explain(agency, span, indicator)
        if not found.exists:
            raise DomainError(_absence(agency, span))
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(found), ensure_ascii=False))
        else:
            self.stdout.write(_as_text(found))


def _as_json(found: Explanation) -> dict[str, Any]:
    figure, coverage = found.figure, found.coverage
    return {
        "indicator": found.indicator.code,
        "agency": found.node.code,
        "period": found.span.slug,
        "value": _number(figure.value),
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "scale": _number(found.indicator.highest),
        "not_arisen": figure.is_not_arisen,
        "estimate": figure.is_estimate,
        "aggregated": not found.aggregate.is_listed,
        "rule": found.rule,
        "coverage": {
            "asked": coverage.asked,
            "answered": coverage.answered,
            "missing": [place.code for place in coverage.missing],
            "unasked": coverage.unasked,
        },
        "parts": [_part(part) for part in found.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "indicator": part.indicator.code,
        "agency": part.place.code,
        "quarter": part.quarter.slug,
        "value": _number(part.figure.value),
        "numerator": _number(part.figure.numerator),
        "denominator": _number(part.figure.denominator),
        "text": part.value.text,
        "not_arisen": part.figure.is_not_arisen,
        "reason": part.value.reason,
        "estimate": part.figure.is_estimate,
        "counted": part.is_counted,
    }


def _number(value: Decimal | None) -> str | None:
    """Digits without an exponent and without trailing zeros."""
    return None if value is None else f"{value.normalize():f}"


def _as_text(found: Explanation) -> str:
    said = _said(found)
    lines = [f"{found.indicator.name}, {found.node}, {found.span}: {said}.", f"  {found.rule}"]
    lines.append(f"  Đã có số: {found.coverage.text}.")
    if found.coverage.missing:
        lines.append(f"  Còn thiếu: {', '.join(place.name for place in found.coverage.missing)}.")
    for part in found.parts:
        note = "" if part.is_counted else " (không cộng)"
        under = base(part.figure, part.indicator)
        words = part.value.text or ", ".join(filter(None, (with_unit(part.figure, part.indicator), under)))
        if part.figure.is_not_arisen:
            words = f"không phát sinh ({part.value.reason})" if part.value.reason else "không phát sinh"
        name = f"{part.indicator.name}, " if found.operands else ""
        lines.append(f"  - {part.place.name}, {part.quarter}: {name}{words}{note}")
    return "\n".join(lines)


def _said(found: Explanation) -> str:
    figure = found.figure
    if found.aggregate.is_listed:
        return "liệt kê từng cơ quan, không tổng hợp"
    if figure.is_not_arisen:
        return "không phát sinh"
    if not figure.is_entered:
        return "chưa có số liệu"
    under = beneath(figure, found.indicator)
    fraction = f" ({under})" if under else ""
    return f"{with_unit(figure, found.indicator)}{fraction}{', ước tính' if figure.is_estimate else ''}"


def _absence(agency: Agency, span: Span) -> str:
    """Say why ``agency`` has no place in the organisation at the end of ``span``, and who came before or after."""
    if agency.ends_on and agency.ends_on < span.last.ends_on:
        heirs = Succession.objects.filter(predecessor=agency).values_list("successor__code", flat=True)
        hint = f" Cơ quan kế thừa: {', '.join(heirs)}." if heirs else ""
        return f"{agency} đã kết thúc hoạt động ngày {format_day(agency.ends_on)}, trước khi hết {span}.{hint}"
    parents = Succession.objects.filter(successor=agency).values_list("predecessor__code", flat=True)
    hint = f" Cơ quan trước đó: {', '.join(parents)}." if parents else ""
    return f"{agency} chưa thành lập ở {span}.{hint}"
