"""What is asked of the generator."""

from dataclasses import dataclass
from datetime import date
from random import Random

UNTIL = date(2025, 9, 12)


@dataclass(frozen=True, slots=True)
class Options:
    """``agencies`` report to the province in the end; ``until`` is the last day on which anything was entered."""

    agencies: int = 150
    years: int = 3
    seed: int = 1
    until: date = UNTIL
    tasks: tuple[int, int] = (45, 60)
    password: str = ""

    @property
    def all_years(self) -> range:
        return range(self.until.year - self.years + 1, self.until.year + 1)

    def random(self, *parts: object) -> Random:
        """Return the chance of one part of the province: it does not depend on what was drawn elsewhere."""
        return Random("/".join(map(str, (self.seed, *parts))))  # noqa: S311 made-up figures, no secret
