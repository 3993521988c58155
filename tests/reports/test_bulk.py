"""Accepting several reports at once: seen first, only those that wait, only one's own, as they were seen."""

import pytest

from reports.models import Report
from tests.calls import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]
PLACE = "/reports/accept/"


@pytest.fixture
def desk(world):
    world.put_reports_in("submitted")
    return client_of(world, "hoa")


def state(pk: int) -> str:
    return Report.objects.get(pk=pk).state


def test_the_list_offers_what_waits_and_the_page_shows_it_first(world, desk):
    own, foreign = world.own.report, world.foreign.report
    assert f'name="report" value="{own}"' in desk.get("/reports/").text
    page = desk.get(f"{PLACE}?report={own}&report={foreign}&report=x")
    assert [one.report.pk for one in page.context["chosen"]] == [own]
    assert state(own) == "submitted"
    assert f'name="report" value="{own}"' not in client_of(world, "lan").get("/reports/").text


def test_nothing_that_belongs_elsewhere_or_changed_since_is_accepted(world, desk):
    answer = desk.post(PLACE, {"report": [f"{world.own.report}:9", f"{world.foreign.report}:1"]}, follow=True)
    assert [state(pk) for pk in (world.own.report, world.foreign.report)] == ["submitted", "submitted"]
    assert "chưa tiếp nhận" in answer.text
    assert desk.post(PLACE, {"report": f"{world.foreign.report}:1"}).status_code == 422


def test_the_list_is_sorted_by_a_column_of_the_address(world, desk):
    days = [line.due_on for line in desk.get("/reports/?period=&sort=-due_on").context["page"]]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1
