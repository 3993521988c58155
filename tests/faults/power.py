"""What a disk holds when the power goes: replayed from the calls by which a program wrote and had written out.

A write that was not yet followed by fsync or fdatasync of its file may be on the disk, or not, or half: :class:`Disk`
gives each of these. strace lists the calls (``traced``).
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

CALL = re.compile(r"(?:\d+ +)?(?P<call>\w+)\((?P<fd>\d+)<(?P<path>[^>]*)>(?:, (?P<rest>.*))?\) += (?P<result>-?\d+)")
TEXT = re.compile(r'"(?P<text>(?:\\x[0-9a-f]{2})*)"(?:, (?P<length>\d+))?(?:, (?P<offset>\d+))?')
SECTOR = 512  # bytes that a disk writes whole or not at all
WRITES = "pwrite64,write,fsync,fdatasync,ftruncate"
Write = tuple[int, bytes | None]  # where, and what; None cuts the file off there


class Disk:
    """The files of a folder: what is safely on the disk, and what was written since, in order."""

    def __init__(self, folder: Path) -> None:
        self.safe = {path.name: path.read_bytes() for path in folder.iterdir()}
        self.waiting: dict[str, list[Write]] = {}

    def follow(self, call: str, name: str, rest: str) -> None:
        """Take note of a call."""
        if call in ("fsync", "fdatasync"):
            self.safe[name] = _applied(self.safe.get(name, b""), self.waiting.pop(name, []))
        elif call == "ftruncate":
            self.waiting.setdefault(name, []).append((int(rest), None))
        elif call == "pwrite64" and (found := TEXT.match(rest)):
            content = bytes.fromhex(found["text"].replace("\\x", ""))
            assert len(content) == int(found["length"]), "strace cut it"
            self.waiting.setdefault(name, []).append((int(found["offset"]), content))

    def left(self, folder: Path, chance: Random | None) -> None:
        """Write into ``folder`` what is left: the safe part alone, or with such of the waiting as chance decides."""
        folder.mkdir()
        for name in self.safe.keys() | self.waiting.keys():
            kept = [_torn(one, chance) for one in self.waiting.get(name, []) if chance and chance.random() < 0.7]
            (folder / name).write_bytes(_applied(self.safe.get(name, b""), kept))


def _torn(write: Write, chance: Random | None) -> Write:
    offset, content = write
    if content is None or chance is None or chance.random() < 0.8:
        return write
    return offset, content[: chance.randrange(len(content) // SECTOR + 1) * SECTOR]


def _applied(content: bytes, writes: Sequence[Write]) -> bytes:
    found = bytearray(content)
    for offset, more in writes:
        if more is None:
            del found[offset:]
            continue
        found.extend(b"\0" * (offset - len(found)))
        found[offset : offset + len(more)] = more
    return bytes(found)


def can_trace() -> bool:
    """Tell whether strace is there and allowed: some containers forbid it."""
    strace = shutil.which("strace")
    return strace is not None and not subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode  # noqa: S603


def traced(command: Sequence[str], log: Path, environment: dict[str, str], folder: Path) -> None:
    """Run a command under strace, which notes its writes in ``log``."""
    tracer = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "100000", "-o", str(log)]
    subprocess.run([*tracer, "-e", f"trace={WRITES}", *command], cwd=folder, env=environment, check=True)  # noqa: S603


def calls(log: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the successful calls on the files of ``folder``: call, name of the file, arguments."""
    for line in log.read_text(encoding="ascii").splitlines():
        found = CALL.match(line)
        if found is None or int(found["result"]) < 0:
            continue
        path = Path(_plain(found["path"]))
        if path.parent == folder and not path.name.endswith("-shm"):
            yield found["call"], path.name, found["rest"] or ""


def text_of(rest: str) -> str:
    """Return what a write wrote."""
    found = TEXT.match(rest)
    assert found
    return _plain(found["text"])


def _plain(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text
