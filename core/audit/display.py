"""Recorded values in the words of the interface: labels of choices, days, numbers, names of other rows."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from os.path import commonprefix
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.audit.pieces import MASK
from core.numbers import format_day, format_number

EMPTY = "(trống)"
UNSHOWN = "(không hiển thị)"

LONGEST = 300
CONTEXT = 60

type_of_names = Mapping[tuple[models.Field, Any], str]
"""Names of other rows, by the field that a foreign key points at and its value."""


def show(field: models.Field | None, value: Any, names: type_of_names) -> str:
    """Return ``value``, as the trigger of either engine recorded it, for a reader.

    ``field`` is None for a column that the model no longer has. What does not fit its field is shown raw:
    a trail must never fail because of old data.
    """
    if is_empty(value):
        return EMPTY
    if value == MASK:
        return UNSHOWN
    if field is None:
        return str(value)
    if isinstance(field, models.ForeignKey):
        return names.get((field.target_field, value), f"mã số {value} (không còn)")
    try:
        return _shown(field, value)
    except (ValueError, TypeError, ArithmeticError, ValidationError):
        return str(value)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return both texts cut to ``LONGEST`` characters, from shortly before they begin to differ."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    start = max(len(commonprefix([old, new])) - CONTEXT, 0)
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    end = start + LONGEST
    return ("…" if start else "") + text[start:end] + ("…" if len(text) > end else "")


def is_empty(value: Any) -> bool:
    """Return whether nothing was recorded; 0 and False are something."""
    return value is None or value in ("", [], {})


def _shown(field: models.Field, value: Any) -> str:
    if field.flatchoices:
        return str(dict(field.flatchoices).get(field.to_python(value), value))
    match field:
        case models.BooleanField():
            return "Có" if field.to_python(value) else "Không"
        case models.DateTimeField():
            return _moment(value)
        case models.DateField():
            return format_day(field.to_python(value))
        case models.DecimalField():
            return format_number(Decimal(str(value)))
        case models.JSONField():
            own = getattr(field, "show_recorded", _structure)
            return str(own(value))
    return str(value)


def _moment(value: str) -> str:
    """PostgreSQL records the offset; SQLite does not, there every moment is UTC."""
    moment = parse_datetime(value)
    if not isinstance(moment, datetime):
        raise ValueError(value)
    if timezone.is_naive(moment):
        moment = moment.replace(tzinfo=UTC)
    local = timezone.localtime(moment)
    return f"{local:%H:%M} {format_day(local.date())}"


def _structure(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return "; ".join(str(item) for item in value)
    return json.dumps(value, ensure_ascii=False, default=str)
