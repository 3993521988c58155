"""What the portal answers only now and then: errors, an ended session, the second step of signing in.

Kept as HTML, so that a browser can show it without bringing the error about.
"""

from typing import Any

from django.template.loader import render_to_string
from django.test import Client

from agencies.signin.middleware import SEEN
from cchc_portal.operation.outages import AWAY
from reports.demo.people import first_password

HOST = {"host": "127.0.0.1"}
ANSWERS = ("400", "403", "403-token", "404", "500", "503", "session-ended", "sign-in-code")


def answers(reader: Client, coded: str) -> dict[str, str]:
    """Return names and pages; an editor is signed in at ``reader``, ``coded`` has a second factor."""
    told = {"told": AWAY, "typed": ["Đã ban hành Kế hoạch số 12/KH-SDL.", "74,1"]}
    pages = {
        "403": reader.get("/dashboard/2024-Q1/", headers=HOST),
        "403-token": Client(enforce_csrf_checks=True).post("/sign-in/", headers=HOST),
        "sign-in-code": _signing_in(coded),
        "session-ended": _ended(reader),
    }
    rendered = {
        "404": render_to_string("404.html"),
        "400": render_to_string("400.html", {"most": "2,5"}),
        "500": render_to_string("500.html", {"typed": told["typed"]}),
        "503": render_to_string("503.html", told),
    }
    return {name: page.text for name, page in pages.items()} | rendered


def _signing_in(username: str) -> Any:
    posted = {"login": username, "password": first_password()}
    return Client().post("/sign-in/", posted, headers=HOST, follow=True)


def _ended(reader: Client) -> Any:
    """What the next request after a long pause is answered with."""
    session = reader.session
    session[SEEN] = 1
    session.save()
    return reader.get("/", headers=HOST, follow=True)
