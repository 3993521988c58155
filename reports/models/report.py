"""An agency's report for a period, its sections and the recorded steps of its workflow."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import Agency, Office
from core.audit.frozen import Frozen
from core.versions import Versioned
from documents.models import IssuedNumber, OfficialDocument, StoredFile
from documents.printed import heading_marker
from documents.running.columns import RunningTextField
from periods.models import ReportingDuty, ReportingPeriod
from reports.models.sealing import sealed, sealed_part
from reports.models.template import ReportTemplate
from reports.querysets import ReportQuerySet, SectionQuerySet
from reports.states import EDITABLE, FINAL, SENT, ReportState

PRINTED = (
    "agency_id", "period_id", "template_id", "title", "opening", "closing", "addressee", "recipients", "figures",
    "figures_sha256", "submitted_at", "submitted_on",
)  # fmt: skip


class Report(Versioned):
    """A report. ``state`` is written by ``reports.services`` alone; ``figures`` are frozen on submission.

    While it is issued or recalled, the database refuses to change what was printed (``sealing``); what was issued is
    kept in ``Issue``.
    """

    frozen: ClassVar[Frozen] = sealed("report_id", PRINTED)

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="reports")
    period = models.ForeignKey(
        ReportingPeriod,
        models.PROTECT,
        verbose_name="kỳ báo cáo",
        related_name="reports",
    )
    duty = models.OneToOneField(
        ReportingDuty,
        models.PROTECT,
        verbose_name="nghĩa vụ báo cáo",
        null=True,
        blank=True,
        related_name="report",
    )
    template = models.ForeignKey(ReportTemplate, models.PROTECT, verbose_name="mẫu báo cáo")
    state = models.CharField(
        "trạng thái",
        max_length=12,
        choices=ReportState,
        default=ReportState.DRAFT,
        editable=False,
    )
    title = models.TextField("trích yếu")
    opening = RunningTextField("phần mở đầu")
    closing = RunningTextField("câu kết")
    addressee = models.TextField("kính gửi", blank=True, help_text="Mỗi nơi một dòng; để trống nếu không in.")
    recipients = models.TextField("nơi nhận", blank=True, help_text="Mỗi nơi nhận một dòng.")
    figures = models.JSONField("số liệu đã chốt", null=True, blank=True, editable=False)
    figures_sha256 = models.CharField("mã băm số liệu", max_length=64, blank=True, editable=False)
    submitted_at = models.DateTimeField("trình lúc", null=True, blank=True, editable=False)
    submitted_on = models.DateField("ngày trình", null=True, blank=True, editable=False)
    signer = models.ForeignKey(
        Office,
        models.PROTECT,
        verbose_name="người ký",
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    signer_authority = models.TextField("quyền hạn, chức vụ đã in", blank=True, editable=False)
    signer_name = models.CharField("họ và tên đã in", max_length=120, blank=True, editable=False)
    code = models.CharField("mã kiểm tra", max_length=20, blank=True, editable=False)
    replacement_kind = models.CharField("hình thức thay", max_length=12, blank=True, editable=False)
    document = models.OneToOneField(
        OfficialDocument,
        models.PROTECT,
        verbose_name="văn bản phát hành",
        null=True,
        blank=True,
        related_name="report",
        editable=False,
    )
    file = models.OneToOneField(
        StoredFile,
        models.PROTECT,
        verbose_name="bản PDF",
        null=True,
        blank=True,
        related_name="report",
        editable=False,
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        ordering: ClassVar = ["-period__year", "-period__ends_on", "agency"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "period"], name="one_report_per_agency_and_period"),
            models.CheckConstraint(
                condition=~Q(state__in=SENT) | Q(figures__isnull=False),
                name="sent_report_has_figures",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FINAL) | Q(file__isnull=False, document__isnull=False, signer__isnull=False),
                name="signed_report_has_document_and_file",
            ),
        ]

    def __str__(self) -> str:
        return f"Báo cáo {self.period}, {self.agency}"

    def get_absolute_url(self) -> str:
        return reverse("reports:detail", args=[self.agency.code, self.period.slug])

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_sent(self) -> bool:
        return self.state in SENT


class ReportSection(Versioned):
    """A heading of a report with its text; the text may hold figure tokens and footnotes."""

    frozen: ClassVar[Frozen] = sealed_part(
        "report_id", "reports_report", ("report_id", "position", "level", "number", "heading", "body")
    )

    report = models.ForeignKey(Report, models.CASCADE, verbose_name="báo cáo", related_name="sections")
    position = models.PositiveSmallIntegerField("thứ tự")
    level = models.PositiveSmallIntegerField("cấp", default=1)
    number = models.CharField("số mục", max_length=16, blank=True)
    heading = models.CharField("tiêu đề", max_length=500)
    body = RunningTextField("nội dung")

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = "mục của báo cáo"
        verbose_name_plural = "mục của báo cáo"
        ordering: ClassVar = ["report", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "position"], name="one_report_section_per_position"),
        ]

    def __str__(self) -> str:
        return f"{heading_marker(self.level, self.number)} {self.heading}".strip()


class WorkflowStep(models.Model):
    """A step of a report's life: who moved it, when, from where to where, and why. Never changed."""

    audited: ClassVar[bool] = True

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="báo cáo", related_name="steps")
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
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_to_state_display()}"


class PreparedSigning(models.Model):
    """A report printed with its number and day, waiting for the signature of the agency's own tool.

    The number is held for the report; ``report_version`` tells whether the report is still the one that was printed.
    """

    audited: ClassVar[bool] = True

    report = models.OneToOneField(Report, models.PROTECT, verbose_name="báo cáo", related_name="prepared")
    report_version = models.PositiveIntegerField("phiên bản báo cáo")
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="người ký", related_name="+")
    authority = models.TextField("quyền hạn, chức vụ")
    code = models.CharField("mã kiểm tra", max_length=20, blank=True)
    number = models.OneToOneField(IssuedNumber, models.PROTECT, verbose_name="số văn bản", related_name="+")
    issued_on = models.DateField("ngày ký")
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name="bản để ký", related_name="+")

    class Meta:
        verbose_name = "bản chờ ký"
        verbose_name_plural = "bản chờ ký"

    def __str__(self) -> str:
        return f"{self.report}: {self.file}"
