"""The catalogue of indicators, the yearly targets and the rules between figures in the administration site."""

from typing import ClassVar

from django.contrib import admin

from core.admin import PortalAdmin, ReadOnlyAdmin
from indicators.models import Indicator, IndicatorValue, RuleExplanation, Target, TargetCitation, ValidationRule


@admin.register(Indicator)
class IndicatorAdmin(ReadOnlyAdmin):
    """To look at only: an indicator is changed on its own page, from a year on."""

    list_display = ("code", "name", "unit", "area_code", "nature", "direction", "valid_from", "valid_to")
    list_filter = ("nature", "area_code", "direction")
    search_fields = ("code", "name")


class TargetCitationInline(admin.TabularInline):
    model = TargetCitation
    extra = 0
    autocomplete_fields = ("document",)


@admin.register(Target)
class TargetAdmin(PortalAdmin):
    list_display = ("agency", "year", "indicator", "text", "comparison", "value", "document")
    list_filter = ("year", "comparison")
    list_select_related = ("agency", "indicator", "document")
    search_fields = ("name", "agency__code", "indicator__code")
    autocomplete_fields = ("agency", "indicator", "document")
    inlines: ClassVar = [TargetCitationInline]


@admin.register(ValidationRule)
class ValidationRuleAdmin(PortalAdmin):
    list_display = ("code", "message", "left", "comparison", "right", "basis", "severity", "is_active")
    list_filter = ("severity", "basis", "is_active")
    search_fields = ("code", "message", "left", "right")


@admin.register(IndicatorValue)
class IndicatorValueAdmin(ReadOnlyAdmin):
    """To look at only: a value is entered by its agency, in its quarter, with its version checked."""

    list_display = (
        "indicator",
        "agency",
        "quarter",
        "value",
        "numerator",
        "denominator",
        "is_not_arisen",
        "recorded_by",
    )
    list_filter = ("quarter__year", "quarter__kind", "is_not_arisen", "is_estimate")
    list_select_related = ("indicator", "agency", "quarter")
    search_fields = ("indicator__code", "indicator__name", "agency__code")


@admin.register(RuleExplanation)
class RuleExplanationAdmin(ReadOnlyAdmin):
    """To look at only: an explanation is written by its agency, where the warning stands."""

    list_display = ("agency", "quarter", "rule", "text", "written_by", "written_at")
    list_filter = ("quarter__year", "quarter__kind")
    list_select_related = ("agency", "quarter", "written_by")
    search_fields = ("agency__code", "rule", "text")
