"""The book of outgoing documents (sổ văn bản đi) of an agency and a year: every number, what bears it, and gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from agencies.models import Agency
from documents.models import IssuedNumber, OfficialDocument
from documents.states import DocumentType


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A number with its document or the reason why it is void; or, with neither, a gap ``number`` … ``last``."""

    number: int
    last: int
    row: IssuedNumber | None = None

    @property
    def document(self) -> OfficialDocument | None:
        return self.row.document if self.row else None

    @property
    def void_reason(self) -> str:
        return self.row.void_reason if self.row else ""

    @property
    def is_gap(self) -> bool:
        return self.row is None

    @property
    def missing(self) -> int:
        """How many numbers the gap has."""
        return self.last - self.number + 1


@dataclass(frozen=True, slots=True)
class Series:
    """One sequence of numbers: of a type of document, or common to all (``type`` is then empty)."""

    type: str
    lines: Sequence[RegisterLine]

    @property
    def label(self) -> str:
        return DocumentType(self.type).label if self.type else "Dãy số chung"

    @property
    def gaps(self) -> int:
        """How many numbers are unexplained."""
        return sum(line.missing for line in self.lines if line.is_gap)


def register_of(agency: Agency, year: int) -> list[Series]:
    """Return the sequences of the agency's register, each in the order of its numbers."""
    rows = list(IssuedNumber.objects.filter(agency=agency, year=year).select_related("document").order_by("number"))
    common = [row for row in rows if row.is_common]
    own = sorted((row for row in rows if not row.is_common), key=lambda row: (row.type, row.number))
    found = [Series(type, tuple(_lines(of_type, ()))) for type, of_type in groupby(own, key=lambda row: row.type)]
    if common:  # a number of before the common series began is no gap in it
        found.insert(0, Series("", tuple(_lines(common, {row.number for row in own}))))
    return found


def register_years(agency: Agency) -> list[int]:
    """Return the years in which the agency has numbers, the latest first."""
    years = IssuedNumber.objects.filter(agency=agency).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def _lines(rows: Iterable[IssuedNumber], known: Iterable[int]) -> Iterator[RegisterLine]:
    """The numbers from 1 on; what is missing between them comes as a gap, less the numbers ``known`` elsewhere."""
    expected, elsewhere = 1, set(known)
    for row in rows:
        yield from _gaps([number for number in range(expected, row.number) if number not in elsewhere])
        yield RegisterLine(row.number, row.number, row)
        expected = row.number + 1


def _gaps(missing: Sequence[int]) -> Iterator[RegisterLine]:
    for _, run in groupby(enumerate(missing), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield RegisterLine(numbers[0], numbers[-1])
