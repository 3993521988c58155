"""Report templates in the administration site; reports are only looked at there, never written."""

from typing import ClassVar

from django.contrib import admin

from core.admin import PortalAdmin, ReadOnlyAdmin
from reports.models import Report, ReportTemplate, TemplateSection


class TemplateSectionInline(admin.StackedInline):
    model = TemplateSection
    extra = 0


@admin.register(ReportTemplate)
class ReportTemplateAdmin(PortalAdmin):
    list_display = ("code", "name", "is_default")
    inlines: ClassVar = [TemplateSectionInline]


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """Read-only: every change of a report goes through its services."""

    list_display = ("agency", "period", "state", "submitted_on", "document")
    list_filter = ("state", "period__year", "period__kind")
    list_select_related = ("agency", "period", "document")
    search_fields = ("agency__code", "agency__search")
