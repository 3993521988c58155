"""Small pictures, good and bad, as bytes."""

import struct
import zlib
from io import BytesIO

from PIL import Image

SIGN = b"\x89PNG\r\n\x1a\n"


def png(size: tuple[int, int] = (600, 200), mode: str = "RGBA", colour: tuple[int, ...] = (0, 0, 200, 120)) -> bytes:
    return _saved(Image.new(mode, size, colour[: len(mode)]), "PNG")


def jpeg(size: tuple[int, int] = (600, 200)) -> bytes:
    return _saved(Image.new("RGB", size, (200, 0, 0)), "JPEG")


def moving() -> bytes:
    out = BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(out, "PNG", save_all=True, append_images=[second])
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A file of a hundred bytes that says it is a picture of 3.600 million pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return SIGN + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def jpeg_bomb() -> bytes:
    plain = jpeg()
    place = plain.index(b"\xff\xc0") + 5
    return plain[:place] + struct.pack(">HH", 60_000, 60_000) + plain[place + 4 :]


def short() -> bytes:
    """A file of well formed parts whose pixels end too early."""
    head = struct.pack(">IIBBBBB", 100, 100, 8, 6, 0, 0, 0)
    return SIGN + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(range(256)))[:20]) + chunk(b"IEND", b"")


def with_text() -> bytes:
    """A picture that carries a page of HTML in a text of its own."""
    plain = png()
    return plain[:33] + chunk(b"tEXt", b"Comment\0<script>alert(1)</script>") + plain[33:]


def _saved(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()
