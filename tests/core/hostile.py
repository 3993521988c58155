"""Pure functions for the tests of the limited child: what well and badly behaved parsers do."""

import os
import signal
import socket
import time
from pathlib import Path

from core.errors import DomainError


def lengths(data: bytes) -> dict:
    return {"bytes": len(data), "text": data.decode()}


def refuses(_data: bytes) -> None:
    raise DomainError("Tệp lạ quá.")


def crashes(_data: bytes) -> None:
    raise RuntimeError


def dies(_data: bytes) -> None:
    os.abort()


def eats(_data: bytes) -> int:
    return len(bytearray(4_000_000_000))


def loops(_data: bytes) -> None:
    while True:
        pass


def waits(_data: bytes) -> None:
    time.sleep(60)


def talks(_data: bytes) -> str:
    return "a" * 3_000_000


def environment(_data: bytes) -> list[str]:
    return sorted(os.environ)


def writes(data: bytes) -> None:
    with open(data.decode(), "wb") as file:
        file.write(b"x")
        file.flush()


def doubled(data: bytes) -> tuple[bytes, int]:
    return data * 2, len(data)


def names_around() -> tuple[bytes, list[str]]:
    return b"", sorted(os.environ)


def hangs() -> None:
    signal.pause()


def descriptors() -> tuple[bytes, list[int]]:
    return b"", [number for number in range(256) if _is_open(number)]


def reaches(port: int, readable: str, writable: str) -> tuple[bytes, list[str]]:
    """What a process gets at of network, files and other programs."""
    ways = {
        "network": lambda: socket.create_connection(("127.0.0.1", port), timeout=10).close(),
        "reading": lambda: Path(readable).read_bytes(),
        "writing": lambda: Path(writable).write_bytes(b"x"),
        "programs": _starts_a_program,
        "pipes": lambda: os.close(os.pipe()[0]),
    }
    return b"", [name for name, way in ways.items() if _works(way)]


def _starts_a_program() -> None:
    if os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)[1]:
        raise OSError("it could not load its libraries")


def _works(way) -> bool:
    try:
        way()
    except OSError:
        return False
    return True


def _is_open(number: int) -> bool:
    return _works(lambda: os.fstat(number))
