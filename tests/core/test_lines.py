"""Lines of long tables and their addresses: cheap, and the same as the plain way."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from core.links import HERE, links
from core.templatetags.lines import _fresh, _kept, line
from reports.pages.dashboard import DashboardLine

TEMPLATE = "reports/_dashboard_line.html"
LINE = DashboardLine(
    name="Sở Du lịch <b>",
    url="/reports/KG-SDL/2024-Q1/",
    state="draft",
    state_label="Đang soạn",
    due_on=date(2024, 3, 22),
    submitted_on=None,
    timeliness="waiting",
    days_late=0,
    tasks_url="/tasks/?agency=KG-SDL&period=2024-Q1",
    performed=20,
    total=27,
    percent="74,1%",
    overdue=1,
    targets_url="",
    targets_met=0,
    targets_total=0,
    targets_unknown=0,
    targets_not_arisen=0,
    is_provisional=True,
    has_changed=False,
)


@pytest.mark.parametrize("code", ["KG-SDL", "A B", "Sở 1", "a&b", "50%"])
def test_a_link_is_the_address_that_reverse_gives(code):
    assert links("reports:detail", HERE, "2024-Q1")(code) == reverse("reports:detail", args=[code, "2024-Q1"])


def test_a_link_to_a_key_is_the_address_that_reverse_gives():
    assert links("plans:record", "A B", "2024-Q1", HERE)(17) == reverse("plans:record", args=["A B", "2024-Q1", 17])


def test_a_line_is_rendered_once_for_the_same_values():
    _kept.cache_clear()
    assert line(TEMPLATE, LINE) == line(TEMPLATE, replace(LINE)) == _fresh(TEMPLATE, LINE)
    assert _kept.cache_info().misses == 1


def test_another_value_is_another_line():
    assert ">21<" in line(TEMPLATE, replace(LINE, performed=21))
    assert ">21<" not in line(TEMPLATE, LINE)


def test_a_line_is_escaped_as_any_template():
    assert "Sở Du lịch &lt;b&gt;" in line(TEMPLATE, LINE)


def test_a_developer_sees_a_changed_template_at_once(settings):
    settings.DEBUG = True
    _kept.cache_clear()
    line(TEMPLATE, LINE)
    assert not _kept.cache_info().misses
