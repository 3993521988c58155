"""Yearly targets and quarterly values: sums that agree, with gaps, "không phát sinh" and a few contradictions."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from random import Random

from agencies.models import Agency
from indicators.catalogue import catalogue_of, typed
from indicators.models import Indicator, IndicatorValue, Target
from indicators.states import Comparison, Nature
from periods.models import ReportingPeriod
from periods.states import QUARTERS
from plans.models import Plan
from reports.generate.organisation import Province
from reports.generate.wording import EMPTY_REASON

COUNTED = (  # what every agency counts, and between which numbers
    ("CDDH.VB.QD", 2, 40), ("CDDH.VB.KH", 1, 20), ("CDDH.VB.CV", 5, 90), ("CDDH.VB.KHAC", 0, 12),
    ("THECHE.VBQPPL.NQ", 0, 3), ("THECHE.VBQPPL.QD", 0, 6),
    ("TTHC.CONGBO.MOI", 0, 9), ("TTHC.CONGBO.BAIBO", 0, 9), ("TTHC.CONGBO.SUADOI", 0, 14),
    ("TTHC.HCC.NHAN.TRUCTIEP", 30, 900), ("TTHC.HCC.NHAN.TRUCTUYEN", 20, 1400), ("TTHC.HCC.NHAN.BUUCHINH", 0, 60),
    ("TTHC.PAKN", 0, 9), ("CONGVU.TINHGIAN", 0, 3), ("CONGVU.LOP", 0, 8),
    ("CQS.VB.GUI", 150, 900), ("CQS.VB.NHAN", 300, 2500),
)  # fmt: skip
SUMS = {
    "CDDH.VB.TONG": ("CDDH.VB.QD", "CDDH.VB.KH", "CDDH.VB.CV", "CDDH.VB.KHAC"),
    "THECHE.VBQPPL": ("THECHE.VBQPPL.NQ", "THECHE.VBQPPL.QD"),
    "TTHC.CONGBO": ("TTHC.CONGBO.MOI", "TTHC.CONGBO.BAIBO", "TTHC.CONGBO.SUADOI"),
    "TTHC.HCC.NHAN": ("TTHC.HCC.NHAN.TRUCTIEP", "TTHC.HCC.NHAN.TRUCTUYEN", "TTHC.HCC.NHAN.BUUCHINH"),
    "CQS.VB.TRAODOI": ("CQS.VB.GUI", "CQS.VB.NHAN"),
}
PARTS = {"CQS.VB.KYSO": "CQS.VB.TRAODOI", "TTHC.HS.DUNGHAN": "TTHC.HS.GIAIQUYET"}  # most of the whole
RATIOS = ("TTHC.TYLE.SOHOA", "TTHC.TYLE.THANHTOAN", "TTHC.TYLE.TRUCTUYEN", "TTHC.TYLE.KQDIENTU")
STANDING = (("TTHC.TONG", 40, 160), ("CQS.EMAIL", 20, 120))
SCORES = ("TTHC.HAILONG",)
TARGETS = {"TTHC.TYLE.SOHOA": 80, "TTHC.TYLE.THANHTOAN": 45, "TTHC.TYLE.TRUCTUYEN": 60, "TTHC.TYLE.DUNGHAN": 95}
SILENT, MISSING, ESTIMATED, CONTRADICTING = 0.03, 0.03, 0.05, 0.01

Numbers = dict[str, int | tuple[int, int]]


def make_targets(province: Province, year: int) -> None:
    """Set the same few yearly targets everywhere, by each agency's plan."""
    indicators = {one.code: one for one in Indicator.objects.filter(code__in=TARGETS)}
    plans = Plan.objects.filter(year=year, agency__in=province.standing_in(year)).order_by("pk")
    Target.objects.bulk_create(
        Target(
            agency_id=plan.agency_id,
            year=year,
            indicator=indicators[code],
            comparison=Comparison.AT_LEAST,
            value=least,
            text=f"Tối thiểu {least}",
            document_id=plan.document_id,
            name=indicators[code].name,
            position=place,
        )
        for plan in plans
        for place, (code, least) in enumerate(TARGETS.items(), start=1)
        if code in indicators
    )


def make_values(province: Province, year: int) -> int:
    """Enter the values of the year's quarters until the options' day; return how many."""
    known = {one.code: one for one in typed(catalogue_of(year).indicators)}
    made = 0
    for quarter in ReportingPeriod.objects.quarters().filter(year=year, data_from__lte=province.options.until):
        random = province.options.random("values", year, quarter.kind)
        standing = [
            one
            for one in province.standing_in(year)
            if one.starts_on <= quarter.ends_on and (one.ends_on is None or one.ends_on >= quarter.ends_on)
        ]
        silent = {one.pk for one in standing if random.random() < SILENT}
        agencies = [one for one in standing if one.pk not in silent]
        rows = (row for one in agencies for row in _values(province, one, quarter, known, random))
        made += len(IndicatorValue.objects.bulk_create(rows))
    return made


def _values(
    province: Province, agency: Agency, quarter: ReportingPeriod, known: Mapping[str, Indicator], random: Random
) -> Iterator[IndicatorValue]:
    numbers = _counted(random) | _files(province, agency, quarter, random)
    numbers |= {part: int(_whole(numbers, whole) * random.uniform(0.85, 1)) for part, whole in PARTS.items()}
    numbers |= _standing(province, agency) | _ratios(random)
    if random.random() < CONTRADICTING:
        numbers["CDDH.VB.TONG"] = _whole(numbers, "CDDH.VB.TONG") + 1
    for code, number in numbers.items():
        if code not in known or random.random() < MISSING:
            continue
        yield IndicatorValue(
            indicator=known[code],
            agency=agency,
            quarter=quarter,
            recorded_by=province.writers[agency.pk],
            is_estimate=random.random() < ESTIMATED,
            **_answer(known[code], number),
        )


def _answer(indicator: Indicator, number: int | tuple[int, int]) -> dict:
    if isinstance(number, tuple):
        return {"numerator": Decimal(number[0]), "denominator": Decimal(number[1])}
    if number == 0 and indicator.nature == Nature.FLOW and len(indicator.code) % 2:
        return {"is_not_arisen": True, "reason": EMPTY_REASON}
    return {"value": Decimal(number)}


def _whole(numbers: Numbers, code: str) -> int:
    number = numbers[code]
    return number[1] if isinstance(number, tuple) else number


def _counted(random: Random) -> Numbers:
    numbers: Numbers = {code: random.randint(least, most) for code, least, most in COUNTED}
    return numbers | {whole: sum(_whole(numbers, part) for part in parts) for whole, parts in SUMS.items()}


def _files(province: Province, agency: Agency, quarter: ReportingPeriod, random: Random) -> Numbers:
    """Case files: what was open before and what came in is what was settled and what is open."""
    number = quarter.quarter_numbers[-1]
    before = (quarter.year, QUARTERS[number - 2]) if number > 1 else (quarter.year - 1, QUARTERS[-1])
    opening, closing = _open(province, agency, *before), _open(province, agency, quarter.year, quarter.kind)
    settled = random.randint(40, 600)
    came_in = max(0, settled + closing - opening)
    return {
        "TTHC.HS.KYTRUOC": opening,
        "TTHC.HS.TIEPNHAN": came_in,
        "TTHC.HS.TONG": opening + came_in,
        "TTHC.HS.DANGGIAIQUYET": closing,
        "TTHC.HS.GIAIQUYET": opening + came_in - closing,
    }


def _open(province: Province, agency: Agency, year: int, kind: str) -> int:
    """Return how many files were open at a quarter's end: the same, whichever quarter asks."""
    return province.options.random("files", agency.code, year, str(kind)).randint(2, 40)


def _standing(province: Province, agency: Agency) -> Numbers:
    random = province.options.random("standing", agency.code)
    return {code: random.randint(least, most) for code, least, most in STANDING}


def _ratios(random: Random) -> Numbers:
    wholes: Iterable[tuple[str, int]] = [(code, random.randint(50, 400)) for code in RATIOS]
    numbers: Numbers = {code: (int(whole * random.uniform(0.35, 1)), whole) for code, whole in wholes}
    return numbers | {code: random.randint(80, 100) for code in SCORES}
