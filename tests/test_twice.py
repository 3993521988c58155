"""What is sent twice has one effect: a double click, or a browser that asks again because the answer did not come.

There is no one-time key in the forms: each kind of thing has a key of its own (a number, a period, a day, the same
words by the same person), under a lock or a constraint. What carries a version is tested in test_mass_assignment.py.
"""

import pytest

from tests.calls import BODY, NEEDS_A_FILE, NO_ROWS, STATE, call
from tests.tables import changes, contents
from tests.test_permission_matrix import MATRIX, allowed

pytestmark = pytest.mark.django_db
READS = {"reports:verify_find"}
POSTS = sorted(
    name
    for method, name in MATRIX
    if method == "post" and name not in NO_ROWS | NEEDS_A_FILE | READS and "version" not in BODY.get(name, ())
)


def effects(world, name: str, **again: str) -> tuple[list, list]:
    """Return what the first sending of a form changed, and what the second did, with the same body or ``again``."""
    world.put_reports_in(STATE.get(name, "draft"))
    before = contents()
    call(world, allowed("post", name), "post", name)
    once = contents()
    call(world, allowed("post", name), "post", name, data=again)
    return list(changes(before, once)), list(changes(once, contents()))


@pytest.mark.usefixtures("quick_print")
@pytest.mark.parametrize("name", POSTS)
def test_a_form_that_is_sent_twice_has_one_effect(world, name):
    first, second = effects(world, name)
    assert first
    assert second == []


@pytest.mark.parametrize(
    ("name", "again"), [("documents:add", {"symbol": "98/KH-UBND"}), ("agencies:office_new", {"title": "Phó Giám đốc"})]
)
def test_another_thing_in_the_second_sending_is_a_second_effect(world, name, again):
    _, second = effects(world, name, **again)
    assert second
