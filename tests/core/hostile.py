"""Pure functions for the tests of the limited child: what well and badly behaved parsers do."""

import os
import time

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
