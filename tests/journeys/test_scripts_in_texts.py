"""Texts that are scripts run nowhere, although the browser is told to ignore the page policy that would stop them.

Every text of the demonstration data is replaced by one; then the portal is walked through, link by link.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import cycle

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.journeys.conftest import PATIENCE
from tests.journeys.desk import OFFICE

# A text, and before it what it would have to stand behind to run, unescaped.
PAYLOADS = {
    "<script>window.hit=1</script>": "<p>",
    "<img src=x onerror=window.hit=1>": "<p>",
    '"><svg onload=window.hit=1>': '<p title="',
    "'><svg onload=window.hit=1>": "<p title='",
    "</textarea><img src=x onerror=window.hit=1>": "<textarea>",
    "</title><svg onload=window.hit=1>": "<title>",
    "</script><script>window.hit=1</script>": "<script>x = '",
    "--><svg onload=window.hit=1>": "<!-- ",
    "<input autofocus onfocus=window.hit=1>": "<p>",
    '<iframe srcdoc="<script>parent.hit=1</script>">': "<p>",
    "<details open ontoggle=window.hit=1>": "<p>",
}
# What the database or the portal reads, not people; and what stands for a file or a secret.
NOT_TYPED = {"code", "username", "password", "kind", "kinds", "key", "file", "sha256", "search", "path", "symbol"}
PEOPLE = ("chuyenvien.kg-sdl", "thamdinh.kg-snv", "quantri.kg-snv")
ENDINGS = (".pdf", ".docx", ".xlsx", "/file/")


def text_columns() -> Iterator[tuple[type[models.Model], models.Field]]:
    for model in apps.get_models():
        if model._meta.app_label in ("agencies", "core", "documents", "indicators", "periods", "plans", "reports"):
            for field in model._meta.concrete_fields:
                typed = isinstance(field, models.CharField | models.TextField) and not field.choices
                if typed and not field.unique and field.name not in NOT_TYPED:
                    yield model, field


def put_scripts_everywhere() -> Counter[str]:
    """Write a payload into every text that may be changed; issued documents and the audit refuse."""
    written: Counter[str] = Counter()
    payloads = cycle(PAYLOADS)
    for model, field in text_columns():
        room = field.max_length or 1000
        for pk in list(model._base_manager.exclude(**{field.name: ""}).values_list("pk", flat=True)[:12]):
            fitting = next(one for one in payloads if len(one) <= max(room, 47))
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=pk).update(**{field.name: fitting[:room]})
            except DatabaseError:
                continue
            written[str(field)] += 1
    return written


def walk(page: Page, seen: set[str], shown: set[str]) -> list[str]:
    """Follow the links to each view that nobody has ``seen``; return the addresses where a script ran.

    What shows a script as text is added to ``shown``.
    """
    found, waiting = [], ["/"]
    while waiting:
        address = waiting.pop(0)
        page.goto(address, wait_until="commit")
        page.wait_for_load_state("load")
        if page.evaluate("window.hit"):
            found.append(address)
        if "window.hit=1" in page.inner_text("body"):
            shown.add(address)
        for link in page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))"):
            path = link.partition("#")[0]
            if path.startswith("/") and not path.partition("?")[0].endswith(ENDINGS) and view_of(path) not in seen:
                seen.add(view_of(path))
                waiting.append(path)
    return found


def view_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return address


@pytest.fixture
def bare_page(desk, new_context):
    """A page of a browser that ignores the page policy, signed in as whom one likes."""

    def open_as(username: str) -> Page:
        signed_in = desk(username).context.cookies()
        context = new_context(viewport=OFFICE, bypass_csp=True)
        context.add_cookies(signed_in)
        return context.new_page()

    return open_as


def test_a_script_in_a_text_runs_on_no_page(bare_page, complaints):
    assert len(put_scripts_everywhere()) > 30
    seen, shown = set[str](), set[str]()
    assert [address for person in PEOPLE for address in walk(bare_page(person), seen, shown)] == []
    assert len(seen) > 30
    assert len(shown) > 15
    complaints.clear()  # a picture named x is not there


def test_the_same_catches_each_of_them_where_it_is_not_escaped(page, complaints):
    for payload, before in PAYLOADS.items():
        page.goto("about:blank")
        page.set_content(before + payload)
        page.wait_for_function("window.hit === 1", timeout=PATIENCE)
    complaints.clear()
