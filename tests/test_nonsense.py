"""Nothing that is typed, or put into an address, ends in an error page."""

import pytest
from django.db import transaction

from tests.calls import BODY, STATE, call
from tests.tables import contents
from tests.test_permission_matrix import allowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

PARAMETERS = {
    "agencies:list": ("q",),
    "agencies:people": ("words", "role", "sort", "page"),
    "account_login": ("next",),
    "periods:calendar": ("period", "page"),
    "plans:entry": ("show",),
    "plans:list": ("agency", "year", "kind"),
    "plans:tasks": ("agency", "period", "state", "area", "kind", "page"),
    "reports:dashboard": ("kind",),
    "reports:dashboard_now": ("period", "kind"),
    "reports:dashboard_xlsx": ("kind",),
    "reports:detail": ("edit",),
    "reports:accept_many": ("report",),
    "reports:list": ("period", "state", "agency", "page", "sort"),
}
NONSENSE = [
    "%00",
    "%ff",
    "%F0%9F%98%80",
    "9" * 30,
    "9" * 5000,
    "-1",
    "NaN",
    "2024-Q9",
    "%u202e",
    "' OR 1=1",
    "a" * 5000,
]
TYPED = [
    "\0",
    "😀\u202e",
    "9" * 5000,
    "0" * 5000 + "1",
    "NaN",
    "1e999",
    "١٢٣",
    "a" * 50_000,
]


@pytest.mark.parametrize(("name", "parameter"), [(name, one) for name, names in PARAMETERS.items() for one in names])
def test_nonsense_in_an_address_gets_a_page_or_a_404(world, name, parameter):
    who = "anonymous" if name == "account_login" else allowed("get", name)
    for value in NONSENSE:
        answer = call(world, who, "get", name, query=f"?{parameter}={value}")
        assert answer.status_code in (200, 302, 404), value


@pytest.mark.parametrize("number", ["0", "2147483648", "9223372036854775808", "9" * 30, "9" * 5000])
@pytest.mark.parametrize("place", ["plans/{}/", "tasks/{}/", "plans/{}/document.pdf", "indicators/KG-SDL/2024-Q1/{}/"])
def test_a_number_that_names_nothing_is_not_there(client, world, place, number):
    client.force_login(world.people["lan"])
    assert client.get(f"/{place.format(number)}").status_code == 404


OPTIONAL = {
    "indicators:record": ("is_not_arisen", "reason", "is_estimate", "note"),
    "plans:record": ("document_note", "obstacles", "delivered_on", "ticked"),
    "reports:frame": ("addressee", "opening", "closing"),
}
NAMES_A_THING = {
    ("reports:explain", "quarter"),
    ("reports:setup_load", "what"),
    ("reports:text_preview", "section"),
    ("reports:verify_find", "code"),
}
ANSWERS = {
    "documents:paste",
    "reports:letter_preview",
    "reports:plan_preview",
    "reports:proofreading",
    "reports:text_preview",
}  # with what they found


def fields(name: str) -> tuple[str, ...]:
    return (*BODY[name], *OPTIONAL.get(name, ()))


@pytest.mark.parametrize("name", sorted(name for name in BODY if fields(name)))
def test_nonsense_in_a_field_is_kept_as_text_or_refused(world, name):
    world.put_reports_in(STATE.get(name, "draft"))
    who = "anonymous" if name == "account_login" else allowed("post", name)
    told = 200 if name in ANSWERS else 302
    wrong = {}
    for field in fields(name):
        absent = {404} if (name, field) in NAMES_A_THING else set()
        for typed in TYPED:
            with transaction.atomic():
                answer = call(world, who, "post", name, data={field: typed})
                transaction.set_rollback(True)
            if answer.status_code not in {told, 409, 422, *absent}:
                wrong[field, typed[:20]] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(name for name in BODY if fields(name)))
def test_a_nul_is_never_stored(world, name):
    world.put_reports_in(STATE.get(name, "draft"))
    kept = {}
    for field in fields(name):
        with transaction.atomic():
            call(world, allowed("post", name), "post", name, data={field: "Nội\0dung"})
            values = [value for row in contents().values() for value in row.values()]
            transaction.set_rollback(True)
        kept[field] = [value for value in values if isinstance(value, str) and ("\0" in value or "\\u0000" in value)]
    assert {field: values for field, values in kept.items() if values} == {}
