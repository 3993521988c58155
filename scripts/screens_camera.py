"""The camera of ``scripts.screens``: shows a page once, and takes it in both sizes and both themes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

from scripts.served import ROOT

FOLDER = ROOT / "screens"
SIZES: tuple[ViewportSize, ...] = ({"width": 1366, "height": 768}, {"width": 390, "height": 844})
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PATIENCE = 60_000  # milliseconds; on an idle machine a page takes one second
AS_LIT = """theme => {
    document.documentElement.dataset.bsTheme = theme;
    scrollTo(0, 0);
    return document.fonts.ready.then(() => null);
}"""

Act = Callable[[Page], object]


class Scene(NamedTuple):
    """A page as one role sees it; ``act`` brings it into the state worth a picture, without changing data."""

    name: str
    address: str
    act: Act | None = None


@dataclass
class Camera:
    """Takes the pictures whose name holds ``only``, with ``missing`` those that are not there yet.

    ``faults`` are sentences about what could not be shown, and about pages wider than the window.
    """

    only: str = ""
    missing: bool = False
    taken: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def context(self, browser: Browser, address: str) -> BrowserContext:
        """Return a browser of somebody at the desk, where nothing moves."""
        context = browser.new_context(
            base_url=address, viewport=SIZES[0], locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        return context

    def take(self, context: BrowserContext, name: str, scene: Scene) -> None:
        """Open the page, bring it into its state, and take the pictures that are wanted of it."""
        if not self.wanted(name):
            return
        page = context.new_page()
        try:
            answer = page.goto(scene.address)
            if answer and not answer.ok:
                self.faults.append(f"{name}: answered with {answer.status}")
            if scene.act:
                scene.act(page)
            self.shoot(page, name)
        except Error as error:
            self.faults.append(f"{name}: {error.message.splitlines()[0]}")
        page.close()

    def print(self, context: BrowserContext, file: str, path: str) -> None:
        """Print the page onto paper, as a PDF."""
        if self.only in file and not (self.missing and (FOLDER / file).exists()):
            page = context.new_page()
            page.goto(path)
            page.pdf(path=FOLDER / file, prefer_css_page_size=True)
            self.taken.append(file)
            page.close()

    def act(self, context: BrowserContext, who: str, step: tuple[str, Act]) -> None:
        """Let somebody do something; what fails is a fault, for the pictures after it show another state."""
        page = context.new_page()
        try:
            page.goto(step[0])
            step[1](page)
            page.wait_for_load_state()
        except Error as error:
            self.faults.append(f"{who} at {step[0]}: {error.message.splitlines()[0]}")
        page.close()

    def shoot(self, page: Page, name: str) -> None:
        """Take the page as it stands, as wide and as lit as wanted."""
        for size, theme, file in self.wanted(name):
            page.set_viewport_size(size)
            page.evaluate(AS_LIT, theme)  # the page asks what is wanted only when it is opened
            if page.evaluate("document.documentElement.scrollWidth > innerWidth") and theme == THEMES[0]:
                self.faults.append(f"{file}: wider than the window")
            page.screenshot(path=FOLDER / file, full_page=not page.locator("dialog[open]").count())
            self.taken.append(file)

    def wanted(self, name: str) -> list[tuple[ViewportSize, Literal["light", "dark"], str]]:
        """Return the views of the page that are asked for, with the names of their files."""
        views = [(size, theme, f"{name}_{size['width']}_{theme}.png") for size, theme in product(SIZES, THEMES)]
        return [view for view in views if self.only in view[2] and not (self.missing and (FOLDER / view[2]).exists())]
