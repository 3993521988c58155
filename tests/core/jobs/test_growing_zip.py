"""A zip that survives the death of its process."""

import zipfile
from datetime import date

import pytest

from core.jobs.growing_zip import GrowingZip

DAY = date(2024, 3, 15)


def names(path) -> list[str]:
    with zipfile.ZipFile(path) as found:
        assert found.testzip() is None
        return found.namelist()


@pytest.fixture
def dead(tmp_path):
    """One that kept a and b, and died while c was there and half of d."""
    path = tmp_path / "1-dead"
    growing = GrowingZip(path)
    growing.add("a.pdf", b"A" * 1000, DAY)
    growing.keep()
    growing.add("b.pdf", b"B" * 1000, DAY)
    growing.keep()
    growing.add("c.pdf", b"C" * 1000, DAY)
    growing._zip.fp.write(b"half of d")
    growing._zip.fp.close()
    growing._zip.fp = None
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(path)
    return path


def test_the_next_begins_with_what_was_kept(dead, tmp_path):
    path = tmp_path / "1-next"
    growing = GrowingZip(path, dead)
    assert growing.names == {"a.pdf", "b.pdf"}
    growing.add("c.pdf", b"C", DAY)
    growing.finish()
    assert names(path) == ["a.pdf", "b.pdf", "c.pdf"]
    assert [one.name for one in tmp_path.iterdir()] == ["1-next"]


def test_what_was_kept_but_does_not_hold_is_not_used(dead, tmp_path):
    content = bytearray(dead.read_bytes())
    content[100] ^= 1
    dead.write_bytes(content)
    assert GrowingZip(tmp_path / "1-next", dead).names == set()


def test_nothing_kept_is_a_new_beginning(tmp_path):
    path = tmp_path / "1-dead"
    path.write_bytes(b"half")
    assert GrowingZip(tmp_path / "1-next", path).names == set()
    assert GrowingZip(tmp_path / "1-other", tmp_path / "never").names == set()


def test_it_can_start_over(dead, tmp_path):
    path = tmp_path / "1-next"
    growing = GrowingZip(path, dead)
    growing.start_over()
    growing.add("x.pdf", b"X", DAY)
    growing.finish()
    assert names(path) == ["x.pdf"]


def test_the_same_contents_give_the_same_bytes(tmp_path):
    made = []
    for name in ("1-a", "2-b"):
        growing = GrowingZip(tmp_path / name)
        growing.add("a.pdf", b"A", DAY)
        growing.keep()
        growing.finish()
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
