"""A signed-in user's requests, straight into the WSGI application: what a page costs the server."""

import io
from collections import Counter
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client

from agencies.models import User

TOKEN = "a" * 32
BOOKKEEPING = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "PRAGMA")


class Browser:
    """Asks for pages as ``user``; every answer must be a success."""

    def __init__(self, user: User) -> None:
        client = Client()
        client.force_login(user)
        cookies = {name: morsel.value for name, morsel in client.cookies.items()} | {"csrftoken": TOKEN}
        self.cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self.application = WSGIHandler()

    def get(self, url: str) -> bytes:
        path, _, query = url.partition("?")
        return self._ask({"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": "GET"})

    def post(self, url: str, values: dict[str, Any]) -> bytes:
        """Send a form as HTMX does."""
        body = urlencode(values).encode()
        return self._ask(
            {
                "PATH_INFO": url,
                "REQUEST_METHOD": "POST",
                "HTTP_HX_REQUEST": "true",
                "HTTP_X_CSRFTOKEN": TOKEN,
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)),
                "wsgi.input": io.BytesIO(body),
            }
        )

    def _ask(self, environ: dict[str, Any]) -> bytes:
        environ |= {"HTTP_COOKIE": self.cookies, "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1"}
        setup_testing_defaults(environ)
        statuses: list[str] = []

        def start(status: str, headers: Any, error: Any = None, /) -> Any:
            statuses.append(status)

        response = self.application(environ, start)
        content = b"".join(response)
        response.close()
        if not statuses[0].startswith("200"):
            raise RuntimeError(f"{environ['PATH_INFO']}: {statuses[0]}")
        return content


class Statements:
    """Counts the statements sent inside its ``with`` block, without those that only keep transactions."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.seen[sql.split(maxsplit=1)[0].upper()] += 1
        return execute(sql, params, many, context)

    @property
    def count(self) -> int:
        return sum(count for verb, count in self.seen.items() if verb not in BOOKKEEPING)

    def __enter__(self) -> "Statements":
        self.block = connection.execute_wrapper(self)
        self.block.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.block.__exit__(*error)
