"""What stands between signing in and working: the ends of a session, a first password, a second factor."""

import time
from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse

from agencies.models import User
from agencies.signin.rules import absolute_limit, idle_limit, needs_second_factor
from agencies.signin.unsent import forget_when_sent, keep, kept_fields
from core.access import EXPIRED, PUBLIC
from core.audit.events import record_event
from core.models import EventKind

STARTED, SEEN, ENDED = "started_at", "seen_at", "session_ended"
MINUTE = 60
BACKGROUND = "X-Background"  # sent by what a page asks for by itself: it is no sign of a person

type_of_answer = Callable[[HttpRequest], HttpResponseBase]


class SessionLimits:
    """Ends a session after a pause, and after a working day whatever happens; what was being sent is kept."""

    def __init__(self, get_response: type_of_answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if self._has_ended(request):
                return self._end(request)
            self._note(request)
            forget_when_sent(request)
        return self.get_response(request)

    def _has_ended(self, request: HttpRequest) -> bool:
        now = time.time()
        started, seen = request.session.get(STARTED, now), request.session.get(SEEN, now)
        too_long = now - started > absolute_limit().total_seconds()
        return too_long or now - seen > idle_limit(cast(User, request.user)).total_seconds()

    def _note(self, request: HttpRequest) -> None:
        """Remember that the person is there: once a minute, for each time is a write."""
        if BACKGROUND in request.headers or time.time() - request.session.get(SEEN, 0) < MINUTE:
            return
        request.session[SEEN] = int(time.time())
        request.session.setdefault(STARTED, int(time.time()))

    def _end(self, request: HttpRequest) -> HttpResponseBase:
        user, fields = cast(User, request.user), kept_fields(request)
        record_event(EventKind.SESSION_ENDED, name=user.username, about=user.pk)
        request.session.flush()
        request.user = AnonymousUser()
        request.session[ENDED] = True
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(EXPIRED, status=401, content_type="text/plain; charset=utf-8")
        if fields is None:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        keep(request, user, fields)
        return redirect(f"{reverse('account_login')}?next={reverse('agencies:unsent')}")


class StandingDuties:
    """Leads to the change of a first password and to the second factor before anything else is opened."""

    ALLOWED = ("agencies:sign_out", "account_reauthenticate", "mfa_reauthenticate")
    SECOND_FACTOR = ("mfa_index", "mfa_activate_totp", "mfa_view_recovery_codes")

    def __init__(self, get_response: type_of_answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponseBase | None:
        if not request.user.is_authenticated or getattr(view, "policy", None) == PUBLIC:
            return None
        user, here = request.user, resolve(request.path).view_name
        if user.must_change_password and here not in (*self.ALLOWED, "agencies:account"):
            messages.warning(request, "Mật khẩu hiện nay do người khác đặt. Hãy đổi trước khi làm việc.")
            return redirect("agencies:account")
        if here in (*self.ALLOWED, *self.SECOND_FACTOR, "agencies:account") or user.must_change_password:
            return None
        if needs_second_factor(user) and not user.has_second_factor:
            messages.warning(request, "Vai trò của bạn bắt buộc xác thực hai lớp. Hãy bật trước khi làm việc.")
            return redirect("mfa_activate_totp")
        return None
