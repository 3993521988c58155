"""Does the long work that waits (core/jobs): the library's worker, which also takes up what a dead one left behind."""

import logging
import time
from types import FrameType
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

from core.commands import PortalCommand
from core.jobs.rescue import take_up_stale
from core.jobs.running import stopping

logger = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks into an empty queue


class PortalWorker(Worker):
    """A worker that hands its job back when it is asked to end, instead of finishing it first."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        stopping.set()
        super().shutdown(signum, frame)


class Command(PortalCommand):
    help = "Làm các việc chạy nền (xuất hàng loạt…) cho đến khi bị dừng; việc đang dở được làm tiếp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = PortalWorker(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            excluded_queue_names=[],
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            interval=PAUSE,
            batch=True,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        stopping.clear()
        worker.configure_signals()
        while worker.running:
            self._round(worker)
            if options["once"] or not worker.running:
                return
            time.sleep(PAUSE)

    def _round(self, worker: Worker) -> None:
        """Do all that waits. A database that does not answer for a while is no reason to end."""
        try:
            take_up_stale()
            worker.run()
        except DatabaseError:
            logger.exception("the worker could not read its queue")
        close_old_connections()
