"""The catalogue of indicators, and the figures of two real reports."""

from decimal import Decimal

from agencies.models import Agency
from indicators.definitions import FIRST_YEAR
from indicators.models import Indicator, IndicatorValue
from indicators.services import store_indicator
from reports.demo.files import Data, Tally, read
from reports.demo.people import editor_of
from reports.demo.periods import moment_after, period_of, store_as_told


def load_catalogue() -> Tally:
    """Add the indicators that are missing; what is computed from others comes after them in the file."""
    rows = read("catalogue/indicators.json")["indicators"]
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    before = len(known)
    for position, row in enumerate(rows, start=1):
        if row["code"] not in known:
            known[row["code"]] = _add(row, position, known)
    return Tally("Chỉ tiêu, chỉ số", len(rows), len(known) - before)


def _add(row: Data, position: int, known: dict[str, Indicator]) -> Indicator:
    parts = {f"{part}_id": known[row[part]].pk for part in ("numerator", "denominator") if part in row}
    names = ("numerator_label", "denominator_label", "note", "formula", "absence", "source")
    words = {name: row.get(name, "") for name in names}
    return store_indicator(
        code=row["code"],
        area_code=row["area"],
        from_year=row.get("from_year", FIRST_YEAR),
        position=position,
        name=row["name"],
        unit=row["unit"],
        nature=row["nature"],
        direction=row["direction"],
        levels=row["levels"],
        scale=row.get("scale"),
        **parts,
        **words,
    )


def load_values() -> Tally:
    """Add the values that nobody has entered; they were reported once, so no calendar is asked."""
    rows = read("demo/values.json")["values"]
    indicators = {indicator.code: indicator for indicator in Indicator.objects.all()}
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    added = 0
    for row in rows:
        agency, quarter = agencies[row["agency"]], period_of(row["period"])
        key = {"indicator": indicators[row["indicator"]], "agency": agency, "quarter": quarter}
        if IndicatorValue.objects.filter(**key).exists():
            continue
        recorded = {"recorded_by": editor_of(agency), "recorded_at": moment_after(quarter)}
        store_as_told(IndicatorValue(**key, **_answer(row), **recorded))
        added += 1
    return Tally("Giá trị chỉ tiêu", len(rows), added)


def _answer(row: Data) -> Data:
    """The fields of an answer: numbers where there are any, else "không phát sinh" with its reason."""
    numbers: Data = {name: Decimal(row[name]) for name in ("value", "numerator", "denominator") if name in row}
    return {
        **numbers,
        "is_not_arisen": row.get("not_arisen", False),
        "reason": row.get("reason", ""),
        "is_estimate": row.get("estimated", False),
        "note": row.get("note", ""),
    }
