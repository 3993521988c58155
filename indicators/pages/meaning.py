"""What an indicator is computed from, in words."""

from collections.abc import Iterable

from indicators.derivation import formula_of
from indicators.formulas import shown
from indicators.models import Indicator, Meaning


def in_words(meaning: Meaning, among: Iterable[Indicator]) -> str:
    """Return "hồ sơ đúng hạn ÷ hồ sơ đã giải quyết" for what is derived, "" for what is typed.

    ``among`` holds its parts; one that it does not is called by its code.
    """
    if not meaning.is_derived:
        return ""
    if formula := formula_of(meaning):
        return shown(formula, {one.code: one.name for one in among})
    names = {one.pk: one.name for one in among}
    return " ÷ ".join(names.get(pk, "?") for pk in (meaning.numerator_id or 0, meaning.denominator_id or 0))
