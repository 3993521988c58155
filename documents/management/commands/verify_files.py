"""Compare every stored file with its hash: ``python manage.py verify_files``; meant to run each night."""

import hashlib
from typing import Any

from django.core.management.base import CommandError

from core.commands import PortalCommand
from documents.models import StoredFile


class Command(PortalCommand):
    """Exit code 0 when all files are as they were stored; 1, with one line for each that is not."""

    help = "Đối chiếu mọi tệp lưu trữ với dung lượng và mã băm đã ghi; báo tệp mất, bị cắt, bị thay."

    def handle(self, *args: Any, **options: Any) -> None:
        count, problems = 0, 0
        for stored in StoredFile.objects.select_related("agency").order_by("pk").iterator():
            count += 1
            if trouble := _trouble(stored):
                problems += 1
                self.stderr.write(f"{stored.agency.code} {stored.name} ({stored.file.name}): {trouble}")
        if problems:
            raise CommandError(f"{problems}/{count} tệp không còn như khi lưu; hãy lấy lại từ bản sao lưu.")
        self.stdout.write(f"Đã đối chiếu {count} tệp, tất cả khớp.")


def _trouble(stored: StoredFile) -> str:
    try:
        digest, size = hashlib.sha256(), 0
        with stored.file.open("rb") as file:
            for chunk in file.chunks():
                digest.update(chunk)
                size += len(chunk)
    except OSError:
        return "không còn tệp hoặc không đọc được"
    if size < stored.size:
        return f"bị cắt, còn {size}/{stored.size} byte"
    return "nội dung đã khác" if digest.hexdigest() != stored.sha256 else ""
