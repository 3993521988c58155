"""What a child may use that handles what came from outside; it binds itself before it sees any of it."""

import contextlib
import os
import resource
from pathlib import Path

MEGABYTE = 1024 * 1024
_MOST_DESCRIPTORS = 1 << 20


def limit(cpu_seconds: int, memory_megabytes: int) -> None:
    """Bound computing and memory of this process, and let it write no file; the system ends it where it goes beyond."""
    memory = memory_megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def seal(open_descriptors: int) -> None:
    """Leave this process its first so many descriptors, and let it open no other for the rest of its life.

    Without a free descriptor there is no file to read, no socket to connect and no pipe: the kernel refuses all of
    them, also to root and where containers forbid namespaces.
    """
    os.closerange(open_descriptors, _MOST_DESCRIPTORS)
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_descriptors, open_descriptors))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def be_first_to_go() -> None:
    """Where the whole machine runs out of memory, end this process and not the database."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
