"""Many people write to one row at once: each save that was acknowledged was made over the text its writer had seen."""

import re
from threading import Thread

import pytest

from core.models import AuditRecord
from plans.models import TaskUpdate
from tests.faults.conftest import SOAKS
from tests.faults.last_wins import HEADER

pytestmark = pytest.mark.django_db
RIVALS, SAVES = (50, 10) if SOAKS else (8, 3)
TEXT = re.compile(r"Người \d+ lần \d+")
VERSION = re.compile(r'name="version"[^>]* value="(\d+)"')


class Rival(Thread):
    """Saves so many times, and again over what somebody else saved meanwhile, when shown theirs."""

    def __init__(self, server, session: str, task: int, number: int, headers: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.browser, self.headers = server.browser(session), {"HX-Request": "true", **headers}
        self.address, self.number = f"/entry/KG-SDL/2024-Q1/tasks/{task}/", number
        self.saved: list[tuple[str, str]] = []  # what was seen, and what was saved over it
        self.odd: list[tuple[int, str]] = []
        self.conflicts = 0

    def run(self) -> None:
        version, seen = 0, ""
        while len(self.saved) < SAVES and not self.odd:
            mine = f"Người {self.number} lần {len(self.saved)}"
            sent = {"version": version, "status": "in_progress", "result": mine}
            status, page = self.browser.post(self.address, sent, **self.headers)
            theirs = set(TEXT.findall(page)) - {mine}
            if status == 200:
                self.saved.append((seen, mine))
                seen = mine
            elif status == 409 and theirs:  # mine stands in the fields, which stay
                self.conflicts += 1
                seen = theirs.pop()
            else:
                self.odd.append((status, page))
                return
            version = int(VERSION.findall(page)[0])


def written(server, database, things, *, at_once: bool, **headers: str) -> tuple[list[Rival], list[tuple[str, str]]]:
    """Let them all write; return them, and which text followed which in the history."""
    task = next(things.tasks)
    rivals = [Rival(server, things.session, task, number, headers) for number in range(RIVALS)]
    for rival in rivals:
        rival.start()
        if not at_once:
            rival.join()
    for rival in rivals:
        rival.join()

    def history() -> list[tuple[str, str]]:
        records = AuditRecord.objects.for_object(TaskUpdate.objects.get(task=task)).order_by("pk")
        return [((record.old or {"result": ""})["result"], (record.new or {})["result"]) for record in records]

    return rivals, database.do(history)


def test_nobody_writes_over_what_they_have_not_seen_and_every_save_is_in_the_history(server, database, things):
    rivals, history = written(server, database, things, at_once=True)
    assert [odd for rival in rivals for odd in rival.odd] == []
    assert sorted(history) == sorted(one for rival in rivals for one in rival.saved)
    assert len(history) == RIVALS * SAVES
    assert sum(rival.conflicts for rival in rivals) > 0


def test_the_same_catches_a_server_on_which_the_last_one_wins(server, database, things):
    rivals, history = written(server, database, things, at_once=False, **{HEADER: "1"})
    assert set(history) != {one for rival in rivals for one in rival.saved}
