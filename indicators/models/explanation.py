"""Why figures are right although a rule between them, or their own past, says that they look wrong."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from core.versions import Versioned
from indicators.querysets import ExplanationQuerySet
from periods.models import ReportingPeriod

MAX_TEXT = 2000


class RuleExplanation(Versioned):
    """What an agency says to a warning about its figures of a quarter; the reviewer reads it.

    ``message`` and ``arithmetic`` are the warning as it was when the explanation was written: so it can be read
    when the rule or the figures are others, and it shows that they are.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="rule_explanations")
    quarter = models.ForeignKey(ReportingPeriod, models.PROTECT, verbose_name="quý", related_name="rule_explanations")
    rule = models.CharField("mã quy tắc", max_length=64)
    message = models.CharField("cảnh báo", max_length=1000)
    arithmetic = models.TextField("số liệu khi giải trình")
    text = models.TextField("giải trình", max_length=MAX_TEXT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người giải trình")
    written_at = models.DateTimeField("lúc", auto_now=True)

    objects = ExplanationQuerySet.as_manager()

    class Meta:
        verbose_name = "giải trình số liệu"
        verbose_name_plural = "giải trình số liệu"
        ordering: ClassVar = ["agency", "quarter", "rule"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["quarter", "agency", "rule"], name="one_explanation_per_quarter_agency_and_rule"
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="explanation_says_something",
                violation_error_message="Giải trình phải có nội dung.",
            ),
        ]

    def __str__(self) -> str:
        return f"Giải trình: {self.message}"
