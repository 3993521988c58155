"""The one command that serves and does long work: neither part outlives it, and a worker that dies comes again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# A child says that it is there, and then waits for the end of its standard input, which never comes.
CHILD = "import os, sys; os.write(1, f'{0} {{os.getpid()}}\\n'.encode()); sys.stdin.read()"
SCRIPT = """
import sys
from scripts import serve
serve.PAUSE = 0
sys.exit(serve.serve([sys.executable, "-c", sys.argv[1]], [sys.executable, "-c", sys.argv[2]]))
"""


@pytest.fixture
def started():
    """Start the supervisor over two children; give it and a reader of what the children say."""
    command = [sys.executable, "-c", SCRIPT, CHILD.format("server"), CHILD.format("worker")]
    process = subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def children(process: subprocess.Popen, count: int) -> dict[str, int]:
    """Return the ids of the next ``count`` children that say that they are there."""
    assert process.stdout is not None
    lines = [process.stdout.readline().split() for _ in range(count)]
    return {name: int(pid) for name, pid in lines}


def wait_till_all_have_ended(process: subprocess.Popen) -> None:
    """Read the common output to its end: it comes when nobody holds it any more."""
    assert process.stdout is not None
    assert process.stdout.read() == ""


def test_both_end_when_it_is_told_to_end(started):
    children(started, 2)
    started.send_signal(signal.SIGTERM)
    wait_till_all_have_ended(started)
    assert started.wait() == 0


def test_both_end_when_it_is_killed(started):
    children(started, 2)
    started.send_signal(signal.SIGKILL)
    wait_till_all_have_ended(started)


def test_a_worker_that_dies_is_started_again(started):
    first = children(started, 2)["worker"]
    os.kill(first, signal.SIGKILL)
    assert children(started, 1)["worker"] != first


def test_the_worker_ends_with_the_server_whose_code_is_passed_on(started):
    os.kill(children(started, 2)["server"], signal.SIGKILL)
    wait_till_all_have_ended(started)
    assert started.wait() == 256 - signal.SIGKILL
