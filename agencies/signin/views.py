"""The pages of signing in that the portal answers itself."""

from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from agencies.requests import PortalRequest
from agencies.signin.middleware import ENDED
from agencies.signin.passwords import change_password
from agencies.signin.unsent import forget, unsent_of
from core.access import PUBLIC, signed_in


class SignIn(LoginView):
    """The sign-in page; who is signed in already goes on to the home page."""

    policy = PUBLIC
    http_method_names = ("get", "head", "post")
    template_name = "agencies/sign_in.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ended = self.request.session.get(ENDED, False)
        return super().get_context_data(**kwargs) | {"has_ended": ended, "sso": _single_sign_on(self.request)}


class SetPassword(PasswordResetConfirmView):
    """Where a person sets the password by the link that an administrator gave; it works once."""

    http_method_names = ("get", "head", "post")
    template_name = "agencies/set_password.html"
    success_url = reverse_lazy("account_login")

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer a link that is used up or too old like one that never was."""
        answer = super().dispatch(*args, **kwargs)
        if answer.status_code == 200 and not self.validlink:
            answer.status_code = 404
        return answer

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        assert self.user is not None  # the link named one
        change_password(form, self.user)
        del self.request.session["_password_reset_token"]
        messages.success(self.request, "Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới.")
        return redirect(self.success_url)

    def form_invalid(self, form: SetPasswordForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: PortalRequest) -> HttpResponse:
    """What was being sent when the session ended: to be sent again, or to be dropped."""
    kept = unsent_of(request)
    if request.method == "POST" or kept is None:
        forget(request)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "agencies/unsent.html", {"kept": kept})


def _single_sign_on(request: HttpRequest) -> dict[str, str] | None:
    """Return the name and address of signing in by another system; None where none is set."""
    if not settings.OIDC_SERVER_URL:
        return None
    provider = get_adapter().list_providers(request)[0]
    return {"name": provider.name, "url": provider.get_login_url(request)}
