"""Periods, calendars and duties in the administration site."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from core.admin import PortalAdmin, ReadOnlyAdmin
from periods.models import CalendarEntry, Reopening, ReportingDuty, ReportingPeriod
from periods.services import open_period
from periods.states import calendar_end, data_window


@admin.register(ReportingPeriod)
class ReportingPeriodAdmin(PortalAdmin):
    """A period; its days follow from its year and kind."""

    list_display = ("__str__", "year", "kind", "data_from", "data_to", "ends_on")
    list_filter = ("year", "kind")
    search_fields = ("year", "kind")
    fields = ("year", "kind", "data_from", "data_to", "ends_on")
    readonly_fields = ("data_from", "data_to", "ends_on")

    def save_model(self, request: HttpRequest, obj: ReportingPeriod, form: ModelForm, change: bool) -> None:
        obj.data_from, obj.data_to = data_window(obj.year, obj.kind)
        obj.ends_on = calendar_end(obj.year, obj.kind)
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: ReportingPeriod | None = None) -> bool:
        return False


@admin.register(CalendarEntry)
class CalendarEntryAdmin(PortalAdmin):
    list_display = ("superior", "period", "due_on", "closes_on", "is_estimate")
    list_filter = ("period__year", "period__kind", "is_estimate")
    list_select_related = ("superior", "period")
    search_fields = ("superior__code", "superior__search")
    autocomplete_fields = ("superior", "period")
    actions = ("open_periods",)

    @admin.action(description="Mở kỳ: chốt danh sách cơ quan phải báo cáo", permissions=["change"])
    def open_periods(self, request: HttpRequest, queryset: QuerySet[CalendarEntry]) -> None:
        """Fix who must report for each chosen entry; who is on the list already stays."""
        for entry in queryset.select_related("superior", "period"):
            duties = open_period(entry=entry)
            messages.success(request, f"{entry.period}, {entry.superior}: {len(duties)} cơ quan phải báo cáo.")


class ReopeningInline(admin.TabularInline):
    """Reopenings are made on their own page, with a reason; here they are shown."""

    model = Reopening
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ReportingDuty)
class ReportingDutyAdmin(PortalAdmin):
    list_display = ("agency", "period", "superior", "due_on", "closes_on", "is_estimate")
    list_filter = ("period__year", "period__kind", "agency__kind")
    list_select_related = ("agency", "period", "superior")
    search_fields = ("agency__code", "agency__search")
    autocomplete_fields = ("agency", "period", "superior")
    inlines: ClassVar = [ReopeningInline]


@admin.register(Reopening)
class ReopeningAdmin(ReadOnlyAdmin):
    list_display = ("duty", "until", "reason", "by", "at")
    list_select_related = ("duty__agency", "duty__period", "by")
