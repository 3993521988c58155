"""Templates: the outline of a report, with sentences that carry live figures."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from agencies.models import AgencyKind
from core.versions import Versioned
from documents.printed import heading_marker
from documents.running.columns import RunningTextField
from reports.querysets import TemplateQuerySet


class ReportTemplate(Versioned):
    """An outline. Titles and texts may hold figure tokens such as ``[[nhiem_vu.ti_le]]``.

    A report copies it when it is begun, so a changed template changes no report. ``kinds`` are the kinds of agencies
    that it is for ("department,commune"; none: all), from a quarter of ``from_year`` on (none: always).
    """

    code = models.SlugField("mã", max_length=48, unique=True)
    name = models.CharField("tên mẫu", max_length=255)
    title = models.TextField("trích yếu", help_text="Mỗi dòng in trên một dòng.")
    opening = RunningTextField("phần mở đầu")
    closing = RunningTextField("câu kết")
    is_default = models.BooleanField("dùng cho báo cáo mới", default=False)
    kinds = models.CharField("loại cơ quan", max_length=120, blank=True, default="")
    from_year = models.PositiveSmallIntegerField("dùng từ năm", null=True, blank=True)
    from_quarter = models.PositiveSmallIntegerField("từ quý của năm đó", default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu báo cáo"
        verbose_name_plural = "mẫu báo cáo"
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reports:template", args=[self.pk])

    @property
    def kind_set(self) -> frozenset[str]:
        """The kinds of agencies that it is for; none: all."""
        return frozenset(filter(None, self.kinds.split(",")))

    @property
    def kind_labels(self) -> list[str]:
        """The kinds of agencies in words, in the order of the state."""
        return [str(label) for kind, label in AgencyKind.choices if kind in self.kind_set]

    @property
    def starts(self) -> tuple[int, int]:
        """The year and the quarter from which it is used; zeros where it always was."""
        return (self.from_year, self.from_quarter) if self.from_year else (0, 0)


class SectionContent(models.TextChoices):
    """What a section begins with in a new report, beside the words that the template suggests."""

    TEXT = "text", "Văn bản"
    INDICATORS = "indicators", "Văn bản và bảng chỉ tiêu"
    TASKS = "tasks", "Văn bản và bảng tiến độ nhiệm vụ"


class TemplateSection(Versioned):
    """A heading with what stands under it at first. ``areas`` and ``indicators`` are codes, for the table."""

    template = models.ForeignKey(
        ReportTemplate,
        models.CASCADE,
        verbose_name="mẫu báo cáo",
        related_name="sections",
    )
    position = models.PositiveSmallIntegerField("thứ tự")
    level = models.PositiveSmallIntegerField("cấp", default=1)
    number = models.CharField("số mục", max_length=16, blank=True)
    heading = models.CharField("tiêu đề", max_length=500)
    guidance = models.TextField("hướng dẫn người viết", blank=True, default="")
    body = RunningTextField("nội dung gợi ý")
    content = models.CharField("loại nội dung", max_length=16, choices=SectionContent, default=SectionContent.TEXT)
    areas = models.JSONField("lĩnh vực trong bảng", default=list, blank=True)
    indicators = models.JSONField("chỉ tiêu trong bảng", default=list, blank=True)

    class Meta:
        verbose_name = "mục của mẫu"
        verbose_name_plural = "mục của mẫu"
        ordering: ClassVar = ["template", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["template", "position"],
                name="one_template_section_per_position",
            ),
        ]

    def __str__(self) -> str:
        return f"{heading_marker(self.level, self.number)} {self.heading}".strip()
