"""Where the figures of a report's text lead."""

import pytest

from documents.running.shown import passage
from periods.states import PeriodKind
from reports.pages.tokens import FigureLinks
from tests.factories import make_period
from tests.indicators.catalogue import make_indicator


@pytest.mark.django_db
def test_a_figure_of_a_text_leads_to_its_derivation_and_a_missing_one_nowhere(department):
    pk = make_indicator("NHAN").pk
    links = FigureLinks(department, make_period(2024, PeriodKind.Q2))
    values = {"chi_tieu.NHAN": "05", "luy_ke.NHAN": "09", "nhiem_vu.qua_han": "02", "ky.nam": "2024"}
    text = "[[chi_tieu.NHAN]] [[luy_ke.NHAN]] [[nhiem_vu.qua_han]] [[ky.nam]] [[chi_tieu.KHAC]]"
    [line] = passage(text, values, is_final=False, links=links).lines
    assert [(run.kind, run.url) for run in line.runs if run.kind != "text"] == [
        ("figure", f"/indicators/consolidated/KG-SDL/2024-Q2/{pk}/"),
        ("figure", f"/indicators/consolidated/KG-SDL/2024-6T/{pk}/"),
        ("figure", "/tasks/?agency=KG-SDL&period=2024-Q2&state=overdue"),
        ("figure", ""),
        ("missing", ""),
    ]
