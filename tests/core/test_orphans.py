"""Files that no row names are found and removed; what a row names, what is young and what is being made stays."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cchc_portal.operation import health
from core.jobs.models import Job
from core.jobs.running import work_folder
from documents.services import store

pytestmark = pytest.mark.django_db
LONG_AGO = (timezone.now() - timedelta(days=2)).timestamp()


@pytest.fixture
def media(settings, tmp_path, department, lan) -> Path:
    """Two files that rows name, and an old one that none does beside each; one more is being made."""
    settings.MEDIA_ROOT = tmp_path / "media"
    kept = store(agency=department, name="a.pdf", content_type="application/pdf", content=b"%PDF", by=lan)
    (settings.MEDIA_ROOT / "jobs").mkdir()
    for name in ("jobs/1-a.bin", "jobs/2-b.bin", f"{kept.file.name}_Xy12abc"):
        (settings.MEDIA_ROOT / name).write_bytes(b"PK")
    Job.objects.create(owner=lan, kind="zip", title="In", file="jobs/1-a.bin", heartbeat=timezone.now())
    (work_folder() / "3-c").write_bytes(b"PK")
    for path in files_below(settings.MEDIA_ROOT):
        os.utime(settings.MEDIA_ROOT / path, (LONG_AGO, LONG_AGO))
    return settings.MEDIA_ROOT


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def told() -> str:
    return next(finding.told for finding in health.findings() if finding.name == "Tệp không thuộc dòng dữ liệu nào")


def test_they_are_listed_counted_and_only_when_asked_removed(media, capsys):
    before = files_below(media)
    [copy] = [name for name in before if name.endswith("_Xy12abc")]
    (media / "jobs/young.bin").write_bytes(b"PK")
    call_command("sweep_files")
    assert capsys.readouterr().out.splitlines() == [copy, "jobs/2-b.bin", "Có 2 tệp thừa. Thêm --remove để xóa."]
    assert files_below(media) == before | {"jobs/young.bin"}
    assert told().startswith("2 tệp thừa")
    call_command("sweep_files", "--remove")
    assert files_below(media) == before - {copy, "jobs/2-b.bin"} | {"jobs/young.bin"}
    assert told().startswith("0 tệp thừa")


def test_a_database_that_is_not_of_these_files_makes_no_orphans(media):
    before = files_below(media)
    (media / "jobs/1-a.bin").rename(media / "jobs/lost.bin")
    with pytest.raises(CommandError, match=r"Thiếu 1 tệp .* \(ví dụ jobs/1-a.bin\)"):
        call_command("sweep_files", "--remove")
    assert files_below(media) == before - {"jobs/1-a.bin"} | {"jobs/lost.bin"}


def test_nor_does_an_empty_one(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    os.utime(tmp_path / "a.pdf", (LONG_AGO, LONG_AGO))
    with pytest.raises(CommandError, match="không nhắc đến tệp nào"):
        call_command("sweep_files", "--remove")
    assert (tmp_path / "a.pdf").exists()
