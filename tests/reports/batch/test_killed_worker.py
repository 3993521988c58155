"""A real worker, killed with SIGKILL in the middle: the next one goes on, and there is one file in the end.

A named pipe in place of a stored PDF holds the worker where the test wants it, without waiting for any time.
"""

import io
import os
import signal
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.jobs.models import STALE_AFTER, Job
from core.jobs.services import cancel_job
from reports.batch.making import KEEP_EVERY
from reports.models import Issue
from tests.reports.batch.conftest import make_reports

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = KEEP_EVERY + 4
ROOT = Path(django_settings.BASE_DIR)


def database_url() -> str:
    """Return the address of the test database for a process of its own."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


@pytest.fixture
def workers(settings):
    """Start workers with the portal's own settings; none outlives the test."""
    running: list[subprocess.Popen] = []
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cchc_portal.settings",
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "PORTAL_TODAY": "2024-03-18",
    }

    def start() -> subprocess.Popen:
        command = [sys.executable, "manage.py", "worker", "--once"]
        running.append(subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE))  # noqa: S603
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.communicate()


@pytest.fixture
def queue(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def job(queue, client, boss, province, quarter) -> Job:
    make_reports(province, quarter, boss, COUNT)
    client.force_login(boss)
    client.post("/reports/batch/", {"period": "2024-Q1"})
    return Job.objects.get()


class Held:
    """A stored file that nobody can read to its end before ``let_go``."""

    def __init__(self, path: str) -> None:
        self.path, self.content = path, Path(path).read_bytes()
        os.remove(path)
        os.mkfifo(path)

    def wait_for_reader(self) -> int:
        return os.open(self.path, os.O_WRONLY)  # blocks till the worker reads

    def let_go(self) -> None:
        os.remove(self.path)
        Path(self.path).write_bytes(self.content)


def stored_at(number: int) -> str:
    """Return where the bytes of the document lie that comes as ``number`` in the batch."""
    return Issue.objects.order_by("report__agency__path")[number - 1].file.file.path


def grow_stale(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - STALE_AFTER - timedelta(seconds=1))


def contents(job: Job) -> dict[str, bytes]:
    with job.file.open() as file, zipfile.ZipFile(io.BytesIO(file.read())) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def files_below(folder: str) -> list[Path]:
    return [path for path in Path(folder).rglob("*") if path.is_file() and "documents" not in path.parts]


def kill_at(number: int, workers) -> None:
    """Let a worker come to the report ``number`` and kill it there."""
    held = Held(stored_at(number))
    worker = workers()
    pipe = held.wait_for_reader()
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    os.close(pipe)
    held.let_go()


def test_a_killed_workers_job_is_done_once_by_the_next(job, workers, settings):
    kill_at(3, workers)  # before anything was kept
    grow_stale(job)
    kill_at(COUNT, workers)  # after KEEP_EVERY reports were kept
    job.refresh_from_db()
    assert (job.state, job.done, job.attempts) == ("running", COUNT - 1, 2)
    first = stored_at(1)
    Path(first).write_bytes(b"%PDF-khac")  # was kept already: the next worker does not read it again
    grow_stale(job)
    worker = workers()
    assert worker.wait() == 0, worker.stderr.read()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.done) == ("finished", 3, COUNT)
    found = contents(job)
    assert len(found) == COUNT + 1
    assert found["2024-Q1_S01_01-BC-S01.pdf"] == b"%PDF KG-S01"
    assert files_below(settings.MEDIA_ROOT) == [Path(job.file.path)]
    assert not DBTaskResult.objects.filter(status__in=["RUNNING", "READY"]).exists()


def test_a_job_that_is_not_stale_is_left_to_its_worker(job, workers):
    kill_at(3, workers)
    assert workers().wait() == 0
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("running", 1)


def test_a_worker_that_is_told_to_end_hands_the_job_back(job, workers):
    held = Held(stored_at(3))
    worker = workers()
    pipe = held.wait_for_reader()
    worker.send_signal(signal.SIGTERM)
    os.write(pipe, held.content)
    os.close(pipe)
    worker.wait()
    held.let_go()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)
    assert workers().wait() == 0
    job.refresh_from_db()
    assert job.state == "finished"


def test_a_job_that_is_stopped_in_the_middle_leaves_no_file_to_fetch(job, workers):
    held = Held(stored_at(3))
    worker = workers()
    pipe = held.wait_for_reader()
    cancel_job(job=job)
    os.write(pipe, held.content)
    os.close(pipe)
    assert worker.wait() == 0
    job.refresh_from_db()
    assert (job.state, bool(job.file)) == ("stopped", False)
