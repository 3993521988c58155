"""Run a pure function over a file from outside in a child process that may use little time and memory.

Parsers of foreign files meet what their authors never saw: bombs, loops, broken structures. In a child they can
exhaust or crash nothing but themselves; it gets no settings, no database and no secret of this process.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from core.errors import DomainError

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = Path(__file__).with_name("child.py")
AT_ONCE = 4
LONGEST_QUEUE = 10  # seconds
TOO_MUCH = "Tệp cần quá nhiều thời gian hoặc bộ nhớ để đọc; có thể tệp bị hỏng. Hãy lưu lại tệp rồi thử lại."
BUSY = "Máy chủ đang đọc nhiều tệp khác; hãy thử lại sau ít phút."

_places = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of computing and of waiting, megabytes of memory and of its answer."""

    cpu_seconds: int = 15
    wall_seconds: int = 60
    memory_megabytes: int = 512
    answer_megabytes: int = 16


def run_limited(function: Callable[[bytes], Any], data: bytes, limits: Limits | None = None) -> Any:
    """Return ``function(data)``, computed in a child process.

    ``function`` stands at the top of a module that needs no Django; its answer is what JSON can hold. Raises the
    :class:`DomainError` that it raises, and one of its own when the child dies or meets its limits.
    """
    if not _places.acquire(timeout=LONGEST_QUEUE):
        raise DomainError(BUSY)
    try:
        return _answer(function, data, limits or Limits())
    finally:
        _places.release()


def _answer(function: Callable[[bytes], Any], data: bytes, limits: Limits) -> Any:
    numbers = (limits.cpu_seconds, limits.memory_megabytes, limits.answer_megabytes)
    name = f"{function.__module__}:{function.__qualname__}"
    try:
        done = subprocess.run(  # noqa: S603  # this interpreter, a file of ours, names and numbers of ours
            [sys.executable, "-I", str(CHILD), str(ROOT), name, *map(str, numbers)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8"},
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DomainError(TOO_MUCH) from error
    if done.returncode:
        raise DomainError(TOO_MUCH)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise DomainError(answer["refused"])
    return answer["value"]
