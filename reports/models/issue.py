"""What an agency has issued: a record that outlives every later change of the work from which it came."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.audit.frozen import Frozen
from documents.models import OfficialDocument, StoredFile
from reports.models.letter import Letter
from reports.models.report import Report
from reports.models.work import Work, of_one_work


class IssueState(models.TextChoices):
    IN_FORCE = "in_force", "Đã phát hành"
    REPLACED = "replaced", "Đã bị thay thế"
    RECALLED = "recalled", "Đã thu hồi"


class ReplacementKind(models.TextChoices):
    CORRECTION = "correction", "Đính chính"
    REPLACEMENT = "replacement", "Thay thế"


class Issue(models.Model):
    """An issued document: its bytes with their hash, its figures, and all that its head and foot print.

    Written once, on issuing; only ``state`` and the reason of a recall are written later, once. ``replaces`` links a
    document to the one that it corrects or replaces. The database refuses every other change (``frozen``).
    """

    audited: ClassVar[bool] = True
    frozen: ClassVar[Frozen] = Frozen(
        columns=(
            "id", "report_id", "letter_id", "document_id", "file_id", "code", "symbol", "title", "agency_name",
            "issued_on", "signer_name", "signer_authority", "letterhead", "figures", "figures_sha256", "sha256",
            "issued_at", "issued_by_id", "replaces_id", "kind", "reason",
        ),
        also="OLD.state <> 'in_force' AND (NEW.state <> OLD.state OR NEW.recall_reason <> OLD.recall_reason)",
    )  # fmt: skip

    report = models.ForeignKey(
        Report, models.PROTECT, verbose_name="báo cáo", null=True, blank=True, related_name="issues"
    )
    letter = models.ForeignKey(
        Letter, models.PROTECT, verbose_name="công văn", null=True, blank=True, related_name="issues"
    )
    document = models.OneToOneField(OfficialDocument, models.PROTECT, verbose_name="văn bản", related_name="issue")
    file = models.OneToOneField(StoredFile, models.PROTECT, verbose_name="bản PDF", related_name="issue")
    code = models.CharField("mã kiểm tra", max_length=20, unique=True)
    symbol = models.CharField("số, ký hiệu", max_length=64)
    title = models.TextField("trích yếu")
    agency_name = models.CharField("cơ quan ban hành", max_length=255)
    issued_on = models.DateField("ngày ban hành")
    signer_name = models.CharField("người ký", max_length=120)
    signer_authority = models.TextField("quyền hạn, chức vụ")
    letterhead = models.JSONField("phần đầu đã in")
    figures = models.JSONField("số liệu")
    figures_sha256 = models.CharField("mã băm số liệu", max_length=64)
    sha256 = models.CharField("SHA-256 của bản PDF", max_length=64)
    issued_at = models.DateTimeField("phát hành lúc", auto_now_add=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người phát hành")
    replaces = models.OneToOneField(
        "self", models.PROTECT, verbose_name="thay cho", null=True, blank=True, related_name="replaced_by"
    )
    kind = models.CharField("hình thức", max_length=12, choices=ReplacementKind, blank=True)
    reason = models.TextField("lý do thay", blank=True)
    state = models.CharField("trạng thái", max_length=12, choices=IssueState, default=IssueState.IN_FORCE)
    recall_reason = models.TextField("lý do thu hồi", blank=True)

    class Meta:
        verbose_name = "văn bản đã phát hành"
        verbose_name_plural = "văn bản đã phát hành"
        ordering: ClassVar = ["report", "-issued_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(state=IssueState.IN_FORCE), name="one_issue_in_force_per_report"
            ),
            models.UniqueConstraint(
                fields=["letter"], condition=Q(state=IssueState.IN_FORCE), name="one_issue_in_force_per_letter"
            ),
            of_one_work("issue_of_one_work"),
            models.CheckConstraint(
                condition=~Q(state=IssueState.RECALLED) | ~Q(recall_reason=""),
                name="recall_has_a_reason",
                violation_error_message="Thu hồi văn bản thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} ngày {self.issued_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The page that shows the document to anyone who has its code."""
        return reverse("reports:verify", args=[self.code])

    @property
    def work(self) -> Work:
        """The report or the letter that was issued."""
        work = self.report or self.letter
        assert work is not None  # constraint: issue_of_one_work
        return work

    @property
    def pdf_url(self) -> str:
        """Where those who may see the work get the issued file."""
        return self.work.address("issued_pdf", self.pk)
