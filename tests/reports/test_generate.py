"""``manage.py generate``: a province of real size, the same for the same seed, as the services would have left it."""

from datetime import date

import pytest
from django.db import transaction

from agencies.models import Agency, Succession, User
from core.models import AuditRecord
from indicators.checks import Outcome
from indicators.consistency import findings_in
from indicators.models import IndicatorValue
from periods.models import ReportingDuty, ReportingPeriod
from plans.figures import progress_by_agency
from plans.models import Deliverable, Delivery, Plan, Task, TaskUpdate
from plans.services import deliver, set_deadline
from plans.totals.counting import progress_of_agencies
from reports.figures import digest, live_figures
from reports.models import Report
from reports.states import ReportState
from tests.reports.generating import run

SMALL = ("--agencies", "9", "--years", "2")


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """A small province with two years behind it, made once for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        shown = run(*SMALL)
        yield shown
        transaction.set_rollback(True)


@pytest.fixture
def made(db, province):
    return province


def test_it_tells_what_it_made_while_it_works(made):
    assert "2025: " in made
    assert "kế hoạch" in made
    assert set(AuditRecord.objects.values_list("actor_name", flat=True)) == {"hệ thống:generate"}


def test_plans_have_the_size_of_real_ones_and_deadlines_read_as_the_portal_reads_them(made):
    sizes = [plan.tasks.count() for plan in Plan.objects.all()]
    assert min(sizes) >= 45
    assert max(sizes) <= 60
    for deliverable in Deliverable.objects.select_related("task__plan").order_by("pk")[:60]:
        occurrences = set(deliverable.occurrences.filter(arose_in=None).values_list("due_on", "for_quarter"))
        before = (deliverable.kinds, deliverable.is_on_demand)
        with transaction.atomic():
            set_deadline(deliverable=deliverable, text=deliverable.deadline)
            planned = set(deliverable.occurrences.filter(arose_in=None).values_list("due_on", "for_quarter"))
            transaction.set_rollback(True)
        assert (deliverable.kinds, deliverable.is_on_demand) == before
        assert occurrences <= planned


def test_deliveries_are_those_that_the_service_would_have_made(made):
    before = set(Delivery.objects.values_list("occurrence", "update"))
    for update in TaskUpdate.objects.order_by("quarter__ends_on", "pk")[:80]:
        deliver(update=update)
    assert set(Delivery.objects.values_list("occurrence", "update")) == before


def test_districts_end_and_communes_merge_on_the_first_of_july_2025(made):
    gone = Agency.objects.filter(ends_on=date(2025, 6, 30))
    assert gone.filter(kind="district").exists()
    merged = Succession.objects.values("successor").distinct()
    assert merged
    assert not Plan.objects.filter(agency__in=merged, year__lt=2025).exists()
    before, after = (ReportingPeriod.objects.get(year=2025, kind=kind) for kind in ("Q1", "Q3"))
    assert not ReportingDuty.objects.filter(period=after, agency__in=gone).exists()
    assert not ReportingDuty.objects.filter(period=before, agency__starts_on__gt=before.ends_on).exists()
    communes = ReportingDuty.objects.filter(agency__kind="commune")
    assert set(communes.filter(period=before).values_list("superior__kind", flat=True)) == {"district"}
    assert set(communes.filter(period=after).values_list("superior__kind", flat=True)) == {"province"}


def test_as_many_agencies_as_asked_report_in_the_end(made):
    assert ReportingDuty.objects.filter(period__year=2025, period__kind="Q3").count() == 9


def test_values_hold_all_three_answers_and_mostly_agree_with_each_other(made):
    values = IndicatorValue.objects.all()
    assert values.filter(is_not_arisen=True).exists()
    assert values.filter(value=0).exists()
    assert values.filter(is_estimate=True).exists()
    quarter = ReportingPeriod.objects.get(year=2025, kind="Q1")
    agencies = Agency.objects.existing_on(quarter.ends_on)
    findings = [one for agency in agencies for one in findings_in(agency, quarter) if not one.is_band]
    failed = [one for one in findings if one.outcome == Outcome.FAILS]
    assert len(failed) <= len(findings) * 0.05


def test_frozen_figures_are_the_live_ones_with_their_hash(made):
    report = Report.objects.filter(state=ReportState.ISSUED, period__kind="N").first()
    assert report.figures_sha256 == digest(report.figures)
    live = live_figures(report.agency, report.period).freeze()
    assert live["progress"] == report.figures["progress"]
    assert _without_register(live) == _without_register(report.figures)


def _without_register(figures: dict) -> dict:
    """Leave out the counts from the register of documents: a report enters it after its figures are frozen."""
    return {name: text for name, text in figures["tokens"].items() if not name.startswith("van_ban")}


def test_kept_totals_are_those_of_the_tasks_before_and_after_the_merger(made):
    everybody = list(Agency.objects.values_list("pk", flat=True))
    for period in ReportingPeriod.objects.all():
        derived = progress_by_agency(Task.objects.in_year(period.year).counted(), period)
        assert progress_of_agencies(everybody, period) == derived
        assert progress_of_agencies(everybody, period) == derived


def test_nobody_can_sign_in_unless_a_password_was_given(made):
    assert not any(user.has_usable_password() for user in User.objects.all())
