"""The hour before a deadline: ``python -m benchmarks.deadline sqlite|postgresql``, on a throw-away database.

300 people save a row every ten seconds each, and for each of them the dashboard of the whole province is asked for
every minute, over HTTP against the server as ``make run`` starts it (scripts/serve.py), PostgreSQL with its durable
settings. What is timed begins when a request was due, not when it could be sent: a server that falls behind shows it.
Afterwards the versions of the rows in the database are compared with the saves that were acknowledged.

With ``--pdf-share 0.1`` one request in ten asks for the agency's plan as PDF, drawn anew; whoever is told to wait for
a turn is counted apart.
"""

import argparse
import math
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import django

from benchmarks.run import environment
from scripts.pg_cluster import children, free_port, made_cluster
from scripts.serve import start, stop

if TYPE_CHECKING:
    from benchmarks.province import Person

TOKEN = "a" * 32
QUIET = {"GUNICORN_CMD_ARGS": "--log-level warning"}
SAVE_EVERY, LOOK_EVERY = 10.0, 60.0  # seconds, of each person
PATIENCE = 60  # seconds for one answer
GRACE = 20  # seconds after the end in which a server that fell behind may catch up
TICKS = os.sysconf("SC_CLK_TCK")
WARM_UP = 12  # dashboards, so that every worker has loaded what it needs


class Cost(NamedTuple):
    """What the hour took: seconds by the clock, and seconds of CPU."""

    seconds: float
    cpu: float


def main(arguments: list[str]) -> int:
    """Make the province, let the people work, print the figures; 1 when a save was lost or an answer was a 5xx."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # server and database then end too
    with (
        tempfile.TemporaryDirectory(prefix="cchc-deadline-") as scratch,
        _database(options.what, scratch) as (url, cluster),
    ):
        port = free_port()
        os.environ.update(
            environment(Path(scratch), url) | {"PORT": str(port), "DATABASE_DURABILITY_CHECK": "1", **QUIET}
        )
        django.setup()
        from benchmarks.province import made_people, read_versions  # noqa: PLC0415  # it imports models

        dashboard, people = made_people(options.agencies, options.people)
        with _served(port) as server:
            for _ in range(WARM_UP):
                if (status := _ask(port, people[0].reviewer, dashboard)) != 200:
                    raise SystemExit(f"{dashboard} answers {status}; were the static files collected (make setup)?")
            before, began = _cpu(server, cluster), time.monotonic()
            _work(people, port, dashboard, options)
            cost = Cost(time.monotonic() - began, _cpu(server, cluster) - before)
        read_versions(people)
    lost = sum(max(0, person.version - person.stored) for person in people)
    _tell(options, people, lost, cost)
    failed = any(error.startswith("5") for person in people for error in person.errors)
    return 1 if lost or failed else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deadline", description=__doc__)
    parser.add_argument("what", choices=("sqlite", "postgresql"))
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=90)
    parser.add_argument("--pdf-share", type=float, default=0.0, help="of all requests, e.g. 0.1")
    parser.add_argument("--agencies", type=int, default=150, help="agencies of the province")
    return parser.parse_args(arguments)


@contextmanager
def _database(what: str, scratch: str) -> Iterator[tuple[str, int]]:
    """Give the address, and PostgreSQL's process (0 where there is none)."""
    if what == "sqlite":
        yield f"sqlite:///{scratch}/deadline.sqlite3", 0
        return
    with made_cluster() as own:
        own.start({})
        assert own.server is not None
        yield own.url, own.server.pid


@contextmanager
def _served(port: int) -> Iterator[int]:
    server = start([sys.executable, "scripts/serve.py"])
    try:
        until = time.monotonic() + PATIENCE
        while _status(port) is None:
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("The server does not start.")
            time.sleep(0.2)
        yield server.pid
    finally:
        stop(server)


def _cpu(*processes: int) -> float:
    """Return the seconds that these processes and all below them have computed, those that ended included."""
    ticks = 0
    for pid in filter(None, processes):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15])) + round(_cpu(*children(pid)) * TICKS)
    return ticks / TICKS


def _status(port: int) -> int | None:
    try:
        return _ask(port, "", "/health/")
    except (OSError, HTTPException):
        return None


def _work(people: "list[Person]", port: int, dashboard: str, options: argparse.Namespace) -> None:
    """Let all work side by side, each with a beginning of their own."""
    begin, rest = time.monotonic() + 1, 1 / SAVE_EVERY + 1 / LOOK_EVERY
    share = options.pdf_share
    pdf_every = (1 - share) / share / rest if share else math.inf
    threads = [
        Thread(target=_day, args=(person, port, dashboard, begin, number / len(people), options.seconds, pdf_every))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _day(
    person: "Person", port: int, dashboard: str, begin: float, share: float, seconds: int, pdf_every: float
) -> None:
    every = {_save: SAVE_EVERY, _look: LOOK_EVERY} | ({_draw: pdf_every} if pdf_every < math.inf else {})
    turns = {act: begin + share * pause for act, pause in every.items()}
    while (due := min(turns.values())) < begin + seconds:
        time.sleep(max(0.0, due - time.monotonic()))
        act = next(one for one, when in turns.items() if when == due)
        if time.monotonic() > begin + seconds + GRACE:
            person.errors.append("never asked")
        else:
            act(person, port, dashboard, due)
        turns[act] += every[act]


def _save(person: "Person", port: int, dashboard: str, due: float) -> None:
    sent = {"version": person.version, "status": "period_done", "result": f"Đã hoàn thành, lần {person.version}"}
    if _timed(person.saves, person.errors, due, lambda: _ask(port, person.session, person.address, sent)):
        person.version += 1


def _look(person: "Person", port: int, dashboard: str, due: float) -> None:
    _timed(person.looks, person.errors, due, lambda: _ask(port, person.reviewer, dashboard))


def _draw(person: "Person", port: int, dashboard: str, due: float) -> None:
    def ask() -> int:
        status = _ask(port, person.session, person.plan_pdf)
        if 300 <= status < 400:  # two of the person's files, or three of all, are being made: back to the page
            person.waits += 1
        return status

    if not _timed(person.pdfs, person.errors, due, ask) and person.errors[-1].startswith("3"):
        person.errors.pop()


def _timed(times: list[float], errors: list[str], due: float, ask: Callable[[], int]) -> bool:
    try:
        status = ask()
    except (OSError, HTTPException) as error:
        errors.append(type(error).__name__)
        return False
    if status != 200:
        errors.append(str(status))
        return False
    times.append(time.monotonic() - due)
    return True


def _ask(port: int, session: str, address: str, form: dict[str, object] | None = None) -> int:
    headers = {"Cookie": f"csrftoken={TOKEN}; sessionid={session}", "Connection": "close"}
    if form is not None:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": TOKEN, "HX-Request": "true"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as line:
        line.request("GET" if form is None else "POST", address, urlencode(form) if form else None, headers)
        with line.getresponse() as answer:
            answer.read()
            return answer.status


def _tell(options: argparse.Namespace, people: "list[Person]", lost: int, cost: Cost) -> None:
    saves = [one for person in people for one in person.saves]
    looks = [one for person in people for one in person.looks]
    pdfs, waits = [one for person in people for one in person.pdfs], sum(person.waits for person in people)
    errors = Counter(one for person in people for one in person.errors)
    answers = len(saves) + len(looks) + len(pdfs) + waits
    wanted = options.people * (1 / SAVE_EVERY + 1 / LOOK_EVERY) / (1 - options.pdf_share)
    print(f"{options.what}: {options.people} people for {options.seconds} s, load {os.getloadavg()[0]:.1f}")
    for name, times in (("saves", saves), ("dashboards", looks), ("PDFs", pdfs)):
        if len(times) < 2:  # noqa: PLR2004  # of one there are no quantiles
            continue
        cuts = quantiles(times, n=20)
        median, p95 = cuts[9] * 1000, cuts[18] * 1000
        print(f"  {len(times)} {name}: p50 {median:.0f} ms, p95 {p95:.0f} ms, longest {max(times) * 1000:.0f} ms")
    if options.pdf_share:
        print(f"  {waits} times somebody was told to wait for a turn to print")
    print(f"  {answers / cost.seconds:.1f} answers a second; {wanted:.1f} were asked for")
    each = cost.cpu / answers
    print(f"  server and database: {each * 1000:.0f} ms of CPU an answer; all asked for need {each * wanted:.2f} cores")
    print(f"  {errors.total()} errors {dict(errors)}, {lost} acknowledged saves lost")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
