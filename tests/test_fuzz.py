"""Whatever is sent to whichever address by whomever: never an error of the server.

Requests are made from the URLconf and the known fields, the same ones each time. FUZZ_REQUESTS says how many in all
(1.500 in the gate, 20.000 in `make soak`).
"""

import os
import re
from copy import deepcopy
from http.cookies import SimpleCookie
from urllib.parse import quote_from_bytes

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calls import BODY, PATHS, STATE, arguments, body, client_of
from tests.test_mass_assignment import FORGED
from tests.test_nonsense import OPTIONAL, PARAMETERS
from tests.test_permission_matrix import MATRIX, WHO, allowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

REQUESTS = int(os.environ.get("FUZZ_REQUESTS", "1500"))
EACH = max(1, REQUESTS // len(PATHS))
# Files of other libraries' making: what is in them is tried in tests/documents.
FORMS = ["form-TOTAL_FORMS", "form-INITIAL_FORMS", "form-0-id", "TOTAL_FORMS", "file", "ticked", "next", "page", "q"]
QUERIES = sorted(
    {one for names in PARAMETERS.values() for one in names} | {"node", "from", "to", "sort", "year", "next"}
)

ODD = [
    "", " ", "\0", "a\0b", "\r\n", "\u202e", "\u2028", "\ufeff", "\ud800", "\udfff\ud800", "😀", "e\u0301" * 50, "／",
    "../../etc/passwd", "{{7*7}}", "%s%n", "' OR 1=1 --", "<script>alert(1)</script>", "=1+1", "[[", "[[nhiem_vu.",
    "-1", "0", "00", "+1", "1e999", "NaN", "Infinity", "-0", "١٢٣", "²", "9" * 19, "9223372036854775808", "9" * 5000,
    "1.234,56", "1,234.56", "29/2/2023", "0/0/0", "1/1/1", "31/12/9999", "1/1/10000", "2024-Q1", "2024-Q9", "9999-Q4",
    "0000-Q1", "2024-2024", "2024-Q1..2024-Q3", "2024-Q3..2023-Q1", "null", "true", "[]", "{}", '{"a":', "on", "KG-SDL",
]  # fmt: skip
LONG = st.builds(lambda piece, times: piece * times, st.sampled_from("aă\u0301\n*_|[("), st.sampled_from([300, 70_000]))
VALUE = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.integers().map(str), LONG)
PIECE = st.one_of(st.sampled_from(ODD[:53]), st.text(max_size=12), st.integers().map(str))
HEADERS = st.dictionaries(
    st.sampled_from(["HX-Request", "HX-Target", "HX-Current-URL", "Accept", "Accept-Language", "If-None-Match", "Range",
                     "Referer", "X-Requested-With", "If-Modified-Since", "Authorization", "X-Background", "Cookie"]),
    st.sampled_from(["true", "", "*", "W/\"", "bytes=0-", "-" * 3000, "vi;q=x", "http://[", "a\tb", "sessionid=x; =;"]),
    max_size=3,
)  # fmt: skip
KINDS = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain",
         "application/json", "application/x-www-form-urlencoded; charset=no-such"]  # fmt: skip


def encoded(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))


def pairs(fields: list[tuple[str, str]]) -> str:
    return "&".join(f"{encoded(key)}={encoded(value)}" for key, value in fields)


def filled(name: str, known: dict, draw) -> str:
    """Return the address with arguments that are right or odd."""

    def one(match: re.Match) -> str:
        right = str(known[match[1]]) if draw(st.integers(0, 3)) else draw(PIECE)
        return encoded(right).replace("/", "%2F")

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", one, PATHS[name])


def sent_body(name: str, world, draw) -> list[tuple[str, str]]:
    """Return the fields of a body that may be right but for some: changed, added, left out or doubled."""
    fields = list(body(name, world.own).items()) if name in BODY and draw(st.booleans()) else []
    keys = sorted({*BODY.get(name, {}), *OPTIONAL.get(name, ()), *FORGED, *FORMS})
    own = st.sampled_from(sorted({*BODY.get(name, {}), *OPTIONAL.get(name, ())}) or keys)
    odd = draw(st.lists(st.tuples(st.one_of(own, own, st.sampled_from(keys), st.just("\0")), VALUE), max_size=4))
    kept = [pair for pair in fields if pair[0] not in dict(odd)]
    return [*kept, *odd]


class Desk:
    """The browsers of a test: each person signs in once, and every request starts from there."""

    def __init__(self, world) -> None:
        self.world = world
        self.cookies: dict[str, SimpleCookie] = {}

    def client(self, who: str) -> Client:
        client = Client()
        client.cookies = deepcopy(self.cookies[who])
        return client

    def sign_in(self, who: str) -> None:
        if who not in self.cookies:
            self.cookies[who] = client_of(self.world, who).cookies


def request(name: str, desk: Desk, draw) -> HttpResponseBase:
    """Send one request, whose effects are undone, and return the answer."""
    method = draw(st.sampled_from(["get", "post", "post", "head", "put", "delete", "options"]))
    known = next(one for one in ("post", "get") if (one, name) in MATRIX)
    who = draw(st.sampled_from([allowed(known, name)] * 6 + list(WHO)))
    path = filled(name, arguments(name, desk.world.own), draw)
    query = pairs(draw(st.lists(st.tuples(st.sampled_from(QUERIES), PIECE), max_size=3)))
    data = pairs(sent_body(name, desk.world, draw)) if method in ("post", "put") else ""
    kind = draw(st.sampled_from(KINDS[:1] * 12 + KINDS))
    headers = draw(HEADERS)
    desk.sign_in(who)
    client = desk.client(who)
    if "Cookie" in headers:
        client.cookies.clear()
    with transaction.atomic():
        answer = client.generic(method.upper(), f"{path}?{query}", data, content_type=kind, headers=headers)
        transaction.set_rollback(True)
    return answer


def send_many(name: str, world) -> None:
    """Send the requests of one address; an error of the server is raised as it is."""
    world.put_reports_in(STATE.get(name, "draft"))
    desk = Desk(world)

    @settings(max_examples=EACH, suppress_health_check=list(HealthCheck), database=None)
    @given(st.data())
    def send(data) -> None:
        assert request(name, desk, data.draw).status_code < 500

    send()


@pytest.mark.parametrize("name", sorted(PATHS))
def test_nothing_that_is_sent_is_an_error_of_the_server(world, name):
    send_many(name, world)


def test_an_error_would_be_noticed(world, monkeypatch):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr("cchc_portal.operation.views.findings", fail)
    with pytest.raises(ZeroDivisionError):
        send_many("operation:health", world)
