"""The register of documents: its list, a document's page, its forms, and the picker of a text."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError
from core.sorting import heads_of, order_by, order_of
from documents.forms import DocumentForm, RegisterFilter, RelationForm, as_typed, form_of, form_of_relation
from documents.models import DocumentRelation, OfficialDocument
from documents.pages import COLUMNS, FIRST, document_page, offered, register_page
from documents.registering import (
    add_document,
    correct_document,
    correct_relation,
    may_correct,
    relate,
    twins_of,
    unrelate,
    was_issued_here,
)

LAST_PAGE = 2000


@guard(Perm.VIEW)
@require_safe
def register_list(request: PortalRequest) -> HttpResponse:
    """List the documents that the user may see, the latest first."""
    filters = RegisterFilter(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    key, is_reversed = order_of(request.GET, COLUMNS, FIRST)
    order = order_by([key], is_reversed=is_reversed) if "sort" in request.GET else ()
    page = register_page(request.user, chosen, _page_number(request), order)
    kept = chosen | {"sort": request.GET.get("sort")}
    context = {
        "filter": filters,
        "page": page,
        "heads": heads_of(request.GET, COLUMNS, FIRST),
        "query": urlencode({key: value for key, value in kept.items() if value}),
        "may_add": request.user.holds(Perm.DOCUMENT_RECORD),
    }
    return render(request, "documents/list.html", context)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1


@guard(Perm.VIEW)
@require_safe
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a document: facts, validity, where it is cited, history."""
    page = document_page(_document(request, pk), request.user)
    return render(request, "documents/detail.html", {"page": page})


@guard(Perm.VIEW)
@require_safe
def pick(request: PortalRequest) -> HttpResponse:
    """Offer documents to be put into a text, or into the ``field`` in which their words are being typed."""
    field = request.GET.get("field", "")
    words = request.GET.get(field or "q", "")[:200]
    rows = offered(request.user, words)
    if not field:
        return render(request, "documents/_picks.html", {"rows": rows, "words": words.strip()})
    choices = [(row, as_typed(row.document)) for row in rows]
    return render(request, "documents/_choices.html", {"rows": choices, "words": words.strip()})


@guard(Perm.DOCUMENT_RECORD)
@require_http_methods(["GET", "POST"])
def add(request: PortalRequest) -> HttpResponse:
    """Enter a document into the register."""
    form = DocumentForm(request.POST.dict()) if request.method == "POST" else DocumentForm()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(add_document(**form.facts))
        except DomainError as error:
            form.add_error(None, str(error))
    return _document_form(request, form, None)


@guard(Perm.DOCUMENT_RECORD)
@require_http_methods(["GET", "POST"])
def edit(request: PortalRequest, pk: int) -> HttpResponse:
    """Correct what the register says of a document."""
    document = _document(request, pk, Perm.DOCUMENT_RECORD)
    if not may_correct(request.user, document) or was_issued_here(document):
        messages.error(request, "Văn bản này không sửa được ở đây: của cơ quan khác, hoặc do cổng phát hành.")
        return redirect(document)
    if request.method == "GET":
        return _document_form(request, DocumentForm(initial=form_of(document)), document)
    form = DocumentForm(request.POST.dict())
    if form.is_valid():
        try:
            return redirect(correct_document(document=document, seen=form.cleaned_data["version"], **form.facts))
        except ConflictError as conflict:
            form = DocumentForm({**form.data, "version": document.version})
            form.add_error(None, f"{conflict} Bản vừa lưu: {document.full_citation}. Lưu lần nữa sẽ thay bản đó.")
        except DomainError as error:
            form.add_error(None, str(error))
    return _document_form(request, form, document)


def _document_form(request: PortalRequest, form: DocumentForm, document: OfficialDocument | None) -> HttpResponse:
    twins = []
    if form.is_bound and {"symbol", "issued_on", "issuer"} <= getattr(form, "cleaned_data", {}).keys():
        facts = {name: form.cleaned_data[name] for name in ("symbol", "issued_on", "issuer")}
        seen = OfficialDocument.objects.visible_to(request.user)
        twins = list(seen.filter(pk__in=[one.pk for one in twins_of(**facts, but=document)]))
    context = {"form": form, "document": document, "twins": twins}
    return render(request, "documents/form.html", context, status=422 if form.is_bound else 200)


@guard(Perm.DOCUMENT_RECORD)
@require_http_methods(["GET", "POST"])
def relation_add(request: PortalRequest, pk: int) -> HttpResponse:
    """Record what became of a document."""
    document = _document(request, pk, Perm.DOCUMENT_RECORD)
    if not may_correct(request.user, document):
        messages.error(request, "Chỉ cơ quan ban hành ghi được hiệu lực của văn bản này.")
        return redirect(document)
    form = RelationForm(request.POST.dict() if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            relate(target=document, **form.facts)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect(document)
    return _relation_form(request, form, document, None)


@guard(Perm.DOCUMENT_RECORD)
@require_http_methods(["GET", "POST"])
def relation(request: PortalRequest, pk: int) -> HttpResponse:
    """Correct a recorded relation."""
    row = _relation(request, pk)
    if not may_correct(request.user, row.target):
        messages.error(request, "Chỉ cơ quan ban hành ghi được hiệu lực của văn bản này.")
        return redirect(row.target)
    if request.method == "GET":
        return _relation_form(request, RelationForm(initial=form_of_relation(row), user=request.user), row.target, row)
    form = RelationForm(request.POST.dict(), user=request.user)
    if form.is_valid():
        try:
            correct_relation(relation=row, seen=form.cleaned_data["version"], **form.facts)
            return redirect(row.target)
        except ConflictError as conflict:
            form = RelationForm({**form.data, "version": row.version}, user=request.user)
            form.add_error(None, f"{conflict} Bản vừa lưu: {row}. Lưu lần nữa sẽ thay bản đó.")
        except DomainError as error:
            form.add_error(None, str(error))
    return _relation_form(request, form, row.target, row)


def _relation_form(
    request: PortalRequest, form: RelationForm, document: OfficialDocument, row: DocumentRelation | None
) -> HttpResponse:
    context = {"form": form, "document": document, "relation": row}
    return render(request, "documents/relation.html", context, status=422 if form.is_bound else 200)


@guard(Perm.DOCUMENT_RECORD)
@require_POST
def relation_remove(request: PortalRequest, pk: int) -> HttpResponse:
    """Take back a relation that was recorded by mistake."""
    row = _relation(request, pk)
    if may_correct(request.user, row.target):
        unrelate(relation=row)
    else:
        messages.error(request, "Chỉ cơ quan ban hành ghi được hiệu lực của văn bản này.")
    return redirect(row.target)


def _document(request: PortalRequest, pk: int, perm: Perm = Perm.VIEW) -> OfficialDocument:
    rows = OfficialDocument.objects.visible_to(request.user, perm).select_related("agency")
    return get_object_or_404(rows, pk=pk)


def _relation(request: PortalRequest, pk: int) -> DocumentRelation:
    seen = OfficialDocument.objects.visible_to(request.user, Perm.DOCUMENT_RECORD)
    rows = DocumentRelation.objects.filter(target__in=seen).select_related("target__agency", "document")
    return get_object_or_404(rows, pk=pk)
