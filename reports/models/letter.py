"""A công văn by which an agency reminds others of a report that they have not sent."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from agencies.models import Agency
from agencies.permissions import Perm
from core.audit.frozen import Frozen
from documents.running.columns import RunningTextField
from documents.states import DocumentType
from periods.models import ReportingPeriod
from reports.models.sealing import sealed, sealed_part
from reports.models.work import Work, signed_bears
from reports.states import LETTER_MOVES, LETTER_STATES, ReportState

PRINTED = ("agency_id", "period_id", "subject", "unit", "before", "after", "recipients", "counted_on")


class Letter(Work):
    """A reminder. It is edited as a draft, then signed and issued like a report.

    One that was numbered to be signed on paper, before letters were issued here, is issued without a file.

    ``before`` and ``after`` are the texts around the table of recipients; ``unit`` is the drafting unit in the symbol.
    """

    type: ClassVar[DocumentType] = DocumentType.LETTER
    noun: ClassVar[str] = "Công văn"
    moves: ClassVar[dict[str, dict[str, Perm]]] = LETTER_MOVES
    frozen: ClassVar[Frozen] = sealed("letter_id", PRINTED, LETTER_MOVES)

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="letters")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, verbose_name="kỳ báo cáo", related_name="letters")
    subject = models.CharField("trích yếu", max_length=500)
    unit = models.CharField("ký hiệu đơn vị soạn thảo", max_length=16, blank=True)
    before = RunningTextField("nội dung trước bảng")
    after = RunningTextField("nội dung sau bảng")
    recipients = models.TextField("nơi nhận", blank=True)
    counted_on = models.DateField("số ngày chậm tính đến", editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người soạn", related_name="+", editable=False
    )
    state = models.CharField(
        "trạng thái", max_length=12, choices=LETTER_STATES, default=ReportState.DRAFT, editable=False
    )

    class Meta:
        verbose_name = "công văn nhắc báo cáo"
        verbose_name_plural = "công văn nhắc báo cáo"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [signed_bears("signed_letter_has_a_document", "document", "signer")]

    def __str__(self) -> str:
        number = self.document.symbol if self.document else "dự thảo"
        return f"Công văn nhắc báo cáo {self.period} ({number})"

    def get_absolute_url(self) -> str:
        return reverse("reports:letter", args=[self.pk])

    def address(self, step: str, *more: Any) -> str:
        return reverse(f"reports:letter_{step}", args=[self.pk, *more])

    @property
    def earliest_signing(self) -> tuple[date, str]:
        return self.counted_on, "ngày tính số ngày chậm"

    @property
    def is_editable(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def figures(self) -> dict[str, Any]:
        """What the letter counts, as it is frozen with the document."""
        rows = self.reminded.values_list("name", "due_on", "days_late")
        return {"reminded": [[name, due_on.isoformat(), days_late] for name, due_on, days_late in rows]}


class LetterRecipient(models.Model):
    """An agency that is reminded, as it stood on the day of counting. Never changed."""

    audited: ClassVar[bool] = True
    frozen: ClassVar[Frozen] = sealed_part(
        "letter_id", "reports_letter", ("letter_id", "agency_id", "position", "name", "due_on", "days_late")
    )

    letter = models.ForeignKey(Letter, models.PROTECT, verbose_name="công văn", related_name="reminded")
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="+")
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("tên in", max_length=255)
    due_on = models.DateField("hạn gửi")
    days_late = models.PositiveSmallIntegerField("số ngày chậm")

    class Meta:
        verbose_name = "cơ quan được nhắc"
        verbose_name_plural = "cơ quan được nhắc"
        ordering: ClassVar = ["letter", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "agency"], name="one_reminder_per_letter_and_agency"),
        ]

    def __str__(self) -> str:
        return self.name
