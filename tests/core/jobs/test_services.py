"""What a person may start, how much at once, and how long files stay."""

import os
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from agencies.permissions import Role
from core.errors import DomainError
from core.jobs.models import Job
from core.jobs.running import run_job, work_folder
from core.jobs.services import cancel_job, resume_job
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_same_work_is_not_started_twice(start):
    assert start(period=1) == start(period=1)
    assert start(period=2) != start(period=1)


def test_one_person_may_have_two_at_once(start):
    first, _ = start(), start()
    with pytest.raises(DomainError, match="Bạn đang có 02 việc"):
        start()
    cancel_job(job=first)
    start()
    with pytest.raises(DomainError, match="Bạn đang có 02 việc"):
        resume_job(job=first, by=first.owner)


def test_all_together_may_have_eight_at_once(start, department):
    for number in range(8):
        start(by=make_user(f"u{number}", Role.EDITOR, department))
    with pytest.raises(DomainError, match="Cổng đang chạy 08 việc"):
        start()


def test_what_has_ended_is_neither_stopped_nor_let_go_on(start):
    job = start()
    run_job(job.pk)
    cancel_job(job=job)
    resume_job(job=job, by=job.owner)
    assert job.state == "finished"


def test_files_go_when_their_time_is_over_and_leftovers_after_a_day(start):
    job, other = start(), start()
    for one in (job, other):
        run_job(one.pk)
    Job.objects.filter(pk=job.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    old, new = work_folder() / "99-alt", work_folder() / "99-neu"
    old.touch()
    new.touch()
    os.utime(old, (time.time() - 90_000,) * 2)
    call_command("tidy_jobs")
    job.refresh_from_db()
    other.refresh_from_db()
    assert (bool(job.file), bool(other.file)) == (False, True)
    assert (old.exists(), new.exists()) == (False, True)
    new.unlink()
