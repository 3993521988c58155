"""The record that somebody checked the form of a work (thể thức), apart from its content."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from reports.models.letter import Letter
from reports.models.report import Report
from reports.models.work import of_one_work


class FormCheck(models.Model):
    """Who found the form of a report or a letter right, and when. Never changed.

    ``text_sha256`` is the digest of the printed value as it was: another one now means that it changed since.
    ``warnings`` are the sentences that were shown and accepted, one a line.
    """

    audited: ClassVar[bool] = True

    report = models.ForeignKey(
        Report, models.PROTECT, verbose_name="báo cáo", null=True, blank=True, related_name="form_checks"
    )
    letter = models.ForeignKey(
        Letter, models.PROTECT, verbose_name="công văn", null=True, blank=True, related_name="form_checks"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người kiểm tra")
    at = models.DateTimeField("lúc", auto_now_add=True)
    text_sha256 = models.CharField("mã băm nội dung in", max_length=64)
    warnings = models.TextField("điểm lưu ý đã xem", blank=True)

    class Meta:
        verbose_name = "lần kiểm tra thể thức"
        verbose_name_plural = "lần kiểm tra thể thức"
        ordering: ClassVar = ["report", "at"]
        constraints: ClassVar = [of_one_work("form_check_of_one_work")]

    def __str__(self) -> str:
        return f"Kiểm tra thể thức {self.report or self.letter}"
