"""A công văn by which an agency reminds others of a report that they have not sent."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from agencies.models import Agency, Office
from core.versions import Versioned
from documents.models import OfficialDocument
from periods.models import ReportingPeriod


class Letter(Versioned):
    """A reminder. It may be edited until it bears a number; ``document`` is the row that bears it.

    ``before`` and ``after`` are the texts around the table of recipients; ``unit`` is the drafting unit in the symbol.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="letters")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, verbose_name="kỳ báo cáo", related_name="letters")
    subject = models.CharField("trích yếu", max_length=500)
    unit = models.CharField("ký hiệu đơn vị soạn thảo", max_length=16, blank=True)
    before = models.TextField("nội dung trước bảng")
    after = models.TextField("nội dung sau bảng")
    recipients = models.TextField("nơi nhận", blank=True)
    counted_on = models.DateField("số ngày chậm tính đến", editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người soạn", related_name="+", editable=False
    )
    signer = models.ForeignKey(
        Office, models.PROTECT, verbose_name="người ký", null=True, blank=True, related_name="+", editable=False
    )
    signer_authority = models.TextField("quyền hạn, chức vụ đã in", blank=True, editable=False)
    signer_name = models.CharField("họ và tên đã in", max_length=120, blank=True, editable=False)
    document = models.OneToOneField(
        OfficialDocument,
        models.PROTECT,
        verbose_name="văn bản đã lấy số",
        null=True,
        blank=True,
        related_name="letter",
        editable=False,
    )

    class Meta:
        verbose_name = "công văn nhắc báo cáo"
        verbose_name_plural = "công văn nhắc báo cáo"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        number = self.document.symbol if self.document else "dự thảo"
        return f"Công văn nhắc báo cáo {self.period} ({number})"

    def get_absolute_url(self) -> str:
        return reverse("reports:letter", args=[self.pk])


class LetterRecipient(models.Model):
    """An agency that is reminded, as it stood on the day of counting. Never changed."""

    audited: ClassVar[bool] = True

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
