"""An agency's targets of a year and their legal basis. What figures were judged by is ended, never deleted."""

from typing import Any

from django.db import transaction

from agencies.models import Agency
from core import clock
from core.audit.context import acting
from core.errors import FieldError
from core.numbers import format_number
from core.versions import save_version
from documents.models import OfficialDocument
from indicators.catalogue import catalogue_of
from indicators.models import Indicator, IndicatorValue, Target, TargetCitation
from indicators.states import Comparison, Nature

JUDGED = ("comparison", "value")


@transaction.atomic
def add_target(*, agency: Agency, year: int, indicator: Indicator, **values: Any) -> Target:
    """Add a target at the end of its plan; without a name and a text it says what the indicator and the value say.

    Raises FieldError when the indicator is not asked in ``year``, is a text, or has a target of the same plan.
    """
    target = Target(agency=agency, year=year, indicator=indicator, **_told(indicator, values))
    _require(target)
    mates = Target.objects.filter(agency=agency, year=year, document=target.document)
    last = mates.order_by("-position").values_list("position", flat=True).first()
    target.position = (last or 0) + 1
    target.save()
    return target


@transaction.atomic
def change_target(*, target: Target, seen: int, reason: str = "", **values: Any) -> None:
    """Change a target. Once figures were judged by it, what judges them needs a ``reason``, kept in the history.

    Raises FieldError as ``add_target``, or when the indicator would change although there are figures;
    ConflictError when somebody else changed it since ``seen``.
    """
    values = _told(values["indicator"], values)
    wanted = Target(pk=target.pk, agency=target.agency, year=target.year, **values)
    _require(wanted)
    if is_used(target):
        if wanted.indicator_id != target.indicator_id:
            raise FieldError("indicator", "Đã có số liệu theo mục tiêu này nên không đổi chỉ tiêu; hãy thêm mục mới.")
        if any(getattr(wanted, name) != getattr(target, name) for name in JUDGED) and not reason:
            raise FieldError("reason", "Đã có số liệu theo mục tiêu này; ghi lý do sửa mức phải đạt.")
    with acting(reason=reason):
        save_version(target, seen=seen, **values)


@transaction.atomic
def end_target(*, target: Target, seen: int, reason: str) -> bool:
    """Take a target back: delete it where there are no figures yet, else end it today for ``reason``.

    Returns whether it was deleted. Raises FieldError without a reason, ConflictError as ``change_target``.
    """
    if not reason:
        raise FieldError("reason", "Ghi lý do thôi giao mục tiêu.")
    with acting(reason=reason):
        if is_used(target):
            save_version(target, seen=seen, ended_on=clock.today(), end_reason=reason)
            return False
        save_version(target, seen=seen)  # nobody else has changed it
        target.delete()
    return True


@transaction.atomic
def restore_target(*, target: Target, seen: int) -> None:
    """Let an ended target hold again. Raises ConflictError as ``change_target``."""
    save_version(target, seen=seen, ended_on=None, end_reason="")


@transaction.atomic
def cite_basis(*, target: Target, document: OfficialDocument, locator: str = "") -> TargetCitation:
    """Add a legal basis, down to the item: ``locator`` is "điểm b khoản 2 Điều 5". FieldError when it stands there."""
    held = target.citations.select_for_update()
    if held.filter(document=document, locator=locator).exists():
        raise FieldError("cited", "Căn cứ này đã có.")
    return TargetCitation.objects.create(
        target=target, document=document, locator=locator, position=target.citations.count() + 1
    )


@transaction.atomic
def uncite_basis(*, citation: TargetCitation) -> None:
    """Take back a legal basis that was cited by mistake."""
    citation.delete()


def is_used(target: Target) -> bool:
    """Return whether the agency has entered a figure of the year that the target judges."""
    indicators = catalogue_of(target.year).with_parts([target.indicator.code])
    values = IndicatorValue.objects.filter(agency=target.agency_id, indicator__in=indicators, quarter__year=target.year)
    return values.entered().exists()


def _told(indicator: Indicator, values: dict[str, Any]) -> dict[str, Any]:
    written = f"{Comparison(values['comparison']).label} {format_number(values['value'])}"
    return values | {"name": values.get("name") or indicator.name, "text": values.get("text") or written}


def _require(target: Target) -> None:
    indicator = Indicator.objects.defined_in(target.year).get(pk=target.indicator_id)
    if not indicator.is_in_force(target.year):
        raise FieldError("indicator", f"“{indicator}” không áp dụng trong năm {target.year}.")
    if indicator.nature == Nature.TEXT:
        raise FieldError("indicator", f"“{indicator}” là nội dung bằng chữ, không đặt mục tiêu bằng số được.")
    same = Target.objects.filter(agency=target.agency, year=target.year, indicator=indicator, document=target.document)
    if same.exclude(pk=target.pk).exists():
        where = f"trong {target.document}" if target.document else "không ghi kế hoạch"
        raise FieldError("indicator", f"Năm {target.year} đã có mục tiêu về “{indicator}” {where}.")
