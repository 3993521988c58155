"""When: reporting periods, the calendars that superiors set, and who must report by which day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from core.versions import Versioned
from periods.querysets import DutyQuerySet, PeriodQuerySet
from periods.states import COVERS, PeriodKind


class ReportingPeriod(models.Model):
    """A quarter, half-year, nine months or year, with the window that its figures cover."""

    audited: ClassVar[bool] = True

    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("kỳ", max_length=2, choices=PeriodKind)
    data_from = models.DateField("số liệu từ ngày")
    data_to = models.DateField("đến ngày")
    ends_on = models.DateField("ngày cuối kỳ")

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        ordering: ClassVar = ["year", "ends_on", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "kind"], name="one_period_per_year_and_kind"),
            models.CheckConstraint(
                condition=Q(data_to__gt=F("data_from")),
                name="data_window_ends_after_it_starts",
                violation_error_message="Ngày chốt số liệu phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}/{self.year}" if self.is_quarter else f"{self.label} {self.year}"

    @property
    def label(self) -> str:
        """The period without its year, as it stands in a sentence: "Quý I", "6 tháng đầu năm", "năm"."""
        return {"6T": "6 tháng đầu năm", "N": "Năm"}.get(self.kind, self.get_kind_display())

    @property
    def slug(self) -> str:
        return f"{self.year}-{self.kind}"

    @property
    def year_to_date_slug(self) -> str:
        """The slug of the period from the year's beginning to the end of this one: "2024-9T" of Quý III/2024."""
        so_far = (PeriodKind.Q1, PeriodKind.H1, PeriodKind.M9, PeriodKind.YEAR)
        return f"{self.year}-{so_far[self.quarter_numbers[-1] - 1]}"

    @property
    def is_quarter(self) -> bool:
        return self.kind.startswith("Q")

    @property
    def quarter_numbers(self) -> tuple[int, ...]:
        return COVERS[self.kind]


class CalendarEntry(Versioned):
    """The days that a superior sets for its subordinates' report of a period."""

    superior = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="cơ quan giao báo cáo",
        related_name="calendar",
    )
    period = models.ForeignKey(
        ReportingPeriod,
        models.PROTECT,
        verbose_name="kỳ báo cáo",
        related_name="calendar",
    )
    due_on = models.DateField("hạn gửi")
    closes_on = models.DateField("khóa sổ", help_text="Sau ngày này không nhận thêm số liệu.")
    is_estimate = models.BooleanField("số liệu ước tính", default=False)

    class Meta:
        verbose_name = "lịch báo cáo"
        verbose_name_plural = "lịch báo cáo"
        ordering: ClassVar = ["superior", "period"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["superior", "period"], name="one_calendar_entry_per_period"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("due_on")),
                name="calendar_closes_after_due",
                violation_error_message="Ngày khóa sổ không được trước hạn gửi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: hạn {self.due_on:%d/%m/%Y}"


class ReportingDuty(Versioned):
    """An agency must report for a period. The list is fixed when the period opens: no rate passes 100 %."""

    period = models.ForeignKey(
        ReportingPeriod,
        models.PROTECT,
        verbose_name="kỳ báo cáo",
        related_name="duties",
    )
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="duties")
    superior = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="cơ quan giao báo cáo",
        related_name="duties_below",
    )
    due_on = models.DateField("hạn gửi")
    closes_on = models.DateField("khóa sổ")
    is_estimate = models.BooleanField("số liệu ước tính", default=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "nghĩa vụ báo cáo"
        verbose_name_plural = "nghĩa vụ báo cáo"
        ordering: ClassVar = ["period", "agency"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "agency"], name="one_duty_per_agency_and_period"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("due_on")),
                name="duty_closes_after_due",
                violation_error_message="Ngày khóa sổ không được trước hạn gửi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.period}"


class Reopening(models.Model):
    """A closed period opened again for one agency: needs a reason, a person and an end."""

    audited: ClassVar[bool] = True

    duty = models.ForeignKey(
        ReportingDuty,
        models.PROTECT,
        verbose_name="nghĩa vụ",
        related_name="reopenings",
    )
    until = models.DateField("mở đến hết ngày")
    reason = models.TextField("lý do")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người mở")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "mở lại kỳ"
        verbose_name_plural = "mở lại kỳ"
        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="reopening_has_a_reason",
                violation_error_message="Phải ghi lý do mở lại kỳ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty}: mở đến {self.until:%d/%m/%Y}"
