"""What the signed-out are told: a page leads to the sign-in page, a part of a page says that the session is over."""

from http import HTTPStatus

from django.urls import reverse

from core.access import EXPIRED


def test_a_part_of_a_page_is_refused_with_a_sentence_and_never_with_the_sign_in_page(client, db):
    answer = client.post(reverse("reports:home"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.text) == (HTTPStatus.UNAUTHORIZED, EXPIRED)


def test_a_page_leads_to_the_sign_in_page(client, db):
    answer = client.get(reverse("reports:home"))
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, "/sign-in/?next=/")
