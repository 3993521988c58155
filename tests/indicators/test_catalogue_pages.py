"""The catalogue in the browser: found by all, edited by who administers an office that guides others."""

from typing import Any

import pytest

from agencies.permissions import Role
from indicators.models import Indicator, IndicatorDefinition
from indicators.services import add_indicator
from tests.factories import make_user
from tests.indicators.catalogue import make_indicator, make_rule, make_target, record
from tests.shared import late, shared

pytestmark = pytest.mark.django_db

MEANING: dict[str, Any] = {"name": "Hồ sơ tiếp nhận", "unit": "hồ sơ", "nature": "flow", "direction": "none"}


@shared
def received(db) -> Indicator:
    return add_indicator(code="NHAN", area_code="tthc", from_year=2020, levels=["department"], **MEANING)


@pytest.fixture
@late
def editor(client, home_affairs):
    """The browser of an administrator of Sở Nội vụ."""
    client.force_login(make_user("dung", Role.ADMINISTRATOR, home_affairs))
    return client


def page(indicator: Indicator, what: str = "") -> str:
    return f"{indicator.get_absolute_url()}{what}"


def posted(indicator: Indicator, **more) -> dict:
    return {"version": indicator.version, "from_year": 2025, "levels": ["department", "commune"], **MEANING} | more


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=ho+so+tiep", {"NHAN"}),
        ("?q=nhan", {"NHAN"}),
        ("?area=the-che", {"VANBAN"}),
        ("?nature=stock", {"VANBAN"}),
        ("?level=department", {"NHAN"}),
        ("?level=commune", set()),
        ("", {"NHAN", "VANBAN"}),
        ("?area=khong-co", {"NHAN", "VANBAN"}),
    ],
)
def test_indicators_are_found_without_accents_and_by_filters(client, lan, received, query, found):
    make_indicator("VANBAN", "stock", name="Văn bản ban hành", area_code="the-che", search="vanban van ban ban hanh")
    client.force_login(lan)
    answer = client.get(f"/catalogue/{query}")
    shown = {one.code for group in answer.context["page"].groups for one in group.indicators}
    assert shown == found
    assert "Thêm chỉ tiêu" not in answer.text


def test_an_indicators_page_tells_what_uses_it_and_how_much_was_reported(
    client, lan, department, quarter, duty, received
):
    make_indicator("DOI", name="Gấp đôi", formula="NHAN * 2")
    make_rule("NHAN", "ge", "0", message="Hồ sơ không âm.")
    make_target(department, received, "45", "45", year=2023)
    record(received, department, quarter, lan, 5)
    client.force_login(lan)
    answer = client.get(page(received))
    assert "Gấp đôi" in answer.text
    assert "Hồ sơ không âm." in answer.text
    assert [(one.year, one.values, one.targets) for one in answer.context["page"].years] == [(2024, 1, 0), (2023, 0, 1)]
    assert "Đổi định nghĩa" not in answer.text


def test_a_definition_is_changed_from_a_year_on(editor, received):
    answer = editor.post(page(received, "change/"), posted(received, name="Hồ sơ nhận được", unit="bộ"))
    assert answer.status_code == 302
    held = IndicatorDefinition.objects.values_list("from_year", "to_year", "name", "unit", "levels")
    assert list(held) == [
        (2020, 2024, "Hồ sơ tiếp nhận", "hồ sơ", "department"),
        (2025, None, "Hồ sơ nhận được", "bộ", "department,commune"),
    ]
    shown = editor.get(page(received))
    assert "2020–2024" in shown.text
    assert shown.context["page"].indicator.name == "Hồ sơ tiếp nhận"  # as it is defined this year, 2024
    assert "<b>Từ năm 2025 có định nghĩa mới:</b> Hồ sơ nhận được, bộ." in shown.text


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("(" * 10_000, "Công thức quá dài: tối đa 500 ký tự."),
        ("9" * 5_000, "Công thức quá dài"),
        ("NHAN + 1", "Vị trí 1: Công thức quay vòng: NHAN → NHAN."),
        ("NaN", "Không có chỉ tiêu mang mã “NaN”"),
        ("1,234.56 * NHAN", "viết chưa đúng"),
        ("KHAC + 1.000", "Vị trí 8"),
        ("__import__", "Không dùng được ký tự “_”"),
    ],
    ids=range(7),
)
def test_a_bad_formula_is_told_at_its_field_and_nothing_typed_is_lost(editor, received, formula, sentence):
    make_indicator("KHAC")
    answer = editor.post(page(received, "change/"), posted(received, formula=formula, note="Ghi chú đã gõ"))
    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["formula"][0]
    assert formula in answer.text
    assert "Ghi chú đã gõ" in answer.text
    assert IndicatorDefinition.objects.count() == 1


@pytest.mark.parametrize("year", ["", "0", "năm nay", "9" * 5_000, "20255", "-1"])
def test_a_year_that_is_none_is_told_at_its_field(editor, received, year):
    answer = editor.post(page(received, "change/"), posted(received, from_year=year))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["from_year"]


def test_figures_already_reported_keep_their_unit(editor, lan, department, quarter, duty, received):
    record(received, department, quarter, lan, 5)
    answer = editor.post(page(received, "change/"), posted(received, from_year=2024, unit="bộ"))
    assert "Năm 2024 đã có 1 số liệu" in answer.context["form"].errors["from_year"][0]


def test_who_was_second_is_told_and_loses_nothing(editor, received):
    editor.post(page(received, "words/"), {"version": 1, "name": "Của người trước"})
    answer = editor.post(page(received, "words/"), {"version": 1, "name": "Của người sau"})
    assert answer.status_code == 422
    assert "Người khác vừa sửa" in answer.text
    assert "Của người sau" in answer.text
    assert Indicator.objects.get().name == "Của người trước"


def test_a_new_indicator_is_added_once(editor, received):
    new = {"code": "TYLE", "area_code": "tthc", "from_year": 2024, **MEANING, "nature": "ratio", "unit": "%"}
    parts = {"numerator": received.pk, "denominator": received.pk}
    assert editor.post("/catalogue/new/", new | parts).status_code == 302
    made = Indicator.objects.get(code="TYLE")
    assert (made.is_derived, made.valid_from) == (True, 2024)
    answer = editor.post("/catalogue/new/", new)
    assert answer.context["form"].errors == {"code": ["Đã có chỉ tiêu mang mã “TYLE”."]}


def test_an_indicator_ends_and_goes_on(editor, received):
    assert editor.post(page(received, "end/"), {"version": 1, "last_year": "2024"}).status_code == 302
    assert Indicator.objects.get().valid_to == 2024
    assert editor.post(page(received, "end/"), {"version": 2, "last_year": ""}).status_code == 302
    assert Indicator.objects.get().valid_to is None


@pytest.mark.parametrize("who", ["quan", "hoa", "minh"])
def test_only_an_administrator_where_others_are_guided_edits_the_catalogue(client, request, received, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(page(received)).status_code == 200
    assert client.post(page(received, "words/"), {"version": 1, "name": "Tên khác"}).status_code == 403


def test_the_list_costs_the_same_for_any_number(editor, received, django_assert_max_num_queries):
    for number in range(3):
        make_indicator(f"THEM{number}", "ratio", numerator=received, denominator=received)
    with django_assert_max_num_queries(6):
        editor.get("/catalogue/")
