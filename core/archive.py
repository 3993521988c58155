"""Zip archives from outside (Word, Excel): the structure is judged before any part is parsed. Pure: no Django."""

import io
import stat
import struct
import zipfile
import zlib

from core.errors import DomainError

MOST_MEMBERS = 300
MOST_UNPACKED = 60 * 1024 * 1024
MOST_RATIO = 120
SMALL = 1024 * 1024  # below this size no ratio is odd
STEP = 64 * 1024
BROKEN = "Tệp bị hỏng, không mở được. Hãy mở tệp bằng phần mềm soạn thảo rồi lưu lại."
BOMB = "Tệp nén bất thường (dung lượng sau khi giải nén quá lớn); không đọc."
LOCKED = "Tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
MACRO = "Tệp chứa macro hoặc đối tượng nhúng; hãy lưu thành tệp không có macro."
ODD_NAMES = "Cấu trúc tệp bất thường (tên thành phần trùng hoặc không hợp lệ); không đọc."
FOREIGN = "Tệp chứa khai báo XML không được phép (DOCTYPE); không đọc."
ACTIVE = ("vbaproject.bin", "vbadata.xml", "/activex/", "/embeddings/ole")
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,  # zipfile's word for a way of packing that it does not know
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def read_members(data: bytes, wanted: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return the members of an office file, those ``wanted`` (names, or what a name begins with), all unless given.

    Raises :class:`DomainError`: too many or too large when unpacked (counted while reading, whatever the headers
    say), encrypted, with macros, with doubled or absolute names or links, with a DOCTYPE in an XML part, or broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _judge(archive.infolist())
            return _unpacked(archive, len(data), wanted)
    except FAULTS as error:
        raise DomainError(BROKEN) from error


def _judge(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.lower() for member in members]
    if len(names) > MOST_MEMBERS:
        raise DomainError(BOMB)
    odd = any(name.startswith(("/", "\\")) or ".." in name.split("/") or "\x00" in name for name in names)
    links = any(stat.S_ISLNK(member.external_attr >> 16) for member in members)
    if odd or links or len(set(names)) < len(names):
        raise DomainError(ODD_NAMES)
    if any(member.flag_bits & 0x1 for member in members):
        raise DomainError(LOCKED)
    if any(sign in f"/{name}" for name in names for sign in ACTIVE):
        raise DomainError(MACRO)


def _unpacked(archive: zipfile.ZipFile, packed: int, wanted: tuple[str, ...]) -> dict[str, bytes]:
    most = min(MOST_UNPACKED, max(SMALL, packed * MOST_RATIO))
    contents: dict[str, bytes] = {}
    for member in archive.infolist():
        if wanted and not member.filename.startswith(wanted):
            continue
        pieces: list[bytes] = []
        with archive.open(member) as stream:
            while piece := stream.read(STEP):
                most -= len(piece)
                if most < 0:
                    raise DomainError(BOMB)
                pieces.append(piece)
        content = b"".join(pieces)
        if member.filename.endswith((".xml", ".rels")) and _declares(content):
            raise DomainError(FOREIGN)
        contents[member.filename] = content
    return contents


def _declares(content: bytes) -> bool:
    """Tell whether an XML part carries a DOCTYPE or an entity, also in UTF-16."""
    plain = content.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain
