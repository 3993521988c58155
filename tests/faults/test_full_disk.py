"""No room for the database: nothing is called saved that is not, people are told, and it goes on without a repair.

The system refuses the server's processes every byte that they write (RLIMIT_FSIZE). PostgreSQL writes by itself: there
a trigger gives its own answer to a full disk (SQLSTATE 53100).
"""

import resource
from contextlib import contextmanager

import pytest
from django.db import connection

from cchc_portal.operation.outages import FULL
from plans.models import TaskUpdate
from tests.faults.writers import values_of

pytestmark = pytest.mark.django_db
REFUSE = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON plans_taskupdate FOR EACH ROW EXECUTE FUNCTION no_room();
"""


@contextmanager
def full_disk(server, database):
    if connection.vendor == "postgresql":
        database.do(lambda: connection.cursor().execute(REFUSE))
        yield
        database.do(lambda: connection.cursor().execute("DROP FUNCTION no_room() CASCADE"))
        return
    limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in server.workers()}
    for pid, (_, hard) in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    yield
    for pid, limit in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)


def test_a_database_without_room_acknowledges_nothing_and_goes_on_when_there_is_some(server, database, things, tasks):
    browser, address = server.browser(things.session), f"/entry/KG-SDL/2024-Q1/tasks/{tasks[0]}/"
    sent = {"version": 0, **values_of(1)}
    with full_disk(server, database):
        status, page = browser.post(address, sent)
        assert (status, FULL in page, sent["result"] in page) == (503, True, True)
        assert browser.post(address, sent, **{"HX-Request": "true"}) == (503, FULL)
        assert browser.get("/plans/")[0] == 200
        assert not database.do(TaskUpdate.objects.filter(task=tasks[0]).exists)
    assert browser.post(address, sent, **{"HX-Request": "true"})[0] == 200
    assert database.do(lambda: TaskUpdate.objects.get(task=tasks[0]).result) == sent["result"]
