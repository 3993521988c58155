"""The rules between figures in the browser: read by all, edited by who edits the catalogue."""

import pytest

from agencies.permissions import Role
from core.models import AuditRecord
from indicators.models import ValidationRule
from tests.factories import make_user
from tests.indicators.catalogue import make_indicator, make_rule
from tests.shared import late, shared

pytestmark = pytest.mark.django_db

RULE = {
    "message": "Đã giải quyết không quá tiếp nhận.", "left": "XONG", "comparison": "le", "right": "NHAN",
    "basis": "in_period", "severity": "error", "valid_from": "", "from_quarter": "1", "valid_to": "",
    "to_quarter": "4", "is_active": "on",
}  # fmt: skip


@shared
def rule(db) -> ValidationRule:
    make_indicator("NHAN", name="Hồ sơ tiếp nhận")
    make_indicator("XONG", name="Hồ sơ đã giải quyết")
    make_indicator("LOI", "text", name="Nhận xét")
    return make_rule("XONG", "le", "NHAN", code="XONG-NHAN", message="Đã giải quyết không quá tiếp nhận.")


@pytest.fixture
@late
def editor(client, home_affairs):
    """The browser of an administrator of Sở Nội vụ."""
    client.force_login(make_user("dung", Role.ADMINISTRATOR, home_affairs))
    return client


def posted(rule: ValidationRule, **more) -> dict:
    return {"version": rule.version} | RULE | more


def page(rule: ValidationRule, what: str = "") -> str:
    return f"{rule.get_absolute_url()}{what}"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"XONG-NHAN"}),
        ("?q=khong+qua", {"XONG-NHAN"}),
        ("?q=nhan&severity=warning", set()),
        ("?use=ended", {"CU"}),
        ("?use=all", {"XONG-NHAN", "CU"}),
        ("?use=sai", {"XONG-NHAN"}),
    ],
)
def test_rules_are_found_by_words_and_those_in_use_are_listed_first(client, lan, rule, query, found):
    make_rule("NHAN", "ge", "0", code="CU", is_active=False)
    client.force_login(lan)
    answer = client.get(f"/catalogue/rules/{query}")
    assert {one.code for one in answer.context["page"].rules} == found
    assert "Thêm quy tắc" not in answer.text


def test_a_rules_page_says_it_in_words_and_names_its_indicators(client, lan, rule):
    client.force_login(lan)
    answer = client.get(page(rule))
    assert answer.context["page"].words == "“Hồ sơ đã giải quyết” ≤ “Hồ sơ tiếp nhận”"
    assert [one.code for one in answer.context["page"].indicators] == ["XONG", "NHAN"]
    assert "Sửa quy tắc" not in answer.text


def test_a_rule_whose_formula_broke_still_has_its_page(client, lan, rule):
    ValidationRule.objects.update(left="XONG +")
    client.force_login(lan)
    assert client.get(page(rule)).context["page"].words == "XONG + ≤ NHAN"


def test_a_rule_is_added_once_and_its_page_tells_by_whom(editor, rule):
    new = {**RULE, "code": "MOI", "right": "NHAN + 1", "valid_from": "2024", "from_quarter": "3"}
    answer = editor.post("/catalogue/rules/new/", new)
    made = ValidationRule.objects.get(code="MOI")
    assert answer.headers["Location"] == page(made)
    assert made.validity == "từ Quý III/2024"
    assert "Lịch sử thay đổi (1)" in editor.get(page(made)).text
    again = editor.post("/catalogue/rules/new/", new)
    assert again.context["form"].errors == {"code": ["Đã có quy tắc mang mã “MOI”."]}


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"left": "XONG ** 2"}, "left", "Vị trí 7: Thiếu số hoặc mã chỉ tiêu trước “*”."),
        ({"left": "XONG + KHAC"}, "left", "Vị trí 8: Không có chỉ tiêu mang mã KHAC."),
        ({"right": "NHAN * LOI"}, "right", "Vị trí 8: Chỉ tiêu LOI nhập bằng lời, không tính toán được."),
        ({"right": "(" * 10_000}, "right", "Vị trí 501: Công thức quá dài: tối đa 500 ký tự."),
        ({"right": ""}, "right", "Chưa nhập vế phải."),
        ({"message": " "}, "message", "Chưa nhập nội dung."),
        ({"comparison": "lt"}, "comparison", "Mục đã chọn không có trong danh sách."),
        ({"valid_from": "năm nay"}, "valid_from", "Nhập năm bằng bốn chữ số, ví dụ 2025."),
        ({"from_quarter": "5"}, "from_quarter", "Quý phải từ I đến IV."),
        ({"valid_from": "2025", "valid_to": "2024"}, "__all__", "Quy tắc phải có “từ năm” không sau “đến năm”."),
    ],
    ids=range(10),
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(editor, rule, typed, field, sentence):
    answer = editor.post(page(rule, "change/"), posted(rule, **{"message": "Câu đã gõ."} | typed))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [sentence]}
    for name in {"message", "left", "right", "valid_from"} & {"message", *typed}:
        assert ({"message": "Câu đã gõ."} | typed)[name].strip() in answer.text
    assert ValidationRule.objects.get().version == 1


def test_both_sides_are_judged_at_once(editor, rule):
    answer = editor.post(page(rule, "change/"), posted(rule, left="XONG +", right="KHAC"))
    assert set(answer.context["form"].errors) == {"left", "right"}


def test_who_was_second_sees_both_texts_and_may_save_again(editor, rule):
    editor.post(page(rule, "change/"), posted(rule, message="Của người trước."))
    answer = editor.post(page(rule, "change/"), posted(rule, message="Của người sau."))
    assert answer.status_code == 422
    assert "Bản vừa lưu: “Của người trước.”" in answer.context["form"].non_field_errors()[0]
    assert "Của người sau." in answer.text
    assert ValidationRule.objects.get().message == "Của người trước."
    again = posted(rule, message="Của người sau.") | {"version": answer.context["form"]["version"].value()}
    assert editor.post(page(rule, "change/"), again).status_code == 302
    assert ValidationRule.objects.get().message == "Của người sau."


def test_a_rule_ends_with_a_quarter_and_goes_on_again(editor, rule):
    def end(**data):
        rule.refresh_from_db()
        return editor.post(page(rule, "end/"), {"version": rule.version, **data})

    assert end(valid_to="2024", to_quarter="2").status_code == 302
    assert [ValidationRule.objects.in_force(2024, quarter).exists() for quarter in (2, 3)] == [True, False]
    assert AuditRecord.objects.filter(model="indicators.ValidationRule", action="update").count() == 1
    assert end(valid_to="", to_quarter="4").status_code == 302
    assert ValidationRule.objects.in_force(2030, 1).exists()


def test_a_rule_does_not_end_before_it_begins(editor, rule):
    ValidationRule.objects.update(valid_from=2024, from_quarter=3)
    answer = editor.post(page(rule, "end/"), {"version": 1, "valid_to": "2024", "to_quarter": "2"})
    expected = ["Quy tắc áp dụng từ Quý III năm 2024; chọn quý kết thúc không sớm hơn."]
    assert answer.context["form"].errors == {"valid_to": expected}


@pytest.mark.parametrize("who", ["quan", "hoa", "minh"])
def test_only_who_edits_the_catalogue_edits_rules(client, request, rule, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(page(rule)).status_code == 200
    assert client.post(page(rule, "change/"), posted(rule)).status_code == 403
    assert client.post(page(rule, "end/"), {"version": 1, "to_quarter": "4"}).status_code == 403


def test_the_list_costs_the_same_for_any_number(editor, rule, django_assert_max_num_queries):
    for number in range(3):
        make_rule("NHAN", "ge", str(number))
    with django_assert_max_num_queries(5):
        editor.get("/catalogue/rules/")
