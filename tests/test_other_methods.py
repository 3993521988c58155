"""What no row of the permission matrix allows is refused, whoever asks: another method of an address that is there."""

import pytest

from tests.calls import BODY, PATHS, call
from tests.test_permission_matrix import IN, MATRIX, WHO, allowed, answer_of, answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

OTHER = [(method, name) for name in PATHS for method in ("get", "post") if (method, name) not in MATRIX]


@pytest.mark.parametrize(("method", "name"), OTHER)
def test_a_method_without_a_row_is_not_accepted(world, method, name, monkeypatch):
    rows = [row for row in MATRIX if row[1] == name]
    who = "minh" if name in ("core:gallery", "operation:metrics") else allowed(*rows[0])
    monkeypatch.setitem(BODY, name, {})
    assert call(world, who, method, name).status_code == 405


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", ["put", "delete"])
def test_a_method_that_nothing_uses_is_refused_by_every_address(world, who, method):
    names = set(PATHS) - ({"account_login"} if who != "anonymous" else set())  # it leads home before it looks
    given = {name: answer_of(call(world, who, method, name)) for name in names}
    absent = {name for known, name in MATRIX if answers(known, name)[who] == 404}
    refused = {name for name, answer in given.items() if answer in (403, 405, IN) or (answer == 404 and name in absent)}
    assert {name: answer for name, answer in given.items() if name not in refused} == {}
