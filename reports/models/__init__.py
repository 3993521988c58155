"""What is reported: templates, reports with their sections, and the steps of their workflow."""

from reports.models.citation import SectionCitation
from reports.models.report import PreparedSigning, Report, ReportSection, WorkflowStep
from reports.models.template import ReportTemplate, TemplateSection

__all__ = [
    "PreparedSigning",
    "Report",
    "ReportSection",
    "ReportTemplate",
    "SectionCitation",
    "TemplateSection",
    "WorkflowStep",
]
