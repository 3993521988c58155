"""The structure of an office file is judged before anything is parsed."""

import io
import stat
import zipfile

import pytest

from core import archive
from core.archive import read_members
from core.errors import DomainError


def packed(*members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def link(name):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def locked():
    data = bytearray(packed(("a.xml", b"<a/>")))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(sign) + (6 if sign[2] == 3 else 8)] |= 1
    return bytes(data)


def test_members_are_read_all_or_those_wanted():
    data = packed(("word/document.xml", b"<a/>"), ("word/media/1.png", b"x"))
    assert read_members(data) == {"word/document.xml": b"<a/>", "word/media/1.png": b"x"}
    assert read_members(data, ("word/document.xml",)) == {"word/document.xml": b"<a/>"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 no archive", archive.BROKEN),
        (packed(("a.xml", b"<a/>"))[:-30], archive.BROKEN),
        (packed(("a.xml", b" " * 5_000_000)), archive.BOMB),
        (packed(*((f"{n}.xml", b"") for n in range(301))), archive.BOMB),
        (packed(("../a.xml", b"")), archive.ODD_NAMES),
        (packed(("/a.xml", b"")), archive.ODD_NAMES),
        (packed((link("a.xml"), b"/etc/passwd")), archive.ODD_NAMES),
        (packed(("a.xml", b""), ("A.xml", b"")), archive.ODD_NAMES),
        (packed(("word/vbaProject.bin", b"")), archive.MACRO),
        (packed(("a.xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")), archive.FOREIGN),
        (packed(("a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))), archive.FOREIGN),
        (locked(), archive.LOCKED),
    ],
    ids=[
        "no archive",
        "cut",
        "large",
        "many",
        "above",
        "absolute",
        "link",
        "twice",
        "macro",
        "entity",
        "utf-16",
        "locked",
    ],
)
def test_a_hostile_archive_is_refused(data, message):
    with pytest.raises(DomainError) as refusal:
        read_members(data)
    assert str(refusal.value) == message


def test_what_the_headers_say_of_a_size_is_not_believed():
    data = packed(("a.xml", b" " * 5_000_000))
    size = (5_000_000).to_bytes(4, "little")
    with pytest.raises(DomainError):
        read_members(data.replace(size, (10).to_bytes(4, "little")))
