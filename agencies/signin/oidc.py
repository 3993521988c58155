"""Signing in by OpenID Connect: only those who have an account already, found by their user name."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from agencies.models import User
from agencies.signin.attempts import canonical
from agencies.signin.rules import asleep
from core.audit.events import record_event
from core.models import EventKind

UNKNOWN = "Tài khoản của hệ thống đăng nhập chung chưa được cấp quyền ở cổng này. Liên hệ quản trị của cơ quan."

FAILED = "Đăng nhập chung không thành công. Thử lại, hoặc đăng nhập bằng tên và mật khẩu của cổng này."


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Nobody signs up: the name that the provider vouches for must be that of an open account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect the provider's person with the account of that user name, or turn them away."""
        if sociallogin.is_existing and sociallogin.user.is_active:
            return
        name = canonical(str(sociallogin.account.extra_data.get("userinfo", {}).get("preferred_username", "")))
        user = User.objects.filter(username=name, is_active=True).first() if name else None
        if user is None or asleep().filter(pk=user.pk).exists():
            record_event(EventKind.SIGN_IN_FAILED, name=name, detail="OpenID Connect")
            messages.error(request, UNKNOWN)
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, user)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """Lead back to the sign-in page, whether the person turned back or the provider failed."""
        messages.error(request, FAILED)
        raise ImmediateHttpResponse(redirect("account_login"))
