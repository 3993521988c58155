"""Headers, server names, cookies, sign-in redirects; tests/test_permission_matrix.py looks at every answer."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme

from cchc_portal.urls import urlpatterns as portal
from cchc_portal.web import KnownHosts, SafeHeaders
from core.access import public
from tests.answers import WANTED, lacking, unsafe_as_a_file
from tests.calls import call, client_of
from tests.test_permission_matrix import MATRIX, allowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]


@public
def broken(request):
    raise RuntimeError("on purpose")


urlpatterns = [path("broken/", broken), *portal]


def test_pages_are_compressed_and_files_are_sent_as_they_are(world):
    packing = {"Accept-Encoding": "gzip"}
    client = client_of(world, "hoa")
    page = client.get("/tasks/?period=2024-Q1", headers=packing)
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page.headers["Vary"]
    file = client.get("/dashboard/2024-Q1/table.xlsx", headers=packing)
    assert (file.status_code, file.has_header("Content-Encoding")) == (200, False)


@pytest.mark.parametrize("address", ["/khong-co/", "/static/khong-co.css", "/plans/%00/", "/sign-in"])
def test_refusals_carry_every_header(client, address):
    assert lacking(client.get(address)) == set()


def test_a_wrong_host_and_a_missing_token_and_an_error_carry_every_header(settings):
    settings.ROOT_URLCONF = __name__
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answers = {
        400: client.get("/", headers={"host": "evil.example"}),
        403: client.post("/sign-in/", {"login": "lan"}),
        500: client.get("/broken/"),
    }
    assert {code: answer.status_code for code, answer in answers.items()} == {code: code for code in answers}
    assert [lacking(answer) for answer in answers.values()] == [set()] * 3


def test_a_file_of_the_portal_carries_them_and_may_be_kept(client, settings):
    settings.WHITENOISE_USE_FINDERS = True
    answer = client.get("/static/js/portal.js")
    assert b"htmx" in answer.getvalue()
    assert {name for name in WANTED if name not in answer.headers} == set()
    assert "no-store" not in answer.get("Cache-Control", "")


def test_an_answer_without_the_middleware_is_noticed(client, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != f"{SafeHeaders.__module__}.SafeHeaders"]
    assert "Permissions-Policy" in lacking(client.get("/sign-in/"))


def test_a_file_that_a_browser_would_run_is_noticed():
    headers = {"Content-Disposition": 'attachment; filename="a.html"', "Content-Security-Policy": "default-src 'none'"}
    assert unsafe_as_a_file(HttpResponse(headers=headers)) == {"no sandbox"}
    assert unsafe_as_a_file(HttpResponse(content_type="image/svg+xml")) == {"type image/svg+xml"}
    shown = HttpResponse(content_type="text/plain", headers={"Content-Disposition": "inline"})
    assert unsafe_as_a_file(shown) == {"text/plain shown in the page"}


# Tokens against forged requests


def test_a_request_without_a_token_is_refused(world, monkeypatch):
    monkeypatch.setattr("tests.calls.Client", lambda: Client(enforce_csrf_checks=True))
    posts = [(name, htmx) for method, name in MATRIX if method == "post" for htmx in (False, True)]
    given = {post: call(world, allowed("post", post[0]), "post", post[0], htmx=post[1]).status_code for post in posts}
    assert given == dict.fromkeys(posts, 403)


def test_a_token_from_a_foreign_page_is_refused(world):
    client = Client(enforce_csrf_checks=True)
    client.get("/sign-in/")
    sent = {"login": "lan", "password": "x", "csrfmiddlewaretoken": client.cookies[settings.CSRF_COOKIE_NAME].value}
    assert client.post("/sign-in/", sent, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/sign-in/", sent).status_code != 403


# Server names

FOREIGN_HOSTS = [
    "evil.example", "evil.example:80", "testserver.evil.example", "evil.testserver", "testserver@evil.example",
    "testserver:evil", "testserver:80@evil.example", "evil.example#testserver", "testserver,evil.example",
    "testserver evil.example", "127.0.0.1.evil.example", "[::1]", "0x7f000001", "127.1", "2130706433", "localhost.evil",
    "testserver/", "testserver\\evil", "tèstserver", "*",
]  # fmt: skip


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
@pytest.mark.parametrize("address", ["/sign-in/", "/static/js/portal.js"])
@pytest.mark.parametrize("header", ["HTTP_HOST", "HTTP_X_FORWARDED_HOST"])
def test_a_foreign_name_of_the_server_is_refused(client, header, host, address):
    answer = client.get(address, **{header: host})
    assert answer.status_code == 400
    assert host not in answer.text


def test_our_own_name_is_answered_also_when_a_proxy_passes_it_on(client):
    assert client.get("/sign-in/", headers={"x-forwarded-host": "localhost:8443"}).status_code == 200


def test_without_the_check_a_file_is_served_under_any_name(client, settings):
    settings.WHITENOISE_USE_FINDERS = True
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != f"{KnownHosts.__module__}.KnownHosts"]
    assert b"htmx" in client.get("/static/js/portal.js", headers={"host": "evil.example"}).getvalue()


# Where signing in may lead

FOREIGN_PLACES = [
    "http://evil.example", "https://evil.example/", "//evil.example", "///evil.example", "////evil.example",
    "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example",
    "/\r/evil.example", "\t//evil.example", " //evil.example", "http:evil.example", "http:/evil.example",
    "https:///evil.example", "HTTP://EVIL.EXAMPLE", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "ftp://evil.example", "file:///etc/passwd",
    "http://testserver@evil.example", "http://testserver.evil.example", "http://evil.example?testserver",
    "http://evil.example#testserver", "http://evil.example\\@testserver", "http://testserver:80@evil.example",
    "//testserver@evil.example", "http://[::1]", "http://[evil", "http://127.0.0.2", "http:\\\\evil.example",
    "\x00//evil.example", "\u2028//evil.example", "／／evil.example", "//evil。example", "http://testserver:evil",
]  # fmt: skip


@pytest.mark.parametrize("place", FOREIGN_PLACES)
def test_signing_in_leads_to_no_foreign_place(world, client, place):
    sent = {"login": "lan", "password": "mat-khau-thu", "next": place}
    answer = client.post("/sign-in/", sent)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert url_has_allowed_host_and_scheme(answer["Location"], allowed_hosts=None)


def test_there_are_forty_places_and_twenty_names():
    assert (len(set(FOREIGN_PLACES)), len(set(FOREIGN_HOSTS))) == (40, 20)


# Cookies and the page itself


def test_cookies_are_kept_from_scripts_and_from_other_sites(world, client):
    client.post("/sign-in/", {"login": "lan", "password": "mat-khau-thu"})
    client.get("/account/")
    session, token = (client.cookies[name] for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME))
    assert (session["httponly"], session["samesite"], token["samesite"]) == (True, "Lax", "Lax")
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}


def test_the_page_switches_off_what_htmx_could_run(client):
    text = client.get("/sign-in/").text
    config = json.loads(unescape(re.search(r"name=\"htmx-config\" content='([^']+)'", text)[1]))
    off = {"allowEval", "allowScriptTags", "includeIndicatorStyles"}
    assert {key: config[key] for key in off} == dict.fromkeys(off, False)
    assert (config["selfRequestsOnly"], config["historyCacheSize"]) == (True, 0)


PRINT_SETTINGS = """
import json, django
from django.conf import settings
django.setup()
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.isupper()}, default=str))
"""


@pytest.fixture(scope="module")
def production() -> dict:
    """The settings as behind TLS, read in a process of their own."""
    root = Path(settings.BASE_DIR)
    environment = {
        "PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "cchc_portal.settings", "SECRET_KEY": "x9" * 30,
        "HTTPS": "1", "DEBUG": "0", "ALLOWED_HOSTS": "cchc.example.vn", "DATABASE_URL": "sqlite:///none.sqlite3",
        "ADMIN_PATH": "", "PORTAL_TODAY": "", "OIDC_SERVER_URL": "",
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PRINT_SETTINGS], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


M = {
    "M1": lambda s: s["DEBUG"] is False,
    "M2": lambda s: len(s["SECRET_KEY"]) >= 50,
    "M3": lambda s: s["ALLOWED_HOSTS"] == ["cchc.example.vn"],
    "M4": lambda s: s["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"],
    "M5": lambda s: s["SECURE_HSTS_SECONDS"] >= 31_536_000 and s["SECURE_HSTS_INCLUDE_SUBDOMAINS"],
    "M6": lambda s: (
        all(
            s[f"{kind}_COOKIE_NAME"].startswith("__Host-")
            and s[f"{kind}_COOKIE_SECURE"]
            and s[f"{kind}_COOKIE_PATH"] == "/"
            and s[f"{kind}_COOKIE_DOMAIN"] is None
            and s[f"{kind}_COOKIE_SAMESITE"] == "Lax"
            for kind in ("SESSION", "CSRF")
        )
        and s["SESSION_COOKIE_HTTPONLY"]
    ),
    "M7": lambda s: "core.access.SignInRequired" in s["MIDDLEWARE"],
    "M8": lambda s: not [name for name in s["MIDDLEWARE"] if "middleware.cache" in name],
    "M9": lambda s: s["SESSION_SAVE_EVERY_REQUEST"] is False,
    "M10": lambda s: s["SESSION_ENGINE"] == "django.contrib.sessions.backends.db",
    "M11": lambda s: s["SESSION_SERIALIZER"].endswith("JSONSerializer"),
    "M12": lambda s: (
        s["DATA_UPLOAD_MAX_MEMORY_SIZE"] <= 2_621_440
        and s["DATA_UPLOAD_MAX_NUMBER_FIELDS"] <= 1000
        and s["DATA_UPLOAD_MAX_NUMBER_FILES"] == 20
    ),
    "M14": lambda s: not s["MEDIA_ROOT"].startswith(s["STATIC_ROOT"]) and not s["MEDIA_URL"].startswith("/media"),
    "M16": lambda s: (
        s["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        and "synchronous=FULL" in s["DATABASES"]["default"]["OPTIONS"]["init_command"]
        and "journal_mode=WAL" in s["DATABASES"]["default"]["OPTIONS"]["init_command"]
    ),
    "M20": lambda s: s["CACHES"]["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000,
    "M21": lambda s: s.get("ALLAUTH_TRUSTED_PROXY_COUNT", 0) == 0,  # our adapter reads no forwarded address
    "M23": lambda s: "import_export" not in s["INSTALLED_APPS"],
    "M27": lambda s: s["ADMIN_PATH"] == "",
    "M28": lambda s: not s["ADMINS"] and "mail_admins" not in str(s["LOGGING"]),
    "M29": lambda s: (s["TIME_ZONE"], s["USE_TZ"]) == ("Asia/Ho_Chi_Minh", True),
    "M30": lambda s: (s["FILE_UPLOAD_PERMISSIONS"], s["FILE_UPLOAD_DIRECTORY_PERMISSIONS"]) == (0o640, 0o750),
}


@pytest.mark.parametrize("number", M)
def test_the_production_settings_are_the_hardened_ones(production, number):
    assert M[number](production)
