"""Plans in the administration site: what rarely changes. Results are entered in the portal itself."""

from typing import Any, ClassVar

from django.contrib import admin
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from core.admin import AtLeastOne, PortalAdmin, ReadOnlyAdmin
from plans.citing import cite_plan
from plans.models import (
    Collaborator,
    Deliverable,
    Plan,
    PlanCitation,
    PlanSection,
    Programme,
    ReformArea,
    Task,
    TaskUpdate,
)
from plans.services import set_deadline


class ReformAreaInline(admin.TabularInline):
    model = ReformArea
    extra = 0


@admin.register(Programme)
class ProgrammeAdmin(PortalAdmin):
    list_display = ("code", "name", "resolution", "first_year", "last_year", "not_arisen_rule")
    inlines: ClassVar = [ReformAreaInline]


class PlanSectionInline(admin.StackedInline):
    model = PlanSection
    extra = 0


class PlanCitationInline(admin.TabularInline):
    model = PlanCitation
    extra = 0
    raw_id_fields = ("document",)


@admin.register(Plan)
class PlanAdmin(PortalAdmin):
    list_display = ("title", "agency", "year", "kind", "document")
    list_filter = ("year", "kind", "programme")
    list_select_related = ("agency", "document")
    search_fields = ("title", "agency__code", "agency__search")
    raw_id_fields = ("agency", "document")
    inlines: ClassVar = [PlanSectionInline, PlanCitationInline]

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        cite_plan(form.instance)


class DeliverableInline(AtLeastOne, admin.TabularInline):
    """A task that yields nothing could never be performed."""

    model = Deliverable
    extra = 0
    readonly_fields = ("kinds", "is_understood", "is_continuous", "is_on_demand")


class CollaboratorInline(admin.TabularInline):
    model = Collaborator
    extra = 0
    raw_id_fields = ("agency",)


@admin.register(Task)
class TaskAdmin(PortalAdmin):
    list_display = ("position", "title", "plan", "area", "lead", "cancelled_on")
    list_filter = ("plan__year", "plan__kind", "area")
    list_select_related = ("plan", "area")
    search_fields = ("title", "plan__agency__code")
    autocomplete_fields = ("plan",)
    raw_id_fields = ("lead_agency", "implements", "cancelled_by")
    inlines: ClassVar = [DeliverableInline, CollaboratorInline]

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        """A deadline typed here is parsed and planned as everywhere else."""
        super().save_formset(request, form, formset, change)
        saved: list[Any] = [*formset.new_objects, *(row for row, _ in formset.changed_objects)]
        for row in saved:
            if isinstance(row, Deliverable):
                set_deadline(deliverable=row, text=row.deadline)


@admin.register(TaskUpdate)
class TaskUpdateAdmin(ReadOnlyAdmin):
    """To look at only: a result is entered by its agency, in its quarter, with its version checked."""

    list_display = ("task", "quarter", "status", "recorded_by", "recorded_at")
    list_filter = ("quarter", "status")
    list_select_related = ("task", "quarter", "recorded_by")
    search_fields = ("task__title", "task__plan__agency__code")
