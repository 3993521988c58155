"""An agency's targets in the browser: added, corrected with a reason, ended, with their legal basis."""

from datetime import date
from decimal import Decimal

import pytest

from core.models import AuditRecord
from documents.services import register_document
from indicators.models import Indicator, Target, TargetCitation
from tests.indicators.catalogue import make_indicator, make_target, record
from tests.shared import late, shared

pytestmark = pytest.mark.django_db

PLACE = "/indicators/KG-SDL/targets/2024/"
TARGETS = "/indicators/KG-SDL/2024-Q1/targets/"


@shared
def paid(db) -> Indicator:
    return make_indicator("THANHTOAN", "ratio", name="Tỷ lệ thanh toán trực tuyến")


@pytest.fixture
@late
def head(client, minh, duty, quarter):
    """The browser of the leader of Sở Du lịch, in a quarter that is open."""
    client.force_login(minh)
    return client


@shared
def plan(db):
    return register_document(
        type="KH", symbol="08/KH-SDL", issued_on=date(2024, 1, 25), issuer="Sở Du lịch", summary="về cải cách TTHC"
    )


@shared
def target(department, paid) -> Target:
    return make_target(department, paid, "Tối thiểu 45", "45")


def posted(indicator: Indicator, **more) -> dict:
    return {"indicator": indicator.pk, "comparison": "at_least", "value": "45"} | more


def page(target: Target, what: str = "") -> str:
    return f"{PLACE}{target.pk}/{what}"


def test_an_agency_without_targets_is_told_how_to_begin(head, client, lan):
    assert f'href="{PLACE}new/"' in head.get(TARGETS).text
    client.force_login(lan)
    answer = client.get(TARGETS).text
    assert "new/" not in answer
    assert "Lãnh đạo hoặc quản trị của cơ quan thêm mục tiêu" in answer


def test_a_target_is_added_in_vietnamese_writing_and_asked_for_from_then_on(head, paid, plan):
    answer = head.post(
        f"{PLACE}new/", posted(paid, value="1.671,5%", comparison="at_most", document="cải cách TTHC", lead="Văn phòng")
    )
    made = Target.objects.get()
    assert answer.headers["Location"] == page(made)
    assert (made.value, made.comparison, made.document, made.lead) == (Decimal("1671.5"), "at_most", plan, "Văn phòng")
    assert (made.text, made.name) == ("Tối đa 1.671,5", "Tỷ lệ thanh toán trực tuyến")
    assert "Tối đa 1.671,5" in head.get(TARGETS).text
    assert "Tỷ lệ thanh toán trực tuyến" in head.get("/indicators/KG-SDL/2024-Q1/").text


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"value": ""}, "value", "Chưa nhập số."),
        ({"value": "1,234.56"}, "value", "“1,234.56” viết chưa đúng"),
        ({"value": "-1"}, "value", "Số không được nhỏ hơn 0."),
        ({"value": "9" * 5_000}, "value", "Số quá dài"),
        ({"indicator": ""}, "indicator", "Chưa chọn chỉ tiêu."),
        ({"indicator": "999999"}, "indicator", "Chỉ tiêu đã chọn không có trong danh mục của năm."),
        ({"comparison": "more"}, "comparison", "Mục đã chọn không có trong danh sách."),
        ({"document": "99/KH-SDL"}, "document", "Sổ văn bản chưa có “99/KH-SDL”; hãy thêm văn bản đó trước."),
    ],
    ids=range(8),
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(head, paid, typed, field, sentence):
    answer = head.post(f"{PLACE}new/", posted(paid, name="Tên đã gõ") | typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].errors[field][0].startswith(sentence)
    assert "Tên đã gõ" in answer.text
    assert not Target.objects.exists()


def test_the_same_target_of_the_same_plan_is_added_once(head, paid, target):
    errors = head.post(f"{PLACE}new/", posted(paid)).context["form"].errors
    expected = "Năm 2024 đã có mục tiêu về “Tỷ lệ thanh toán trực tuyến” không ghi kế hoạch."
    assert errors == {"indicator": [expected]}


def test_before_any_figure_a_target_is_corrected_without_a_reason(head, paid, target):
    assert head.post(page(target), posted(paid, version=1, value="50")).status_code == 302
    target.refresh_from_db()
    assert (target.value, target.text) == (50, "Tối thiểu 50")


def test_what_figures_were_judged_by_is_corrected_with_a_reason_alone(head, paid, target, department, quarter, lan):
    record(paid, department, quarter, lan, numerator=31, denominator=49)
    words = posted(paid, version=1, text="Tối thiểu 45%")
    assert head.post(page(target), words).status_code == 302
    judged = posted(paid, version=2, value="50", text="Tối thiểu 50%")
    refused = head.post(page(target), judged)
    assert list(refused.context["form"].errors) == ["reason"]
    assert head.post(page(target), judged | {"reason": "Kế hoạch điều chỉnh"}).status_code == 302
    assert "Kế hoạch điều chỉnh" in head.get(page(target)).text
    other = posted(make_indicator("KHAC"), version=3, value="50", reason="Nhầm")
    assert list(head.post(page(target), other).context["form"].errors) == ["indicator"]


def test_who_was_second_sees_both_and_may_save_again(head, paid, target):
    head.post(page(target), posted(paid, version=1, value="50"))
    answer = head.post(page(target), posted(paid, version=1, value="60"))
    assert answer.status_code == 422
    assert "Tối thiểu 50" in answer.context["form"].non_field_errors()[0]
    assert Target.objects.get().value == 50
    version = answer.context["form"]["version"].value()
    assert head.post(page(target), posted(paid, version=version, value="60")).status_code == 302


def test_a_target_without_figures_is_deleted_with_its_basis(head, target, plan):
    TargetCitation.objects.create(target=target, document=plan)
    assert list(head.post(page(target, "end/"), {"version": 1}).context["form"].errors) == ["reason"]
    answer = head.post(page(target, "end/"), {"version": 1, "reason": "Ghi nhầm"})
    assert answer.headers["Location"] == TARGETS
    assert not Target.objects.exists()
    assert AuditRecord.objects.get(model="indicators.Target", action="delete").reason == "Ghi nhầm"


def test_a_target_with_figures_is_ended_shown_and_no_longer_counted(head, paid, target, department, quarter, lan):
    record(paid, department, quarter, lan, numerator=31, denominator=49)
    assert head.post(page(target, "end/"), {"version": 1, "reason": "Kế hoạch điều chỉnh bỏ"}).status_code == 302
    answer = head.get(TARGETS)
    assert answer.context["page"].total == 0
    assert "Đã thôi giao" in answer.text
    assert "Kế hoạch điều chỉnh bỏ" in answer.text
    assert head.post(page(target, "end/"), {"version": 2}).status_code == 302
    assert head.get(TARGETS).context["page"].met == 1


def test_a_basis_is_cited_down_to_the_item_and_shown_with_the_target(head, target, plan):
    cited = {"cited": "8/KH-SDL", "locator": "điểm b khoản 2 Điều 5"}
    assert head.post(page(target, "basis/"), cited).status_code == 302
    again = head.post(page(target, "basis/"), cited)
    assert again.context["basis"].errors == {"cited": ["Căn cứ này đã có."]}
    assert again.status_code == 422
    assert "Điểm b khoản 2 Điều 5" in head.get(TARGETS).text
    citation = TargetCitation.objects.get()
    assert head.post(f"{PLACE}basis/{citation.pk}/remove/").status_code == 302
    assert not TargetCitation.objects.exists()
    assert "Xóa" in head.get(page(target)).text


def test_words_that_mean_several_documents_name_them(head, target, plan):
    register_document(type="KH", symbol="09/KH-SDL", issued_on=date(2024, 1, 26), summary="về cải cách hành chính")
    answer = head.post(page(target, "basis/"), {"cited": "cai cach", "locator": "khoản 3"})
    [sentence] = answer.context["basis"].errors["cited"]
    assert "08/KH-SDL" in sentence
    assert "09/KH-SDL" in sentence
    assert "khoản 3" in answer.text


@pytest.mark.parametrize("who", ["lan", "hoa"])
def test_who_enters_or_reviews_figures_does_not_move_the_bar(client, request, paid, target, who):
    client.force_login(request.getfixturevalue(who))
    assert client.post(page(target), posted(paid, version=1)).status_code == 403
    assert client.post(page(target, "end/"), {"version": 1, "reason": "x"}).status_code == 403


def test_a_document_is_suggested_while_its_words_are_typed_without_accents(head, target, plan):
    page = head.get(target.get_absolute_url()).text
    for field in ("document", "cited"):
        assert f'hx-get="/documents/pick/?field={field}"' in page
    offered = head.get("/documents/pick/", {"field": "cited", "cited": "cai cach"}).text
    assert 'data-pick="08/KH-SDL 25/01/2024"' in offered
    assert "Không tìm thấy “quoc phong”" in head.get("/documents/pick/?field=cited&cited=quoc+phong").text
    assert head.get("/documents/pick/?field=cited&cited=").text.strip() == ""
