"""Taking up what was left behind: jobs whose worker died, and the queue's own rows of them."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.jobs.models import Job, JobState
from core.jobs.running import FAULT, MOST_ATTEMPTS
from core.jobs.tasks import work


def take_up_stale() -> int:
    """Put every job of which nobody has told for too long into the queue again; return how many.

    One that was tried often enough fails instead: it may be what kills the worker.
    """
    found = list(Job.objects.stale(timezone.now()))
    return sum(_take_up(job) for job in found)


@transaction.atomic
def _take_up(job: Job) -> bool:
    """Do it only if the job is still as it was seen: two workers may look at the same moment."""
    seen = Job.objects.filter(pk=job.pk, state=job.state, claim=job.claim, heartbeat=job.heartbeat)
    now = timezone.now()
    if job.attempts >= MOST_ATTEMPTS:
        changes = {"state": JobState.FAILED, "message": FAULT, "ended_at": now}
    else:
        changes = {"state": JobState.WAITING, "heartbeat": now}
    if not seen.update(version=F("version") + 1, **changes):
        return False
    _close_rows(job)
    if changes["state"] == JobState.WAITING:
        work.enqueue(job.pk)
    return True


def _close_rows(job: Job) -> None:
    """The library leaves the row of a killed worker RUNNING for ever."""
    rows = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, task_path=work.module_path, args_kwargs={"args": [job.pk], "kwargs": {}}
    )
    rows.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
