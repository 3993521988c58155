"""Verification: whoever has a document's code sees what was issued, and may compare a copy with it."""

import hashlib
from http import HTTPStatus

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core.access import public
from documents.codes import grouped, read_code
from reports.models import Issue
from reports.pages.copy import compared

PER_MINUTE = 30
UNKNOWN = "Không có văn bản nào mang mã này. Kiểm tra lại từng ký tự trên văn bản."
BUSY = "Có quá nhiều lượt tra cứu từ nơi này; hãy thử lại sau một phút."


@public
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a code; a typed one leads to its page."""
    if request.method != "POST":
        return render(request, "reports/verify.html", {})
    typed = request.POST.get("code", "")[:100]
    code = read_code(typed)
    if code:
        return redirect("reports:verify", code)
    context = {"problem": UNKNOWN, "typed": typed}
    return render(request, "reports/verify.html", context, status=HTTPStatus.NOT_FOUND)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, key: str) -> HttpResponse:
    """Show the document of a code, and whether an uploaded copy is the same file. Unknown codes get one answer."""
    issue = Issue.objects.select_related("replaces", "replaced_by").filter(code=read_code(key)).first()
    if (issue is None or request.FILES) and not _in_time(request):
        return render(request, "reports/verify.html", {"problem": BUSY}, status=HTTPStatus.TOO_MANY_REQUESTS)
    if issue is None:
        unknown = {"problem": UNKNOWN, "typed": key[:100]}
        return render(request, "reports/verify.html", unknown, status=HTTPStatus.NOT_FOUND)
    context: dict[str, object] = {"issue": issue, "code": grouped(issue.code)}
    if request.method == "POST":
        context["copy"] = compared(issue, request.FILES.get("copy"))
    answer = render(request, "reports/verify.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _in_time(request: HttpRequest) -> bool:
    """At most so many wrong codes and uploads a minute from one place: nobody guesses a code, but hashing costs."""
    place = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS:  # behind the proxy, which adds the address of its client last
        place = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or place
    key = f"verify:{hashlib.sha256(place.encode()).hexdigest()}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) <= PER_MINUTE
    except ValueError:  # it ended between the two lines
        return True
