"""A request whose line breaks before its end changes nothing, wherever it is cut."""

import io
from urllib.parse import urlencode

import pytest
from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from cchc_portal.whole import WholeRequest
from plans.models import TaskUpdate
from tests.faults.writers import values_of

CUTS = 50
BODIES = {
    "application/x-www-form-urlencoded": urlencode({"result": "Đã ban hành", "obstacles": "Không"}).encode(),
    MULTIPART_CONTENT: encode_multipart(BOUNDARY, {"result": "Đã ban hành", "file": io.BytesIO(b"%PDF" * 500)}),
}


def request_of(request_class, kind: str, body: bytes, length: int):
    said = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(length)}
    return request_class(said | {"wsgi.input": io.BytesIO(body)})


@pytest.mark.parametrize("kind", BODIES)
def test_wherever_a_body_is_cut_it_is_refused(kind):
    body = BODIES[kind]
    for cut in range(CUTS):
        with pytest.raises(BadRequest):
            request_of(WholeRequest, kind, body[: len(body) * cut // CUTS], len(body)).POST  # noqa: B018
    assert request_of(WholeRequest, kind, body, len(body)).POST["result"] == "Đã ban hành"


@pytest.mark.parametrize("kind", BODIES)
def test_the_same_catches_that_django_alone_takes_half_for_all(kind):
    half = request_of(WSGIRequest, kind, BODIES[kind][: len(BODIES[kind]) * 3 // 4], len(BODIES[kind]))
    assert half.POST["result"]


@pytest.mark.django_db
def test_of_a_form_that_is_cut_off_nothing_is_saved(server, database, things, tasks):
    browser, address = server.browser(things.session), f"/entry/KG-SDL/2024-Q1/tasks/{tasks[0]}/"
    body = urlencode({"version": 0, **values_of(1)}).encode()
    half = browser.post_cut(address, body[: len(body) // 2], len(body), **{"HX-Request": "true"})
    assert half.startswith(b"HTTP/1.1 400")
    assert not database.do(TaskUpdate.objects.filter(task=tasks[0]).exists)
    assert browser.post_cut(address, body, len(body), **{"HX-Request": "true"}).startswith(b"HTTP/1.1 200")
