"""The views that a person has saved: their list, and what can be done with one. Others' do not exist."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError, FieldError
from reports.charts.boards import tabs
from reports.charts.forms import NewViewForm, ViewNameForm
from reports.models import SavedView
from reports.querysets import SavedViewQuerySet
from reports.services.saved_views import drop_view, rename_view, save_view


@guard(Perm.DASHBOARD_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: PortalRequest) -> HttpResponse:
    """List the own views, with a form for the address that ``?address=`` names; on POST keep it and lead back there."""
    if request.method != "POST":
        if request.htmx:
            return render(request, "reports/_saved_list.html", {"views": _mine(request)})
        address = request.GET.get("address", "")
        return _list(request, NewViewForm(initial={"address": address}) if address else None)
    form = NewViewForm(request.POST)
    if form.is_valid():
        try:
            view = save_view(user=request.user, **form.cleaned_data)
        except DomainError as error:
            _tell(form, error)
        else:
            messages.success(request, f"Đã lưu chế độ xem “{view.name}”.")
            return redirect(view.address)
    return _list(request, form, status=422)


@guard(Perm.DASHBOARD_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def saved_view(request: PortalRequest, pk: int) -> HttpResponse:
    """One of the own views: rename it, or ask to delete it."""
    view = get_object_or_404(_mine(request), pk=pk)
    form = ViewNameForm(request.POST if request.method == "POST" else None, initial=_shown(view))
    if form.is_valid():
        try:
            rename_view(view=view, name=form.cleaned_data["name"], seen=form.cleaned_data["version"])
        except ConflictError as error:
            form = ViewNameForm({"name": form.cleaned_data["name"], "version": view.version})
            form.add_error("name", f"{error} Tên đang lưu: “{view.name}”.")
        except DomainError as error:
            _tell(form, error)
        else:
            messages.success(request, f"Đã đổi tên thành “{view.name}”.")
            return redirect("reports:saved_views")
    status = 422 if form.errors else 200
    return render(request, "reports/saved_view.html", {"view": view, "form": form}, status=status)


@guard(Perm.DASHBOARD_VIEW)
@require_POST
def saved_view_delete(request: PortalRequest, pk: int) -> HttpResponse:
    """Forget one of the own views."""
    view = get_object_or_404(_mine(request), pk=pk)
    drop_view(view=view)
    messages.success(request, f"Đã xóa chế độ xem “{view.name}”.")
    return redirect("reports:saved_views")


def _mine(request: PortalRequest) -> SavedViewQuerySet:
    return SavedView.objects.visible_to(request.user)


def _shown(view: SavedView) -> dict[str, str | int]:
    return {"name": view.name, "version": view.version}


def _list(request: PortalRequest, form: NewViewForm | None, status: int = 200) -> HttpResponse:
    context = {"views": _mine(request), "form": form, "tabs": tabs("saved", None)}
    return render(request, "reports/saved_views.html", context, status=status)


def _tell(form: forms.Form, error: DomainError) -> None:
    form.add_error(error.field if isinstance(error, FieldError) else None, str(error))
