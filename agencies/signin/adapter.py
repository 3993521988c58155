"""What the portal decides otherwise than django-allauth does by itself."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.models import User
from agencies.signin import attempts
from agencies.signin.rules import asleep, needs_second_factor
from core.audit.events import record_event
from core.models import EventKind

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock."


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; guesses are counted in the database; every refusal reads the same."""

    error_messages = DefaultAccountAdapter.error_messages | {"username_password_mismatch": WRONG}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the user whom name and password name, after reserving the guess.

        Raises ValidationError while the name is locked: for unknown names as for known ones.
        """
        name = attempts.canonical(credentials.get("username", ""))
        key = attempts.password_key(name)
        if not attempts.reserve(key):
            raise ValidationError(attempts.refusal())
        user = super().authenticate(request, **credentials | {"username": name})
        if user is None or asleep().filter(pk=user.pk).exists():
            record_event(EventKind.SIGN_IN_FAILED, name=name)
            return None
        attempts.succeeded(key)
        return user

    def is_safe_url(self, url: str | None) -> bool:
        """Tell whether signing in may lead to ``url``: a path of this portal; a full address never is needed."""
        return bool(url) and str(url).startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: the library's own count lives in the cache."""

    def _rollback_login_failed_rl_usage(self) -> None:
        """Nothing was counted in the cache."""

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("account_login")

    def get_client_ip(self, request: HttpRequest) -> str:
        return request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104  # an address to show, none to listen on


class SecondFactorAdapter(DefaultMFAAdapter):
    """Says what is wrong in Vietnamese, and keeps the factor of those who must have one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Mã không đúng hoặc đã dùng. Chờ ứng dụng hiện mã mới rồi nhập lại.",
        "cannot_delete_authenticator": "Vai trò của bạn bắt buộc xác thực hai lớp nên không tắt được.",
    }

    def get_totp_issuer(self) -> str:
        return "Cổng báo cáo CCHC"

    def get_totp_label(self, user: User) -> str:
        return user.username

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return not needs_second_factor(authenticator.user)
