"""Whether a meaning can hold in some years: its formula, its parts, and what was reported before. Reads only."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.errors import FieldError
from indicators.catalogue import Catalogue, catalogue_of
from indicators.formulas import CircleError, Formula, FormulaError, in_order, parse, require_divisors
from indicators.models import Indicator, IndicatorDefinition, IndicatorValue, Meaning
from indicators.states import Nature

FIRST_YEAR = 2011  # the first programme, Nghị quyết số 30c/NQ-CP; what was counted before is not in the portal
LAST_YEAR = 2199
COMPUTED = ("nature", "unit", "formula", "numerator_id", "denominator_id", "scale")
Years = tuple[int, int | None]  # the first, and the last or None for no end


class MeaningError(FieldError):
    """A meaning cannot hold; ``field`` names the input that the sentence is about."""


def require_meaning(code: str, meaning: Meaning, years: Years) -> None:
    """Raise MeaningError when ``meaning`` of the indicator ``code`` cannot hold in all of ``years``.

    Two or three queries for each year in which the catalogue changes.
    """
    formula = _formula(meaning)
    _require_parts(meaning)
    _require_scale(meaning)
    if formula is not None and code in formula.codes:
        raise _at("formula", _place(formula, code), f"Công thức quay vòng: {code} → {code}.")
    for year in _turns(years):
        catalogue = catalogue_of(year)
        operands = _operands(meaning, formula, catalogue)
        for field, position, operand in operands:
            if operand.nature == Nature.TEXT:
                raise _at(field, position, f"“{operand.code}” là nội dung bằng chữ, không tính được.")
            if not operand.is_in_force(year):
                raise _at(field, position, f"“{operand.code}” không áp dụng trong năm {year}.")
        _require_no_circle(code, [operand.code for *_, operand in operands], formula, catalogue)
        if meaning.nature == Nature.TEXT:
            _require_unused(code, catalogue, "Nội dung bằng chữ không tính được, mà {users} đang dùng chỉ tiêu này.")


def require_free_years(indicator: Indicator, old: Meaning, new: Meaning, years: Years) -> None:
    """Raise MeaningError when ``new`` would change what was reported in ``years`` under ``old``.

    Words may change; nature, unit and formula may not while there are values of the indicator, or of what it was
    computed from.
    """
    if all(getattr(old, name) == getattr(new, name) for name in COMPUTED):
        return
    parts = catalogue_of(years[0]).with_parts([indicator.code])
    values = IndicatorValue.objects.filter(indicator__in=[indicator, *parts], quarter__year__gte=years[0]).entered()
    if years[1] is not None:
        values = values.filter(quarter__year__lte=years[1])
    used = sorted(set(values.order_by().values_list("quarter__year", flat=True)))
    if used:
        raise MeaningError(
            "from_year",
            f"Năm {', '.join(map(str, used))} đã có {values.count()} số liệu theo định nghĩa đang dùng; "
            f"đổi đơn vị tính, tính chất, thang điểm hoặc công thức thì chọn từ năm {used[-1] + 1} trở đi.",
        )


def require_may_end(indicator: Indicator, last_year: int) -> None:
    """Raise MeaningError when something after ``last_year`` still needs the indicator."""
    later = IndicatorValue.objects.filter(indicator=indicator, quarter__year__gt=last_year).entered()
    if later.exists():
        raise MeaningError("last_year", f"Sau năm {last_year} chỉ tiêu còn số liệu; chọn năm kết thúc muộn hơn.")
    if indicator.targets.filter(year__gt=last_year).exists():
        raise MeaningError("last_year", f"Sau năm {last_year} còn cơ quan được giao mục tiêu về chỉ tiêu này.")
    for year in _turns((last_year + 1, None)):
        catalogue = catalogue_of(year)
        _require_unused(indicator.code, catalogue, "{users} còn tính từ chỉ tiêu này; hãy sửa trước.", "last_year")


def _formula(meaning: Meaning) -> Formula | None:
    if not meaning.formula:
        return None
    if meaning.numerator_id or meaning.denominator_id:
        raise MeaningError("formula", "Chọn tử số, mẫu số hoặc ghi công thức, không dùng cả hai.")
    if meaning.nature == Nature.TEXT:
        raise MeaningError("formula", "Nội dung bằng chữ không tính bằng công thức được.")
    try:
        formula = parse(meaning.formula)
        require_divisors(formula)
    except FormulaError as error:
        raise MeaningError("formula", str(error)) from None
    if not formula.codes:
        raise _at("formula", 0, "Công thức phải có ít nhất một mã chỉ tiêu.")
    return formula


def _require_parts(meaning: Meaning) -> None:
    given = [bool(meaning.numerator_id), bool(meaning.denominator_id)]
    if any(given) and not all(given):
        missing = "denominator" if given[0] else "numerator"
        raise MeaningError(missing, "Phải chọn cả tử số và mẫu số, hoặc để trống cả hai.")
    if all(given) and meaning.nature != Nature.RATIO:
        raise MeaningError("numerator", "Chỉ tỷ lệ mới có tử số và mẫu số.")


def _require_scale(meaning: Meaning) -> None:
    if meaning.scale is None:
        return
    if meaning.nature != Nature.SCORE:
        raise MeaningError("scale", "Chỉ điểm số mới có thang điểm.")
    if meaning.scale <= 0:
        raise MeaningError("scale", "Thang điểm phải lớn hơn 0.")
    if meaning.unit == "%":
        raise MeaningError("scale", "Đơn vị tính là % thì thang điểm luôn là 100, không phải ghi.")


def _operands(meaning: Meaning, formula: Formula | None, catalogue: Catalogue) -> list[tuple[str, int, Indicator]]:
    """What ``meaning`` is computed from: the field that names it, its place in the formula, the indicator."""
    if formula is None:
        pairs = (("numerator", meaning.numerator_id), ("denominator", meaning.denominator_id))
        return [(field, 0, catalogue.by_pk[pk]) for field, pk in pairs if pk]
    found = []
    for code in formula.codes:
        position = _place(formula, code)
        if code not in catalogue.by_code:
            raise _at("formula", position, f"Không có chỉ tiêu mang mã “{code}”.")
        found.append(("formula", position, catalogue.by_code[code]))
    return found


def _require_no_circle(code: str, parts: Iterable[str], formula: Formula | None, catalogue: Catalogue) -> None:
    needs: Mapping[str, list[str]] = {
        one.code: [part.code for part in catalogue.parts(one)] for one in catalogue.indicators if one.is_derived
    }
    try:
        in_order({**needs, code: list(parts)})
    except CircleError as error:
        circle = error.circle[:-1]
        start = circle.index(code) if code in circle else 0
        turned = [*circle[start:], *circle[:start], circle[start]]
        sentence = f"Công thức quay vòng: {' → '.join(turned)}."
        if formula is None:
            raise MeaningError("numerator", sentence) from None
        raise _at("formula", _place(formula, turned[1]), sentence) from None


def _require_unused(code: str, catalogue: Catalogue, sentence: str, field: str = "nature") -> None:
    users = [
        f"“{one.code}”"
        for one in catalogue.indicators
        if one.is_derived and one.code != code and any(part.code == code for part in catalogue.parts(one))
        if one.is_in_force(catalogue.year)
    ]
    if users:
        raise MeaningError(field, sentence.format(users=", ".join(users)))


def _turns(years: Years) -> list[int]:
    """The years in which the catalogue may differ from the year before: the first, and where definitions begin."""
    first, last = years
    begins = IndicatorDefinition.objects.filter(from_year__gt=first)
    if last is not None:
        begins = begins.filter(from_year__lte=last)
    return [first, *sorted(set(begins.order_by().values_list("from_year", flat=True)))]


def _place(formula: Formula, code: str) -> int:
    return next((token.position for token in formula.tokens if token.text == code), 0)


def _at(field: str, position: int, message: str) -> MeaningError:
    return MeaningError(field, str(FormulaError(message, position)) if field == "formula" else message)


def values_of(meaning: Meaning) -> dict[str, Any]:
    """Return the fields that a definition and its indicator share."""
    return {field.attname: getattr(meaning, field.attname) for field in Meaning._meta.local_fields}
