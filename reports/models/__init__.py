"""What is reported: templates, reports with their sections, and the steps of their workflow."""

from reports.models.citation import SectionCitation
from reports.models.form_check import FormCheck
from reports.models.issue import Issue, IssueState, ReplacementKind
from reports.models.letter import Letter, LetterRecipient
from reports.models.report import PreparedSigning, Report, ReportSection, WorkflowStep
from reports.models.template import ReportTemplate, TemplateSection

__all__ = [
    "FormCheck",
    "Issue",
    "IssueState",
    "Letter",
    "LetterRecipient",
    "PreparedSigning",
    "ReplacementKind",
    "Report",
    "ReportSection",
    "ReportTemplate",
    "SectionCitation",
    "TemplateSection",
    "WorkflowStep",
]
