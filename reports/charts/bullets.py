"""A target as a bullet chart: the figure so far, the mark of what is to be reached, and last year's."""

from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency
from core.numbers import EXACT, rounded
from indicators.aggregation.engine import is_alike
from indicators.figures import Figure, attainment
from indicators.models import Indicator, Target
from indicators.pages.shown import badge, beneath, shown, target_text, with_unit
from indicators.states import Attainment, Comparison, Nature

WIDTH = 1000  # of a drawing, in its own units
ROOM = Decimal("1.08")  # beyond the farthest mark
HUNDRED = Decimal(100)
SIGNS = {Comparison.AT_LEAST: "tối thiểu", Comparison.AT_MOST: "tối đa", Comparison.EQUAL: "bằng"}


@dataclass(frozen=True, slots=True)
class Bullet:
    """A target with the figure so far and last year's by then; ``bar``, ``goal`` and ``past`` are places in WIDTH.

    ``then`` is the indicator as it was last year, where it was counted otherwise: its figure is told, not drawn.
    """

    target: Target
    indicator: Indicator
    agency: Agency
    figure: Figure
    before: Figure
    attainment: Attainment
    url: str
    bar: str = ""
    goal: str = ""
    past: str = ""
    then: Indicator | None = None

    @property
    def state(self) -> str:
        return badge(self.attainment)[0]

    @property
    def verdict(self) -> str:
        """Whether it is met, in words; what cannot be measured yet says why."""
        return "Chưa đo được: chưa có số liệu" if self.attainment == Attainment.NOT_YET else self.attainment.label

    @property
    def text(self) -> str:
        return shown(self.figure, self.indicator)

    @property
    def parts_text(self) -> str:
        return beneath(self.figure, self.indicator)

    @property
    def is_new(self) -> bool:
        """Whether the agency was none yet a year before: what its predecessors did is not its own."""
        return not self.before.is_entered and self.agency.starts_on.year >= self.target.year

    @property
    def goal_text(self) -> str:
        """What is to be reached as the plan writes it; with its sign where the plan gives a bare number."""
        text = target_text(self.target)
        return (
            text if any(letter.isalpha() for letter in text) else f"{SIGNS[Comparison(self.target.comparison)]} {text}"
        )

    @property
    def before_text(self) -> str:
        if not self.before.is_entered:
            return ""
        return shown(self.before, self.indicator) if self.then is None else with_unit(self.before, self.then)

    @property
    def is_compared(self) -> bool:
        return self.then is None

    @property
    def label(self) -> str:
        """The drawing in words, for those who do not see it."""
        past = f"; cùng kỳ năm trước {self.before_text}" if self.before_text else ""
        return f"{self.text or 'chưa có số'}, mục tiêu {self.goal_text}{past}: {self.verdict.lower()}"


def bullet_of(
    target: Target, indicator: Indicator, figure: Figure, before: Figure, url: str, then: Indicator
) -> Bullet:
    """Return the bullet chart of a target; nothing is drawn of a figure that is missing or did not arise.

    ``then`` is the indicator as it was defined in the year of ``before``.
    """
    compared = is_alike(indicator, then)
    places = [number_of(figure), target.value, number_of(before) if compared else None]
    farthest = max(value for value in places if value is not None)
    is_share = indicator.nature == Nature.RATIO and farthest <= HUNDRED
    top = HUNDRED if is_share else EXACT.multiply(farthest, ROOM)
    bar, goal, past = ("" if value is None else _place(value, top) for value in places)
    found = attainment(figure, target)
    return Bullet(
        target, indicator, target.agency, figure, before, found, url, bar, goal, past, None if compared else then
    )


def number_of(figure: Figure) -> Decimal | None:
    """Return what is drawn of a figure: None where nothing was entered or nothing arose."""
    return None if figure.is_not_arisen else figure.value


def _place(value: Decimal, top: Decimal) -> str:
    share = EXACT.divide(EXACT.multiply(max(value, Decimal(0)), Decimal(WIDTH)), top) if top > 0 else Decimal(0)
    return str(rounded(share, 0))
