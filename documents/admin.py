"""Documents in the administration site; stored files and numbers are written by the portal alone."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from core.admin import PortalAdmin, ReadOnlyAdmin
from core.text import clean
from documents.models import IssuedNumber, OfficialDocument, StoredFile
from documents.services import search_key


@admin.register(OfficialDocument)
class OfficialDocumentAdmin(PortalAdmin):
    """A cited or issued document, found again by its symbol, issuer and summary."""

    list_display = ("symbol", "type", "issued_on", "issuer", "summary")
    list_filter = ("type",)
    search_fields = ("symbol", "search")
    autocomplete_fields = ("agency",)
    date_hierarchy = "issued_on"

    def save_model(self, request: HttpRequest, obj: OfficialDocument, form: ModelForm, change: bool) -> None:
        obj.symbol, obj.issuer, obj.summary = clean(obj.symbol), clean(obj.issuer), clean(obj.summary)
        obj.search = search_key(obj.symbol, obj.issuer, obj.summary)
        super().save_model(request, obj, form, change)


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    list_display = ("name", "agency", "content_type", "size", "sha256", "created_by", "created_at")
    list_select_related = ("agency", "created_by")
    search_fields = ("name", "sha256", "agency__code")
    date_hierarchy = "created_at"


@admin.register(IssuedNumber)
class IssuedNumberAdmin(ReadOnlyAdmin):
    list_display = ("agency", "year", "type", "number", "document")
    list_filter = ("year", "type")
    list_select_related = ("agency", "document")
    search_fields = ("agency__code", "document__symbol")
