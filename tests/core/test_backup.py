"""The restore drill: what was backed up stands again, whole; what is not whole is refused and changes nothing."""

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from agencies.models import User
from core.audit.chain import verify_chain
from core.audit.heads import noted_heads
from core.audit.triggers import install_triggers, remove_triggers, verify_triggers
from core.backup.databases import FILES
from core.models import EventKind, SecurityEvent
from documents.models import StoredFile
from tests.factories import make_agency

pytestmark = pytest.mark.django_db(transaction=True)
DATABASE = FILES[connection.vendor]


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.AUDIT_HEADS_DIR = tmp_path / "elsewhere"
    signed = tmp_path / "media" / "reports" / "2024" / "báo cáo.pdf"
    signed.parent.mkdir(parents=True)
    signed.write_bytes(b"%PDF signed")
    return tmp_path / "media"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    User.objects.create(username="lan", full_name="Trần Thị Lan")
    call_command("audit_head")
    call_command("backup", str(tmp_path / "backup"))
    return tmp_path / "backup"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def state(media: Path) -> tuple:
    return list(User.objects.order_by("pk").values()), verify_chain(), files(media)


def test_what_was_backed_up_stands_again_and_is_verified(backup: Path, media: Path, capsys) -> None:
    User.objects.update(full_name="sai")
    User.objects.create(username="sau")
    (media / "reports" / "2024" / "báo cáo.pdf").write_bytes(b"changed")
    (media / "later.pdf").write_bytes(b"later")
    call_command("restore", str(backup), "--replace")
    told = capsys.readouterr().out
    assert list(User.objects.values_list("username", "full_name")) == [("lan", "Trần Thị Lan")]
    assert files(media) == {"reports/2024/báo cáo.pdf": b"%PDF signed"}
    assert "Mã băm đúng: 2 tệp." in told
    assert "chuỗi nhật ký nguyên vẹn" in told
    [aside] = media.parent.glob("media.truoc-khoi-phuc-*")
    assert files(aside) == {"reports/2024/báo cáo.pdf": b"changed", "later.pdf": b"later"}
    assert verify_triggers() == []
    assert [event.kind for event in SecurityEvent.objects.all()] == [EventKind.RESTORED]
    User.objects.filter(username="lan").update(full_name="Trần Thị Lan Anh")
    assert verify_chain(noted_heads()).faults == ()


def test_it_is_restored_into_an_empty_place(backup: Path, media: Path) -> None:
    remove_triggers()
    for table in ("core_auditseal", "core_auditrecord", "core_audithead", "agencies_user", "core_securityevent"):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
    for path in sorted(media.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    call_command("restore", str(backup))
    assert User.objects.get().username == "lan"
    assert files(media) == {"reports/2024/báo cáo.pdf": b"%PDF signed"}
    assert verify_triggers() == []


def test_a_backup_is_recorded_and_told(backup: Path, media: Path) -> None:
    [event] = SecurityEvent.objects.all()
    assert (event.kind, event.name) == (EventKind.BACKED_UP, "backup")
    manifest = json.loads((backup / "manifest.json").read_text())
    assert [row["path"] for row in manifest["files"]] == [DATABASE, "media/reports/2024/báo cáo.pdf"]
    assert manifest["audit"][2] == noted_heads()[0].hash
    assert backup.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in backup.parent.iterdir()) == ["backup", "elsewhere", "media"]


def test_people_write_while_it_is_backed_up(media: Path, tmp_path: Path) -> None:
    """Each transaction makes two users; the copy holds no half of one, and its chain is whole."""
    done, begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            with transaction.atomic():
                User.objects.create(username=f"a{number}")
                User.objects.create(username=f"b{number}")
            number += 1
            begun.set()
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    try:
        call_command("backup", str(tmp_path / "backup"))
    finally:
        done.set()
        writer.join()
    before = User.objects.count()
    call_command("restore", str(tmp_path / "backup"), "--replace")
    assert 2 <= User.objects.count() <= before
    assert (
        User.objects.filter(username__startswith="a").count() == User.objects.filter(username__startswith="b").count()
    )


def truncated(backup: Path) -> None:
    data = (backup / DATABASE).read_bytes()
    (backup / DATABASE).write_bytes(data[: len(data) // 2])


def one_byte(backup: Path) -> None:
    data = bytearray((backup / DATABASE).read_bytes())
    data[len(data) // 2] ^= 1
    (backup / DATABASE).write_bytes(data)


def without_a_file(backup: Path) -> None:
    (backup / "media" / "reports" / "2024" / "báo cáo.pdf").unlink()


def with_another_file(backup: Path) -> None:
    (backup / "media" / "thêm.pdf").write_bytes(b"x")


def with_a_link(backup: Path) -> None:
    (backup / "media" / "link").symlink_to("/etc/passwd")


def without_manifest(backup: Path) -> None:
    (backup / "manifest.json").unlink()


def half_a_manifest(backup: Path) -> None:
    text = (backup / "manifest.json").read_text()
    (backup / "manifest.json").write_text(text[:200])


def told(**values: object) -> Callable[[Path], None]:
    def change(backup: Path) -> None:
        manifest = json.loads((backup / "manifest.json").read_text())
        (backup / "manifest.json").write_text(json.dumps(manifest | values))

    return change


def no_database(backup: Path) -> None:
    """Well described, and none: what the hashes cannot tell."""
    manifest = json.loads((backup / "manifest.json").read_text())
    (backup / DATABASE).write_bytes(b"")
    empty = {"path": DATABASE, "size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    rows = [empty if row["path"] == DATABASE else row for row in manifest["files"]]
    told(files=rows)(backup)


OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (truncated, "bị hỏng"),
    "one bit": (one_byte, "sai mã băm"),
    "a file less": (without_a_file, "thiếu tệp media/"),
    "a file more": (with_another_file, "tệp lạ media/thêm.pdf"),
    "a link": (with_a_link, "không phải là tệp thường"),
    "no manifest": (without_manifest, "không phải là bản sao lưu hoàn chỉnh"),
    "half a manifest": (half_a_manifest, "manifest.json của bản sao lưu bị hỏng"),
    "outside": (told(files=[{"path": "../x", "size": 1, "sha256": "x"}]), "bị hỏng"),
    "another engine": (told(engine=OTHER), "Bản sao lưu là của"),
    "a newer portal": (told(migrations=["core.9999_later"]), "phiên bản cổng mới hơn"),
    "another format": (told(format=2), "dạng 2"),
    "empty database": (no_database, {"sqlite": "nguyên vẹn", "postgresql": "pg_restore"}[connection.vendor]),
}


def test_a_bad_backup_is_refused_and_changes_nothing(backup: Path, media: Path, tmp_path: Path) -> None:
    before = state(media)
    for kind, (harm, sentence) in BAD.items():
        bad = tmp_path / "bad" / kind
        shutil.copytree(backup, bad)
        harm(bad)
        with pytest.raises(CommandError, match=sentence):
            call_command("restore", str(bad), "--replace")
        assert state(media) == before, kind
        assert not [path for path in media.parent.iterdir() if path.name.startswith((".", "media."))], kind


def test_neither_data_nor_a_backup_are_replaced_unasked(backup: Path, media: Path) -> None:
    before, kept = state(media), files(backup)
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(backup))
    with pytest.raises(CommandError, match="chọn thư mục mới"):
        call_command("backup", str(backup))
    assert (state(media), files(backup)) == (before, kept)


def test_a_backup_that_cannot_be_finished_leaves_nothing(media: Path, tmp_path: Path) -> None:
    (media / "link").symlink_to("/nowhere")
    with pytest.raises(CommandError, match="không phải là tệp thường"):
        call_command("backup", str(tmp_path / "backup"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["media"]
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="kiểm tra quyền ghi"):
        call_command("backup", str(tmp_path / "file" / "backup"))


def test_what_is_not_whole_is_told_after_the_restore(media: Path, tmp_path: Path) -> None:
    lan = User.objects.create(username="lan")
    values: dict[str, Any] = {"agency": make_agency("KG-SNV", "Sở Nội vụ"), "size": 1, "created_by": lan}
    StoredFile.objects.create(name="báo cáo.pdf", sha256="0" * 64, file="documents/gone", **values)
    remove_triggers()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_auditrecord SET actor_name = 'x'")
    install_triggers()
    call_command("backup", str(tmp_path / "backup"))
    with pytest.raises(CommandError, match="kiểm tra chưa đạt:\nVị trí 1") as told:
        call_command("restore", str(tmp_path / "backup"), "--replace")
    assert "Thiếu tệp documents/gone mà tệp lưu trữ nhắc đến." in str(told.value)


def test_heads_from_after_the_backup_are_told(backup: Path, capsys) -> None:
    User.objects.create(username="sau")
    call_command("audit_head")
    call_command("restore", str(backup), "--replace")
    assert "1 mốc nhật ký được ghi sau bản sao lưu này" in capsys.readouterr().out
    with pytest.raises(CommandError, match="phần cuối đã bị xóa|đã bị lập lại"):
        call_command("verify_audit")
