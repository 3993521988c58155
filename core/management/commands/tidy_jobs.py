"""Removes the files of long work whose time is over, and what dead workers left; to be run daily."""

import time
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.commands import PortalCommand
from core.jobs.models import Job
from core.jobs.running import work_folder
from core.jobs.services import drop_expired_files

DAY = 24 * 60 * 60
QUEUE_KEPT_FOR = timedelta(days=14)


class Command(PortalCommand):
    help = "Xóa tệp kết quả đã quá hạn giữ và tệp dở của các việc chạy nền; chạy hằng ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        dropped = drop_expired_files(timezone.now())
        left = _remove_leftovers()
        DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - QUEUE_KEPT_FOR).delete()
        self.stdout.write(f"Đã xóa {dropped} tệp quá hạn và {left} tệp dở.")


def _remove_leftovers() -> int:
    """Remove the unfinished files of a day ago that no waiting or running job has a claim to; return how many."""
    claimed = {f"{pk}-{claim}" for pk, claim in Job.objects.active().values_list("pk", "claim")}
    removed = 0
    for path in work_folder().iterdir():
        if path.stem not in claimed and path.stat().st_mtime < time.time() - DAY:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
