"""Several querysets in one statement find what each finds alone, with the same types."""

from typing import Any

import pytest
from django.db.models import Count, QuerySet

from agencies.models import Agency, Membership, User
from core.models import AuditRecord
from core.together import read_together
from indicators.models import Indicator, IndicatorValue
from plans.models import Deliverable, Plan, Task
from reports.models import Report, ReportSection

pytestmark = pytest.mark.django_db


def querysets() -> list[QuerySet]:
    """Every kind of queryset and of column: dates, moments, numbers, JSON, texts of our own, relations."""
    return [
        Report.objects.select_related("agency__reviews", "period", "duty__superior", "template", "document", "signer"),
        ReportSection.objects.order_by("-pk")[:3],
        AuditRecord.objects.order_by("-pk")[:20],
        IndicatorValue.objects.select_related("quarter", "recorded_by"),
        Indicator.objects.defined_in(2024),
        Agency.objects.prefetch_related("profiles"),
        Membership.objects.values("user", "valid_from"),
        Task.objects.order_by("pk").values_list("plan", "title"),
        Plan.objects.annotate(tasks_in_it=Count("tasks")).order_by("pk"),
        Deliverable.objects.values_list("pk", flat=True),
        User.objects.filter(pk__in=[]),
        IndicatorValue.objects.sums().order_by("agency", "indicator"),
    ]


def rows_of(queryset: QuerySet) -> list:
    return [_plain(row) for row in queryset]


def _plain(row: Any, depth: int = 2) -> Any:
    if not hasattr(row, "_meta"):
        return row
    related = {name: _plain(one, depth - 1) for name, one in row._state.fields_cache.items() if depth}
    columns = {key: (type(value), value) for key, value in vars(row).items() if not key.startswith("_")}
    return columns, related


def test_they_find_what_each_finds_alone_in_one_statement(world, django_assert_num_queries):
    together = querysets()
    with django_assert_num_queries(1 + 1):  # and one for the profiles that are prefetched
        read_together(*together)
        found = [rows_of(one) for one in together]
    assert found == [rows_of(one) for one in querysets()]
    assert sum(map(bool, found)) == len(found) - 1  # one can find nothing


def test_what_was_read_before_is_not_read_again_and_a_filled_one_can_be_narrowed(world, django_assert_num_queries):
    agencies, users = Agency.objects.all(), User.objects.all()
    first = list(agencies)
    with django_assert_num_queries(1):
        read_together(agencies, users)
        assert list(agencies) == first
    assert users.filter(username="lan").get().username == "lan"
    with django_assert_num_queries(0):
        read_together(agencies, User.objects.none())
