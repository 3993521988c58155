"""Saves a picture of every page, to be looked at one by one: ``make screens``, ``python -m scripts.screens --help``.

Both sizes, both themes, into ``screens/``: every address as one of those who may see it (``scripts.places``); one
report led through its life, so that each role is seen with what waits for it (``scripts.screens_story``); and what a
page looks like only while something happens (``scripts.screens_states``). Each page is opened once and seen four ways.
What could not be shown is named at the end, with what is wider than the window; the rest is there all the same.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright

from scripts.screens_camera import FOLDER, Camera, Scene
from scripts.screens_states import take_states
from scripts.screens_story import STORY
from scripts.served import chromium, show_answers, sign_in, site

Work = Callable[[Browser], None]
GROUPS = ("pages", "states", "story")


def main(arguments: list[str]) -> int:
    """Take the pictures that the arguments name; 1 when one of them could not be taken or is too wide."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screens", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="pages|states|story", help="only these; all without one")
    parser.add_argument("--only", default="", help="only pictures whose name holds this")
    parser.add_argument("--missing", action="store_true", help="only pictures that are not there yet")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    started, groups = time.monotonic(), asked.groups or GROUPS
    camera = Camera(only=asked.only, missing=asked.missing)
    FOLDER.mkdir(exist_ok=True)
    try:
        _take(camera, groups)
    except (RuntimeError, subprocess.CalledProcessError, Error) as error:  # no portal, or nobody signed in
        camera.faults.append(str(error))
    print(f"{len(camera.taken)} pictures in {FOLDER.name}/, {time.monotonic() - started:.0f} s")
    for fault in camera.faults:
        print(fault, file=sys.stderr)
    return 1 if camera.faults else 0


def _take(camera: Camera, groups: Sequence[str]) -> None:
    if set(groups) != {"story"}:
        with tempfile.TemporaryDirectory() as folder:
            written = f"{folder}/told.json"
            with site(["shell", "-c", f"from scripts.places import tell; tell({written!r})"]) as address:
                if "pages" in groups:
                    every_page(camera, address, json.loads(Path(written).read_text(encoding="utf-8")))
                if "states" in groups:
                    in_browsers([lambda browser: take_states(camera, browser, address)])
    if "story" in groups:
        with site() as address:
            in_browsers([lambda browser: story(camera, browser, address)])


def in_browsers(work: Iterable[Work]) -> None:
    """Do each in a thread with a browser of its own."""

    def with_browser(one: Work) -> None:
        with sync_playwright() as playwright:
            one(chromium(playwright))

    with ThreadPoolExecutor() as threads:
        list(threads.map(with_browser, work))


def every_page(camera: Camera, address: str, told: dict[str, Any]) -> None:
    """Every address, half of them in each of two browsers."""
    places = sorted(told["places"], key=lambda place: place[1])
    halves = (places[: len(places) // 2], places[len(places) // 2 :])
    in_browsers([_half(camera, address, told, half) for half in halves])


def _half(camera: Camera, address: str, told: dict[str, Any], places: list[list[str]]) -> Work:
    def work(browser: Browser) -> None:
        contexts: dict[str, BrowserContext] = {}
        for name, who, path in places:
            if who not in contexts:
                contexts[who] = camera.context(browser, address)
                show_answers(contexts[who], told["answers"])
                if who:
                    cookie = {"name": "sessionid", "value": told["cookies"][who], "url": address}
                    contexts[who].add_cookies([cookie])  # type: ignore[list-item]
            camera.take(contexts[who], "page_" + name.replace(":", "-").replace(" ", "_"), Scene(name, path))

    return work


def story(camera: Camera, browser: Browser, address: str) -> None:
    """One role after the other, each with its step, which the next one's pictures need."""
    for user, scenes, step in STORY:
        context = camera.context(browser, address)
        if user:
            sign_in(context.new_page(), user)
        for scene in scenes:
            camera.take(context, f"{user or 'guest'}_{scene.name}", scene)
        if step:
            camera.act(context, user, step)
        context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
