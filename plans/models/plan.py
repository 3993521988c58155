"""Programmes with their areas, and an agency's plan for a year."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Agency
from core.versions import Versioned
from documents.models import Citation, OfficialDocument
from documents.printed import heading_marker
from documents.running.columns import RunningTextField
from plans.querysets import PlanQuerySet
from plans.states import NotArisenRule, PlanKind, TaskLayout


class Programme(Versioned):
    """A national programme of administrative reform: NQ 30c/NQ-CP (2011–2020), NQ 76/NQ-CP (2021–2030)."""

    code = models.CharField("mã", max_length=16, unique=True)
    name = models.CharField("tên chương trình", max_length=255)
    resolution = models.CharField("nghị quyết", max_length=255)
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    not_arisen_rule = models.CharField(
        "nhiệm vụ chưa phát sinh",
        max_length=16,
        choices=NotArisenRule,
        default=NotArisenRule.UNTIL_ANNUAL,
    )

    class Meta:
        verbose_name = "chương trình tổng thể CCHC"
        verbose_name_plural = "chương trình tổng thể CCHC"
        ordering: ClassVar = ["first_year"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="programme_ends_after_it_starts",
                violation_error_message="Năm kết thúc phải sau năm bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.resolution} ({self.first_year}–{self.last_year})"


class ReformArea(Versioned):
    """A content of a programme (lĩnh vực)."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="chương trình", related_name="areas")
    code = models.SlugField("mã", max_length=32)
    name = models.CharField("lĩnh vực", max_length=255)
    short_name = models.CharField("tên gọn", max_length=64)
    position = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering: ClassVar = ["programme", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code"], name="one_area_per_code_and_programme"),
        ]

    def __str__(self) -> str:
        return self.name


class Plan(Versioned):
    """An agency's plan for a year, annual or thematic."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="plans")
    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("loại kế hoạch", max_length=16, choices=PlanKind, default=PlanKind.ANNUAL)
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="chương trình", related_name="plans")
    title = models.CharField(
        "trích yếu",
        max_length=500,
        help_text="Ví dụ: Thực hiện cải cách hành chính năm 2024",
    )
    document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        verbose_name="số, ký hiệu",
        null=True,
        blank=True,
        related_name="plans",
    )
    task_layout = models.CharField("trình bày nhiệm vụ", max_length=8, choices=TaskLayout, default=TaskLayout.ANNEX)
    annex_title = models.CharField("tên phụ lục", max_length=500, blank=True)
    recipients = models.TextField("nơi nhận", blank=True, help_text="Mỗi nơi nhận một dòng.")
    signer_authority = models.CharField("quyền hạn, chức vụ người ký", max_length=255, blank=True)
    signer_name = models.CharField("họ và tên người ký", max_length=120, blank=True)
    is_demo = models.BooleanField("dữ liệu trình diễn", default=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering: ClassVar = ["-year", "agency", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "year", "kind"],
                condition=Q(kind=PlanKind.ANNUAL),
                name="one_annual_plan_per_agency_and_year",
            ),
            models.UniqueConstraint(fields=["agency", "year", "title"], name="one_plan_per_title_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("plans:detail", args=[self.pk])


class PlanSection(Versioned):
    """A heading of the plan with its text."""

    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="kế hoạch", related_name="sections")
    position = models.PositiveSmallIntegerField("thứ tự")
    level = models.PositiveSmallIntegerField("cấp", default=1)
    number = models.CharField("số mục", max_length=16, blank=True)
    heading = models.CharField("tiêu đề", max_length=500, blank=True)
    body = RunningTextField("nội dung")
    shows_tasks = models.BooleanField("có bảng nhiệm vụ", default=False)

    class Meta:
        verbose_name = "mục của kế hoạch"
        verbose_name_plural = "mục của kế hoạch"
        ordering: ClassVar = ["plan", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "position"], name="one_plan_section_per_position"),
        ]

    def __str__(self) -> str:
        return f"{heading_marker(self.level, self.number)} {self.heading}".strip()


class PlanCitation(Citation):
    """A legal basis of a plan."""

    audited: ClassVar[bool] = True
    owner: ClassVar[str] = "plan__agency"
    citing: ClassVar[str] = "plan"

    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="kế hoạch", related_name="citations")

    class Meta(Citation.Meta):
        verbose_name = "căn cứ của kế hoạch"
        verbose_name_plural = "căn cứ của kế hoạch"


class PlanSectionCitation(Citation):
    """A document that the text of a plan cites; ``plans.citing`` writes it anew with every saved text."""

    audited: ClassVar[bool] = True
    owner: ClassVar[str] = "section__plan__agency"
    citing: ClassVar[str] = "section"

    section = models.ForeignKey(PlanSection, models.CASCADE, verbose_name="mục", related_name="citations")

    class Meta(Citation.Meta):
        verbose_name = "viện dẫn trong kế hoạch"
        verbose_name_plural = "viện dẫn trong kế hoạch"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "document"], name="one_citation_per_plan_section"),
        ]

    @property
    def place(self) -> str:
        """The heading of the section that cites."""
        return str(self.section)

    @property
    def source(self) -> tuple[str, str]:
        """The plan whose section cites."""
        return str(self.section.plan), self.section.plan.get_absolute_url()
