"""Serves the portal and does its long work, in one command: gunicorn and the worker beside it (`make run`).

The worker is started again when it dies. Both end with this process, however that ends: by a signal they are told,
and should it be killed the system tells them (PR_SET_PDEATHSIG).
"""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

BIN = Path(sys.executable).parent
SERVER = (str(BIN / "gunicorn"), "cchc_portal.wsgi")
WORKER = (sys.executable, "manage.py", "worker")
PR_SET_PDEATHSIG = 1
LOOK_EVERY = 0.2  # seconds
PAUSE = 2.0  # before a worker that died is started again
PATIENCE = 30  # seconds for an orderly end
LIBC = ctypes.CDLL(None)


class Ended(Exception):
    """Somebody asked this process to end."""


def main() -> int:
    """Run both till the server ends or a signal comes; the server's exit code, 0 after a signal."""
    return serve(SERVER, WORKER)


def serve(server_command: Sequence[str], worker_command: Sequence[str]) -> int:
    """Run the two commands; return the server's exit code, or 0 when this process was asked to end."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)
    server = worker = start(server_command)
    try:
        worker = start(worker_command)
        while server.poll() is None:
            if worker.poll() is not None:
                time.sleep(PAUSE)
                worker = start(worker_command)
            time.sleep(LOOK_EVERY)
        return server.returncode
    except Ended:
        return 0
    finally:
        for process in (server, worker):
            stop(process)


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own: Ctrl+C reaches this process alone, which tells it once."""
    return subprocess.Popen(command, preexec_fn=_die_with_parent, start_new_session=True)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Let a child end in order, and end it when it does not."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _die_with_parent() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(number: int, frame: FrameType | None) -> None:
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, signal.SIG_IGN)
    raise Ended


if __name__ == "__main__":
    sys.exit(main())
