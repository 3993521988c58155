"""Requests that are taken whole or not at all.

Measured: when the line breaks in the middle of a form, gunicorn hands on what has come, and Django reads it as if
that were all; half a sentence was saved and the end of it lost. A proxy that gathers requests hides it, no more.
"""

from io import IOBase
from typing import Any

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest, get_bytes_from_wsgi


class WholeRequest(WSGIRequest):
    """A request (400) that refuses a body which ends before the length that was announced for it."""

    def __init__(self, environ: dict[str, Any]) -> None:
        length = get_bytes_from_wsgi(environ, "CONTENT_LENGTH", "")
        environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length) if length.isdigit() else 0)
        super().__init__(environ)


class WholeBody(IOBase):
    """``stream`` with ``length`` bytes, of which none may be missing."""

    def __init__(self, stream: Any, length: int) -> None:
        self.stream, self.left = stream, length

    def read(self, size: int = -1) -> bytes:
        """Return ``size`` bytes, or all that are left. Raises BadRequest when they do not come."""
        wanted = self.left if size < 0 else min(size, self.left)
        pieces = []
        while wanted:
            piece = self.stream.read(wanted)
            if not piece:
                raise BadRequest("The request ended before its announced length.")
            pieces.append(piece)
            wanted -= len(piece)
            self.left -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int | None = -1) -> bytes:
        """Return a line as it comes: Django reads whole pieces, and asks for lines only when a view does."""
        line: bytes = self.stream.readline(self.left if size is None or size < 0 else min(size, self.left))
        self.left -= len(line)
        return line
