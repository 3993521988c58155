"""Printing happens in a child that may take little and reach nothing; who waits for it is told what went wrong."""

import os

import pytest
from django.conf import settings as portal

from core.errors import DomainError
from core.limited import Limits
from documents.rendering import press
from documents.rendering.pdf import render_pdf
from documents.rendering.press import PrintingFailed, pressed
from tests.documents import samples
from tests.documents.bombs import BOMBS

# One second shows that each would go on for ever; `make soak` gives them the minute that people get.
SECONDS = int(os.environ.get("BOMB_SECONDS", "1"))


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_stopped_with_a_sentence(bomb):
    name, arguments = BOMBS[bomb]()
    limits = Limits(cpu_seconds=SECONDS, wall_seconds=60)
    with pytest.raises(PrintingFailed, match="Nội dung không bị mất|nội dung không bị mất"):
        pressed(name, *arguments, limits=limits)


def test_what_is_no_bomb_is_printed_within_the_same_bounds():
    done = pressed("render_pdf", samples.quarterly_report(), limits=Limits(cpu_seconds=30, wall_seconds=1800))
    assert done.content.startswith(b"%PDF")


def test_the_settings_bound_time_and_memory(settings):
    settings.PRINT_MEGABYTES = 1
    with pytest.raises(DomainError, match="hơn 1 MB bộ nhớ.*chia bảng hoặc phụ lục"):
        render_pdf(samples.quarterly_report())


def test_the_printer_writes_as_the_portal_does():
    written_as = pressed("written_as").value
    assert written_as == {name: getattr(portal, name) for name in written_as}
    assert press.KNOWN["DomainError"] is DomainError
