"""``manage.py indicator``: the figure, its parts and who is missing; what is wrong is said in a sentence."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_agency, make_duty, make_period
from tests.indicators.aggregation.province import end, make_new, put, reorganise
from tests.indicators.catalogue import make_indicator
from tests.shared import shared


def run(*words: str) -> str:
    out = StringIO()
    call_command("indicator", *words, stdout=out)
    return out.getvalue()


@shared
def reported(province, department):
    """Two departments were asked, one answered: 31/49."""
    other = make_agency("KG-SYT", "Sở Y tế", superior=province)
    for agency in (department, other):
        make_duty(agency, make_period(2020, "Q3"), superior=province)
    put(make_indicator("LOP", "ratio", name="Lớp đã mở"), department, "2020-Q3", numerator=31, denominator=49)


def test_json_has_value_parts_and_coverage(reported):
    found = json.loads(run("lop", "kg-ubnd", "2020-Q3", "--json"))
    assert found["value"].startswith("63.265")
    assert (found["numerator"], found["denominator"]) == ("31", "49")
    assert found["coverage"] == {"asked": 2, "answered": 1, "missing": ["KG-SYT"], "unasked": 0}
    assert [(part["agency"], part["quarter"], part["counted"]) for part in found["parts"]] == [
        ("KG-SDL", "2020-Q3", True)
    ]


def test_the_text_says_the_same_in_words(reported):
    text = run("LOP", "KG-UBND", "2020-Q3")
    assert "63,27% (31/49)" in text
    assert "1/2 cơ quan" in text
    assert "Còn thiếu: Sở Y tế" in text


def test_the_year_to_date_begins_with_the_year(reported, department):
    received = make_indicator("NHAN")
    for slug, count in (("2020-Q1", 5), ("2020-Q3", 7)):
        put(received, department, slug, count)
    assert json.loads(run("NHAN", "KG-UBND", "2020-Q3", "--year-to-date", "--json"))["value"] == "12"
    assert json.loads(run("NHAN", "KG-UBND", "2020-Q1..2020-Q2", "--json"))["value"] == "5"


def test_what_is_set_aside_is_shown_as_such(reported, province):
    received = make_indicator("NHAN")
    put(received, province, "2020-Q3", 1000)
    assert json.loads(run("NHAN", "KG-UBND", "2020-Q3", "--json"))["value"] == "1000"
    unit = make_agency("KG-SYT-TT", "Trung tâm", kind="unit", superior=province)
    put(received, unit, "2020-Q3", 3)
    found = json.loads(run("NHAN", "KG-UBND", "2020-Q3", "--json"))
    assert found["value"] == "3"
    assert {part["agency"]: part["counted"] for part in found["parts"]} == {"KG-SYT-TT": True, "KG-UBND": False}


def test_a_reason_is_told_where_nothing_arose(reported, department):
    put(make_indicator("NHAN"), department, "2020-Q3", is_not_arisen=True, reason="Không có hồ sơ")
    assert "không phát sinh (Không có hồ sơ)" in run("NHAN", "KG-UBND", "2020-Q3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Thiếu mã chỉ tiêu"),
        (("LOPP", "KG-UBND", "2020-Q3"), "Không có chỉ tiêu mang mã “LOPP”. Gần nhất: LOP."),
        (("LOP", "KG-X", "2020-Q3"), "Không có cơ quan mang mã “KG-X”"),
        (("LOP", "KG-UBND", "2020-Q5"), "Không hiểu kỳ báo cáo “2020-Q5”"),
        (("LOP", "KG-UBND", "2020-Q3..2020-Q1"), "đi ngược"),
        (("LOP", "KG-UBND", "1990-Q1..2020-Q1"), "quá dài"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(reported, words, said):
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_an_agency_that_has_ended_names_its_successor(reported, province):
    end(province, date(2025, 6, 30))
    reorganise("merge", (province, make_new("AG-UBND", superior=None, kind="province")))
    with pytest.raises(CommandError, match="đã kết thúc hoạt động ngày 30/06/2025.*Cơ quan kế thừa: AG-UBND"):
        run("LOP", "KG-UBND", "2025-Q3")
    with pytest.raises(CommandError, match="chưa thành lập ở Quý II/2025. Cơ quan trước đó: KG-UBND"):
        run("LOP", "AG-UBND", "2025-Q2")
