"""The catalogue of indicators as the portal brings it: whole, sound, and loaded once."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from indicators.catalogue import catalogue_of
from indicators.definitions import require_meaning
from indicators.formulas import in_order, parse
from indicators.models import Indicator, IndicatorDefinition, ValidationRule
from indicators.states import Area, Direction, Nature
from tests.factories import make_agency


def rows(name: str, key: str) -> list[dict]:
    return json.loads(Path(settings.BASE_DIR, "fixtures", name).read_text(encoding="utf-8"))[key]


INDICATORS = rows("catalogue/indicators.json", "indicators")
RULES = rows("catalogue/rules.json", "rules") + rows("demo/rules.json", "rules")
CODES = [row["code"] for row in INDICATORS]


def test_no_code_and_no_name_comes_twice():
    assert len(set(CODES)) == len(CODES)
    assert len({row["name"] for row in INDICATORS}) == len(CODES)
    assert len({row["code"] for row in RULES}) == len(RULES)


def test_all_seven_areas_are_there():
    assert {row["area"] for row in INDICATORS} == set(Area.values)


def test_an_indicator_says_how_it_is_counted():
    for row in INDICATORS:
        assert row["unit"], row
        assert row["nature"] in Nature.values, row
        assert row["direction"] in Direction.values, row
        assert isinstance(row["levels"], list), row


def test_what_is_computed_names_what_stands_before_it():
    for place, row in enumerate(INDICATORS):
        parts = list(parse(row["formula"]).codes) if row.get("formula") else []
        parts += [row[name] for name in ("numerator", "denominator") if name in row]
        assert set(parts) <= set(CODES[:place])
    in_order({row["code"]: parse(row["formula"]).codes for row in INDICATORS if row.get("formula")})


def test_a_rule_names_indicators_of_the_catalogue():
    named = {code for row in RULES for side in ("left", "right") for code in parse(row[side]).codes}
    assert named <= set(CODES)


def test_every_row_of_the_procedures_annex_and_every_reported_figure_is_in_the_catalogue():
    targets = rows("demo/plans/KG-SDL-2024-TTHC.json", "targets")
    assert len(targets) == 11
    assert {row["indicator"] for row in targets} <= set(CODES)
    assert {row["indicator"] for row in rows("demo/values.json", "values")} <= set(CODES)


def test_the_columns_of_the_form_on_procedures_are_all_there():
    columns = (
        "TIEPNHAN", "TIEPNHAN.TRUCTUYEN", "TIEPNHAN.TRUCTIEP", "TIEPNHAN.BUUCHINH", "KYTRUOC", "TONG", "GIAIQUYET",
        "GIAIQUYET.TRUOCHAN", "GIAIQUYET.DUNGHAN", "GIAIQUYET.QUAHAN", "DANGGIAIQUYET", "DANGGIAIQUYET.TRONGHAN",
        "DANGGIAIQUYET.QUAHAN",
    )  # fmt: skip
    assert {f"TTHC.HS.{column}" for column in columns} <= set(CODES)


@pytest.mark.django_db
def test_the_command_loads_the_catalogue_and_changes_nothing_the_second_time(capsys):
    call_command("catalogue")
    assert Indicator.objects.count() == IndicatorDefinition.objects.count() == len(CODES)
    assert ValidationRule.objects.count() == len(RULES)
    Indicator.objects.filter(code="TTHC.TONG").update(name="Tên tại địa phương")
    call_command("catalogue")
    assert "thêm mới 0" in capsys.readouterr().out
    assert Indicator.objects.get(code="TTHC.TONG").name == "Tên tại địa phương"


@pytest.mark.django_db
def test_every_loaded_meaning_would_be_accepted_from_a_person_too():
    call_command("catalogue", verbosity=0)
    for one in Indicator.objects.exclude(formula="", numerator=None):
        require_meaning(one.code, one, (2024, None))


@pytest.mark.django_db
def test_a_new_office_is_asked_what_its_kind_reports():
    call_command("catalogue", verbosity=0)
    asked = {one.code for one in catalogue_of(2024).asked_of(make_agency("KG-SYT", "Sở Y tế"))}
    assert {"TTHC.HS.TIEPNHAN.TRUCTUYEN", "CDDH.VB.TONG", "BOMAY.TYLE.BIENCHE"} <= asked
    assert "TTHC.HCC.NHAN" not in asked
