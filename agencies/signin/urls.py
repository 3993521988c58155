"""Addresses of signing in, under the names by which django-allauth knows them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as totp_views
from allauth.usersessions import views as session_views
from django.http import HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from agencies.signin import views
from core.access import public, signed_in, type_of_view

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])
READ = require_safe
NEW_CODES = "mfa_generate_recovery_codes"


def own(view: type_of_view, allow: Callable[[type_of_view], type_of_view] = READ_AND_SEND) -> type_of_view:
    """Return a view of the library for whoever is signed in, with the methods that it is meant for."""
    return signed_in(allow(refusing(view)))


def refusing(view: type_of_view) -> type_of_view:
    """Return ``view`` so that a form shown again with its errors says so by its status, like everywhere here."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        if args[0].method == "POST" and response.status_code == 200:
            response.status_code = 422
        return response

    return answer


urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", public(READ_AND_SEND(refusing(factor_views.authenticate))), name="mfa_authenticate"),
    path(
        "sign-in/new-password/<str:uidb64>/<str:token>/",
        public(READ_AND_SEND(views.SetPassword.as_view())),
        name="set_password",
    ),
    path("account/confirm/", own(account_views.reauthenticate), name="account_reauthenticate"),
    path("account/confirm/code/", own(factor_views.reauthenticate), name="mfa_reauthenticate"),
    path("account/second-factor/", own(factor_views.index, READ), name="mfa_index"),
    path("account/second-factor/on/", own(totp_views.activate_totp), name="mfa_activate_totp"),
    path("account/second-factor/off/", own(totp_views.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/recovery-codes/", own(recovery_views.view_recovery_codes, READ), name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new/", own(recovery_views.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("account/sessions/", own(session_views.list_usersessions), name="usersessions_list"),
]
