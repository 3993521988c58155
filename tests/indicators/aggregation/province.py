"""Small provinces of the tests: agencies below each other, and answers written straight into the table."""

from datetime import date
from decimal import Decimal
from typing import Any

from agencies.models import Agency, Reorganisation, Succession, User
from indicators.aggregation.engine import Aggregate, consolidate
from indicators.models import Indicator, IndicatorValue
from periods.spans import Span
from tests.factories import make_agency, make_period

MERGER = date(2025, 7, 1)


def make_writer(name: str = "người nhập") -> User:
    return User.objects.get_or_create(username=name, defaults={"full_name": name})[0]


def put(indicator: Indicator, agency: Agency, slug: str, value: Any = None, **more: Any) -> IndicatorValue:
    """Store an answer as it stands in the table, whatever the calendar says."""
    year, kind = slug.split("-")
    numbers: dict[str, Any] = {
        name: Decimal(str(more.pop(name))) for name in ("numerator", "denominator") if name in more
    }
    if value is not None:
        numbers["value"] = Decimal(str(value))
    if more.get("is_not_arisen"):
        more.setdefault("reason", "Trong kỳ không có.")
    return IndicatorValue.objects.create(
        indicator=indicator,
        agency=agency,
        quarter=make_period(int(year), kind),
        recorded_by=make_writer(),
        **numbers,
        **more,
    )


def figure(indicator: Indicator, node: Agency, span: str, **more: Any) -> Aggregate:
    """Return the aggregate of one indicator."""
    return consolidate(node, Span.parse(span), [indicator], **more).rows[0]


def value(indicator: Indicator, node: Agency, span: str, **more: Any) -> Decimal | None:
    return figure(indicator, node, span, **more).figure.value


def end(agency: Agency, day: date) -> None:
    """Let an agency and its last profile end on ``day``."""
    Agency.objects.filter(pk=agency.pk).update(ends_on=day)
    agency.profiles.update(valid_to=day)


def make_new(code: str, *, superior: Agency | None, kind: str = "department", since: date = MERGER) -> Agency:
    """An agency founded on ``since``."""
    agency = make_agency(code, code, superior=superior, kind=kind)
    Agency.objects.filter(pk=agency.pk).update(starts_on=since)
    agency.profiles.update(valid_from=since)
    return agency


def reorganise(kind: str, *links: tuple[Agency, Agency], on: date = MERGER) -> Reorganisation:
    """Record that the first of each pair passes on to the second."""
    event = Reorganisation.objects.create(effective_on=on, kind=kind, legal_basis="Nghị quyết số 202/2025/QH15")
    for predecessor, successor in links:
        Succession.objects.create(reorganisation=event, predecessor=predecessor, successor=successor)
    return event
