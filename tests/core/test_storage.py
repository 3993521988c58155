"""A stored file is on the disk, with the folders that lead to it, before anybody is told that it is stored."""

import os
from pathlib import Path

from django.core.files.base import ContentFile

from cchc_portal import settings as portal
from core.storage import DurableStorage


def test_a_file_and_the_folders_made_for_it_are_written_out(tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr(os, "fsync", lambda number: written.append(Path(os.readlink(f"/proc/self/fd/{number}"))))
    name = DurableStorage(tmp_path / "media").save("documents/ab/abc", ContentFile(b"%PDF"))
    media = tmp_path / "media"
    assert written == [media / name, media / "documents/ab", media / "documents", media]


def test_the_portal_keeps_its_files_there():
    assert portal.STORAGES["default"]["BACKEND"] == f"{DurableStorage.__module__}.{DurableStorage.__qualname__}"
