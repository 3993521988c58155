"""Requests that two servers could read differently are refused, and nothing hides a second request behind a first."""

import socket

import pytest

from tests.faults.server import PATIENCE

pytestmark = pytest.mark.django_db
HIDDEN = b"GET /health/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"


def post(headers: bytes, body: bytes = b"") -> bytes:
    return b"POST /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + b"\r\n" + body


def length(number: int | bytes) -> bytes:
    return b"Content-Length: " + (number if isinstance(number, bytes) else str(number).encode()) + b"\r\n"


MALFORMED = {
    "length and chunks": post(length(5) + CHUNKED, b"0\r\n\r\n" + HIDDEN),
    "chunks and length": post(CHUNKED + length(5), b"0\r\n\r\n" + HIDDEN),
    "two lengths": post(length(0) + length(len(HIDDEN)), HIDDEN),
    "a length with a sign": post(length(b"+0"), HIDDEN),
    "a length in words": post(length(b"0x00"), HIDDEN),
    "a list of lengths": post(length(b"0, 0"), HIDDEN),
    "a blank before the colon": post(b"Content-Length : 0\r\n", HIDDEN),
    "a folded header": post(b"X-A: b\r\n Content-Length: 0\r\n", HIDDEN),
    "an unknown coding": post(b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n" + HIDDEN),
    "chunks twice": post(b"Transfer-Encoding: chunked, chunked\r\n", b"0\r\n\r\n" + HIDDEN),
    "a chunk of no size": post(CHUNKED, b"zz\r\n\r\n0\r\n\r\n" + HIDDEN),
    "a NUL in a header": post(b"X-A: \0b\r\n" + length(0), HIDDEN),
    "no version": b"GET /sign-in/\r\n\r\n" + HIDDEN,
}


def answers(server, sent: bytes) -> list[bytes]:
    """Return the first lines of all answers to what was sent over one connection."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        try:
            whole = b"".join(iter(lambda: line.recv(65536), b""))
        except ConnectionResetError:
            whole = b""
    return [part.split(b"\r\n")[0] for part in whole.split(b"HTTP/1.1 ")[1:]]


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_request_is_refused_and_what_hides_behind_it_is_not_read(server, kind):
    found = answers(server, MALFORMED[kind])
    assert [status for status in found if not status.startswith((b"4", b"501"))] == []  # the hidden one would be 200


def test_the_same_notices_a_second_request_that_is_answered(server):
    assert answers(server, post(length(0)) + HIDDEN)[1].startswith((b"200", b"503"))
