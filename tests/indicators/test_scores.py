"""Scores: between 0 and their scale, weighted by their base."""

from decimal import Decimal

import pytest

from core.errors import DomainError
from indicators.definitions import MeaningError, require_meaning
from indicators.figures import Figure, of_row
from indicators.models import Indicator, IndicatorDefinition, IndicatorValue
from indicators.pages.shown import beneath, with_unit
from indicators.scores import wrong_score
from indicators.services import record_value
from indicators.states import Nature
from tests.indicators.catalogue import make_indicator, make_target

PAGE = "/indicators/KG-SDL/2024-Q1/"
HTMX = {"HX-Request": "true"}


def score(**more) -> IndicatorDefinition:
    return IndicatorDefinition(**{"name": "Điểm", "nature": Nature.SCORE, "unit": "điểm", "scale": Decimal(100)} | more)


@pytest.mark.parametrize(
    ("meaning", "value", "base", "wrong"),
    [
        (score(), "0", None, {}),
        (score(), "100", "1", {}),
        (score(), "100.01", None, {"value": "Điểm phải từ 0 đến 100."}),
        (score(), "-1", None, {"value": "Điểm phải từ 0 đến 100."}),
        (score(scale=None), "101", None, {}),
        (score(scale=None, unit="%"), "101", None, {"value": "Điểm phải từ 0 đến 100."}),
        (score(), None, "5", {"value": "Có số phiếu thì phải nhập điểm."}),
        (score(), "5", "0", {"denominator": "Phải lớn hơn 0; không lấy phiếu nào thì chọn “không phát sinh”."}),
        (score(), None, None, {}),
    ],
)
def test_a_score_lies_within_its_scale_and_its_base_above_zero(meaning, value, base, wrong):
    numbers = (None if one is None else Decimal(one) for one in (value, base))
    assert wrong_score(meaning, *numbers) == wrong


def test_it_is_shown_with_its_scale_and_its_base():
    indicator = Indicator(nature=Nature.SCORE, unit="điểm", scale=Decimal(100), denominator_label="số người")
    figure = of_row(indicator, IndicatorValue(value=Decimal("85.5"), denominator=Decimal(1350)))
    assert (with_unit(figure, indicator), beneath(figure, indicator)) == ("85,5/100 điểm", "số người: 1.350")
    percent = Indicator(nature=Nature.SCORE, unit="%")
    assert (with_unit(figure, percent), beneath(Figure(Decimal(5)), percent)) == ("85,5%", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"nature": Nature.STOCK}, "Chỉ điểm số mới có thang điểm."),
        ({"scale": Decimal(0)}, "lớn hơn 0"),
        ({"unit": "%"}, "luôn là 100"),
    ],
)
def test_only_a_score_has_a_scale(more, message):
    with pytest.raises(MeaningError, match=message) as refused:
        require_meaning("A", score(**more), (2024, None))
    assert refused.value.field == "scale"


def test_score_and_base_are_entered_together_and_kept(client, lan, department, duty):
    indicator = make_indicator("DIEM", "score", unit="điểm", scale=Decimal(100))
    make_target(department, indicator, "80", "80")
    client.force_login(lan)

    def save(version, **values):
        return client.post(f"{PAGE}{indicator.pk}/", {"version": version} | values, headers=HTMX)

    answer = save(0, value="85,5", denominator="1.350")
    assert "85,5/100 điểm, số phiếu: 1.350" in answer.text
    assert 'data-state="met"' in answer.text
    refused = save(1, value="855", denominator="1.350")
    assert refused.status_code == 422
    assert "Điểm phải từ 0 đến 100." in refused.text
    assert 'data-scale="100"' in client.get(PAGE).text
    stored = IndicatorValue.objects.get()
    assert (stored.value, stored.denominator, stored.version) == (Decimal("85.5"), 1350, 1)


def test_the_service_refuses_what_no_form_has_seen(lan, department, quarter, duty):
    indicator = make_indicator("DIEM", "score", unit="điểm", scale=Decimal(5))
    with pytest.raises(DomainError, match="từ 0 đến 5"):
        record_value(indicator=indicator, agency=department, quarter=quarter, by=lan, value=Decimal(6))
