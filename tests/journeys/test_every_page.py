"""Every page of the portal: nothing for axe to object to, nothing wider than the window, all of it by keyboard.

By day each page is seen once, by turns at a desk by light and on a phone at night; ``EVERY_VIEW=1`` (``make soak``)
shows each page all four ways, and presses Tab through it.
"""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as portal
from playwright.sync_api import Page, expect

from scripts.places import Place, every_place
from scripts.places_answers import answers
from scripts.places_data import CODED, client_of, prepare, session_of
from scripts.served import show_answers
from tests.journeys.desk import CLERK, ENTRY, OFFICE, PHONE

WHOLE = os.environ.get("EVERY_VIEW") == "1"
ENLARGED = {"width": 683, "height": 384}  # 1366 × 768 at 200 %
VIEWS = [(OFFICE, "light"), (PHONE, "dark"), (OFFICE, "dark"), (PHONE, "light")]

FINDINGS = """axe.run(document, {resultTypes: ['violations']}).then((all) => all.violations.map((one) => {
  const nodes = one.nodes.map((node) => node.html.slice(0, 160) + ' ' + node.failureSummary);
  return `${one.id}: ${nodes.join(' | ')}`;
}))"""
# All that can be used has a visible mark when it is focused, and nothing jumps the queue.
UNMARKED = """() => {
  const used = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const canBe = (one) => one.tabIndex >= 0 && one.type !== 'hidden' && !one.disabled && isSeen(one);
  const isSeen = (one) => one.checkVisibility({visibilityProperty: true});
  const look = (one) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(one);
    return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow].join();
  };
  return [...document.querySelectorAll(used)].filter(canBe).flatMap((one) => {
    document.activeElement.blur();
    const before = look(one), wrong = [];
    one.focus({preventScroll: true});
    if (document.activeElement !== one) wrong.push('cannot be focused');
    else if (look(one) === before) wrong.push('shows no focus');
    if (one.tabIndex > 0) wrong.push('jumps the queue');
    return wrong.map((what) => `${one.outerHTML.slice(0, 160)}: ${what}`);
  });
}"""


# What holds the keyboard and lies wholly under something else, such as a head that stays (WCAG 2.2, 2.4.11).
COVERED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body || !box.width) return "";
  const {x, y, right, bottom} = box, labels = [...(one.labels ?? [])];
  const inside = [[(x + right) / 2, (y + bottom) / 2], [x + 3, y + 3], [right - 3, bottom - 3]];
  const seen = inside.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  const isOwn = (top) => one.contains(top) || top.contains(one) || labels.some((it) => it.contains(top));
  return seen.some(isOwn) ? "" : one.outerHTML.slice(0, 160);
}"""


@pytest.fixture
def portal_page(settings, quick_print, desk) -> Page:
    """A page, on whose portal every place has something to show."""
    settings.DEBUG = True  # for the gallery
    settings.ALLOWED_HOSTS = ["*"]
    prepare()
    page = desk()
    show_answers(page.context, answers(client_of(CLERK), CODED))
    return page


def shown(page: Page, base_url: str, places: list[Place]) -> Iterator[Place]:
    """Open one place after the other, each as who may see it, in the same page."""
    cookies: dict[str, str] = {}
    for place in places:
        page.goto("about:blank")  # what the page before asks for by itself ends before its session does
        page.context.clear_cookies()
        if place.who:
            value = cookies.setdefault(place.who, session_of(place.who))
            page.context.add_cookies([{"name": portal.SESSION_COOKIE_NAME, "value": value, "url": base_url}])
        answer = page.goto(place.path)
        assert answer is not None, place
        assert answer.status == 200, place
        yield place


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def faults_of(page: Page, script: str) -> list[str]:
    """What axe finds; what is wider than the window, also enlarged; what the keyboard cannot use."""
    page.evaluate(script)
    found: list[str] = page.evaluate(FINDINGS)
    size = page.viewport_size
    if not fits(page):
        found.append("wider than the window")
    if size == OFFICE:
        page.set_viewport_size(ENLARGED)  # type: ignore[arg-type]
        if not fits(page):
            found.append("wider than the window at 200 %")
        page.set_viewport_size(size)
    page.keyboard.press("Tab")
    found += page.evaluate(UNMARKED)
    return found + (trapped(page) if WHOLE else [])


def trapped(page: Page) -> list[str]:
    """Press Tab till the page is left; what is met again and again instead holds the keyboard. Nothing may cover it."""
    page.evaluate("document.activeElement.blur(); window.met = new Set()")
    covered: list[str] = []
    for _ in range(page.evaluate("document.querySelectorAll('*').length")):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return covered
        if under := page.evaluate(COVERED):
            covered.append(f"{under}: covered while it is focused")
        if page.evaluate("window.met.has(document.activeElement) || !window.met.add(document.activeElement)"):
            break
    where = page.evaluate("document.activeElement.outerHTML.slice(0, 160)")
    first = page.evaluate("document.activeElement === [...window.met][0]")
    return covered if first else [*covered, f"{where}: holds the keyboard"]


def test_the_menu_and_the_dialogs_give_the_keyboard_back(desk):
    page = desk(CLERK)
    page.goto(ENTRY)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for opener in (page.locator(".site-head details.menu > summary"), page.locator("#entry-keys > summary")):
        opener.focus()
        page.keyboard.press("Enter")
        expect(opener.locator("xpath=..")).to_have_attribute("open", "")
        page.keyboard.press("Escape")
        expect(opener.locator("xpath=..")).not_to_have_attribute("open", "")
        expect(opener).to_be_focused()


@pytest.mark.parametrize("half", [0, 1])
def test_no_page_has_anything_to_object_to(portal_page, base_url, half):
    page, script = portal_page, Axe().axe_script
    found = {}
    for turn, view in enumerate(VIEWS if WHOLE else VIEWS[:2]):
        size, theme = view
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        places = every_place()[half::2]
        for place in shown(page, base_url, places if WHOLE else places[turn::2]):
            if faults := faults_of(page, script):
                found[place.name, size["width"], theme] = faults
    assert not found, "\n".join(f"{key}\n  " + "\n  ".join(map(str, value)) for key, value in found.items())
