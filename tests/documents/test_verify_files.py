"""The nightly check finds every stored file that is not what was stored."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.services import store


@pytest.fixture
def files(department, lan, settings, tmp_path) -> list[Path]:
    settings.MEDIA_ROOT = tmp_path
    made = [
        store(agency=department, name=f"{n}.pdf", content_type="application/pdf", content=b"%PDF " + n.encode(), by=lan)
        for n in "abcde"
    ]
    return [Path(one.file.path) for one in made]


def test_files_that_are_as_they_were_are_counted(files, capsys):
    call_command("verify_files")
    assert "Đã đối chiếu 5 tệp, tất cả khớp." in capsys.readouterr().out


def test_changed_deleted_swapped_and_truncated_files_are_all_reported(files, capsys):
    changed, deleted, swapped, other, truncated = files
    changed.write_bytes(b"%PDX a")
    deleted.unlink()
    first, second = swapped.read_bytes(), other.read_bytes()
    swapped.write_bytes(second)
    other.write_bytes(first)
    truncated.write_bytes(b"%P")
    with pytest.raises(CommandError, match="5/5 tệp không còn như khi lưu"):
        call_command("verify_files")
    said = capsys.readouterr().err
    assert said.count("nội dung đã khác") == 3
    assert "không còn tệp" in said
    assert "bị cắt, còn 2/6 byte" in said
