"""What the text of a report, or of a letter, cites."""

from typing import Any, ClassVar

from django.db import models

from documents.models import Citation
from reports.models.letter import Letter
from reports.models.report import Report, ReportSection
from reports.querysets import LetterCitationQuerySet


class SectionCitation(Citation):
    """A document that a report cites, in one of its sections or, without one, around them.

    It repeats what the text says: ``reports.services.citing`` writes it anew with every saved text.
    """

    audited: ClassVar[bool] = True
    owner: ClassVar[str] = "report__agency"
    citing: ClassVar[str] = "report"
    named: ClassVar[tuple[str, ...]] = ("report__period",)

    report = models.ForeignKey(Report, models.CASCADE, verbose_name="báo cáo", related_name="citations")
    section = models.ForeignKey(
        ReportSection,
        models.CASCADE,
        verbose_name="mục",
        null=True,
        blank=True,
        related_name="citations",
    )

    class Meta(Citation.Meta):
        verbose_name = "viện dẫn trong báo cáo"
        verbose_name_plural = "viện dẫn trong báo cáo"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["section", "document"], name="one_citation_per_report_section"),
            models.UniqueConstraint(
                fields=["report", "document"],
                condition=models.Q(section__isnull=True),
                name="one_citation_around_the_sections",
            ),
        ]

    @property
    def place(self) -> str:
        """The heading of the section that cites."""
        return str(self.section) if self.section else "Phần mở đầu, câu kết"

    @property
    def source(self) -> tuple[str, str]:
        """The report, at the section that cites."""
        label, url = super().source
        return (label, f"{url}#muc-{self.section_id}") if self.section_id else (label, url)


class LetterCitation(Citation):
    """A document that a công văn cites; ``reports.services.citing`` writes it anew with every saved text."""

    audited: ClassVar[bool] = True
    owner: ClassVar[str] = "letter__agency"
    citing: ClassVar[str] = "letter"
    named: ClassVar[tuple[str, ...]] = ("letter__period", "letter__document")

    letter = models.ForeignKey(Letter, models.CASCADE, verbose_name="công văn", related_name="citations")

    objects: ClassVar[Any] = LetterCitationQuerySet.as_manager()

    class Meta(Citation.Meta):
        verbose_name = "viện dẫn trong công văn"
        verbose_name_plural = "viện dẫn trong công văn"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "document"], name="one_citation_per_letter"),
        ]
