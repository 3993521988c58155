"""Weighs every page as gunicorn serves it: ``python -m benchmarks.weights``.

What a browser asks for (style sheets, scripts, fonts, the icon) is read from the page itself and counted once, with
Brotli where the server has it. "First" is a visit with nothing kept, "later" one that follows the page after signing
in: what that page brought is in the browser. Prints a table; the figures go to ``benchmarks/weights.json``.
"""

import http.client
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from scripts.served import site

FIRST_BYTES, FIRST_REQUESTS, LATER_BYTES = 120_000, 12, 30_000
HOME = "reports:home chuyenvien.kg-sdl"
ASSETS = re.compile(r'(?:<link[^>]+href|<script[^>]+src|<img[^>]+src)="(/[^"]+)"')
RESULT = Path("benchmarks/weights.json")


class Weight(NamedTuple):
    """A page: its own bytes as sent, and of each thing that it needs."""

    name: str
    page: int
    assets: dict[str, int]

    @property
    def first(self) -> int:
        return self.page + sum(self.assets.values())

    def later(self, kept: set[str]) -> int:
        return self.page + sum(size for name, size in self.assets.items() if name not in kept)


def main() -> int:
    """Weigh all; 1 when a page is over its budget."""
    with tempfile.NamedTemporaryFile(suffix=".json") as written:
        tell = f"from scripts.places import tell; tell({written.name!r})"
        with site(["collectstatic", "--noinput"], ["shell", "-c", tell], as_served=True) as address:
            told = json.load(written)
            weights = weigh(urlsplit(address).netloc, told["places"], told["cookies"])
    kept = set(next(one for one in weights if one.name == HOME).assets)
    over = show(weights, kept)
    rows = [[one.name, one.page, one.first, len(one.assets) + 1, one.later(kept)] for one in weights]
    head = ["page", "bytes", "first_bytes", "first_requests", "later_bytes"]
    RESULT.write_text(
        json.dumps([dict(zip(head, row, strict=True)) for row in rows], indent=1) + "\n", encoding="utf-8"
    )
    return 1 if over else 0


def weigh(host: str, places: list[list[str]], cookies: dict[str, str]) -> list[Weight]:
    """Ask for every page that an address answers, and once for everything that they name."""
    sizes: dict[str, int] = {}
    weights = []
    for name, who, path in places:
        if path.startswith(("/shown/", "/gallery/", "/sign-in/new-password/")):
            continue  # kept answers, what there is in development only, and what leads on to a form with a cookie
        sent, text = ask(host, path, cookies.get(who, ""))
        wanted = dict.fromkeys(ASSETS.findall(text))
        for asset in wanted:
            if asset not in sizes:
                sizes[asset] = ask(host, asset, "")[0]
        weights.append(Weight(name, sent, {asset: sizes[asset] for asset in wanted}))
    return weights


def ask(host: str, path: str, session: str) -> tuple[int, str]:
    """Return how many bytes the answer has on the line, without its head, and the text where it is not packed."""
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {"Cookie": f"sessionid={session}"} if session else {}
    connection.request("GET", path, headers=headers | {"Accept-Encoding": "gzip, br"})
    answer = connection.getresponse()
    packed = answer.read()
    if answer.status not in (200, 302):  # what leads on weighs nothing
        raise RuntimeError(f"{path}: {answer.status}")
    text = ""
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        connection.request("GET", path, headers=headers | {"Accept-Encoding": "identity"})
        text = connection.getresponse().read().decode()
    connection.close()
    return len(packed), text


def show(weights: list[Weight], kept: set[str]) -> list[str]:
    """Print the table; return the names of the pages over a budget."""
    over = []
    print("| page | itself | first visit | requests | later |\n|---|---|---|---|---|")
    for one in sorted(weights, key=lambda one: -one.later(kept)):
        requests = len(one.assets) + 1
        checks = (one.first > FIRST_BYTES, requests > FIRST_REQUESTS, one.later(kept) > LATER_BYTES)
        cells = (f"{one.first / 1000:.1f} KB", str(requests), f"{one.later(kept) / 1000:.1f} KB")
        marked = [f"**{cell}**" if is_over else cell for cell, is_over in zip(cells, checks, strict=True)]
        print(f"| {one.name} | {one.page / 1000:.1f} KB | {' | '.join(marked)} |")
        if any(checks):
            over.append(one.name)
    print(f"\n{len(weights)} pages, {len(over)} over a budget: {', '.join(over) or 'none'}")
    return over


if __name__ == "__main__":
    sys.exit(main())
