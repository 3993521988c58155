"""A piece of long work, as its owner sees it: what it is, how far it is, and what came of it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.versions import Versioned

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

STALE_AFTER = timedelta(seconds=60)  # a worker that is alive tells of itself at every step


class JobState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang chạy"
    DONE = "finished", "Đã xong"
    FAILED = "failed", "Không thành công"
    CANCELLED = "stopped", "Đã dừng"


ACTIVE = (JobState.WAITING, JobState.RUNNING)


class JobQuerySet(models.QuerySet):
    def visible_to(self, user: "AbstractBaseUser") -> Self:
        """Return the jobs that ``user`` started; those of others do not exist."""
        return self.filter(owner=user.pk)

    def active(self) -> Self:
        """Return what waits or runs."""
        return self.filter(state__in=ACTIVE)

    def stale(self, now: datetime) -> Self:
        """Return what should be going on but of which nobody has told for too long."""
        return self.active().filter(heartbeat__lt=now - STALE_AFTER)


class Job(Versioned):
    """Long work of one person. ``claim`` names the run that may write; a run that lost it has no effect any more.

    What the worker tells at every step is left out of the audit record; how the job began and ended is in it.
    """

    audit_exclude = ("heartbeat", "done", "total", "claim")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người yêu cầu", related_name="jobs"
    )
    kind = models.CharField("loại việc", max_length=32)
    title = models.CharField("việc", max_length=200)
    parameters = models.JSONField("yêu cầu", default=dict)
    state = models.CharField("trạng thái", max_length=10, choices=JobState, default=JobState.WAITING, editable=False)
    done = models.PositiveIntegerField("đã làm", default=0, editable=False)
    total = models.PositiveIntegerField("tổng số", default=0, editable=False)
    message = models.CharField("kết quả", max_length=500, blank=True, editable=False)
    heartbeat = models.DateTimeField(editable=False)
    claim = models.CharField(max_length=32, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0, editable=False)
    created_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True, editable=False)
    file = models.FileField("tệp kết quả", upload_to="jobs", blank=True, editable=False)
    file_name = models.CharField("tên tệp", max_length=255, blank=True, editable=False)
    file_size = models.PositiveBigIntegerField("dung lượng (byte)", default=0, editable=False)
    file_sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    expires_at = models.DateTimeField("tệp được giữ đến", null=True, blank=True, editable=False)
    outcome = models.JSONField("nội dung tệp", default=dict, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chạy nền"
        verbose_name_plural = "việc chạy nền"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(state=JobState.RUNNING) | ~Q(claim=""), name="running_job_is_claimed"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "heartbeat"], name="jobs_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("core:job", args=[self.pk])

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE

    @property
    def may_go_on(self) -> bool:
        """Whether its owner may let it go on from where it ended."""
        return self.state in (JobState.FAILED, JobState.CANCELLED)
