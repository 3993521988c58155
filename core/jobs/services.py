"""What a person does with long work: start it, stop it, let it go on."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from core.errors import DomainError
from core.jobs.models import Job, JobState
from core.jobs.tasks import work

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

MOST_OF_ONE, MOST_OF_ALL = 2, 8
LOCK = 0x0CC4C  # any number, the same everywhere


@transaction.atomic
def start_job(*, kind: str, title: str, parameters: dict[str, Any], by: "AbstractBaseUser") -> Job:
    """Put work into the queue and return its row; the same work of the same person, still going on, is not doubled.

    Raises DomainError when too much is going on already.
    """
    _one_at_a_time()
    same = Job.objects.visible_to(by).active().filter(kind=kind, parameters=parameters).first()
    if same is not None:
        return same
    _require_room(by)
    job = Job.objects.create(
        owner_id=by.pk, kind=kind, title=title[:200], parameters=parameters, heartbeat=timezone.now()
    )
    work.enqueue(job.pk)
    return job


@transaction.atomic
def cancel_job(*, job: Job) -> None:
    """Stop a job: the run notices at its next step. One that has ended stays as it is."""
    ended = {"state": JobState.CANCELLED, "message": "Đã dừng theo yêu cầu.", "ended_at": timezone.now()}
    Job.objects.active().filter(pk=job.pk).update(version=F("version") + 1, **ended)
    job.refresh_from_db()


@transaction.atomic
def resume_job(*, job: Job, by: "AbstractBaseUser") -> None:
    """Let a failed or stopped job go on from its last step. Raises DomainError when too much is going on."""
    _one_at_a_time()
    job.refresh_from_db()
    if not job.may_go_on:
        return
    _require_room(by)
    again = {"state": JobState.WAITING, "attempts": 0, "message": "", "ended_at": None, "heartbeat": timezone.now()}
    Job.objects.filter(pk=job.pk).update(version=F("version") + 1, **again)
    job.refresh_from_db()
    work.enqueue(job.pk)


def drop_expired_files(now: datetime) -> int:
    """Remove the files whose time is over and return how many; their jobs stay."""
    jobs = Job.objects.filter(expires_at__lt=now).exclude(file="")
    dropped = 0
    for job in jobs:
        job.file.delete(save=False)
        Job.objects.filter(pk=job.pk).update(file="", version=F("version") + 1)
        dropped += 1
    return dropped


def _require_room(user: "AbstractBaseUser") -> None:
    if Job.objects.visible_to(user).active().count() >= MOST_OF_ONE:
        raise DomainError(
            f"Bạn đang có {MOST_OF_ONE:02d} việc chạy nền. Chờ một việc xong hoặc dừng bớt ở trang “Việc đang chạy”."
        )
    if Job.objects.active().count() >= MOST_OF_ALL:
        raise DomainError(f"Cổng đang chạy {MOST_OF_ALL:02d} việc cùng lúc, là mức cao nhất. Hãy thử lại sau ít phút.")


def _one_at_a_time() -> None:
    """Let others who start work wait till this transaction ends; on SQLite a transaction is alone anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
