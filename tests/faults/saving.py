"""A program that saves a row again and again through the whole portal and notes which saves were acknowledged.

``python -m tests.faults.saving <session> <task> <saves> <synchronous> <notes>``; it ends without closing anything.
"""

import os
import sys

import django
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client

CHECKPOINT_EVERY = 40  # pages of the log, instead of 1.000: some writes of the database itself are to be met


def main(session: str, task: str, saves: str, synchronous: str, notes: str) -> None:
    django.setup()
    from tests.faults.writers import values_of  # noqa: PLC0415  # it imports models

    def settle(**sent: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_EVERY}")
            if synchronous != "as set":
                cursor.execute(f"PRAGMA synchronous = {synchronous}")

    connection_created.connect(settle)
    said = os.open(notes, os.O_WRONLY | os.O_CREAT)
    browser = Client()
    browser.cookies["sessionid"] = session
    for version in range(int(saves)):
        sent = {"version": version, **values_of(version + 1)}
        answer = browser.post(f"/entry/KG-SDL/2024-Q1/tasks/{task}/", sent, headers={"HX-Request": "true"})
        assert answer.status_code == 200, answer.text
        os.write(said, str(version + 1).encode())
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
