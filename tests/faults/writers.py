"""People who save rows without a pause, who remember what they were told is saved, and who ask again when a line broke.

Each has a task of their own and sends version after version of it; whether its delivery goes with it changes by
turns, so that a save touches several tables.
"""

from dataclasses import dataclass
from http.client import HTTPException
from threading import Condition, Event, Thread

from core.audit.chain import verify_chain
from core.models import AuditRecord
from plans.models import Delivery, TaskUpdate
from tests.faults.server import PATIENCE, Server

STATUSES = ("in_progress", "period_done")


@dataclass
class Stored:
    """What the database holds of a task in the end."""

    version: int
    result: str
    status: str
    deliveries: int
    records: int


class Writer(Thread):
    """Saves till it is told to stop; ``acknowledged`` is the last version of which the server said that it is saved."""

    def __init__(self, crew: "Crew", task: int) -> None:
        super().__init__(daemon=True)
        self.crew, self.task = crew, task
        self.acknowledged = 0
        self.wrong: list[tuple[int, str]] = []

    def run(self) -> None:
        browser = self.crew.server.browser(self.crew.session)
        while not self.crew.stopping.is_set() and not self.wrong:
            try:
                status, page = browser.post(
                    f"/entry/KG-SDL/2024-Q1/tasks/{self.task}/",
                    {"version": self.acknowledged, **values_of(self.acknowledged + 1)},
                    **{"HX-Request": "true", **self.crew.headers},
                )
            except (OSError, HTTPException):
                self.crew.broke()
                continue
            if status == 200:
                self.acknowledged += 1
                self.crew.saved()
            elif status == 503:
                self.crew.refused()
            else:
                self.wrong.append((status, page))


def values_of(version: int) -> dict[str, str]:
    return {"status": STATUSES[version % 2], "result": f"Lần {version} " + "ă" * 500}


class Crew:
    """Several writers at once. ``wait_for`` lets the test go on when so many more saves were acknowledged."""

    def __init__(self, server: Server, session: str, tasks: list[int], **headers: str) -> None:
        self.server, self.session, self.headers = server, session, headers
        self.stopping, self.changed = Event(), Condition()
        self.saves = self.breaks = self.refusals = 0
        self.writers = [Writer(self, task) for task in tasks]

    def __enter__(self) -> "Crew":
        for writer in self.writers:
            writer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopping.set()
        for writer in self.writers:
            writer.join(PATIENCE)

    def saved(self) -> None:
        with self.changed:
            self.saves += 1
            self.changed.notify_all()

    def broke(self) -> None:
        with self.changed:
            self.breaks += 1
            self.changed.notify_all()

    def refused(self) -> None:
        with self.changed:
            self.refusals += 1

    def wait_for(self, more: int) -> None:
        with self.changed:
            wanted = self.saves + more
            assert self.changed.wait_for(lambda: self.saves >= wanted or self.wrong(), PATIENCE), "nobody saves"

    def wrong(self) -> list[tuple[int, str]]:
        return [one for writer in self.writers for one in writer.wrong]


def lost(crew: Crew) -> list[str]:
    """Return what was acknowledged and is not there, and what is there by halves; to be asked in the open database.

    The last save of a writer may have been made without its answer having come: then it is there, and whole.
    """
    found = stored([writer.task for writer in crew.writers])
    return [told for writer in crew.writers for told in _told(writer, found.get(writer.task))]


def _told(writer: Writer, row: Stored | None) -> list[str]:
    if row is None:
        return [f"task {writer.task}: {writer.acknowledged} saves, no row"] if writer.acknowledged else []
    wanted = values_of(row.version)
    told = []
    if row.version not in (writer.acknowledged, writer.acknowledged + 1):
        told.append(f"task {writer.task}: {writer.acknowledged} acknowledged, {row.version} stored")
    if (row.result, row.status) != (wanted["result"], wanted["status"]):
        told.append(f"task {writer.task}: version {row.version} is not what was sent")
    if row.deliveries != STATUSES.index(row.status):
        told.append(f"task {writer.task}: {row.deliveries} deliveries with {row.status}")
    if row.records != row.version:
        told.append(f"task {writer.task}: {row.records} audit records of {row.version} versions")
    return told


def stored(tasks: list[int]) -> dict[int, Stored]:
    faults = verify_chain().faults
    assert faults == (), faults
    return {
        update.task_id: Stored(
            update.version,
            update.result,
            update.status,
            Delivery.objects.filter(update=update).count(),
            AuditRecord.objects.for_object(update).count(),
        )
        for update in TaskUpdate.objects.filter(task__in=tasks)
    }
