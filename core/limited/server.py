"""The other end of ``Warm``: a process that imports a module once and forks a limited child for every job.

A job comes over the socket CONTROL as its limits and two sockets: the child reads what to do from the first and
answers there; on the second this process says how the child ended. It ends with whoever holds the other end.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import pickle
import select
import signal
import socket
import time
import traceback
from types import ModuleType
from typing import Any, NamedTuple

from core.limited import confine

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
OUT_OF_MEMORY = 70
TOO_LONG_AN_ANSWER = 71
RAISED = 72


class Child(NamedTuple):
    """A job that is being done: where its end is told, and when it is ended if it does not end."""

    verdict: socket.socket
    deadline: float


def main(name: str, control: socket.socket) -> int:
    """Do jobs with the functions of the module ``name``. When the other end is closed, end those and return."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module = importlib.import_module(name)
    gc.collect()
    gc.freeze()  # children share what is there by now, and do not look through it
    awake = _woken_by_children()
    children: dict[int, Child] = {}
    while True:
        soonest = min((child.deadline for child in children.values()), default=None)
        wait = None if soonest is None else max(0.0, soonest - time.monotonic())
        readable, _, _ = select.select([control, awake], [], [], wait)
        if control in readable and not _begin(control, module, children):
            break
        if awake in readable:
            awake.recv(4096)
            _bury(children)
        for pid, child in children.items():
            if child.deadline <= time.monotonic():
                os.kill(pid, signal.SIGKILL)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    return 0


def _woken_by_children() -> socket.socket:
    awake, alarm = socket.socketpair()
    alarm.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(alarm.detach(), warn_on_full_buffer=False)
    return awake


def _begin(control: socket.socket, module: ModuleType, children: dict[int, Child]) -> bool:
    """Fork a child for the next job; False when there will be none any more."""
    message, descriptors, _, _ = socket.recv_fds(control, 4096, 2)
    if not message:
        return False
    limits = json.loads(message)
    job, verdict = descriptors
    server = os.getpid()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() == server:  # else it was killed before the line above, and nobody would end this child
                code = _work(job, module, limits)
        finally:
            os._exit(code)
    os.close(job)
    children[pid] = Child(socket.socket(fileno=verdict), time.monotonic() + limits["wall_seconds"])
    return True


def _bury(children: dict[int, Child]) -> None:
    """Tell of every child that has ended how it did, and what it took."""
    while children:
        pid, status, used = os.wait4(-1, os.WNOHANG)
        if not pid:
            return
        child = children.pop(pid)
        ended = os.waitstatus_to_exitcode(status)
        late = ended == -signal.SIGKILL and child.deadline <= time.monotonic()
        with contextlib.suppress(OSError):  # nobody waits for it any more
            cost = {"computed": used.ru_utime + used.ru_stime, "highest": used.ru_maxrss // 1024}
            child.verdict.sendall(json.dumps({"ended": ended, "late": late, **cost}).encode())
        child.verdict.close()


def _work(job: int, module: ModuleType, limits: dict[str, int]) -> int:
    """In the child: bind this process, do the job, answer; return how it ends."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    confine.be_first_to_go()
    os.dup2(job, 0)
    os.dup2(1, 2)  # to where nobody reads
    confine.limit(limits["cpu_seconds"], limits["memory_megabytes"])
    confine.seal(3)
    try:
        header, body = _answer(module, _whole(0))
        if len(body) > limits["answer_megabytes"] * confine.MEGABYTE:
            return TOO_LONG_AN_ANSWER
        _send(0, json.dumps(header).encode() + b"\n")
        _send(0, body)
    except MemoryError:
        return OUT_OF_MEMORY
    return RAISED if "raised" in header else 0


def _answer(module: ModuleType, payload: bytes) -> tuple[dict[str, Any], bytes]:
    name, arguments = pickle.loads(payload)  # noqa: S301  # the portal's own word, from its own process
    try:
        made = getattr(module, name)(*arguments)
    except MemoryError:
        raise
    except Exception as error:
        said = {"raised": type(error).__name__, "said": str(error), "trace": traceback.format_exc()}
        return said, b""
    body, value = made if isinstance(made, tuple) else (made, None)
    return {"value": value}, body


def _whole(descriptor: int) -> bytes:
    pieces = []
    while piece := os.read(descriptor, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def _send(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
