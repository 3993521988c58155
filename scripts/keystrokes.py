"""Counts the keystrokes of a clerk who reports 45 tasks, in three ways: ``python -m scripts.keystrokes``.

An automated clerk sits in a browser before fresh demonstration data, presses every key that a person would press,
and stops when all rows are saved. Each letter counts as one key. The seconds of a person are reckoned at 0,2 s a key
(an average typist of the keystroke-level model); the seconds of the machine are those in which the page kept up.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.served import chromium, sign_in, site

TASKS = 45
SECONDS_A_KEY = 0.2
CLERK = "chuyenvien.kg-sdl"
ENTRY = "/entry/KG-SDL/2024-Q1/"
DONE = 3  # the place of "Đã xong phần việc của kỳ" in the list
ENLARGE = f"""
from plans.models import Plan, Task, TaskUpdate
plan = Plan.objects.get(agency__code="KG-SDL", year=2024, kind="annual")
TaskUpdate.objects.filter(task__plan__agency__code="KG-SDL", quarter__year=2024).delete()
area = plan.tasks.order_by("-position").first().area
for at in range(plan.tasks.count() + 1, {TASKS} + 1):
    Task.objects.create(plan=plan, area=area, position=at, number=str(at), title=f"Nhiệm vụ {{at}}")
"""

RESULTS = [f"Đã ban hành Kế hoạch và triển khai phần việc {at}." for at in range(1, TASKS + 1)]
NOTES = [f"Kế hoạch số {at}/KH-SDL" for at in range(1, TASKS + 1)]


@dataclass
class Hand:
    """Presses keys and counts them."""

    page: Page
    keys: int = 0
    letters: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.letters += len(text)


def focus_on_first(page: Page) -> None:
    page.locator("#entry-grid select[name=status]").first.focus()


def tab_through(hand: Hand) -> None:
    """As before: Tab from field to field and row to row, the arrow down in the list of statuses."""
    for at in range(TASKS):
        hand.press(*["ArrowDown"] * DONE, "Tab")
        hand.type(RESULTS[at])
        hand.press("Tab")
        hand.type(NOTES[at])
        if at + 1 < TASKS:
            hand.press("Tab")
            while not hand.page.evaluate("document.activeElement.name === 'status'"):
                hand.press("Tab")
    hand.press("Tab", "Tab", "Tab")


def by_columns(hand: Hand) -> None:
    """With the new keys: the status is chosen once and filled down, then the texts column by column."""
    hand.press(str(DONE), "Alt+x", "Enter")
    hand.page.locator("tr[data-row=saved]").nth(TASKS - 1).wait_for(timeout=120_000)
    for name, texts in (("result", RESULTS), ("document_note", NOTES)):
        hand.page.locator(f"#entry-grid [name={name}]").first.focus()
        hand.press("Tab")  # a person needs a key or a click to get there
        hand.page.locator(f"#entry-grid [name={name}]").first.focus()
        for text in texts:
            hand.type(text)
            hand.press("Enter")


def by_block(hand: Hand) -> None:
    """With the block that stands in a spreadsheet already: one paste, one look, one confirmation."""
    lines = (f"Đã xong phần việc của kỳ\t{result}\t{note}" for result, note in zip(RESULTS, NOTES, strict=True))
    hand.page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(lines))
    hand.press("Control+v", "Enter")


WAYS: dict[str, Callable[[Hand], None]] = {
    "Tab through every field (before)": tab_through,
    "Fill down, Enter down the columns": by_columns,
    "Paste from a spreadsheet": by_block,
}


def report(browser: Browser, way: Callable[[Hand], None]) -> tuple[Hand, float]:
    """Let the clerk report all tasks; raises an error when a row was not saved."""
    with site(["shell", "-c", ENLARGE]) as address:
        context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        sign_in(page, CLERK)
        page.goto(ENTRY)
        focus_on_first(page)
        hand, start = Hand(page), time.monotonic()
        way(hand)
        page.locator("tr[data-row=saved]").nth(TASKS - 1).wait_for(timeout=120_000)
        page.wait_for_function("!document.querySelector('tr[data-row=dirty], tr[data-row=saving]')", timeout=120_000)
        seconds = time.monotonic() - start
        page.reload()
        typed = page.locator("#entry-grid [name=document_note]").evaluate_all("all => all.map((one) => one.value)")
        if typed != NOTES:
            raise RuntimeError(f"not saved as typed: {typed}")
        context.close()
    return hand, seconds


def main() -> int:
    print("| way | letters | other keys | keys in all | a person, at 0,2 s a key | the machine |")
    print("|---|---|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for name, way in WAYS.items():
            hand, seconds = report(browser, way)
            keys = hand.letters + hand.keys
            row = (name, hand.letters, hand.keys, keys, f"{keys * SECONDS_A_KEY:.0f} s", f"{seconds:.0f} s")
            print(f"| {' | '.join(map(str, row))} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
