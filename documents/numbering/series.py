"""Taking numbers of an agency's register.

Whoever takes a number holds the agency's row until the transaction ends, so takers of one register come one after
another and a rolled-back one leaves no gap. ``FOR NO KEY UPDATE`` lets rows that refer to the agency be written
meanwhile. On SQLite a transaction that writes is alone anyway (``BEGIN IMMEDIATE``).
"""

from django.db import transaction
from django.db.models import Max, QuerySet

from agencies.models import Agency, NumberSeries
from core.errors import DomainError
from core.text import clean
from documents.models import IssuedNumber
from documents.states import DocumentType

MAX_VOID = 1000


class NumberTaken(DomainError):
    """The number is used already; the message names the next free one."""


def next_number(*, agency: Agency, year: int, type: str) -> int:
    """Return the number that follows the highest one of the agency's series for this type and year."""
    used = _series(agency, year, type)
    return (used.aggregate(last=Max("number"))["last"] or 0) + 1


def number_is_used(*, agency: Agency, year: int, type: str, number: int) -> bool:
    """Return whether the agency's series for this type and year already holds the number."""
    return _series(agency, year, type).filter(number=number).exists()


def taken_sentence(*, agency: Agency, year: int, type: str, number: int) -> str:
    """Say that a number is used, and which one is free."""
    free = next_number(agency=agency, year=year, type=type)
    return f"Số {number:02d} năm {year} đã dùng; số kế tiếp chưa dùng là {free:02d}."


@transaction.atomic
def take_number(*, agency: Agency, year: int, type: str, number: int | None = None) -> IssuedNumber:
    """Take the next free number of the agency's series, or the given one.

    The number belongs to the caller's transaction: undone with it, free again. Raises NumberTaken.
    """
    held = _locked(agency)
    if number is None:
        number = next_number(agency=held, year=year, type=type)
    elif number_is_used(agency=held, year=year, type=type, number=number):
        raise NumberTaken(taken_sentence(agency=held, year=year, type=type, number=number))
    return IssuedNumber.objects.create(
        agency=held, year=year, type=type, number=number, is_common=held.number_series == NumberSeries.COMMON
    )


@transaction.atomic
def void_numbers(*, agency: Agency, year: int, type: str, first: int, last: int, reason: str) -> int:
    """Record that the numbers from ``first`` to ``last`` will never be used, with the reason; return how many.

    Numbers in use are left alone. Raises DomainError for an empty reason, a range that is none, one beyond the next
    free number, or one in which every number is used.
    """
    held, reason = _locked(agency), clean(reason)
    if not reason:
        raise DomainError("Phải ghi lý do bỏ số.")
    if not 0 < first <= last:
        raise DomainError("Khoảng số không đúng: số đầu phải từ 1 và không lớn hơn số cuối.")
    free = next_number(agency=held, year=year, type=type)
    if last > free:
        raise DomainError(f"Chỉ ghi bỏ số đến số {free:02d}, là số kế tiếp chưa dùng.")
    used = set(_series(held, year, type).values_list("number", flat=True))
    wanted = [number for number in range(first, last + 1) if number not in used]
    if not wanted:
        raise DomainError("Các số trong khoảng này đều đã dùng hoặc đã ghi bỏ.")
    if len(wanted) > MAX_VOID:
        raise DomainError(f"Mỗi lần ghi bỏ tối đa {MAX_VOID} số.")
    is_common = held.number_series == NumberSeries.COMMON
    IssuedNumber.objects.bulk_create(
        IssuedNumber(
            agency=held,
            year=year,
            type=DocumentType.OTHER if is_common else type,
            number=number,
            is_common=is_common,
            void_reason=reason,
        )
        for number in wanted
    )
    return len(wanted)


def _locked(agency: Agency) -> Agency:
    return Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)


def _series(agency: Agency, year: int, type: str) -> QuerySet[IssuedNumber]:
    """The used numbers among which this type's must be new: all of the year, or those of its type."""
    used = IssuedNumber.objects.filter(agency=agency, year=year)
    if agency.number_series == NumberSeries.COMMON:
        return used
    return used.filter(type=type)
