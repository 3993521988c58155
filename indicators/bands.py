"""What is usual for a figure, judged by the quarters before it. Pure, no queries.

Usual is the median of the quarters before, give or take the widest of: three times the median distance of these
quarters from it, a quarter of the median itself, and five units where the figure counts things or is in per cent.
So a steady figure is not reported for a small step, a restless one not for its nature, and a handful of cases not
for one more. What comes as near to the same quarter of the year before is seasonal, and usual too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.numbers import EXACT

MIN_POINTS = 4
LOOK_BACK = 8  # quarters: two years
SPREADS = Decimal(3)
SHARE = Decimal("0.25")
FLOOR = Decimal(5)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Band:
    """The usual range of a figure, both ends included; ``margin`` is what it allows around its middle."""

    low: Decimal
    high: Decimal
    margin: Decimal
    points: int

    def holds(self, value: Decimal, year_before: Decimal | None = None) -> bool:
        """Whether ``value`` is usual: within the range, or near the figure of the same quarter a year before."""
        if self.low <= value <= self.high:
            return True
        return year_before is not None and abs(EXACT.subtract(value, year_before)) <= self.margin


def band_of(earlier: Sequence[Decimal], *, floor: Decimal = FLOOR) -> Band | None:
    """Return what is usual after ``earlier`` figures; None where they are fewer than four.

    ``floor`` is the margin that is always allowed. A figure is never negative, nor is the range.
    """
    if len(earlier) < MIN_POINTS:
        return None
    middle = median(earlier)
    spread = median([abs(EXACT.subtract(value, middle)) for value in earlier])
    margin = max(EXACT.multiply(SPREADS, spread), EXACT.multiply(SHARE, abs(middle)), floor)
    return Band(max(EXACT.subtract(middle, margin), ZERO), EXACT.add(middle, margin), margin, len(earlier))


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the middle of ``values``, of which there is at least one; the mean of the two middle ones."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return EXACT.divide(EXACT.add(ordered[half - 1], ordered[half]), Decimal(2))
