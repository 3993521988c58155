"""How the worker does a job: claim it, tell of every step, settle it once; or hand it back."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.errors import DomainError
from core.jobs.kinds import Outcome, kind_of
from core.jobs.models import STALE_AFTER, Job, JobQuerySet, JobState

logger = logging.getLogger(__name__)
stopping = Event()  # set when the worker is asked to end: it hands its job back at the next step
KEPT_FOR = timedelta(days=7)
MOST_ATTEMPTS = 5
FAULT = "Có lỗi trong hệ thống nên việc chưa xong. Hãy bấm “Làm tiếp”; nếu vẫn lỗi, báo người quản trị hệ thống."


class LostError(Exception):
    """The job is no longer this run's: stopped by its owner, or taken up by another worker."""


class HandBackError(Exception):
    """The worker ends; another one goes on with the job."""


class MadeFile(File):
    """A finished file that a storage on the same disk may move instead of copying it."""

    def temporary_file_path(self) -> str:
        return str(self.name)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job: what it works in, and where an earlier run that died left its part."""

    job: Job
    claim: str
    earlier_claim: str

    @property
    def path(self) -> Path:
        """Where this run writes; nobody else does."""
        return work_folder() / f"{self.job.pk}-{self.claim}"

    @property
    def earlier(self) -> Path | None:
        """Where the run before this one wrote, if there was one."""
        return work_folder() / f"{self.job.pk}-{self.earlier_claim}" if self.earlier_claim else None

    def advance(self, done: int, total: int) -> None:
        """Tell how far the work is. Raises LostError or HandBackError when this run must not go on."""
        if stopping.is_set():
            raise HandBackError
        if not self.mine().update(done=done, total=total, heartbeat=timezone.now()):
            raise LostError

    def mine(self) -> JobQuerySet:
        """Return the job's row while it is this run's, else nothing."""
        return Job.objects.filter(pk=self.job.pk, claim=self.claim, state=JobState.RUNNING)


def work_folder() -> Path:
    """Return the folder of unfinished files, made when it is not there; on the disk of the uploads."""
    folder = Path(settings.MEDIA_ROOT) / "work"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def run_job(pk: int) -> None:
    """Do a job that waits, to its end; nothing when it does not wait. A fault of the program is tried again."""
    run = _take(pk)
    if run is None:
        return
    try:
        _settle(run, kind_of(run.job.kind).run(run))
    except LostError:
        return
    except HandBackError:
        _hand_back(run, at_once=True)
    except DomainError as error:
        _end(run, str(error))
    except Exception:
        logger.exception("job %s (%s) failed", run.job.pk, run.job.kind)
        if run.job.attempts >= MOST_ATTEMPTS:
            _end(run, FAULT)
        else:
            # Not queued again at once: the worker finds it when it has gone stale, which gives the fault time to pass.
            _hand_back(run, at_once=False)
    except BaseException:
        _hand_back(run, at_once=True)
        raise


@transaction.atomic
def _take(pk: int) -> Run | None:
    job = Job.objects.select_for_update().filter(pk=pk, state=JobState.WAITING).select_related("owner").first()
    if job is None:
        return None
    earlier, claim = job.claim, uuid4().hex
    job.state, job.claim, job.attempts, job.heartbeat = JobState.RUNNING, claim, job.attempts + 1, timezone.now()
    job.version += 1
    job.save(update_fields=["state", "claim", "attempts", "heartbeat", "version"])
    return Run(job, claim, earlier)


def _settle(run: Run, outcome: Outcome) -> None:
    """Keep the file and say so in one step. A file that was kept in vain is removed."""
    if run.earlier_claim:
        default_storage.delete(_stored_name(run.job.pk, run.earlier_claim))
    size, digest = outcome.path.stat().st_size, _sha256(outcome.path)
    with outcome.path.open("rb") as made:
        stored = default_storage.save(_stored_name(run.job.pk, run.claim), MadeFile(made, name=str(outcome.path)))
    outcome.path.unlink(missing_ok=True)
    now = timezone.now()
    settled = run.mine().update(
        version=F("version") + 1,
        state=JobState.DONE,
        done=F("total"),
        message=outcome.message[:500],
        file=stored,
        file_name=outcome.name,
        file_size=size,
        file_sha256=digest,
        outcome=outcome.contents,
        ended_at=now,
        expires_at=now + KEPT_FOR,
    )
    if not settled:
        default_storage.delete(stored)
        raise LostError


def _end(run: Run, message: str) -> None:
    run.mine().update(version=F("version") + 1, state=JobState.FAILED, message=message[:500], ended_at=timezone.now())


def _hand_back(run: Run, *, at_once: bool) -> None:
    """Let another worker go on: ``at_once`` when nothing was wrong, else after the pause that makes a job stale."""
    tried, heartbeat = run.job.attempts, timezone.now()
    if at_once:
        tried, heartbeat = tried - 1, heartbeat - 2 * STALE_AFTER
    run.mine().update(version=F("version") + 1, state=JobState.WAITING, attempts=tried, heartbeat=heartbeat)


def _stored_name(pk: int, claim: str) -> str:
    return f"jobs/{pk}-{claim}.bin"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
