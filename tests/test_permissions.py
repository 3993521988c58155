"""Every address declares who may open it; what belongs elsewhere does not exist; a lost role is lost at once."""

import zipfile
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, path

from agencies.models import Agency, Membership, User
from agencies.permissions import GRANTS, Perm, Role
from core.access import PUBLIC, SIGNED_IN
from tests.calls import ADDRESSES, STATE, addresses, argument_names, arguments, call, client_of, missing, send
from tests.test_permission_matrix import IN, MATRIX, answer_of, answers

pytestmark = pytest.mark.usefixtures("quick_print")


def policy_of(pattern: URLPattern) -> object:
    callback = pattern.callback
    return getattr(callback, "policy", None) or getattr(getattr(callback, "view_class", None), "policy", None)


# A policy for every address


@pytest.mark.parametrize(("path", "pattern"), [(path, pattern) for path, _, pattern in ADDRESSES])
def test_every_view_declares_its_policy(path, pattern):
    assert policy_of(pattern) in {PUBLIC, SIGNED_IN, *Perm}, f"{path}: no @guard, @signed_in or @public"


VERIFICATION = ("reports:verify", "reports:verify_find")
OPERATION = ("operation:health", "operation:metrics")


def test_public_pages_are_few_and_known():
    public = {name for _, name, pattern in ADDRESSES if policy_of(pattern) == PUBLIC}
    assert public == {"account_login", "core:gallery", "mfa_authenticate", "set_password", *VERIFICATION, *OPERATION}


def test_every_address_has_a_name_of_its_own():
    names = [name for _, name, _ in ADDRESSES]
    assert not [name for name in names if name.endswith(":") or not name]
    assert len(names) == len(set(names))


def test_a_new_address_without_a_policy_is_noticed():
    [(where, name, pattern)] = addresses([path("secret/", lambda request: HttpResponse(), name="secret")])
    assert (where, name, policy_of(pattern)) == ("secret/", "secret", None)


def test_every_role_and_every_permission_has_its_place_in_the_table_of_grants():
    assert set(GRANTS) == set(Role)
    assert frozenset().union(*GRANTS.values()) == set(Perm)


# What belongs elsewhere does not exist


def let_in(method: str, name: str) -> list[str]:
    """Return the first and the last person whom the matrix lets in: one of the agency, and often a reviewer."""
    found = [who for who, code in answers(method, name).items() if code in (200, 302)]
    return sorted({found[0], found[-1]})


BY_LINK = {"set_password", "reports:verify"}  # whoever has the link, or the code, may open it

# An indicator of the catalogue is nobody's own; whose answers to it are shown is tested with these pages.
EVERYBODYS = {
    ("reports:figure", "pk"),
    ("reports:trend", "pk"),
    ("reports:trend_pdf", "pk"),
    ("reports:trend_xlsx", "pk"),
}
OBJECTS = [
    pytest.param(who, method, name, argument, id=f"{who}-{method}-{name}-{argument}")
    for method, name in MATRIX
    if name not in BY_LINK
    for argument in argument_names(name)
    if (name, argument) not in EVERYBODYS
    for who in let_in(method, name)
]


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "method", "name", "argument"), OBJECTS)
def test_what_is_elsewhere_and_what_is_nowhere_get_one_answer(world, who, method, name, argument):
    world.put_reports_in(STATE.get(name, "draft"))
    nowhere = call(world, who, method, name, changed={argument: missing(argument)})
    assert nowhere.status_code == 404
    theirs = arguments(name, world.foreign)
    for changed in ({argument: theirs[argument]}, theirs):
        if changed.items() <= arguments(name, world.own).items():
            continue  # a period belongs to everybody
        elsewhere = call(world, who, method, name, changed=changed)
        assert (elsewhere.status_code, elsewhere.content) == (404, nowhere.content)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["plans:list", "plans:tasks"])
@pytest.mark.parametrize("who", ["lan", "quan", "hoa"])
def test_a_filter_does_not_tell_another_agency_from_none(world, name, who):
    answers = [call(world, who, "get", name, query=f"?agency={code}") for code in (world.foreign.agency, "XX")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert call(world, who, "get", name, query=f"?agency={world.own.agency}").status_code == 200


LISTS = ("agencies:list", "plans:list", "plans:tasks", "reports:home", "reports:list")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*LISTS, "periods:calendar", "reports:dashboard", "reports:dashboard_xlsx"])
def test_no_list_names_an_agency_out_of_reach(world, name):
    shown = shown_by(call(world, "lan" if name in LISTS else "chi", "get", name))
    own, other = (Agency.objects.get(code=things.agency) for things in (world.own, world.foreign))
    assert own.name in shown
    assert other.name not in shown
    assert other.code not in shown


def shown_by(response: HttpResponse) -> str:
    """Return the text of a page, or of every part of an Excel file."""
    assert response.status_code == 200
    if not zipfile.is_zipfile(BytesIO(response.content)):
        return response.text
    with zipfile.ZipFile(BytesIO(response.content)) as parts:
        return unescape("".join(parts.read(name).decode() for name in parts.namelist()))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["reports:return", "reports:accept"])
def test_nobody_reviews_the_agency_that_reviews(world, name):
    world.put_reports_in("submitted")
    home_affairs = Agency.objects.get(code="KG-SNV")
    Agency.objects.get(code=world.own.agency).reports.update(agency=home_affairs)
    assert call(world, "hoa", "post", name, changed={"code": "KG-SNV"}).status_code == 404


# A lost role is lost with the next request

USES = [
    ("lan", "post", "plans:record"),
    ("minh", "post", "reports:submit"),
    ("ky", "post", "reports:sign"),
    ("quan", "get", "periods:calendar"),
    ("thu", "get", "reports:dashboard"),
    ("hoa", "post", "reports:accept"),
]


def lose(world, who: str, **changes) -> None:
    Membership.objects.filter(user=world.people[who]).update(**changes)


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "method", "name"), USES)
def test_a_role_that_ended_yesterday_opens_nothing(world, who, method, name):
    world.put_reports_in(STATE.get(name, "draft"))
    client = client_of(world, who)
    assert send(client, world, "get", "reports:detail").status_code == 200
    lose(world, who, valid_to=date(2024, 3, 17))
    assert send(client, world, method, name).status_code == 403
    assert send(client, world, "get", "reports:detail").status_code == 403
    assert "chưa được giao vai trò" in send(client, world, "get", "reports:home").text.lower()


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "method", "name"), USES)
def test_a_role_at_another_agency_does_not_reach_back(world, who, method, name):
    world.put_reports_in(STATE.get(name, "draft"))
    client = client_of(world, who)
    lose(world, who, agency=Agency.objects.get(code=world.foreign.agency))
    if argument_names(name) and name != "reports:dashboard":
        assert send(client, world, method, name).status_code == 404
    assert send(client, world, "get", "reports:detail").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "method", "name"), USES)
def test_a_closed_account_is_signed_out(world, who, method, name):
    client = client_of(world, who)
    User.objects.filter(username=who).update(is_active=False)
    assert answer_of(send(client, world, method, name)) == IN


@pytest.mark.django_db
def test_an_editor_who_becomes_an_inspector_reads_and_writes_no_more(world):
    client = client_of(world, "lan")
    assert send(client, world, "post", "plans:record").status_code == 302
    lose(world, "lan", role=Role.INSPECTOR)
    assert send(client, world, "get", "plans:entry").status_code == 200
    assert send(client, world, "post", "plans:record").status_code == 403


@pytest.mark.django_db
def test_a_role_holds_on_its_first_and_last_day_alone(world, settings):
    lose(world, "lan", valid_from=date(2024, 3, 18), valid_to=date(2024, 3, 19))
    answers = {}
    for day in (17, 18, 19, 20):
        settings.PORTAL_TODAY = date(2024, 3, day)
        answers[day] = call(world, "lan", "get", "plans:list").status_code
    assert answers == {17: 403, 18: 200, 19: 200, 20: 403}


@pytest.mark.django_db
def test_no_flag_of_a_user_opens_anything(world):
    User.objects.filter(username="stranger").update(is_staff=True, is_superuser=True)
    assert call(world, "stranger", "get", "reports:detail").status_code == 404
    assert call(world, "stranger", "get", "reports:dashboard").status_code == 403
