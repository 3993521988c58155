"""The rules of the demonstration data hold on the figures of the two real reports, and fail on others."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from agencies.models import Agency
from indicators.checks import Finding
from indicators.consistency import findings_in
from indicators.models import Indicator, IndicatorValue
from periods.models import ReportingPeriod
from periods.services import create_year
from periods.states import QUARTERS
from reports.demo import load

pytestmark = pytest.mark.django_db  # so that the database is made when this module runs alone

RULES = json.loads(Path(settings.BASE_DIR, "fixtures/demo/rules.json").read_text(encoding="utf-8"))["rules"]
REAL = [("KG-SDL", 2024, "Q1"), ("KG-UBND", 2020, "Q3")]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The data, loaded once for the module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(loaded) -> Iterator[None]:
    """Writes of one test, taken back after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def judged(agency: str, year: int, kind: str) -> dict[str, Finding]:
    """Return what the rules taken from the reports find; the catalogue has others beside them."""
    quarter = ReportingPeriod.objects.get(year=year, kind=kind)
    found = findings_in(Agency.objects.get(code=agency), quarter)
    return {one.rule: one for one in found if one.rule in {rule["code"] for rule in RULES}}


def outcomes(agency: str, year: int, kind: str) -> dict[str, set[str]]:
    rules: dict[str, set[str]] = {}
    for code, found in judged(agency, year, kind).items():
        rules.setdefault(found.outcome, set()).add(code)
    return rules


def test_the_rules_of_the_department_hold(loaded):
    assert outcomes("KG-SDL", 2024, "Q1") == {
        "holds": {
            "CDDH.VB", "THECHE.VBQPPL", "THECHE.VBQPPL.LUYKE", "TTHC.NIEMYET", "TTHC.MUC4", "TTHC.MUC4.PHATSINH",
            "TTHC.HS.VAO", "TTHC.HS.RA", "TTHC.HS.DUNGHAN", "CQS.VB", "CQS.VB.KYSO", "CQS.VB.KYSO.TONG",
        },
        "fails": {"CQS.VB.NHAN.XULY"},  # 16 documents that came on the last day
        "skipped": {"TTHC.HS.DAUKY"},  # nobody entered the quarter before
    }  # fmt: skip


def test_what_the_department_says_to_its_warning_lets_its_report_go_up(loaded):
    found = judged("KG-SDL", 2024, "Q1")["CQS.VB.NHAN.XULY"]
    assert found.arithmetic == "1.655 ≠ 1.671; chênh lệch 16"
    assert (found.is_warning, found.blocks, found.is_stale) == (True, False, False)
    assert [one.rule for one in judged("KG-SDL", 2024, "Q1").values() if one.blocks] == []


def test_a_figure_of_another_department_is_unusual(loaded):
    quarter = ReportingPeriod.objects.get(year=2024, kind="Q1")
    findings = findings_in(Agency.objects.get(code="ST-SVHTTDL"), quarter)
    [found] = [one for one in findings if one.rule == "band:TTHC.HS.TIEPNHAN"]
    assert found.arithmetic == (
        "412 hồ sơ; thường gặp từ 93 đến 155 (theo 04 quý trước); quý trước 122 (+237,7%); "
        "cùng kỳ năm trước 118 (+249,2%)"
    )
    assert found.blocks


def test_the_rules_of_the_province_hold_but_the_one_that_the_report_itself_breaks(loaded):
    found = outcomes("KG-UBND", 2020, "Q3")
    assert found["holds"] == {
        "THECHE.VBQPPL", "THECHE.VBQPPL.LUYKE", "TTHC.CONGBO", "TTHC.HCC.NHAN", "TTHC.HCC.TRA.HAN", "TTHC.HCC.TRA.NOI",
        "TCC.HC", "TCC.SN", "TCC.SN.TUCHU", "CQS.CONG", "CQS.HS", "CQS.HS.XONG", "CQS.ISO", "CQS.ISO.CONGBO",
    }  # fmt: skip
    assert found["fails"] == {"CONGVU.CHEDO"}  # a footnote of 13 parts
    assert judged("KG-UBND", 2020, "Q3")["CONGVU.CHEDO"].is_warning
    assert found["skipped"] == {"CQS.HS.LUYKE", "CQS.HS.XONG.LUYKE"}


@pytest.mark.parametrize(
    ("agency", "year", "kind", "rule", "arithmetic"),
    [
        ("KG-UBND", 2020, "Q3", "TTHC.HCC.NHAN", "8.469 + 2.031 + 593 = 11.093"),
        ("KG-UBND", 2020, "Q3", "TTHC.HCC.TRA.HAN", "9.772 + 10 = 9.782"),
        ("KG-UBND", 2020, "Q3", "TTHC.HCC.TRA.NOI", "6.255 + 1.380 + 2.147 = 9.782"),
        ("KG-UBND", 2020, "Q3", "TTHC.CONGBO", "179 + 171 + 13 = 363"),
        ("KG-UBND", 2020, "Q3", "CQS.HS", "9.225 + 38.046 + 35.331 = 82.602"),
        ("KG-UBND", 2020, "Q3", "CQS.HS.XONG", "59.446 ≤ 82.602"),
        ("KG-UBND", 2020, "Q3", "CQS.ISO", "31 + 15 + 145 = 191"),
        ("KG-UBND", 2020, "Q3", "CQS.ISO.CONGBO", "151 ≤ 191"),
        ("KG-UBND", 2020, "Q3", "TCC.SN.TUCHU", "138 + 713 = 851"),
        ("KG-UBND", 2020, "Q3", "THECHE.VBQPPL", "11 + 1 = 12"),
        ("KG-UBND", 2020, "Q3", "THECHE.VBQPPL.LUYKE", "24 + 13 = 37"),
        ("KG-SDL", 2024, "Q1", "CQS.VB", "436 + 1.671 = 2.107"),
        ("KG-SDL", 2024, "Q1", "CQS.VB.KYSO", "436 + 1.655 = 2.091"),
        ("KG-SDL", 2024, "Q1", "TTHC.HS.VAO", "23 + 4 = 27"),
        ("KG-SDL", 2024, "Q1", "TTHC.HS.RA", "22 + 5 = 27"),
        ("KG-SDL", 2024, "Q1", "TTHC.NIEMYET", "26 ≤ 26"),
    ],
)
def test_a_rule_shows_the_arithmetic_of_the_report(loaded, agency, year, kind, rule, arithmetic):
    assert judged(agency, year, kind)[rule].arithmetic == arithmetic


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["code"])
def test_every_rule_fails_when_one_of_its_figures_is_wrong(undone, rule):
    """Raise the first figure of the left side far above all others, or the closing figure of the quarter before."""
    agency, year, kind = next(one for one in REAL if rule["code"] in judged(*one))
    row = IndicatorValue.objects.get(
        indicator__code=rule["left"].split(" ")[0], agency__code=agency, quarter__year=year, quarter__kind=kind
    )
    too_many = (row.value or 0) + 100_000
    if rule.get("basis", "").startswith("prev"):
        create_year(year - 1)
        place = QUARTERS.index(row.quarter.kind)
        before = ReportingPeriod.objects.get(year=year if place else year - 1, kind=QUARTERS[place - 1])
        closing = Indicator.objects.get(code=rule["right"])
        IndicatorValue.objects.create(
            indicator=closing, agency=row.agency, quarter=before, value=too_many, recorded_by=row.recorded_by
        )
    else:
        IndicatorValue.objects.filter(pk=row.pk).update(value=too_many, is_not_arisen=False, reason="")
    assert judged(agency, year, kind)[rule["code"]].outcome == "fails"


def test_what_starts_anew_with_the_year_is_not_compared_with_the_year_before(undone):
    """CQS.HS counts from the year's beginning: Quý I may be below Quý IV of the year before."""
    row = IndicatorValue.objects.get(indicator__code="CQS.HS", quarter__kind="Q3")
    create_year(2021)
    numbers = {(2020, "Q4"): 90_000, (2021, "Q1"): 5_000}
    for (year, kind), number in numbers.items():
        quarter = ReportingPeriod.objects.get(year=year, kind=kind)
        values = {"quarter": quarter, "value": number, "recorded_by": row.recorded_by}
        IndicatorValue.objects.create(indicator=row.indicator, agency=row.agency, **values)
    assert judged("KG-UBND", 2020, "Q4")["CQS.HS.LUYKE"].outcome == "holds"
    assert "CQS.HS.LUYKE" not in judged("KG-UBND", 2021, "Q1")


def test_every_rule_of_the_file_reads_figures_of_a_real_report(loaded):
    known = set().union(*(judged(*one) for one in REAL))
    assert known == {rule["code"] for rule in RULES}
