"""What ``manage.py generate`` takes and refuses, and that a seed decides everything."""

import hashlib
from datetime import date

import pytest
from django.core.management import CommandError
from django.db import transaction
from django.db.models import F

from agencies.models import Agency, User
from indicators.models import IndicatorValue
from periods.models import ReportingDuty
from plans.models import Plan, TaskUpdate
from reports.models import Report
from reports.states import ReportState
from tests.reports.generating import run


def told() -> str:
    """Return a hash of what the rows say, in words and figures, whatever their ids are."""
    agency = "agency__code"
    answers = (
        Agency.objects.values_list("code", "name", "starts_on", "ends_on"),
        User.objects.values_list("username", "full_name"),
        Plan.objects.values_list(agency, "year", "tasks__position", "tasks__title", "tasks__deliverables__deadline"),
        TaskUpdate.objects.values_list(
            "task__plan__agency__code", "task__plan__year", "task__position", "quarter__kind", "status", "delivered_on"
        ),
        IndicatorValue.objects.values_list(
            agency, "indicator__code", "quarter__year", "quarter__kind", "value", "numerator", "is_not_arisen"
        ),
        Report.objects.values_list(agency, "period__year", "period__kind", "state", "submitted_on", "figures_sha256"),
    )
    return hashlib.sha256(repr([sorted(map(repr, rows.distinct())) for rows in answers]).encode()).hexdigest()


def test_reports_are_in_every_state_some_late_and_some_missing(db):
    run("--agencies", "30", "--years", "1")
    assert set(Report.objects.values_list("state", flat=True)) == set(ReportState.values) - {ReportState.RECALLED}
    assert Report.objects.filter(submitted_on__gt=F("duty__due_on")).exists()
    assert ReportingDuty.objects.filter(report=None, due_on__lt=date(2025, 9, 1)).exists()


def test_the_same_seed_makes_the_same_province_and_another_one_another(db):
    seen = []
    for seed in ("1", "1", "2"):
        with transaction.atomic():
            run("--agencies", "3", "--years", "1", "--seed", seed)
            seen.append(told())
            transaction.set_rollback(True)
    assert seen[0] == seen[1] != seen[2]


def test_a_given_password_is_everybodys(db):
    run("--department", "--years", "1", "--password", "mat-khau-sinh-2025")
    assert all(user.check_password("mat-khau-sinh-2025") for user in User.objects.order_by("pk")[:2])


def test_a_shared_password_is_refused_where_the_portal_is_in_real_use(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="không tạo tài khoản"):
        run("--department", "--password", "mat-khau-sinh-2025")


def test_a_database_with_agencies_is_refused_unless_told(db, department):
    with pytest.raises(CommandError, match="--beside-existing"):
        run("--department")
    run("--department", "--years", "1", "--beside-existing")
    with pytest.raises(CommandError, match="đã có tỉnh sinh tự động"):
        run("--department", "--beside-existing")


@pytest.mark.parametrize(("option", "value"), [("--agencies", "0"), ("--agencies", "5000"), ("--years", "11")])
def test_a_size_out_of_bounds_is_refused(db, option, value):
    with pytest.raises(CommandError, match=f"{option} phải từ 1"):
        run(option, value)


def test_one_department_is_made_alone(db):
    run("--department", "--years", "1")
    assert Plan.objects.values("agency").distinct().count() == 1
    assert ReportingDuty.objects.values("agency").distinct().count() == 1
