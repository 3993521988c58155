"""kill -9 of the server's processes in the middle of autosaves loses nothing that was acknowledged."""

import pytest

from tests.faults.conftest import ROUNDS, SAVES
from tests.faults.write_behind import HEADER
from tests.faults.writers import Crew, lost

pytestmark = pytest.mark.django_db


def test_a_killed_worker_loses_nothing_and_its_place_is_taken(server, database, things, tasks):
    with Crew(server, things.session, tasks) as crew:
        for _ in range(ROUNDS):
            crew.wait_for(SAVES)
            server.kill(server.workers()[0])
            crew.wait_for(SAVES)
    assert crew.wrong() == []
    assert database.do(lambda: lost(crew)) == []


def test_a_server_that_is_killed_with_all_its_workers_loses_nothing(server, database, things, tasks):
    with Crew(server, things.session, tasks) as crew:
        for _ in range(ROUNDS):
            crew.wait_for(SAVES)
            server.kill_all()
            server.start()
            crew.wait_for(SAVES)
    assert crew.wrong() == []
    assert crew.breaks
    assert database.do(lambda: lost(crew)) == []


def test_the_same_catches_a_server_that_acknowledges_before_it_saves(server, database, things, tasks):
    with Crew(server, things.session, tasks, **{HEADER: "1"}) as crew:
        crew.wait_for(SAVES)
        crew.stopping.set()
        server.kill_workers()
    assert database.do(lambda: lost(crew))
