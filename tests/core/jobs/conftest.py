"""A kind of work that a test decides on."""

from dataclasses import dataclass, field

import pytest

from core.errors import DomainError
from core.jobs import kinds
from core.jobs.kinds import JobKind, Outcome
from core.jobs.services import start_job


@dataclass
class Work:
    """Three steps; ``at`` is what happens before a step, ``runs`` counts how often it was begun."""

    at: dict = field(default_factory=dict)
    runs: int = 0
    allowed: bool = True

    def run(self, run):
        self.runs += 1
        for step in range(3):
            self.at.get(step, lambda run: None)(run)
            run.advance(step, 3)
        run.path.write_bytes(b"PK-ket-qua")
        return Outcome(path=run.path, name="ket-qua.zip", message="Xong cả.")

    def may_have(self, job):
        return self.allowed


def refuse(run):
    raise DomainError("Không có gì để làm.")


def crash(run):
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    """Ids come again in other tests, and the files are named after them."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def work(monkeypatch) -> Work:
    work = Work()
    monkeypatch.setattr("tests.core.jobs.conftest.KIND", JobKind(work.run, work.may_have), raising=False)
    monkeypatch.setitem(kinds._kinds, "test", "tests.core.jobs.conftest.KIND")
    return work


@pytest.fixture
def start(work, lan):
    """Start work of ``lan`` unless told otherwise; every one asks for something else."""
    count = iter(range(100))

    def start(by=None, **parameters):
        return start_job(kind="test", title="Việc thử", parameters=parameters or {"n": next(count)}, by=by or lan)

    return start
