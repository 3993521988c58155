"""Report templates in the administration site; reports are only looked at there, never written."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest

from reports.models import Report, ReportTemplate, TemplateSection


class TemplateSectionInline(admin.StackedInline):
    model = TemplateSection
    extra = 0


@admin.register(ReportTemplate)
class ReportTemplateAdmin(admin.ModelAdmin):
    list_display = ("code", "name", "is_default")
    inlines: ClassVar = [TemplateSectionInline]


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """Read-only: every change of a report goes through its services."""

    list_display = ("agency", "period", "state", "submitted_on", "document")
    list_filter = ("state", "period__year", "period__kind")
    list_select_related = ("agency", "period", "document")
    search_fields = ("agency__code", "agency__search")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        return False
