"""Agencies, their names over time, offices, people and reorganisations in the administration site."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest

from agencies.models import Agency, AgencyProfile, Authorisation, Membership, Office, Reorganisation, Succession, User
from agencies.services import require_superior, set_profile
from core.admin import AtLeastOne, PortalAdmin, next_version
from core.errors import DomainError
from core.text import clean

admin.site.unregister(Group)  # what a person may do comes from memberships alone

PROFILE_FIELDS = ("name", "full_name", "short_name", "symbol", "place", "superior", "valid_from", "valid_to")


class ProfileForm(ModelForm):
    """A profile whose superior may be one: the tree of agencies has no loop."""

    class Meta:
        model = AgencyProfile
        fields = PROFILE_FIELDS

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.instance.agency_id is None:
            return values  # a new agency: nothing is below it yet
        try:
            require_superior(agency=self.instance.agency, superior=values.get("superior"))
        except DomainError as error:
            raise ValidationError({"superior": str(error)}) from error
        return values


class ProfileInline(AtLeastOne, admin.StackedInline):
    model = AgencyProfile
    form = ProfileForm
    fk_name = "agency"
    extra = 0
    can_delete = False
    autocomplete_fields = ("superior",)


class OfficeInline(admin.TabularInline):
    model = Office
    extra = 0
    can_delete = False
    autocomplete_fields = ("holder",)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    can_delete = False
    autocomplete_fields = ("agency", "user")


class SuccessionInline(admin.TabularInline):
    model = Succession
    extra = 0
    can_delete = False
    autocomplete_fields = ("predecessor", "successor")


@admin.register(Agency)
class AgencyAdmin(PortalAdmin):
    """An agency; its name and place in the tree repeat the latest profile."""

    list_display = ("code", "name", "kind", "reviews", "starts_on", "ends_on")
    list_filter = ("kind",)
    list_select_related = ("reviews",)
    search_fields = ("code", "name", "search")
    readonly_fields = ("name",)
    autocomplete_fields = ("reviews",)
    inlines: ClassVar = [ProfileInline, OfficeInline, MembershipInline]

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:
        """Record the latest profile once more: it may have changed, or the code that the agency is found by."""
        super().save_related(request, form, formsets, change)
        _repeat(form.instance.profiles.latest("valid_from"))

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        """A profile that is new or changed ends the one before it, as everywhere else."""
        super().save_formset(request, form, formset, change)
        if formset.model is AgencyProfile:
            rows = [*formset.new_objects, *(row for row, _ in formset.changed_objects)]
            for row in sorted(rows, key=lambda row: row.valid_from):
                _repeat(row)


def _repeat(profile: AgencyProfile) -> None:
    set_profile(agency=profile.agency, **{name: getattr(profile, name) for name in PROFILE_FIELDS})


class NewUserForm(AdminUserCreationForm):
    """A name to sign in with is stored in small letters: the sign-in page reads it so."""

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "full_name")

    def clean_username(self) -> str:
        return clean(super().clean_username() or "").casefold()


class ChangeUserForm(UserChangeForm):
    """The same for a changed name."""

    class Meta(UserChangeForm.Meta):
        model = User

    def clean_username(self) -> str:
        return clean(self.cleaned_data["username"]).casefold()


@admin.register(User)
class PersonAdmin(UserAdmin):
    """A person: closed by "đang hoạt động", never deleted; what they may do is in their roles."""

    form = ChangeUserForm
    add_form = NewUserForm
    list_display = ("username", "full_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "memberships__role")
    search_fields = ("username", "full_name")
    ordering = ("username",)
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password", "full_name", "email", "is_active")}),
        ("Trang quản trị", {"fields": ("is_staff", "is_superuser")}),
        ("Thời điểm", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"classes": ("wide",), "fields": ("username", "full_name", "usable_password", "password1", "password2")},
        ),
    )
    inlines: ClassVar = [MembershipInline]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if not change:
            obj.must_change_password = True  # an administrator knows the first one
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseModelFormSet, change: bool) -> None:
        for inline in formset.initial_forms:
            if inline.has_changed():
                next_version(inline.instance)
        super().save_formset(request, form, formset, change)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(Authorisation)
class AuthorisationAdmin(PortalAdmin):
    list_display = ("office", "kind", "document", "valid_from", "valid_to")
    list_filter = ("kind",)
    list_select_related = ("office",)
    search_fields = ("document", "office__holder_name", "office__agency__code")


@admin.register(Reorganisation)
class ReorganisationAdmin(PortalAdmin):
    list_display = ("effective_on", "kind", "legal_basis")
    list_filter = ("kind",)
    search_fields = ("legal_basis",)
    date_hierarchy = "effective_on"
    inlines: ClassVar = [SuccessionInline]
