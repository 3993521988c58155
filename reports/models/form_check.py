"""The record that somebody checked the form of a report (thể thức), apart from its content."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from reports.models.report import Report


class FormCheck(models.Model):
    """Who found the form of a report right, and when. Never changed.

    ``text_sha256`` is the digest of the printed value as it was: another one now means that it changed since.
    ``warnings`` are the sentences that were shown and accepted, one a line.
    """

    audited: ClassVar[bool] = True

    report = models.ForeignKey(Report, models.PROTECT, verbose_name="báo cáo", related_name="form_checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người kiểm tra")
    at = models.DateTimeField("lúc", auto_now_add=True)
    text_sha256 = models.CharField("mã băm nội dung in", max_length=64)
    warnings = models.TextField("điểm lưu ý đã xem", blank=True)

    class Meta:
        verbose_name = "lần kiểm tra thể thức"
        verbose_name_plural = "lần kiểm tra thể thức"
        ordering: ClassVar = ["report", "at"]

    def __str__(self) -> str:
        return f"Kiểm tra thể thức {self.report}"
