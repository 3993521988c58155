"""Runs a command against a PostgreSQL cluster of its own: ``pg_cluster.py <command> …``.

The cluster lives in a temporary folder on a free port of the loopback interface, the command finds it in
``DATABASE_URL``, and both cluster and folder are gone when the command ends, however it ends.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

USER = "portal"
START_SECONDS = 30
# The cluster lives for minutes and holds made-up people: nothing in it need survive a power cut. What a test writes is
# never committed, so that statistics gathered meanwhile would call its tables empty, and a join of them endless.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


def main(command: list[str]) -> int:
    """Run ``command`` with ``DATABASE_URL`` set and return its exit code; 1 when there is no cluster."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _leave)
    try:
        with cluster() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    except ClusterError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


class ClusterError(Exception):
    """PostgreSQL is not there or does not start."""


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of a running, empty cluster; stop and remove it at the end."""
    with made_cluster() as own:
        own.start(FAST)
        yield own.url


@contextmanager
def made_cluster() -> Iterator["Cluster"]:
    """Give an empty cluster that does not run yet; stop and remove it at the end."""
    binaries = find_binaries()
    home = Path(tempfile.mkdtemp(prefix="cchc-pg-"))
    account = server_account()
    try:
        password = secrets.token_hex(16)
        secret = home / "password"
        secret.write_text(password, encoding="utf-8")
        if account:
            for path in (home, secret):
                os.chown(path, account["user"], account["group"])
        _initialise(binaries, home, secret, account)
        own = Cluster(binaries, home, password, free_port(), account)
        try:
            yield own
        finally:
            own.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


class Cluster:
    """A cluster in a folder of its own, which can be started, stopped and killed, again and again."""

    def __init__(self, binaries: Path, home: Path, password: str, port: int, account: dict[str, Any]) -> None:
        self.binaries, self.home, self.port, self.account = binaries, home, port, account
        self.url = f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
        self.server: subprocess.Popen[bytes] | None = None

    def start(self, settings: Mapping[str, str]) -> None:
        """Start the server with ``settings`` and wait till it answers. Raises ClusterError when it does not."""
        server = _start(self.binaries, self.home, self.port, settings, self.account)
        self.server = server
        _wait(self.binaries, server, self.home, self.port)

    def stop(self) -> None:
        """End the server in order; nothing when it does not run."""
        if self.server is not None:
            _stop(self.server)

    def stop_at_once(self) -> None:
        """End the server as ``pg_ctl stop -m immediate`` does: nothing is written out, the next start recovers."""
        assert self.server is not None
        self.server.send_signal(signal.SIGQUIT)
        self.server.wait()

    def kill(self) -> None:
        """End all its processes with SIGKILL, as nothing in order does: it has no time to write anything."""
        assert self.server is not None
        self.server.send_signal(signal.SIGSTOP)  # or it would replace those that die
        for pid in children(self.server.pid):
            os.kill(pid, signal.SIGKILL)
        self.server.kill()
        self.server.wait()


def children(pid: int) -> list[int]:
    """Return who has ``pid`` for a parent (Linux)."""
    stats = (path.read_text(encoding="utf-8") for path in Path("/proc").glob("[0-9]*/stat"))
    fields = ((stat.partition(" ")[0], stat.rpartition(")")[2].split()) for stat in stats)
    return [int(child) for child, rest in fields if int(rest[1]) == pid]


def find_binaries() -> Path:
    """Return the folder of ``initdb``: Debian's newest version, else the one on the path."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    versions = sorted(debian, key=lambda path: float(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    if not found:
        raise ClusterError("Thiếu PostgreSQL / PostgreSQL is missing: sudo apt-get install postgresql")
    return Path(found).parent


def server_account() -> dict[str, Any]:
    """Return whom the server runs as: PostgreSQL refuses root, so root lends it another account."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def free_port() -> int:
    """Return a loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _initialise(binaries: Path, home: Path, secret: Path, account: dict[str, Any]) -> None:
    options = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"]
    command: list[str | Path] = [
        binaries / "initdb",
        "-D",
        home / "data",
        "-U",
        USER,
        f"--pwfile={secret}",
        *options,
    ]
    made = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False, **account)
    if made.returncode:
        raise ClusterError(made.stdout + made.stderr)


def _start(
    binaries: Path, home: Path, port: int, settings: Mapping[str, str], account: dict[str, Any]
) -> subprocess.Popen[bytes]:
    all_settings = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": "", **settings}
    options = [part for name, value in all_settings.items() for part in ("-c", f"{name}={value}")]
    with (home / "log").open("ab") as log:
        # A session of its own: Ctrl-C reaches the command first, and the server outlives its last query.
        return subprocess.Popen(
            [binaries / "postgres", "-D", home / "data", *options],
            cwd=home,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **account,
        )


def _wait(binaries: Path, server: subprocess.Popen[bytes], home: Path, port: int) -> None:
    ready: list[str | Path] = [binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise ClusterError((home / "log").read_text(encoding="utf-8", errors="replace"))
        time.sleep(0.1)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # fast shutdown: closes open sessions
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
