"""The structure of PNG and JPEG files, read without decoding a pixel. Pure: no Django, no imaging library."""

import zlib
from collections.abc import Iterator

from core.errors import DomainError

MAX_PIXELS = 50_000_000
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
OTHER = "Tệp không phải ảnh PNG hoặc JPEG. Hãy xuất ảnh ra PNG nền trong suốt rồi nộp lại."
BROKEN = "Ảnh hỏng hoặc thiếu dữ liệu, không đọc được. Hãy xuất lại ảnh rồi nộp."
MORE = "Sau ảnh, tệp còn chứa dữ liệu khác. Hãy mở ảnh, xuất lại ra PNG rồi nộp."
MOVING = "Ảnh động không dùng được. Hãy xuất một ảnh tĩnh."

_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG's frame headers
_END, _SCAN = 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length


def format_of(data: bytes) -> str:
    """Return ``PNG`` or ``JPEG``. Raises DomainError with its sentence for anything else.

    Refused are also files that are cut off, damaged, followed by other data, moving, or larger than ``MAX_PIXELS``.
    """
    if data.startswith(PNG):
        _require_png(data)
        return "PNG"
    if data.startswith(JPEG):
        _require_jpeg(data)
        return "JPEG"
    raise DomainError(OTHER)


def _require_size(width: int, height: int) -> None:
    if not width or not height:
        raise DomainError(BROKEN)
    if width * height > MAX_PIXELS:
        millions = -(-width * height // 1_000_000)
        raise DomainError(
            f"Ảnh {width} × {height} điểm ảnh ({millions} triệu), quá 50 triệu điểm ảnh."
            " Hãy thu nhỏ ảnh, rộng khoảng 1.000 điểm ảnh là đủ nét, rồi nộp lại."
        )


def _require_png(data: bytes) -> None:
    names: list[bytes] = []
    for name, body in _chunks(data):
        if not names:
            if name != b"IHDR" or len(body) != 13:
                raise DomainError(BROKEN)
            _require_size(int.from_bytes(body[:4]), int.from_bytes(body[4:8]))
        if name == b"acTL":
            raise DomainError(MOVING)
        names.append(name)
    if not names or names[-1] != b"IEND" or b"IDAT" not in names:
        raise DomainError(BROKEN)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(PNG)
    while place < len(data):
        length, name = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(data) or zlib.crc32(data[place + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise DomainError(BROKEN)
        yield name, data[place + 8 : end - 4]
        place = end
        if name == b"IEND" and place < len(data):
            raise DomainError(MORE)


def _require_jpeg(data: bytes) -> None:
    has_size = False
    for marker, body in _segments(data):
        if marker in _SIZES:
            if len(body) < 6:
                raise DomainError(BROKEN)
            _require_size(int.from_bytes(body[3:5]), int.from_bytes(body[1:3]))
            has_size = True
    if not has_size:
        raise DomainError(BROKEN)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = len(JPEG)
    while (marker := _marker(data, place)) != _END:
        if marker in _ALONE:
            place += 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4])
        body = data[place + 4 : place + 2 + length]
        if length < 2 or len(body) != length - 2:
            raise DomainError(BROKEN)
        yield marker, body
        place += 2 + length
        if marker == _SCAN:
            place = _end_of_scan(data, place)
    if place + 2 < len(data):
        raise DomainError(MORE)


def _marker(data: bytes, place: int) -> int:
    if place + 2 > len(data) or data[place] != 0xFF:
        raise DomainError(BROKEN)
    return data[place + 1]


def _end_of_scan(data: bytes, place: int) -> int:
    """The next marker that is neither a stuffed byte nor a restart."""
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        if data[place + 1] != 0 and data[place + 1] not in _ALONE:
            return place
        place += 2
    raise DomainError(BROKEN)
