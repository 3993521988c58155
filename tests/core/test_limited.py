"""A parser in a child process: its answer, its refusals, and what it cannot do to the portal."""

import pytest

from core.errors import DomainError
from core.limited import TOO_MUCH, Limits, run_limited
from tests.core import hostile


def test_the_answer_comes_back():
    assert run_limited(hostile.lengths, "số liệu".encode()) == {"bytes": 11, "text": "số liệu"}


def test_a_refusal_of_the_parser_is_told_as_it_is():
    with pytest.raises(DomainError, match=r"Tệp lạ quá\."):
        run_limited(hostile.refuses, b"")


@pytest.mark.parametrize("parser", [hostile.crashes, hostile.dies, hostile.eats, hostile.talks])
def test_a_parser_that_breaks_is_one_sentence(parser):
    with pytest.raises(DomainError) as refusal:
        run_limited(parser, b"", Limits(memory_megabytes=256, answer_megabytes=1))
    assert str(refusal.value) == TOO_MUCH


@pytest.mark.parametrize(
    ("parser", "limits"), [(hostile.loops, Limits(cpu_seconds=1)), (hostile.waits, Limits(wall_seconds=1))]
)
def test_a_parser_that_does_not_end_is_ended(parser, limits):
    with pytest.raises(DomainError) as refusal:
        run_limited(parser, b"", limits)
    assert str(refusal.value) == TOO_MUCH


def test_the_child_knows_no_secret_and_writes_no_file(tmp_path):
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(run_limited(hostile.environment, b""))
    with pytest.raises(DomainError):
        run_limited(hostile.writes, str(tmp_path / "a").encode())
    assert not (tmp_path / "a").exists() or (tmp_path / "a").stat().st_size == 0
