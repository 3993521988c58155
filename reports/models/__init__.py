"""What is reported: templates, reports with their sections, and the steps of their workflow."""

from reports.models.citation import LetterCitation, SectionCitation
from reports.models.form_check import FormCheck
from reports.models.issue import Issue, IssueState, ReplacementKind
from reports.models.letter import Letter, LetterRecipient
from reports.models.report import Report, ReportSection
from reports.models.saved_view import SavedView
from reports.models.steps import PreparedSigning, WorkflowStep, prepared_of
from reports.models.template import ReportTemplate, SectionContent, TemplateSection
from reports.models.work import Work

__all__ = [
    "FormCheck",
    "Issue",
    "IssueState",
    "Letter",
    "LetterCitation",
    "LetterRecipient",
    "PreparedSigning",
    "ReplacementKind",
    "Report",
    "ReportSection",
    "ReportTemplate",
    "SavedView",
    "SectionContent",
    "SectionCitation",
    "TemplateSection",
    "Work",
    "WorkflowStep",
    "prepared_of",
]
