"""Looking after accounts: only one's own people, and never their passwords."""

import re

import pytest
from django.core.management import call_command

from agencies.models import Membership, SignInAttempts, User
from agencies.permissions import Role
from tests.factories import make_agency, make_user
from tests.shared import late

PASSWORD = "mat-khau-thu"
NEW = "Thuyền-buồm-19/5"
pytestmark = pytest.mark.django_db


@pytest.fixture
@late
def desk(client, quan):
    client.force_login(quan)
    return client


def link_for(desk, person) -> str:
    page = desk.post(f"/people/{person.pk}/link/", follow=True).text
    found = re.search(r"http://testserver(/sign-in/new-password/[^<]+)", page)
    assert found
    return found[1]


def test_the_list_shows_those_whose_every_role_lies_at_the_administrators_agencies(desk, quan, lan, hoa):
    elsewhere = make_agency("XX-SO", "Sở khác")
    Membership.objects.create(user=lan, agency=elsewhere, role=Role.EDITOR, valid_from="2020-01-01")
    make_user("binh", Role.EDITOR, quan.posts[0].agency)
    page = desk.get("/people/").text
    assert "binh" in page
    assert ">lan<" not in page
    assert ">hoa<" not in page


def test_the_list_is_searched_without_accents_and_sorted(desk, lan, quan):
    User.objects.filter(pk=lan.pk).update(full_name="Đỗ Thị Ánh", last_login="2024-03-01T08:00:00+07:00")
    User.objects.filter(pk=quan.pk).update(last_login="2024-03-02T08:00:00+07:00")
    assert [one.user for one in desk.get("/people/?words=do thi anh").context["page"]] == [lan]
    assert [one.user for one in desk.get("/people/?sort=-last_login").context["page"]] == [quan, lan]
    assert "Không tìm thấy ai" in desk.get("/people/?role=signatory").text


def test_a_person_sets_a_password_by_the_link_that_works_once(desk, client, lan):
    link = link_for(desk, lan)
    assert link not in desk.get("/people/").text
    visitor = type(client)()
    form = visitor.get(link, follow=True)
    assert form.status_code == 200
    [(place, _)] = form.redirect_chain
    assert visitor.post(place, {"new_password1": NEW, "new_password2": NEW}).status_code == 302
    assert visitor.post("/sign-in/", {"login": "lan", "password": NEW}).status_code == 302
    assert type(client)().get(link).status_code == 404


@pytest.mark.parametrize("weak", ["sonoivukiengiang", "ubnd123456789", "12345678901234", "password1234567", "ngan"])
def test_a_weak_password_is_refused_at_its_field(desk, client, lan, weak):
    visitor = type(client)()
    [(place, _)] = visitor.get(link_for(desk, lan), follow=True).redirect_chain
    answer = visitor.post(place, {"new_password1": weak, "new_password2": weak})
    assert (answer.status_code, "field-error" in answer.text) == (422, True)


def test_a_long_password_is_taken_whole(desk, client, lan):
    visitor = type(client)()
    [(place, _)] = visitor.get(link_for(desk, lan), follow=True).redirect_chain
    long = "thuyền buồm ra khơi " * 10
    assert visitor.post(place, {"new_password1": long, "new_password2": long}).status_code == 302
    lan.refresh_from_db()
    assert lan.check_password(long)
    assert not lan.check_password(long[:-1])


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(desk, client, lan):
    theirs = type(client)()
    theirs.force_login(lan)
    desk.post(f"/people/{lan.pk}/close/")
    assert theirs.get("/").status_code == 302
    desk.post(f"/people/{lan.pk}/open/")
    assert User.objects.get(pk=lan.pk).is_active


def test_nobody_closes_their_own_account(desk, quan):
    assert "nhờ quản trị khác" in desk.post(f"/people/{quan.pk}/close/", follow=True).text
    assert User.objects.get(pk=quan.pk).is_active


def test_an_administrator_unlocks(desk, client, lan):
    visitor = type(client)()
    for _ in range(6):
        visitor.post("/sign-in/", {"login": "lan", "password": "sai"})
    assert "Tạm khóa" in desk.get("/people/").text
    assert "Đã mở khóa" in desk.post(f"/people/{lan.pk}/unlock/", follow=True).text
    assert SignInAttempts.objects.get().locked_until is None


def test_unused_accounts_are_closed_by_the_daily_command(lan, quan, capsys):
    User.objects.filter(pk=lan.pk).update(last_login="2020-01-01T00:00:00+07:00")
    call_command("disable_unused")
    assert "Đã đóng 1 tài khoản" in capsys.readouterr().out
    assert list(User.objects.filter(is_active=False)) == [lan]
