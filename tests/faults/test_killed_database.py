"""kill -9 of PostgreSQL in the middle of autosaves, and PostgreSQL away: nothing acknowledged is lost, nobody repairs.

SQLite has no process of its own: killing the server, in the file beside this one, kills it too.
"""

import pytest
from django.db import connection

from tests.faults.conftest import ROUNDS, SAVES
from tests.faults.database import DURABLE, FORGETFUL, halt_log_writer
from tests.faults.writers import Crew, lost, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cluster(database):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no process of its own")
    return database.cluster


@pytest.mark.parametrize("end", ["kill", "stop_at_once"])
def test_a_killed_database_loses_nothing_and_the_server_goes_on_when_it_is_back(server, database, things, tasks, end):
    with Crew(server, things.session, tasks) as crew:
        for _ in range(ROUNDS):
            crew.wait_for(SAVES)
            getattr(database.cluster, end)()
            database.cluster.start(DURABLE)
            crew.wait_for(SAVES)
    assert crew.wrong() == []
    assert database.do(lambda: lost(crew)) == []


def test_while_it_is_away_people_are_told_and_keep_their_text(server, database, things, tasks):
    browser = server.browser(things.session)
    address, sent = f"/entry/KG-SDL/2024-Q1/tasks/{tasks[0]}/", {"version": 0, **values_of(1)}
    assert browser.get("/plans/")[0] == 200
    database.cluster.stop()
    for status, page in (browser.get("/plans/"), browser.get("/sign-in/"), browser.get("/health/")):
        assert status == 503
        assert "Hệ thống tạm ngừng" in page or page == "lỗi\n"
    status, page = browser.post(address, sent)
    assert (status, sent["result"] in page, "Cơ sở dữ liệu tạm thời không trả lời" in page) == (503, True, True)
    assert browser.post(address, sent, **{"HX-Request": "true"}) == (503, "Cơ sở dữ liệu tạm thời không trả lời.")
    database.cluster.start(DURABLE)
    assert browser.post(address, sent, **{"HX-Request": "true"})[0] == 200


def test_the_same_catches_a_database_that_acknowledges_before_it_writes(server, database, things, tasks):
    database.cluster.stop()
    database.cluster.start(FORGETFUL)
    halt_log_writer(database.cluster)
    with Crew(server, things.session, tasks) as crew:
        crew.wait_for(SAVES)
        crew.stopping.set()
        database.cluster.kill()
    database.cluster.start(DURABLE)
    assert database.do(lambda: lost(crew))
