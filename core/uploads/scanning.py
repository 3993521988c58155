"""A malware scanner that speaks clamd's language (clamd(8): zPING, zINSTREAM), over a socket of this machine or net."""

import logging
import re
import socket
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings

from core.audit.events import record_event
from core.errors import DomainError
from core.models import EventKind

logger = logging.getLogger(__name__)
PATIENCE = 20  # seconds for each answer; clamd reads 50 MB in a few
PIECE = 64 * 1024
LONGEST_ANSWER = 4096
Address = str | tuple[str, int]  # the path of a Unix socket, or host and port
FOUND = re.compile(r"stream: (?P<name>.+) FOUND")
CLEAN = "stream: OK"
INFECTED = (
    "Tệp “{}” có mã độc ({}) nên không được nhận. Hãy quét máy trạm bằng phần mềm diệt vi-rút, báo cán bộ công nghệ"
    " thông tin, rồi nộp tệp sạch."
)
AWAY = (
    "Chưa quét được mã độc nên chưa nhận tệp “{}”; tệp chưa được lưu. Hãy thử lại sau ít phút; nếu vẫn vậy, báo người"
    " quản trị hệ thống."
)


class _AwayError(Exception):
    """The scanner gave no verdict; the text is for the log."""


def require_clean(name: str, content: Iterable[bytes]) -> None:
    """Show the ``content`` of the file ``name`` to the scanner; nothing where none is set (MALWARE_SCANNER).

    Raises DomainError for malware, which is recorded, and, unless MALWARE_SCANNER_AWAY=accept, when the scanner gives
    no verdict: it is away, too slow, or the file is longer than it reads (clamd's StreamMaxLength).
    """
    address = settings.MALWARE_SCANNER
    if address is None:
        return
    try:
        found = _malware(address, content)
    except _AwayError as error:
        logger.warning("no verdict of the malware scanner: %s", error)
        if settings.MALWARE_SCANNER_AWAY == "refuse":
            raise DomainError(AWAY.format(name)) from error
        return
    if found:
        record_event(EventKind.MALWARE, name=name, detail=found)
        raise DomainError(INFECTED.format(name, found))


def scanner_answers(address: Address) -> bool:
    """Tell whether a scanner answers there."""
    try:
        with _talk(address, b"zPING\0") as line:
            return _answer(line) == "PONG"
    except _AwayError:
        return False


def _malware(address: Address, content: Iterable[bytes]) -> str:
    """Return the name of what was found, "" for a clean file. Raises _AwayError."""
    with _talk(address, b"zINSTREAM\0") as line:
        try:
            for piece in _pieces(content):
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has read enough and says why
        answer = _answer(line)
    if answer == CLEAN:
        return ""
    if found := FOUND.fullmatch(answer):
        return found["name"]
    raise _AwayError(answer)


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in content:
        for start in range(0, len(chunk), PIECE):
            yield chunk[start : start + PIECE]


@contextmanager
def _talk(address: Address, command: bytes) -> Iterator[socket.socket]:
    try:
        with _connected(address) as line:
            line.sendall(command)
            yield line
    except OSError as error:
        raise _AwayError(f"{type(error).__name__}: {error}") from error


def _connected(address: Address) -> socket.socket:
    """Raises OSError."""
    if isinstance(address, tuple):
        return socket.create_connection(address, PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (piece := line.recv(LONGEST_ANSWER)):
        answer += piece
    return answer.rstrip(b"\0").decode(errors="replace")
