"""Passwords guessed at all processes of a server at once: five are looked at."""

from threading import Barrier, Thread

import pytest

from tests.faults.conftest import SOAKS

pytestmark = pytest.mark.django_db
GUESSES = 200 if SOAKS else 20


def test_of_many_guesses_at_several_processes_exactly_five_are_looked_at(server):
    start, answers = Barrier(GUESSES), []

    def guess(number: int) -> None:
        browser = server.browser()
        start.wait()
        answers.append(browser.post("/sign-in/", {"login": "doan", "password": f"sai-{number}"}))

    threads = [Thread(target=guess, args=(number,)) for number in range(GUESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [status for status, _ in answers] == [422] * GUESSES
    assert sum("Đã thử sai quá nhiều lần" not in page for _, page in answers) == 5
    assert len(server.hashes.read_bytes()) == 5
