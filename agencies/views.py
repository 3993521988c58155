"""One's own account, and the register of agencies."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LogoutView
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies import pages
from agencies.forms import PasswordForm
from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from agencies.services import put_tour_away
from agencies.signin.passwords import change_password
from core.access import SIGNED_IN, guard, signed_in
from core.paging import paged


class SignOut(LogoutView):
    """Ends the session (POST only) and leads back to the sign-in page."""

    policy = SIGNED_IN
    http_method_names = ("post",)
    next_page = "account_login"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: PortalRequest) -> HttpResponse:
    """One's own name, roles and password."""
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(form, request.user)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.")
        return redirect("agencies:account")
    status = 422 if form.errors else 200
    user = request.user
    context = {"form": form, "has_factor": user.has_second_factor, "signs": user.holds(Perm.REPORT_SIGN)}
    return render(request, "agencies/account.html", context, status=status)


@signed_in
@require_POST
def tour(request: PortalRequest) -> HttpResponse:
    """Put the short tour away; the menu shows it again."""
    put_tour_away(request.user)
    return redirect(settings.LOGIN_REDIRECT_URL)


@guard(Perm.VIEW)
@require_safe
def agency_list(request: PortalRequest) -> HttpResponse:
    """The agencies that the user may see, found by name or code without accents."""
    words = request.GET.get("q", "")[:100]
    agencies = Agency.objects.visible_to(request.user).matching(words).select_related("reviews")
    shown = {"words": words, "may_manage": request.user.holds(Perm.MANAGE)}
    return render(request, "agencies/list.html", shown | paged(request, pages.indented(agencies)))


@guard(Perm.VIEW)
@require_safe
def detail(request: PortalRequest, code: str) -> HttpResponse:
    """An agency with its names over time, its offices, people and what became of it."""
    agency = get_object_or_404(Agency.objects.visible_to(request.user), code=code)
    return render(request, "agencies/detail.html", {"page": pages.agency_page(agency, request.user)})
