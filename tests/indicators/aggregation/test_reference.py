"""What SQL adds up is what a plain reading of the rules adds up, over random provinces that are reorganised.

The second computation below is written from the rules alone and shares nothing with the engine.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agencies.models import Agency, AgencyProfile
from indicators.aggregation.engine import consolidated, setting_of
from indicators.aggregation.ground import Ground
from indicators.aggregation.parts import Answers, added_up
from indicators.figures import EMPTY, Figure
from indicators.models import Indicator, IndicatorValue
from periods.models import ReportingPeriod
from periods.services import create_year
from periods.spans import Quarter, Span
from tests.indicators.aggregation.province import make_writer
from tests.indicators.catalogue import make_indicator

pytestmark = pytest.mark.django_db
QUARTERS = tuple(Span.parse("2025-N"))
EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)  # the reorganisation: between Quý II and Quý III
NATURES = ("flow", "stock", "ratio", "score")
few = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass
class Answer:
    """What somebody entered: a number with its base, the parts of a ratio, or that nothing arose."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_not_arisen: bool = False


@dataclass
class Province:
    """Superiors before and after the reorganisation (an agency that is in neither did not exist), and answers."""

    before: dict[int, int | None] = field(default_factory=dict)
    after: dict[int, int | None] = field(default_factory=dict)
    answers: dict[tuple[int, Quarter], Answer] = field(default_factory=dict)

    def superiors(self, quarter: Quarter) -> dict[int, int | None]:
        return self.before if quarter < QUARTERS[2] else self.after

    def below(self, node: int, quarter: Quarter) -> list[int]:
        return [one for one, superior in self.superiors(quarter).items() if superior == node]


def random_province(random: Random, nature: str, *, leaves_only: bool = False) -> Province:
    found = Province({0: None}, {0: None})
    for one in range(1, random.randint(4, 9)):
        fate = random.choice(["stays", "stays", "moves", "ends", "begins"])
        if fate != "begins":
            found.before[one] = random.choice(sorted(found.before))
        if fate in ("stays", "moves", "begins"):
            kept = found.before.get(one) if fate == "stays" else None
            found.after[one] = kept if kept in found.after else random.choice(sorted(found.after))
    for quarter in QUARTERS:
        for one in found.superiors(quarter):
            if random.random() < 0.6 and not (leaves_only and found.below(one, quarter)):
                found.answers[one, quarter] = random_answer(random, nature)
    return found


def random_answer(random: Random, nature: str) -> Answer:
    if random.random() < 0.15:
        return Answer(is_not_arisen=True)
    number = Decimal(random.randint(0, 10**6)) / random.choice([1, 10, 100])
    base = Decimal(random.randint(0, 500))
    if nature == "ratio":
        return Answer(numerator=number, denominator=base)
    return Answer(number, denominator=base + 1 if nature == "score" else None)


def store(province: Province, indicator: Indicator) -> dict[int, Agency]:
    numbers = sorted(province.before | province.after)
    start = date(2020, 1, 1)
    agencies = {
        one: Agency(
            code=f"A{one}", kind="other", name=f"A{one}", path=f"/{one}/", search="",
            starts_on=start if one in province.before else DAY, ends_on=None if one in province.after else EVE,
        )
        for one in numbers
    }  # fmt: skip
    Agency.objects.bulk_create(agencies.values())
    profiles = []
    for superiors, first, last in ((province.before, start, EVE), (province.after, DAY, None)):
        for one, superior in superiors.items():
            above = None if superior is None else agencies[superior]
            profiles.append(
                AgencyProfile(
                    agency=agencies[one], superior=above, full_name=f"A{one}", valid_from=first, valid_to=last
                )
            )
    AgencyProfile.objects.bulk_create(profiles)
    ids = {Quarter.of(p.year, p.quarter_numbers[0]): p for p in ReportingPeriod.objects.quarters()}
    writer = make_writer()
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator=indicator, agency=agencies[one], quarter=ids[quarter], recorded_by=writer,
            reason="Không có." if answer.is_not_arisen else "", **vars(answer),
        )
        for (one, quarter), answer in province.answers.items()
    )  # fmt: skip
    return agencies


def chosen(province: Province, node: int, answers: dict[int, Answer], quarter: Quarter) -> list[Answer]:
    """The answers that count below ``node``: each branch once, the node's own where nobody below answered."""

    def of_branch(one: int) -> list[Answer]:
        if one in answers:
            return [answers[one]]
        return [answer for lower in province.below(one, quarter) for answer in of_branch(lower)]

    below = [answer for lower in province.below(node, quarter) for answer in of_branch(lower)]
    return below or ([answers[node]] if node in answers and node in province.superiors(quarter) else [])


def expected(province: Province, node: int, quarters: tuple[Quarter, ...], nature: str) -> Figure:
    if nature in ("flow", "ratio"):
        found = []
        for quarter in quarters:
            now = {one: answer for (one, when), answer in province.answers.items() if when == quarter}
            found += chosen(province, node, now, quarter)
    else:
        last = {one: answer for (one, when), answer in sorted(province.answers.items()) if when in quarters}
        found = chosen(province, node, last, quarters[-1])
    numbers = [answer for answer in found if not answer.is_not_arisen]
    if not found:
        return EMPTY
    if not numbers:
        return Figure(is_not_arisen=True, is_entered=True)
    if nature in ("flow", "stock"):
        return Figure(sum((one.value or Decimal(0) for one in numbers), Decimal(0)), is_entered=True)
    base = sum((one.denominator or Decimal(0) for one in numbers), Decimal(0))
    if nature == "score":
        total = sum(((one.value or 0) * (one.denominator or 0) for one in numbers), Decimal(0))
        return Figure(total / base, None, base, is_entered=True)
    above = sum((one.numerator or Decimal(0) for one in numbers), Decimal(0))
    if not base:
        return Figure(None, above, base, is_not_arisen=True, is_entered=True)
    return Figure(above / base * 100, above, base, is_entered=True)


def agree(found: Figure, wanted: Figure) -> bool:
    def same(one: Decimal | None, other: Decimal | None) -> bool:
        return one is other if one is None or other is None else abs(one - other) < Decimal("0.0000001")

    numbers = all(same(getattr(found, name), getattr(wanted, name)) for name in ("value", "numerator", "denominator"))
    return numbers and (found.is_entered, found.is_not_arisen) == (wanted.is_entered, wanted.is_not_arisen)


@pytest.fixture(autouse=True)
def year():
    create_year(2025)


@pytest.mark.parametrize("nature", NATURES)
@few
@given(random=st.randoms(use_true_random=False), first=st.integers(0, 3), length=st.integers(1, 4))
def test_sql_equals_a_plain_reading_of_the_rules(nature, random, first, length):
    province, span = random_province(random, nature), Span(QUARTERS[first], QUARTERS[min(first + length - 1, 3)])
    with transaction.atomic():
        indicator = make_indicator("CHITIEU", nature)
        agencies = store(province, indicator)
        for number in (0, 1, 2):
            if number in agencies:
                setting = setting_of(agencies[number], Ground([span]))
                found = consolidated(setting, span, [indicator]).rows[0].figure
                assert agree(found, expected(province, number, tuple(span), nature)), number
                parts = Answers(setting.scope, span, [indicator]).parts(setting.structure)
                assert agree(added_up(parts), found), "the parts that are shown"
        transaction.set_rollback(True)


def test_a_level_kept_from_before_an_agency_came_is_shown_among_the_parts():
    answers = {(3, QUARTERS[1]): Answer(Decimal(7))}
    province, span = Province({0: None, 1: 0, 2: 0, 3: 1}, {0: None, 1: 0, 2: 0, 3: 2}, answers), Span(*QUARTERS[:3:2])
    indicator = make_indicator("CHITIEU", "stock")
    setting = setting_of(store(province, indicator)[2], Ground([span]))
    parts = Answers(setting.scope, span, [indicator]).parts(setting.structure)
    assert [(part.place.code, part.quarter, part.is_counted) for part in parts] == [("A3", QUARTERS[1], True)]
    assert added_up(parts) == consolidated(setting, span, [indicator]).rows[0].figure


@pytest.mark.parametrize("nature", NATURES)
@few
@given(random=st.randoms(use_true_random=False), quarter=st.integers(0, 3))
def test_up_the_tree_is_what_the_leaves_add_up_to(nature, random, quarter):
    """A node is its branches together, at every height, before and after the reorganisation."""
    province, when = random_province(random, nature, leaves_only=True), QUARTERS[quarter]
    span = Span(when, when)
    with transaction.atomic():
        indicator = make_indicator("CHITIEU", nature)
        agencies = store(province, indicator)

        def at(number: int) -> Figure:
            return consolidated(setting_of(agencies[number], Ground([span])), span, [indicator]).rows[0].figure

        leaves = [answer for (_, asked), answer in province.answers.items() if asked == when]
        flat = Province({0: None}, {0: None})
        for number, answer in enumerate(leaves, start=1):
            flat.before[number] = flat.after[number] = 0
            flat.answers[number, when] = answer
        assert agree(at(0), expected(flat, 0, (when,), nature))
        if nature in ("flow", "stock"):
            branches = [at(one).value or Decimal(0) for one in province.below(0, when)]
            if branches:
                assert (at(0).value or 0) == sum(branches)
        transaction.set_rollback(True)
