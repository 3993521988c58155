"""Passwords guessed at all processes of a server at once: five are looked at."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.conftest import SOAKS

pytestmark = pytest.mark.django_db
GUESSES = 200 if SOAKS else 20
AT_ONCE = 40  # more than the server has threads


def test_of_many_guesses_at_several_processes_exactly_five_are_looked_at(server):
    def guess(number: int) -> tuple[int, str]:
        return server.browser().post("/sign-in/", {"login": "doan", "password": f"sai-{number}"})

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(guess, range(GUESSES)))
    assert [status for status, _ in answers] == [422] * GUESSES
    assert sum("Đã thử sai quá nhiều lần" not in page for _, page in answers) == 5
    assert len(server.hashes.read_bytes()) == 5
