"""How a job is done: once, with its steps told, handed back when the worker ends, taken up when it died."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.jobs.models import STALE_AFTER, Job
from core.jobs.rescue import take_up_stale
from core.jobs.running import FAULT, MOST_ATTEMPTS, run_job, stopping, work_folder
from core.jobs.services import cancel_job, resume_job
from core.models import AuditRecord
from tests.core.jobs.conftest import crash, refuse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def going_on():
    yield
    stopping.clear()


def after(job: Job) -> Job:
    run_job(job.pk)
    job.refresh_from_db()
    return job


def grow_stale(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - STALE_AFTER - timedelta(seconds=1))


def test_a_job_is_done_and_its_file_kept_with_its_hash(start):
    job = after(start())
    assert (job.state, job.done, job.total, job.message) == ("finished", 3, 3, "Xong cả.")
    with job.file.open() as file:
        assert (file.read(), job.file_size, len(job.file_sha256)) == (b"PK-ket-qua", 10, 64)
    assert job.expires_at > job.ended_at
    assert list(work_folder().iterdir()) == []


def test_a_job_is_done_once_however_often_it_is_called(start, work):
    job = after(after(start()))
    assert work.runs == job.attempts == 1


def test_the_progress_is_told_but_not_recorded(start, work):
    told = []
    work.at[2] = lambda run: told.append(Job.objects.values_list("state", "done", "total").get(pk=run.job.pk))
    job = after(start())
    assert told == [("running", 1, 3)]
    records = AuditRecord.objects.filter(model="core.Job", object_id=job.pk)
    assert [record.new.get("state") for record in records.order_by("pk")] == ["waiting", "running", "finished"]


def test_a_job_that_is_stopped_ends_at_its_next_step_and_leaves_no_file(start, work):
    work.at[1] = lambda run: cancel_job(job=Job.objects.get(pk=run.job.pk))
    job = after(start())
    assert (job.state, job.done, bool(job.file)) == ("stopped", 0, False)
    del work.at[1]
    resume_job(job=job, by=job.owner)
    assert after(job).state == "finished"


def test_what_cannot_be_done_says_why_and_may_go_on(start, work):
    work.at[0] = refuse
    job = after(start())
    assert (job.state, job.message, job.may_go_on) == ("failed", "Không có gì để làm.", True)


def test_a_worker_that_ends_hands_its_job_back_at_once(start, work):
    work.at[1] = lambda run: stopping.set()
    job = after(start())
    assert (job.state, job.attempts) == ("waiting", 0)
    work.at.clear()
    stopping.clear()
    assert take_up_stale() == 1
    assert after(job).state == "finished"


def test_a_fault_is_tried_again_after_a_pause_and_not_for_ever(start, work):
    work.at[0] = crash
    job = after(start())
    assert (job.state, take_up_stale()) == ("waiting", 0)
    for _ in range(MOST_ATTEMPTS - 1):
        grow_stale(job)
        assert take_up_stale() == 1
        after(job)
    assert (job.state, job.message, work.runs) == ("failed", FAULT, MOST_ATTEMPTS)


def test_a_job_that_kills_every_worker_fails_in_the_end(start):
    job = start()
    Job.objects.filter(pk=job.pk).update(state="running", claim="x", attempts=MOST_ATTEMPTS)
    grow_stale(job)
    take_up_stale()
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", FAULT)


def test_what_was_taken_up_by_another_has_no_effect_any_more(start, work):
    def overtaken(run):
        work.at.clear()
        grow_stale(run.job)
        take_up_stale()
        run_job(run.job.pk)

    work.at[2] = overtaken
    job = after(start())
    assert (job.state, job.attempts, work.runs) == ("finished", 2, 2)
    assert [f"jobs/{name}" for name in default_storage.listdir("jobs")[1]] == [job.file.name]


def test_one_that_was_overtaken_while_it_kept_its_file_removes_it(start, monkeypatch):
    def lose(name, content):
        Job.objects.filter(pk=job.pk).update(claim="another")
        return save(name, content)

    job, save = start(), default_storage.save
    monkeypatch.setattr(default_storage, "save", lose)
    run_job(job.pk)
    assert default_storage.listdir("jobs")[1] == []


def test_the_queues_row_of_a_dead_worker_is_closed(start):
    job = start()
    row = DBTaskResult.objects.create(
        status="RUNNING",
        args_kwargs={"args": [job.pk], "kwargs": {}},
        task_path="core.jobs.tasks.work",
        backend_name="default",
        run_after=timezone.now(),
    )
    grow_stale(job)
    take_up_stale()
    row.refresh_from_db()
    assert row.status == "FAILED"
