"""What every answer tells the browser, and which names of the server are answered at all."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase
from django.http.request import split_domain_port, validate_host
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

type_of_answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DOWNLOADED = "sandbox; default-src 'none'"


class SafeHeaders:
    """Place it first, so that refusals, redirects and files carry the headers too.

    Answers of the portal are kept by nobody, unless the view says otherwise, and differ for htmx. What is saved as
    a file can neither run nor load anything, wherever it is opened.
    """

    def __init__(self, get_response: type_of_answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            response.headers["Content-Security-Policy"] = DOWNLOADED
        if not request.path_info.startswith(settings.STATIC_URL) or response.status_code >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
            patch_vary_headers(response, ["HX-Request"])
        return response


class CompressedPages(GZipMiddleware):
    """Compresses pages and parts of pages; files are compressed as they are, and keep their length.

    What is secret in a page cannot be guessed from its length: the token of forms is masked anew in each answer, and
    Django adds bytes at random to every compressed one.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        return super().process_response(request, response) if is_page else response


class KnownHosts:
    """Refuses (400) a server name that is not ours, also for files and where a proxy passes another one on."""

    def __init__(self, get_response: type_of_answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.get_host()
        forwarded = request.headers.get("X-Forwarded-Host")
        if forwarded is not None and not _is_ours(forwarded):
            raise DisallowedHost("X-Forwarded-Host is not in ALLOWED_HOSTS")
        return self.get_response(request)


def _is_ours(host: str) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
