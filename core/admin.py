"""What every page of the administration site does, and the audit record, which nobody edits."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.forms import BaseInlineFormSet, BaseModelFormSet, ModelForm
from django.http import HttpRequest

from core.models import AuditRecord
from core.versions import Versioned


class PortalAdmin(admin.ModelAdmin):
    """Rows that people edit: a save here is seen as a change by whoever edits the row elsewhere.

    Nothing is deleted: what was reported on must stay; rows end by their dates.
    """

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = [*super().get_readonly_fields(request, obj)]
        return [*fields, "version"] if obj is not None and isinstance(obj, Versioned) else fields

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        if change:
            next_version(obj)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        for inline in formset.initial_forms:
            if inline.has_changed():
                next_version(inline.instance)
        super().save_formset(request, form, formset, change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AtLeastOne(InlineModelAdmin):
    """Rows of which there must be one: a page without any is not saved."""

    min_num = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        return super().get_formset(request, obj, **(kwargs | {"validate_min": True}))


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at: the portal itself writes them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def next_version(row: Any) -> None:
    """Count a change of a row that carries a version."""
    if isinstance(row, Versioned):
        row.version += 1


@admin.register(AuditRecord)
class AuditRecordAdmin(ReadOnlyAdmin):
    list_display = ("at", "actor_name", "actor_full_name", "action", "model", "object_id", "reason")
    list_filter = ("action", "model")
    search_fields = ("actor_name", "actor_full_name", "object_id", "request_id")
    date_hierarchy = "at"
    show_full_result_count = False
    ordering: ClassVar = ["-pk"]
