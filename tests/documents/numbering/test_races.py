"""Many take numbers of one register at the same moment: all distinct, no gap, though some transactions fail.

The control takes ``MAX + 1`` without the lock, in the same harness, and fails.
"""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Lock, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from agencies.models import Agency
from documents.models import IssuedNumber
from documents.numbering.register import register_of
from documents.numbering.series import next_number, take_number

TAKERS, ROUNDS = 8, 5
UNDONE = 10  # every tenth transaction is rolled back


class Undone(Exception):
    """A failure after the number was taken."""


def taken_together(agencies: list[Agency], take: Callable[[Agency, int], int]) -> tuple[Counter, list[Exception]]:
    """Let ``TAKERS`` take ``ROUNDS`` numbers each, agencies and years in turn; return what they got, and failures."""
    start, lock = Barrier(TAKERS), Lock()
    got: Counter = Counter()
    failures: list[Exception] = []

    def work(taker: int) -> None:
        try:
            start.wait(20)
            for turn in range(taker * ROUNDS, (taker + 1) * ROUNDS):
                agency, year = agencies[turn % 2], 2024 + turn // 2 % 2
                try:
                    with transaction.atomic():
                        number = take(agency, year)
                        if turn % UNDONE == 0:
                            raise Undone
                    with lock:
                        got[agency.pk, year, number] += 1
                except Undone:
                    pass
                except Exception as error:
                    failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=(taker,)) for taker in range(TAKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got, failures


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("series", ["type", "common"])
def test_numbers_taken_in_parallel_are_distinct_and_without_a_gap(department, home_affairs, series):
    Agency.objects.update(number_series=series)

    def take(agency: Agency, year: int) -> int:
        kind = "BC" if series == "type" or year % 2 else "KH"
        return take_number(agency=agency, year=year, type=kind).number

    got, failures = taken_together([department, home_affairs], take)
    assert failures == []
    assert sum(got.values()) == TAKERS * ROUNDS - TAKERS * ROUNDS // UNDONE
    assert max(got.values()) == 1
    for agency in (department, home_affairs):
        for year in (2024, 2025):
            [one] = register_of(agency, year)
            assert one.gaps == 0
            assert {line.number for line in one.lines} == {key[2] for key in got if key[:2] == (agency.pk, year)}


@pytest.mark.django_db(transaction=True)
def test_the_same_harness_catches_the_highest_number_plus_one_without_a_lock(department):
    both_have_read = Barrier(TAKERS)

    def take(agency: Agency, year: int) -> int:
        number = IssuedNumber.objects.filter(agency=agency).count() + 1
        both_have_read.wait(20)
        IssuedNumber.objects.create(agency=agency, year=2024, type="BC", number=number)
        return number

    # A transaction of SQLite that may write is alone from its beginning: there the numbers are read before it.
    if connection.vendor == "sqlite":
        failures = _unlocked_on_sqlite(department)
    else:
        _, failures = taken_together([department, department], take)
    assert any(isinstance(error, IntegrityError) for error in failures)


def _unlocked_on_sqlite(agency: Agency) -> list[Exception]:
    read = Barrier(TAKERS)
    failures: list[Exception] = []

    def work() -> None:
        number = next_number(agency=agency, year=2024, type="BC")
        read.wait(20)
        try:
            IssuedNumber.objects.create(agency=agency, year=2024, type="BC", number=number)
        except IntegrityError as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(TAKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
