"""Telling an outage, which passes without a repair, from a fault of the program."""

import errno
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

AWAY = "Cơ sở dữ liệu tạm thời không trả lời."
FULL = "Máy chủ tạm thời không ghi được dữ liệu (hết chỗ trên đĩa hoặc đĩa có lỗi)."
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO}
# https://www.sqlite.org/rescode.html: busy, locked, no memory, read-only, input or output, full, cannot open.
SQLITE_OUTAGES = {5, 6, 7, 8, 10, 13, 14}
SQLITE_NO_ROOM = {8, 10, 13}
POSTGRES_NO_ROOM = "53100"


def outage(error: BaseException | None) -> str | None:
    """Return in a sentence what is out of order when ``error`` comes of an outage, None when it is a fault."""
    return next((told for one in _chain(error) if (told := _told(one))), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _told(error: BaseException) -> str | None:
    if isinstance(error, OperationalError | InterfaceError):
        return _of_database(error.__cause__)
    return FULL if isinstance(error, OSError) and error.errno in NO_ROOM else None


def _of_database(driver: BaseException | None) -> str | None:
    code = getattr(driver, "sqlite_errorcode", None)
    if code is None:
        return FULL if getattr(driver, "pgcode", None) == POSTGRES_NO_ROOM else AWAY
    # SQLite calls a mistake in a statement an operational error too
    primary = code & 0xFF
    if primary not in SQLITE_OUTAGES:
        return None
    return FULL if primary in SQLITE_NO_ROOM else AWAY
