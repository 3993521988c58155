"""Two clicks at once on the same button."""

from threading import Thread

import pytest
from django.db import connection

from periods.models import Reopening
from periods.services import reopen
from tests.factories import make_agency, make_duty, make_period, make_user
from tests.world import CLOSED


@pytest.mark.django_db(transaction=True)
def test_a_period_reopened_by_two_clicks_at_once_is_reopened_once(working_day):
    province = make_agency("KG-UBND", "Ủy ban nhân dân tỉnh Kiên Giang", kind="province")
    department = make_agency("KG-SDL", "Sở Du lịch", superior=province)
    boss = make_user("boss", "administrator", province)
    duty = make_duty(department, make_period(2024, "Q1"), superior=province, **CLOSED)

    def click() -> None:
        try:
            reopen(duty=duty, until=working_day, reason="Bổ sung số liệu", by=boss)
        finally:
            connection.close()

    clicks = [Thread(target=click) for _ in range(8)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert Reopening.objects.count() == 1
