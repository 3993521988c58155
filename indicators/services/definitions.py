"""What an indicator means, from which year on. A changed definition never changes what was reported before it."""

from typing import Any

from django.db import transaction

from agencies.models import AgencyKind
from core.errors import DomainError
from core.text import fold
from core.versions import save_version
from indicators.definitions import (
    FIRST_YEAR,
    LAST_YEAR,
    MeaningError,
    Years,
    require_free_years,
    require_may_end,
    require_meaning,
    values_of,
)
from indicators.models import Indicator, IndicatorDefinition

WORDS = ("name", "absence", "source", "note", "numerator_label", "denominator_label")


@transaction.atomic
def add_indicator(*, code: str, area_code: str, from_year: int, position: int = 0, **meaning: Any) -> Indicator:
    """Add an indicator that is asked from ``from_year`` on; ``meaning`` are the fields of ``Meaning``.

    Raises MeaningError, which names the field, when the code is taken or the meaning cannot hold.
    """
    if Indicator.objects.filter(code=code).exists():
        raise MeaningError("code", f"Đã có chỉ tiêu mang mã “{code}”.")
    _require_year("from_year", from_year)
    require_meaning(code, IndicatorDefinition(from_year=from_year, **_tidy(meaning)), (from_year, None))
    return store_indicator(code=code, area_code=area_code, from_year=from_year, position=position, **meaning)


@transaction.atomic
def store_indicator(*, code: str, area_code: str, from_year: int, position: int = 0, **meaning: Any) -> Indicator:
    """Add an indicator as ``add_indicator`` does, unjudged: for the portal's own files, which tests have judged."""
    definition = IndicatorDefinition(from_year=from_year, **_tidy(meaning))
    indicator = Indicator(code=code, area_code=area_code, position=position, valid_from=from_year)
    for name, value in values_of(definition).items():
        setattr(indicator, name, value)
    indicator.search = _search(indicator.code, indicator.name)
    indicator.save()
    definition.indicator = indicator
    definition.save()
    return indicator


@transaction.atomic
def define(*, indicator: Indicator, from_year: int, seen: int, **meaning: Any) -> IndicatorDefinition:
    """Let ``indicator`` mean something else from ``from_year`` on, until the definition after it begins.

    ``meaning`` are the fields that change. The definition before it ends the year before; one that begins in the
    same year is replaced. Raises MeaningError when figures reported in these years would change their meaning or
    when the meaning cannot hold, ConflictError when somebody else changed the indicator since ``seen``.
    """
    _require_year("from_year", from_year)
    if indicator.valid_to is not None and from_year > indicator.valid_to:
        raise MeaningError("from_year", f"Chỉ tiêu kết thúc năm {indicator.valid_to}; hãy bỏ năm kết thúc trước.")
    save_version(indicator, seen=seen)  # nobody else defines it at the same time
    held = _definitions(indicator)
    before = [one for one in held if one.from_year <= from_year]
    old = before[-1] if before else held[0]
    later = [one.from_year for one in held if one.from_year > from_year]
    years: Years = (from_year, later[0] - 1 if later else indicator.valid_to)
    new = IndicatorDefinition(indicator=indicator, from_year=from_year, **values_of(old) | _tidy(meaning))
    new.to_year = later[0] - 1 if later else None
    require_meaning(indicator.code, new, years)
    require_free_years(indicator, old, new, years)
    definition = _put(new, old)
    _repeat_latest(indicator)
    return definition


@transaction.atomic
def correct_words(*, indicator: Indicator, seen: int, **words: str) -> None:
    """Correct the words (``WORDS``) of the latest definition, where they were misspelt; its meaning stays.

    Raises ConflictError when somebody else changed the indicator since ``seen``.
    """
    if unknown := set(words) - set(WORDS):
        raise DomainError(f"Chỉ sửa được câu chữ, không sửa được: {', '.join(sorted(unknown))}.")
    save_version(indicator, seen=seen)
    latest = _definitions(indicator)[-1]
    save_version(latest, seen=latest.version, **words)
    _repeat_latest(indicator)


@transaction.atomic
def end_indicator(*, indicator: Indicator, last_year: int | None, seen: int) -> None:
    """Ask ``indicator`` until ``last_year`` and no longer; None takes the end back. Its values stay.

    Raises MeaningError when values, targets or formulas after that year need it, ConflictError as ``define``.
    """
    if last_year is not None:
        _require_year("last_year", last_year)
        if indicator.valid_from is not None and last_year < indicator.valid_from:
            raise MeaningError("last_year", f"Chỉ tiêu áp dụng từ năm {indicator.valid_from}.")
        require_may_end(indicator, last_year)
    save_version(indicator, seen=seen, valid_to=last_year)


def _require_year(field: str, year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise MeaningError(field, f"Năm phải trong khoảng {FIRST_YEAR}–{LAST_YEAR}.")


def _tidy(meaning: dict[str, Any]) -> dict[str, Any]:
    """Let ``levels`` be given as kinds of agencies; they are stored once each, in the order of the state."""
    if "levels" not in meaning or isinstance(meaning["levels"], str):
        return meaning
    return meaning | {"levels": ",".join(kind for kind in AgencyKind.values if kind in set(meaning["levels"]))}


def _definitions(indicator: Indicator) -> list[IndicatorDefinition]:
    """The definitions in their order; one made of the indicator itself where it has none."""
    held = list(indicator.definitions.order_by("from_year"))
    if held:
        return held
    first = indicator.valid_from or FIRST_YEAR
    return [IndicatorDefinition.objects.create(indicator=indicator, from_year=first, **values_of(indicator))]


def _put(new: IndicatorDefinition, old: IndicatorDefinition) -> IndicatorDefinition:
    if old.from_year == new.from_year:
        save_version(old, seen=old.version, **values_of(new))
        return old
    if old.from_year < new.from_year:
        save_version(old, seen=old.version, to_year=new.from_year - 1)
    new.save()
    return new


def _repeat_latest(indicator: Indicator) -> None:
    """Copy the latest definition to the indicator, and the first one's year."""
    held = list(indicator.definitions.order_by("from_year"))
    values = values_of(held[-1]) | {"valid_from": held[0].from_year}
    values["search"] = _search(indicator.code, held[-1].name)
    Indicator.objects.filter(pk=indicator.pk).update(**values)
    indicator.refresh_from_db()


def _search(code: str, name: str) -> str:
    return fold(f"{code} {name}")[:600]
