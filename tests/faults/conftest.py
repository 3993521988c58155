"""A server and a database of their own for the tests that kill them, made once."""

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.factories import make_agency, make_duty, make_period, make_plan, make_task, make_user
from tests.faults.database import OwnDatabase, own_database
from tests.faults.server import Server

WRITERS = 4
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "1"))  # `make soak` asks for more
SOAKS = ROUNDS > 1
SIZE = (4, 8) if SOAKS else (2, 4)  # processes of the server, and threads of each
MANY = 50  # writers at once
SAVES = 20  # acknowledged before each fault, and after it


@pytest.fixture(scope="package")
def database(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[OwnDatabase]:
    with own_database(tmp_path_factory.mktemp("faults"), django_db_blocker) as own:
        yield own


@pytest.fixture(scope="package")
def things(database) -> SimpleNamespace:
    """lan of Sở Du lịch is signed in (``session``), and has tasks enough for all tests."""
    return database.do(make_things)


def make_things() -> SimpleNamespace:
    department = make_agency("KG-SDL", "Sở Du lịch")
    make_duty(department, make_period(2024, "Q1"))
    lan = make_user("lan", "editor", department)
    make_user("doan", "editor", department)
    plan = make_plan(department)
    tasks = [make_task(plan, "Quý I/2024").pk for _ in range(30 * WRITERS + MANY)]
    client = Client()
    client.force_login(lan)
    return SimpleNamespace(session=client.cookies["sessionid"].value, tasks=iter(tasks))


@pytest.fixture(scope="package")
def server(database, things, tmp_path_factory) -> Iterator[Server]:
    running = Server(database.url, tmp_path_factory.mktemp("media"), *SIZE)
    yield running
    running.stop()


@pytest.fixture
def tasks(things) -> list[int]:
    """Tasks that no test before wrote to."""
    return [next(things.tasks) for _ in range(WRITERS)]
