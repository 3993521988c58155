"""Which unit reviews from which day: handed over in the browser, in force for what is submitted from then on."""

from datetime import date

import pytest

from agencies.models import Agency
from agencies.permissions import Perm, Role
from tests.factories import make_agency, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/agencies/KG-UBND/reviewers/"


@pytest.fixture
def successor(province) -> Agency:
    return make_agency("KG-SNVM", "Sở Nội vụ mới", superior=province)


@pytest.fixture
def desk(client, home_affairs):
    """Who administers the unit that reviews now; signed in."""
    client.force_login(make_user("dung", Role.ADMINISTRATOR, home_affairs))
    return client


@pytest.fixture
def only_home_affairs(province, home_affairs) -> None:
    Agency.objects.filter(pk=province.pk).update(reviews=None)


def sent(page, **more: str) -> dict[str, str]:
    return {"seen": str(page.context["form"]["seen"].value()), "since": "1/4/2024", "instead_of": "KG-SNV"} | more


def reviewing(day: date, settings, *people) -> list[str]:
    """Who of ``people`` would review on ``day``."""
    settings.PORTAL_TODAY = day
    for person in people:
        person.__dict__.pop("posts", None)
    below = Agency.objects.get(code="KG-SDL")
    return [person.username for person in people if person.may(Perm.REPORT_REVIEW, below)]


def test_a_new_unit_reviews_from_its_day_on_and_the_old_one_until_the_day_before(
    desk, only_home_affairs, successor, department, hoa, settings
):
    moi = make_user("moi", Role.REVIEWER, successor)
    assert (
        desk.post(ADDRESS, sent(desk.get(ADDRESS), unit="KG-SNVM", basis="Quyết định số 01/QĐ-UBND")).status_code == 302
    )
    told = desk.get(ADDRESS).context["page"].history
    assert {(one.who, one.subject) for one in told} >= {("dung", "Sở Nội vụ"), ("dung", "Sở Nội vụ mới")}
    assert reviewing(date(2024, 3, 31), settings, hoa, moi) == ["hoa"]
    assert reviewing(date(2024, 4, 1), settings, hoa, moi) == ["moi"]


def test_the_right_to_guide_the_others_goes_over_with_it(desk, only_home_affairs, successor, settings):
    assert desk.post(ADDRESS, sent(desk.get(ADDRESS), unit="KG-SNVM")).status_code == 302
    assert desk.get("/setup/").status_code == 200
    settings.PORTAL_TODAY = date(2024, 4, 1)
    assert desk.get("/setup/").status_code == 403
    desk.force_login(make_user("quyen", Role.ADMINISTRATOR, successor))
    assert desk.get("/setup/").status_code == 200


def test_both_review_where_their_days_overlap_and_a_gap_is_told(
    desk, only_home_affairs, successor, department, hoa, settings
):
    moi = make_user("moi", Role.REVIEWER, successor)
    page = desk.get(ADDRESS)
    assert desk.post(ADDRESS, {"seen": sent(page)["seen"], "unit": "KG-SNVM", "since": "1/4/2024"}).status_code == 302
    page = desk.get(f"{ADDRESS}?unit=KG-SNV")
    assert page.context["form"]["unit"].value() == "KG-SNV"
    desk.post(ADDRESS, {"seen": sent(page)["seen"], "unit": "KG-SNV", "until": "15/4/2024"})
    assert reviewing(date(2024, 4, 15), settings, hoa, moi) == ["hoa", "moi"]
    assert reviewing(date(2024, 4, 16), settings, hoa, moi) == ["moi"]
    settings.PORTAL_TODAY = date(2024, 3, 18)
    page = desk.get(ADDRESS)
    desk.post(ADDRESS, {"seen": sent(page)["seen"], "unit": "KG-SNVM", "since": "1/5/2024"})
    assert "Từ ngày 16/04/2024 chưa có cơ quan nào thẩm định" in desk.get(ADDRESS).text


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"unit": ""}, "unit", "Chưa chọn cơ quan thẩm định."),
        ({"unit": "ST-SVHTTDL"}, "unit", "Chỉ giao được cho cơ quan này hoặc cơ quan trực thuộc."),
        ({"since": ""}, "since", "Chưa nhập ngày bàn giao."),
        ({"instead_of": "KG-SNVM"}, "instead_of", "Cơ quan bàn giao không còn thẩm định"),
        ({"until": "31/3/2024"}, "until", "“Đến ngày” phải sau “từ ngày”."),
        ({"seen": "1:99"}, "__all__", "Người khác vừa sửa mục này"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk, only_home_affairs, successor, elsewhere, typed, field, sentence):
    answer = desk.post(ADDRESS, sent(desk.get(ADDRESS), unit="KG-SNVM") | typed)
    assert answer.status_code == 422
    assert sentence in str(answer.context["form"].errors[field])
    assert Agency.objects.get(code="KG-SNVM").reviews_id is None
