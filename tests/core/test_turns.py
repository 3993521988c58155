"""Heavy work of one person does not take the server from the others."""

from contextlib import ExitStack

import pytest

from core import turns
from core.errors import DomainError
from core.turns import BUSY, YOURS, turn

LAN, MINH, HOA = 1, 2, 3


def holding(stack: ExitStack, *users: int) -> None:
    for user in users:
        stack.enter_context(turn(user))


def test_a_third_file_of_one_person_waits_while_another_person_is_served():
    with ExitStack() as stack:
        holding(stack, LAN, LAN)
        with pytest.raises(DomainError, match=YOURS), turn(LAN):
            pass
        holding(stack, MINH)
    with turn(LAN):
        pass


def test_of_all_together_one_thread_is_left_for_pages():
    with ExitStack() as stack:
        holding(stack, LAN, LAN, MINH)
        with pytest.raises(DomainError, match=BUSY), turn(HOA):
            pass


def test_a_turn_ends_with_a_fault_too():
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), turn(HOA):
            raise ZeroDivisionError


def test_the_same_catches_a_server_without_limits(monkeypatch):
    monkeypatch.setattr(turns, "OF_ONE", 99)
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        test_a_third_file_of_one_person_waits_while_another_person_is_served()
