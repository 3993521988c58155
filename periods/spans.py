"""Runs of quarters, also over the turn of a year: from Quý III/2024 to Quý II/2025. Pure, without queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self

from core.errors import DomainError
from core.numbers import roman
from periods.converters import parse_slug
from periods.states import COVERS, QUARTERS, PeriodKind, calendar_end

LONGEST = 20
LABELS = {PeriodKind.H1: "6 tháng đầu năm", PeriodKind.M9: "9 tháng năm", PeriodKind.YEAR: "Năm"}
PARTS_OF_A_YEAR = {covered: PeriodKind(kind) for kind, covered in COVERS.items()}


class Covering(Protocol):
    """What is read of a reporting period."""

    year: int

    @property
    def quarter_numbers(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of the calendar; ``index`` counts quarters without a gap over the years."""

    index: int

    @classmethod
    def of(cls, year: int, number: int) -> Self:
        return cls(4 * year + number - 1)

    @property
    def year(self) -> int:
        return self.index // 4

    @property
    def number(self) -> int:
        return self.index % 4 + 1

    @property
    def key(self) -> tuple[int, str]:
        """(year, kind), as the periods are stored."""
        return self.year, QUARTERS[self.number - 1]

    @property
    def slug(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def ends_on(self) -> date:
        return calendar_end(*self.key)

    def __str__(self) -> str:
        return f"Quý {roman(self.number)}/{self.year}"


@dataclass(frozen=True, slots=True)
class Span:
    """The quarters from ``first`` to ``last``, both included."""

    first: Quarter
    last: Quarter

    @classmethod
    def of(cls, period: Covering) -> Self:
        """Return the quarters that a reporting period covers."""
        numbers = period.quarter_numbers
        return cls(Quarter.of(period.year, numbers[0]), Quarter.of(period.year, numbers[-1]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the span of "2024-Q1", "2024-6T" or "2024-Q3..2025-Q2"; DomainError says what is wrong."""
        try:
            ends = [parse_slug(part) for part in text.split("..")]
        except ValueError as error:
            raise DomainError(str(error)) from error
        if len(ends) > 2:
            raise DomainError(f"Không hiểu khoảng thời gian “{text[:40]}”; ví dụ: 2024-Q1..2025-Q2.")
        (year, kind), (last_year, last_kind) = ends[0], ends[-1]
        found = cls(Quarter.of(year, COVERS[kind][0]), Quarter.of(last_year, COVERS[last_kind][-1]))
        if found.last < found.first:
            raise DomainError(f"Khoảng thời gian phải đi từ kỳ trước đến kỳ sau; “{text}” đi ngược.")
        if len(found) > LONGEST:
            raise DomainError(f"Khoảng thời gian quá dài: tối đa {LONGEST} quý.")
        return found

    def __len__(self) -> int:
        return self.last.index - self.first.index + 1

    def __iter__(self) -> Iterator[Quarter]:
        return (Quarter(index) for index in range(self.first.index, self.last.index + 1))

    def __str__(self) -> str:
        """ "Quý I/2024", "6 tháng đầu năm 2024", "Năm 2024", "Quý III/2024 – Quý II/2025"."""
        if len(self) == 1:
            return str(self.first)
        kind = PARTS_OF_A_YEAR.get(tuple(quarter.number for quarter in self))
        if kind not in LABELS or self.first.year != self.last.year:
            return f"{self.first} – {self.last}"
        return f"{LABELS[kind]} {self.last.year}"

    @property
    def slug(self) -> str:
        return self.first.slug if len(self) == 1 else f"{self.first.slug}..{self.last.slug}"

    @property
    def year_to_date(self) -> "Span":
        """The year of the last quarter, from its beginning to that quarter."""
        return Span(Quarter.of(self.last.year, 1), self.last)

    def moved(self, quarters: int) -> "Span":
        """Return the span that many quarters later (earlier where negative)."""
        return Span(Quarter(self.first.index + quarters), Quarter(self.last.index + quarters))

    @property
    def before(self) -> "Span":
        """The span of the same length just before this one."""
        return self.moved(-len(self))

    @property
    def year_before(self) -> "Span":
        """The same quarters of the year before."""
        return self.moved(-4)
