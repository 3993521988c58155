"""The documented nginx before the portal: what two servers could read differently is refused or read once."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from django.conf import settings

from tests.faults.server import PATIENCE
from tests.faults.test_malformed import HIDDEN, MALFORMED, length, post

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.enable_socket,  # a Unix socket has no host that could be on a list
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
]
SITE = Path(settings.BASE_DIR, "docs/nginx.conf")
AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1; {user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {site}
}}
"""


def site_for(folder: str, port: int) -> str:
    """Return the first server of the documented site, without TLS, on a socket of its own, before this gunicorn."""
    site = SITE.read_text(encoding="utf-8").split("\nserver {\n    listen 80;")[0]
    changed = re.sub(r"^ *ssl_.*\n", "", site, flags=re.MULTILINE)
    changed = changed.replace("listen 443 ssl;", f"listen unix:{folder}/nginx;")
    return changed.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{port}")


@contextmanager
def nginx(port: int) -> Iterator[str]:
    """Give the path of its socket, which listens before nginx has it: whoever connects meanwhile waits."""
    with tempfile.TemporaryDirectory(prefix="n") as folder, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{folder}/nginx")
        listening.listen()
        conf, number = Path(folder, "nginx.conf"), listening.fileno()
        user = "user root;" if os.geteuid() == 0 else ""
        conf.write_text(AROUND.format(folder=folder, site=site_for(folder, port), user=user))
        running = subprocess.Popen(  # noqa: S603
            [str(NGINX), "-c", conf, "-e", f"{folder}/errors"], env={"NGINX": f"{number};"}, pass_fds=[number]
        )
        try:
            yield f"{folder}/nginx"
        finally:
            running.terminate()
            running.wait()


def ask(proxy: str, sent: bytes, *, is_all: bool = False) -> bytes:
    """Return all that comes back for what was sent over one connection, which it ends; ``is_all``: we end it too."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        line.connect(proxy)
        line.sendall(sent)
        if is_all:  # of a whole request this would mean that nobody waits for its answer
            line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b""))


class Echo(StreamRequestHandler):
    """Answers with the head of the request."""

    def handle(self) -> None:
        head = b"".join(iter(self.rfile.readline, b"\r\n"))
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + head)


def test_a_malformed_request_is_refused_and_what_hides_behind_it_is_not_read(server):
    with nginx(server.port) as proxy:
        assert b" 200 OK\r\n" in ask(proxy, HIDDEN)
        answers = {kind: ask(proxy, sent, is_all=True).split(b"HTTP/1.1 ")[1:] for kind, sent in MALFORMED.items()}
    assert {kind: len(found) for kind, found in answers.items() if len(found) > 1} == {}
    statuses = {kind: found[0][:3] for kind, found in answers.items() if found}  # one is told without a status
    assert {kind: status for kind, status in statuses.items() if status not in (b"400", b"501")} == {}
    assert len(statuses) >= len(MALFORMED) - 1


def test_the_portal_is_told_by_the_proxy_alone_how_and_whence_somebody_came():
    forged = b"".join(
        name + b": forged\r\n"
        for name in (b"X-Forwarded-For", b"X-Forwarded-Proto", b"X-Forwarded-Host", b"Forwarded", b"X_Forwarded_Proto")
    )
    with ThreadingTCPServer(("127.0.0.1", 0), Echo) as echo:
        thread = Thread(target=echo.handle_request, daemon=True)
        thread.start()
        with nginx(echo.server_address[1]) as proxy:
            arrived = ask(proxy, b"GET / HTTP/1.1\r\nHost: cchc.example.vn\r\nConnection: close\r\n" + forged + b"\r\n")
        thread.join()
    assert b"forged" not in arrived
    assert b"Host: cchc.example.vn\r\nX-Forwarded-Proto: https\r\n" in arrived


def test_what_the_proxy_refuses_by_itself_it_says_in_vietnamese():
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        with nginx(deaf.getsockname()[1]) as proxy:
            too_large = ask(proxy, post(length(52 * 1024 * 1024))).decode()
            away = ask(proxy, HIDDEN).decode()
    assert too_large.startswith("HTTP/1.1 413 ")
    assert "lớn hơn 50 MB nên không được nhận" in too_large
    assert away.startswith("HTTP/1.1 503 ")
    assert "Retry-After: 60" in away
    assert "Cổng đang khởi động lại" in away
