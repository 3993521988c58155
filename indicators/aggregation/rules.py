"""The rule by which a figure came about, in the words of officials."""

from collections.abc import Sequence

from indicators.formulas import FormulaError, parse, shown
from indicators.models import Indicator
from indicators.states import Nature
from periods.spans import Span

SAME = "Số của một cơ quan, trong một quý"


def rule_of(indicator: Indicator, operands: Sequence[Indicator], span: Span, *, is_listed: bool, agencies: int) -> str:
    """Return the rule for ``indicator`` over ``span``, with ``agencies`` that are counted."""
    if indicator.formula:
        return _formula(indicator, operands)
    if operands:
        return _derived(operands)
    if is_listed and indicator.nature == Nature.SCORE:
        why = f"có điểm không kèm {indicator.base_label} nên không tính được bình quân."
        return f"Liệt kê từng cơ quan, không tổng hợp: {why}"
    several, quarters = agencies > 1, len(span) > 1
    rule = {
        Nature.FLOW: _flow,
        Nature.STOCK: _stock,
        Nature.RATIO: _ratio,
        Nature.SCORE: lambda several, quarters: _score(several, quarters, indicator.base_label),
        Nature.TEXT: lambda several, quarters: "Liệt kê nội dung của từng cơ quan, không tổng hợp.",
    }[Nature(indicator.nature)]
    return rule(several, quarters)


def _flow(several: bool, quarters: bool) -> str:
    steps = ["cộng các cơ quan"] * several + ["cộng các quý"] * quarters
    return f"{' và '.join(steps).capitalize()}." if steps else f"{SAME}, không phải cộng."


def _stock(several: bool, quarters: bool) -> str:
    last = "lấy giá trị cuối trong khoảng thời gian của từng cơ quan"
    steps = [last] * quarters + ["cộng các cơ quan"] * several
    return f"{' rồi '.join(steps).capitalize()}; không cộng các quý." if steps else f"{SAME}, không phải cộng."


def _ratio(several: bool, quarters: bool) -> str:
    over = " và ".join(["các cơ quan"] * several + ["các quý"] * quarters)
    if not over:
        return "Tử số (b) ÷ mẫu số (a) × 100."
    return f"Tổng tử số (Σb) ÷ tổng mẫu số (Σa) × 100, cộng qua {over}; không lấy trung bình các tỷ lệ."


def _score(several: bool, quarters: bool, base: str) -> str:
    if several:
        return f"Bình quân có trọng số: tổng (điểm × {base}) ÷ tổng {base} của các cơ quan."
    return "Lấy giá trị cuối trong khoảng thời gian." if quarters else f"{SAME}."


def _derived(operands: Sequence[Indicator]) -> str:
    above, below = (f"“{one.name}”" for one in operands)
    return f"{above} ÷ {below} × 100, tính từ hai số đã tổng hợp; không lấy trung bình các tỷ lệ."


def _formula(indicator: Indicator, operands: Sequence[Indicator]) -> str:
    names = {one.code: f"“{one.name}”" for one in operands}
    try:
        return f"Công thức trên các số đã tổng hợp: {shown(parse(indicator.formula), names)}."
    except FormulaError as error:
        return f"Công thức hỏng nên không tính được ({error})"
