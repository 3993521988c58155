"""A year at Sở Du lịch whose quarters all accept figures."""

from datetime import date

import pytest

from periods.models import ReportingPeriod
from tests.factories import make_duty, make_period
from tests.shared import late, shared


@shared
def whole_year(department, province) -> list[ReportingPeriod]:
    """The four quarters of 2024, all open until 31/1/2025."""
    made = [make_period(2024, f"Q{number}") for number in (1, 2, 3, 4)]
    for quarter in made:
        make_duty(department, quarter, superior=province, closes_on=date(2025, 1, 31))
    return made


@pytest.fixture
@late
def quarters(settings, whole_year) -> list[ReportingPeriod]:
    """The four quarters of 2024; it is 15/12/2024."""
    settings.PORTAL_TODAY = date(2024, 12, 15)
    return whole_year
