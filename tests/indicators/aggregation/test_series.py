"""A series over a merger, read in three ways; a division, which no figure can undo."""

from datetime import date

import pytest

from agencies.models import Agency
from agencies.succession import Lineage
from indicators.aggregation.series import Reading, series_of
from periods.spans import Quarter, Span
from tests.factories import make_agency
from tests.indicators.aggregation.province import MERGER, end, make_new, put, reorganise
from tests.indicators.catalogue import make_indicator
from tests.shared import shared

SPAN = Span.parse("2025-N")


@shared
def state(db):
    return make_agency("CP", "Chính phủ", kind="government")


@shared
def old(state):
    """Two provinces that end on 30/6/2025, the first with a department."""
    found = [make_agency(code, code, superior=state, kind="province") for code in ("KG", "AG-CU")]
    make_agency("KG-SDL", "Sở Du lịch", superior=found[0])
    for agency in found:
        end(agency, date(2025, 6, 30))
    return found


@shared
def merged(state, old):
    new = make_new("AG", superior=state, kind="province")
    reorganise("merge", *((one, new) for one in old))
    return new


def numbers(line):
    return [None if cell.figure.value is None else int(cell.figure.value) for cell in line.cells]


def read(node, indicator, reading):
    found = series_of(node, indicator, SPAN, reading)
    return found, {line.place.code: numbers(line) for line in found.lines}


@shared
def received(merged, old):
    indicator = make_indicator("NHAN")
    for slug, first, second in (("2025-Q1", 10, 5), ("2025-Q2", 20, 6)):
        put(indicator, old[0], slug, first)
        put(indicator, old[1], slug, second)
    put(indicator, merged, "2025-Q3", 40)
    return indicator


def test_as_reported_each_stands_on_its_own_line(state, merged, received):
    for node in (state, merged):
        found, lines = read(node, received, Reading.AS_REPORTED)
        assert lines == {
            "KG": [10, 20, None, None],
            "AG-CU": [5, 6, None, None],
            "AG": [None, None, 40, None],
        }
        assert not any(line.is_converted for line in found.lines)


def test_as_today_predecessors_are_grouped_under_their_successor(state, received):
    found, lines = read(state, received, Reading.AS_TODAY)
    assert lines == {"AG": [15, 26, 40, None]}
    assert sorted(line.place.code for line in found.lines[0].members) == ["AG", "AG-CU", "KG"]


def test_recomputed_is_one_line_whose_early_quarters_are_converted(state, received):
    found, lines = read(state, received, Reading.RECOMPUTED)
    assert lines == {"AG": [15, 26, 40, None]}
    assert [cell.is_converted for cell in found.lines[0].cells] == [True, True, False, False]
    assert found.lines[0].members == ()


def test_a_ratio_is_recomputed_from_its_parts(state, merged, old):
    paid = make_indicator("THANHTOAN", "ratio")
    put(paid, old[0], "2025-Q1", numerator=1, denominator=1)
    put(paid, old[1], "2025-Q1", numerator=0, denominator=99)
    _, lines = read(state, paid, Reading.RECOMPUTED)
    assert lines["AG"][0] == 1


def test_departments_stand_in_for_a_province_that_reported_nothing(state, merged, old):
    received = make_indicator("NHAN")
    department = old[0].subordinate_profiles.get().agency
    put(received, department, "2025-Q1", 7)
    _, lines = read(state, received, Reading.AS_REPORTED)
    assert lines == {"KG": [7, None, None, None]}


@pytest.mark.parametrize("reading", list(Reading))
def test_however_it_is_read_the_total_stays_the_same(state, received, reading):
    found, _ = read(state, received, reading)
    assert [cell.figure.value for cell in found.total] == [15, 26, 40, None]


def test_a_divided_agency_cannot_be_recomputed(state):
    received = make_indicator("NHAN")
    old = make_agency("CU", "Cũ", superior=state)
    end(old, date(2025, 6, 30))
    new = [make_new(code, superior=state) for code in ("MOI-1", "MOI-2")]
    reorganise("split", *((old, one) for one in new))
    put(received, old, "2025-Q1", 10)
    put(received, new[0], "2025-Q3", 4)
    found, lines = read(state, received, Reading.RECOMPUTED)
    assert lines == {"MOI-1": [None, None, 4, None]}
    assert [(line.place.code, numbers(line)) for line in found.unconverted] == [("CU", [10, None, None, None])]
    assert found.unconverted[0].divided is not None


def test_a_part_split_off_leaves_earlier_figures_unconverted_and_later_ones_as_they_are(state):
    received = make_indicator("NHAN")
    old = make_agency("CU", "Cũ", superior=state)
    reorganise("split", (old, make_new("MOI", superior=state)))
    put(received, old, "2025-Q1", 10)
    put(received, old, "2025-Q3", 6)
    found, lines = read(state, received, Reading.RECOMPUTED)
    assert lines == {"CU": [None, None, 6, None]}
    assert [numbers(line) for line in found.unconverted] == [[10, None, None, None]]


def test_a_renamed_agency_carries_on(state):
    received = make_indicator("NHAN")
    old = make_agency("CU", "Cũ", superior=state)
    end(old, date(2025, 6, 30))
    reorganise("rename", (old, make_new("MOI", superior=state)))
    put(received, old, "2025-Q1", 10)
    assert read(state, received, Reading.RECOMPUTED)[1] == {"MOI": [10, None, None, None]}


def test_successions_lead_on_over_several_reorganisations(state):
    one, two, three = (make_agency(code, code, superior=state) for code in "ABC")
    reorganise("merge", (one, two), on=date(2021, 1, 1))
    reorganise("merge", (two, three), on=MERGER)
    lineage = Lineage.read()
    assert lineage.heir(one.pk, date(2020, 3, 31), date(2026, 1, 1)).agency == three.pk
    assert lineage.heir(one.pk, date(2020, 3, 31), date(2022, 1, 1)).agency == two.pk
    assert lineage.predecessors(three.pk) == {one.pk, two.pk}


def test_successions_in_a_circle_end(state):
    one, two = (make_agency(code, code, superior=state) for code in "AB")
    reorganise("merge", (one, two), on=date(2021, 1, 1))
    reorganise("merge", (two, one), on=date(2022, 1, 1))
    lineage = Lineage.read()
    assert lineage.predecessors(one.pk) == {two.pk}
    assert lineage.heir(one.pk, date(2020, 1, 1), date(2026, 1, 1)).agency == one.pk


def test_what_the_reader_may_not_see_is_left_out(state, merged, received, old):
    found = series_of(merged, received, SPAN, Reading.AS_REPORTED, agencies=Agency.objects.filter(pk=merged.pk))
    assert [line.place.code for line in found.lines] == ["AG"]
    assert found.total[0].quarter == Quarter.of(2025, 1)
