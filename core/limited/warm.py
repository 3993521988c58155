"""Jobs in limited children of a process that has imported already what they need.

``run_limited`` starts an interpreter for each file; a library that takes a second to import would cost that second
every time. Here a server (``server.py``) imports it once, knows no settings, database or secret of this process, and
forks a child for every job. The child binds itself: computing, memory, time, no file and no network (``confine.py``).
"""

import atexit
import json
import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from threading import BoundedSemaphore, Lock
from typing import Any, NamedTuple

from core.limited import ROOT, Limits
from core.limited.server import OUT_OF_MEMORY, RAISED, TOO_LONG_AN_ANSWER

logger = logging.getLogger(__name__)
SERVER = """
import socket, sys
sys.path.insert(0, sys.argv[1])
from core.limited.server import main
sys.exit(main(sys.argv[2], socket.socket(fileno=int(sys.argv[3]))))
"""
START = 60  # seconds that a server may need till it takes its first job, on a busy machine
NOTHING_SAID = b'{"ended": null, "late": false}'
PASSED_ON = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")


class Limited(Exception):
    """A child was ended, or ended itself, before it had an answer."""


class OutOfTime(Limited):
    """It took longer than it may."""


class OutOfMemory(Limited):
    """It wanted more memory than it may have, or made too large an answer."""


class Died(Limited):
    """It broke, or was killed from outside."""


class Busy(Limited):
    """Other jobs held all places for as long as anybody can be asked to wait."""


class Done(NamedTuple):
    """What a job made: bytes, and a value along with them; the seconds it computed, its highest memory in megabytes."""

    content: bytes
    value: Any
    computed: float
    highest: int


class _Server(NamedTuple):
    process: "subprocess.Popen[bytes]"
    control: socket.socket

    def forget(self) -> None:
        """In a fork of this process: it belongs to the parent."""
        self.control.close()
        self.process.returncode = 0


class Warm:
    """Does jobs that ``module`` offers as functions; the server starts with the first one and ends with this process.

    ``at_once`` jobs are done at the same time; another one waits for as many seconds as ``queue`` says.
    """

    def __init__(self, module: str, *, at_once: int = 2, queue: float = 30) -> None:
        self._module, self._queue = module, queue
        self._places = BoundedSemaphore(at_once)
        self._at_once = at_once
        self._lock = Lock()
        self._server: _Server | None = None
        os.register_at_fork(after_in_child=self._forked)
        atexit.register(self.close)

    def run(
        self, name: str, *arguments: Any, limits: Limits, known: Mapping[str, type[Exception]] | None = None
    ) -> Done:
        """Return what the function ``name`` makes of ``arguments``.

        Raises the exceptions in ``known``, which stand there by name, as the function raised them; OutOfTime,
        OutOfMemory, Died and Busy.
        """
        if not self._places.acquire(timeout=self._queue):
            raise Busy
        try:
            return self._done(pickle.dumps((name, arguments)), limits, known or {})
        finally:
            self._places.release()

    def close(self) -> None:
        """End the server and what it does; the next job starts another."""
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.control.close()
            server.process.wait()

    def _done(self, payload: bytes, limits: Limits, known: Mapping[str, type[Exception]]) -> Done:
        job, theirs = socket.socketpair()
        verdict, theirs_too = socket.socketpair()
        with job, verdict:
            with theirs, theirs_too:
                self._hand_over(json.dumps(asdict(limits)).encode(), theirs, theirs_too)
            until = time.monotonic() + START + limits.wall_seconds
            answer = _exchange(job, payload, until)
            said = json.loads(_received(verdict, until) or NOTHING_SAID)
        _require_good(said, answer, known)
        header, _, body = answer.partition(b"\n")
        return Done(body, json.loads(header)["value"], said["computed"], said["highest"])

    def _hand_over(self, limits: bytes, *ends: socket.socket) -> None:
        descriptors = [end.fileno() for end in ends]
        with self._lock:
            try:
                socket.send_fds(self._running().control, [limits], descriptors)
            except OSError:  # it was killed meanwhile
                socket.send_fds(self._running(anew=True).control, [limits], descriptors)

    def _running(self, *, anew: bool = False) -> _Server:
        if self._server is not None and (anew or self._server.process.poll() is not None):
            self._server.control.close()
            self._server.process.wait()
            self._server = None
        if self._server is None:
            self._server = _started(self._module)
        return self._server

    def _forked(self) -> None:
        self._lock = Lock()
        self._places = BoundedSemaphore(self._at_once)
        if self._server is not None:
            self._server.forget()
            self._server = None


def _started(module: str) -> _Server:
    control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(  # noqa: S603  # this interpreter, code and names of ours
            [sys.executable, "-I", "-c", SERVER, str(ROOT), module, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8"} | {name: os.environ[name] for name in PASSED_ON if name in os.environ},
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # Ctrl+C reaches this process alone
        )
    return _Server(process, control)


def _exchange(job: socket.socket, payload: bytes, until: float) -> bytes:
    """Say what to do, and return all that is answered; nothing where the other side does not listen."""
    job.settimeout(max(0.1, until - time.monotonic()))
    try:
        job.sendall(payload)
        job.shutdown(socket.SHUT_WR)
    except OSError:
        return b""
    return _received(job, until)


def _received(end: socket.socket, until: float) -> bytes:
    pieces = []
    try:
        while True:
            end.settimeout(max(0.1, until - time.monotonic()))
            piece = end.recv(1 << 20)
            if not piece:
                break
            pieces.append(piece)
    except OSError:  # too late, or torn off
        return b""
    return b"".join(pieces)


def _require_good(said: dict[str, Any], answer: bytes, known: Mapping[str, type[Exception]]) -> None:
    ended = said["ended"]
    if ended == 0:
        return
    if said["late"] or ended == -signal.SIGXCPU:
        raise OutOfTime
    if ended in (OUT_OF_MEMORY, TOO_LONG_AN_ANSWER):
        raise OutOfMemory
    if ended == RAISED:
        raised = json.loads(answer)
        if raised["raised"] in known:
            raise known[raised["raised"]](raised["said"])
        logger.error("a limited child failed: %s", raised["trace"])
    else:
        logger.error("a limited child ended with %s", ended)
    raise Died
