"""An agency's report for a period and its sections."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import Agency
from agencies.permissions import Perm
from core.audit.frozen import Frozen
from core.versions import Versioned
from documents.printed import heading_marker
from documents.running.columns import RunningTextField
from documents.states import DocumentType
from periods.models import ReportingDuty, ReportingPeriod
from reports.models.sealing import sealed, sealed_part
from reports.models.template import ReportTemplate
from reports.models.work import Work, signed_bears
from reports.querysets import ReportQuerySet, SectionQuerySet
from reports.states import EDITABLE, MOVES, SENT, ReportState

PRINTED = (
    "agency_id", "period_id", "template_id", "title", "opening", "closing", "addressee", "recipients", "figures",
    "figures_sha256", "submitted_at", "submitted_on",
)  # fmt: skip


class Report(Work):
    """A report. ``state`` is written by ``reports.services`` alone; ``figures`` are frozen on submission.

    While it is issued or recalled, the database refuses to change what was printed (``sealing``); what was issued is
    kept in ``Issue``.
    """

    type: ClassVar[DocumentType] = DocumentType.REPORT
    noun: ClassVar[str] = "Báo cáo"
    moves: ClassVar[dict[str, dict[str, Perm]]] = MOVES
    unit: Any = ""
    frozen: ClassVar[Frozen] = sealed("report_id", PRINTED, MOVES)

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
            signed_bears("signed_report_has_document_and_file", "file", "document", "signer"),
        ]

    def __str__(self) -> str:
        return f"Báo cáo {self.period}, {self.agency}"

    def get_absolute_url(self) -> str:
        return reverse("reports:detail", args=[self.agency.code, self.period.slug])

    def address(self, step: str, *more: Any) -> str:
        return reverse(f"reports:{step}", args=[self.agency.code, self.period.slug, *more])

    @property
    def earliest_signing(self) -> tuple[date, str]:
        return self.period.data_from, "ngày đầu của kỳ số liệu"

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
    guidance = models.TextField("hướng dẫn người viết", blank=True, default="", editable=False)
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
