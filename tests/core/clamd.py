"""A scanner that speaks clamd's language on loopback and knows one piece of malware: EICAR's test file."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer, ThreadingUnixStreamServer
from threading import Thread

# In two halves: a scanner of this machine would take the whole for malware.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LONGEST = 2_000_000


class Answers(StreamRequestHandler):
    """One command of a connection, ended by NUL."""

    def handle(self) -> None:
        command = b"".join(iter(lambda: self.rfile.read(1), b"\0"))
        answer = {b"zPING": lambda: b"PONG", b"zINSTREAM": self._verdict}[command]
        self.wfile.write(answer() + b"\0")

    def _verdict(self) -> bytes:
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
            if len(content) > LONGEST:
                return b"INSTREAM size limit exceeded. ERROR"
        return b"stream: Win.Test.EICAR_HDB-1 FOUND" if EICAR in content else b"stream: OK"


@contextmanager
def scanner(path: str = "") -> Iterator[str | tuple[str, int]]:
    """Give the address at which it listens: the Unix socket ``path``, else a port of loopback."""
    with ThreadingUnixStreamServer(path, Answers) if path else ThreadingTCPServer(("127.0.0.1", 0), Answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield path or ("127.0.0.1", server.socket.getsockname()[1])
        finally:
            server.shutdown()
            thread.join()
