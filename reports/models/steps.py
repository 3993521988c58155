"""What belongs to the life of a work, a report or a letter: its recorded steps, and what waits for a signature."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Office
from core.audit.frozen import Frozen
from documents.models import IssuedNumber, StoredFile
from reports.models.letter import Letter
from reports.models.report import Report
from reports.models.work import Work, of_one_work
from reports.states import ReportState


class WorkflowStep(models.Model):
    """A step of a work's life: who moved it, when, from where to where, and why. Never changed."""

    audited: ClassVar[bool] = True
    frozen: ClassVar[Frozen] = Frozen(
        columns=("id", "report_id", "letter_id", "from_state", "to_state", "by_id", "at", "reason")
    )

    report = models.ForeignKey(
        Report, models.PROTECT, verbose_name="báo cáo", null=True, blank=True, related_name="steps"
    )
    letter = models.ForeignKey(
        Letter, models.PROTECT, verbose_name="công văn", null=True, blank=True, related_name="steps"
    )
    from_state = models.CharField("từ", max_length=12, choices=ReportState)
    to_state = models.CharField("đến", max_length=12, choices=ReportState)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người thực hiện")
    at = models.DateTimeField("lúc", auto_now_add=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "bước xử lý"
        verbose_name_plural = "bước xử lý"
        ordering: ClassVar = ["report", "at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(to_state=ReportState.RETURNED) | ~Q(reason=""),
                name="return_has_a_reason",
                violation_error_message="Trả lại báo cáo thì phải ghi lý do.",
            ),
            of_one_work("step_of_one_work"),
        ]

    def __str__(self) -> str:
        return f"{self.report or self.letter}: {self.get_to_state_display()}"


class PreparedSigning(models.Model):
    """A work printed with its number and day, waiting for the signature of the agency's own tool.

    The number is held for the work; ``work_version`` tells whether the work is still the one that was printed.
    """

    audited: ClassVar[bool] = True

    report = models.OneToOneField(
        Report, models.PROTECT, verbose_name="báo cáo", null=True, blank=True, related_name="prepared"
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, verbose_name="công văn", null=True, blank=True, related_name="prepared"
    )
    work_version = models.PositiveIntegerField("phiên bản lúc in")
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="người ký", related_name="+")
    authority = models.TextField("quyền hạn, chức vụ")
    code = models.CharField("mã kiểm tra", max_length=20, blank=True)
    number = models.OneToOneField(IssuedNumber, models.PROTECT, verbose_name="số văn bản", related_name="+")
    issued_on = models.DateField("ngày ký")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="bản để ký", related_name="+")

    class Meta:
        verbose_name = "bản chờ ký"
        verbose_name_plural = "bản chờ ký"
        constraints: ClassVar = [of_one_work("prepared_of_one_work")]

    def __str__(self) -> str:
        return f"{self.report or self.letter}: {self.file}"


def prepared_of(work: Work) -> PreparedSigning | None:
    """Return what waits for the signature of the agency's own tool, None when nothing does."""
    return PreparedSigning.objects.select_related("file", "number", "office").filter(**work.key).first()
