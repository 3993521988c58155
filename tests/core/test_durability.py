"""A database that could lose what it said is written is noticed before anything is entrusted to it."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from core.durability import durability_problems, require_durability

pytestmark = pytest.mark.django_db(transaction=True)


def put(value: bool) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA synchronous = {'FULL' if value else 'NORMAL'}")
        else:
            cursor.execute(f"SET synchronous_commit = {'on' if value else 'off'}")


@pytest.fixture
def asked(settings):
    settings.DATABASE_DURABILITY_CHECK = True
    yield
    connection.close()


def test_what_answers_before_the_disk_has_it_is_noticed_and_stops_the_start(asked):
    put(True)
    before = set(durability_problems())
    put(False)
    [problem] = set(durability_problems()) - before
    assert "synchronous" in problem
    with pytest.raises(ImproperlyConfigured, match="có thể mất khi mất điện"):
        require_durability()
    assert "core.W003" in {message.id for message in run_checks(tags=[Tags.database], databases=["default"])}


def test_a_durable_one_is_let_in_and_postgresqls_own_settings_are_read(asked):
    put(True)
    if connection.vendor == "sqlite":
        require_durability()
        return
    # the cluster of the tests runs without fsync, which only its start can change
    assert [problem.split(" = ")[0] for problem in durability_problems()] == [
        "PostgreSQL đặt fsync",
        "PostgreSQL đặt full_page_writes",
    ]


def test_nothing_is_asked_where_the_data_will_not_be_missed(settings):
    put(False)
    with transaction.atomic():
        require_durability()
    connection.close()
