"""Forms of odd make are refused before they cost memory, and none is an error of the portal's."""

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

pytestmark = pytest.mark.django_db
PART = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="%s"%s\r\n%s\r\n%s\r\n'
END = f"--{BOUNDARY}--\r\n"
CODED = "Content-Transfer-Encoding: base64\r\n"
BODIES = {
    "ten thousand fields": "".join(PART % (f"f{number}", "", "", "x") for number in range(10_000)) + END,
    "a long text in base64": PART % ("login", "", CODED, "QUFB" * 1_000_000) + END,
    "broken base64": PART % ("file", '; filename="a.pdf"', CODED, "Q") + END,
    "many files": "".join(PART % ("file", f'; filename="{n}.pdf"', "", "x") for n in range(100)) + END,
    "a head without an end": PART % ("x" * 100_000, "", "", "x"),
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_form_of_odd_make_is_refused(kind):
    client = Client(raise_request_exception=False)
    answer = client.generic("POST", "/sign-in/", BODIES[kind].encode(), content_type=MULTIPART_CONTENT)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=", 'multipart/form-data; boundary="á"']
)
def test_so_is_one_without_a_boundary(kind):
    answer = Client(raise_request_exception=False).generic("POST", "/sign-in/", b"--x\r\n", content_type=kind)
    assert 400 <= answer.status_code < 500


def test_of_a_field_that_comes_twice_one_value_is_taken(lan):
    both = "".join(
        PART % (name, "", "", value) for name, value in [("login", "khac"), ("login", "lan"), ("password", "x")]
    )
    answer = Client().generic("POST", "/sign-in/", (both + END).encode(), content_type=MULTIPART_CONTENT)
    assert (answer.status_code, 'value="lan"' in answer.text) == (422, True)
