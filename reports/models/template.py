"""Templates: the outline of a report, with sentences that carry live figures."""

from typing import ClassVar

from django.db import models

from core.versions import Versioned
from documents.printed import heading_marker
from documents.running.columns import RunningTextField


class ReportTemplate(Versioned):
    """An outline. Titles and texts may hold figure tokens such as ``[[nhiem_vu.ti_le]]``."""

    code = models.SlugField("mã", max_length=48, unique=True)
    name = models.CharField("tên mẫu", max_length=255)
    title = models.TextField("trích yếu", help_text="Mỗi dòng in trên một dòng.")
    opening = RunningTextField("phần mở đầu")
    closing = RunningTextField("câu kết")
    is_default = models.BooleanField("dùng cho báo cáo mới", default=False)

    class Meta:
        verbose_name = "mẫu báo cáo"
        verbose_name_plural = "mẫu báo cáo"
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class TemplateSection(Versioned):
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
    body = RunningTextField("nội dung gợi ý")

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
