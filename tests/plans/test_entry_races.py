"""Several people save rows of one task at the same moment."""

from threading import Thread

import pytest
from django.db import connection

from core.errors import ConflictError
from plans.models import Delivery, Occurrence, Task
from plans.services import record_update
from tests.factories import make_task

SAVES = (("Q1", "period_done"), ("Q2", "all_done"), ("Q3", "all_done"), ("Q2", "period_done"))


@pytest.mark.django_db(transaction=True)
def test_quarters_saved_at_once_deliver_everything_once_and_none_fails(plan, periods, lan):
    task = make_task(plan, "Quý I/2024", "Hàng tháng")
    failures: list[Exception] = []

    def save(kind: str, status: str) -> None:
        try:
            record_update(task=Task.objects.get(pk=task.pk), quarter=periods[kind], status=status, by=lan)
        except ConflictError:
            return  # two people on one row: the second is told
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=save, args=one) for one in SAVES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Delivery.objects.count() == Occurrence.objects.count() == 13
