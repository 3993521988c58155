"""gunicorn with its workers, over a database of its own, for tests that kill them."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

from scripts.pg_cluster import children

ROOT = Path(settings.BASE_DIR)
TOKEN = "a" * 32
PATIENCE = 60  # seconds that a test waits for an answer before it gives up


class Server:
    """The server may be killed and started again; its port stays, and whoever connects meanwhile waits."""

    def __init__(self, url: str, media: Path, workers: int = 2, threads: int = 4) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self.socket.getsockname()[1]
        own = {"DJANGO_SETTINGS_MODULE": "tests.faults.settings", "DATABASE_URL": url, "MEDIA_ROOT": str(media)}
        self.hashes = media / "hashes"  # a byte for each password that was looked at
        own |= {"FAULT_HASHES": str(self.hashes), "GUNICORN_CMD_ARGS": f"--workers {workers} --threads {threads}"}
        self.environment = os.environ | own | {"PORTAL_TODAY": "2024-03-18", "DATABASE_DURABILITY_CHECK": "1"}
        self.start()

    def start(self) -> None:
        number = self.socket.fileno()
        command = [sys.executable, "-m", "gunicorn", "cchc_portal.wsgi", "--bind", f"fd://{number}"]
        self.process = subprocess.Popen(  # noqa: S603
            [*command, "--preload", "--log-level", "critical"],  # a worker that comes again need not load everything
            cwd=ROOT,
            env=self.environment,
            pass_fds=[number],
            stderr=subprocess.DEVNULL,
        )

    def workers(self) -> list[int]:
        return children(self.process.pid)

    def kill(self, pid: int) -> None:
        """Kill one worker; the server starts another one."""
        os.kill(pid, signal.SIGKILL)

    def kill_workers(self) -> None:
        """Kill all workers; the server starts others."""
        for pid in self.workers():
            self.kill(pid)

    def kill_all(self) -> None:
        """Kill the server and all its workers at once."""
        self.process.send_signal(signal.SIGSTOP)
        self.kill_workers()
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.socket.close()

    def browser(self, cookie: str = "") -> "Browser":
        return Browser(self.port, cookie)


class Browser:
    """Asks the server, over a connection for each request."""

    def __init__(self, port: int, session: str) -> None:
        self.port = port
        cookies = f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")
        self.headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Origin": f"http://127.0.0.1:{port}"}

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, values: dict[str, object], **headers: str) -> tuple[int, str]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(values), kind | headers)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as line:
            line.request(method, path, body, {"Connection": "close"} | self.headers | headers)
            with line.getresponse() as answer:
                return answer.status, answer.read().decode()

    def post_cut(self, path: str, body: bytes, length: int, **headers: str) -> bytes:
        """Announce ``length`` bytes, send ``body`` and no more; return what comes back."""
        lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Content-Length: {length}"]
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
        lines += [f"{name}: {value}" for name, value in (self.headers | kind | headers).items()]
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))
