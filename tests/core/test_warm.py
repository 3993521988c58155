"""Jobs in children of a warm server: their answers, what they cannot do, and that nobody else suffers by them."""

import os
import signal
import socket
import threading
from pathlib import Path

import pytest

from core.errors import DomainError
from core.limited import Limits
from core.limited.warm import Busy, Died, OutOfMemory, OutOfTime, Warm
from tests.core import hostile

LIMITS = Limits(memory_megabytes=256, answer_megabytes=1)


@pytest.fixture(scope="module")
def warm():
    warm = Warm("tests.core.hostile")
    yield warm
    warm.close()


def run(warm: Warm, name: str, *arguments, limits: Limits = LIMITS, known=None):
    done = warm.run(name, *arguments, limits=limits, known=known)
    return done.content, done.value


def server_of(warm: Warm) -> int:
    assert warm._server is not None
    return warm._server.process.pid


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def begun(warm: Warm, name: str) -> tuple[threading.Thread, list]:
    """A job that goes on in a thread, and where its end will be told; it has begun."""
    ends: list = []

    def work() -> None:
        try:
            ends.append(run(warm, name))
        except Exception as error:
            ends.append(type(error))

    thread = threading.Thread(target=work)
    thread.start()
    while not (warm._server and children_of(server_of(warm))):
        pass
    return thread, ends


def test_bytes_and_a_value_come_back(warm):
    assert run(warm, "doubled", b"a" * 300_000) == (b"a" * 600_000, 300_000)


def test_a_known_refusal_is_raised_as_it_was(warm):
    with pytest.raises(DomainError, match=r"Tệp lạ quá\."):
        run(warm, "refuses", b"", known={"DomainError": DomainError})


@pytest.mark.parametrize(
    ("job", "limits", "end"),
    [
        ("refuses", LIMITS, Died),
        ("crashes", LIMITS, Died),
        ("dies", LIMITS, Died),
        ("eats", LIMITS, OutOfMemory),
        ("loops", Limits(cpu_seconds=1), OutOfTime),
        ("waits", Limits(wall_seconds=1), OutOfTime),
    ],
)
def test_a_job_that_breaks_or_does_not_end_is_told_apart(warm, job, limits, end):
    with pytest.raises(end):
        run(warm, job, b"", limits=limits)


def test_too_long_an_answer_is_refused(warm):
    with pytest.raises(OutOfMemory):
        run(warm, "doubled", b"a" * 600_000)


def test_a_job_reaches_no_network_no_file_and_no_program(warm, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("x")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ways = (listener.getsockname()[1], str(secret), str(tmp_path / "made"))
        assert run(warm, "reaches", *ways)[1] == []


def test_the_same_reaches_all_of_it_where_nothing_is_sealed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("x")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ways = (listener.getsockname()[1], str(secret), str(tmp_path / "made"))
        assert hostile.reaches(*ways)[1] == ["network", "reading", "writing", "programs", "pipes"]


def test_a_job_has_no_descriptor_and_no_secret_of_this_process(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    own = Warm("tests.core.hostile")
    with open(os.devnull, "rb"):
        assert run(own, "descriptors")[1] == [0, 1, 2]
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(run(own, "names_around")[1])
    own.close()


def test_others_go_on_while_one_hangs_and_a_killed_one_is_told(warm):
    hanging, ends = begun(warm, "hangs")
    assert run(warm, "doubled", b"a") == (b"aa", 1)
    [child] = children_of(server_of(warm))
    os.kill(child, signal.SIGKILL)
    hanging.join()
    assert ends == [Died]


def test_a_killed_server_takes_its_jobs_along_and_the_next_one_has_another(warm):
    hanging, ends = begun(warm, "hangs")
    before = server_of(warm)
    os.kill(before, signal.SIGKILL)
    hanging.join()
    assert ends == [Died]
    assert run(warm, "doubled", b"a") == (b"aa", 1)
    assert server_of(warm) != before


def test_who_finds_no_place_is_told():
    full = Warm("tests.core.hostile", at_once=1, queue=0)
    hanging, ends = begun(full, "hangs")
    with pytest.raises(Busy):
        run(full, "doubled", b"a")
    full.close()
    hanging.join()
    assert ends == [Died]


def test_a_fork_of_this_process_has_a_server_of_its_own(warm):
    run(warm, "doubled", b"a")
    pid = os.fork()
    if not pid:
        made = 1
        try:
            made = int(run(warm, "doubled", b"b") != (b"bb", 1))
            warm.close()
        finally:
            os._exit(made)
    assert os.waitpid(pid, 0)[1] == 0
    assert run(warm, "doubled", b"a") == (b"aa", 1)
