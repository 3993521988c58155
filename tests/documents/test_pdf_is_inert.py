"""Nothing in a printed document runs, leads into the server, or is taken for a template."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.conf import settings
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from documents.rendering.pdf import render_pdf
from tests.documents import paper, samples

PAYLOADS = ("{{7*7}}", "{% debug %}", "{a.__class__}", "%(x)s", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{{{7*7}}}")
RUNS = {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/AA", "/RichMedia", "/SubmitForm"}


@pytest.fixture(scope="module")
def printed() -> bytes:
    blocks = tuple(samples.paragraph(payload) for payload in PAYLOADS)
    return render_pdf(replace(samples.quarterly_report(), blocks=blocks, summary=PAYLOADS))


def names_in(value: object) -> set[str]:
    """Return all keys and names in an object of a PDF; references are not followed."""
    if isinstance(value, DictionaryObject):
        return set(value) | {name for one in value.values() for name in names_in(one)}
    if isinstance(value, ArrayObject):
        return {name for one in value for name in names_in(one)}
    return {str(value)} if isinstance(value, str) else set()


def test_template_language_is_printed_as_it_was_typed(printed):
    said = paper.text(printed).replace(" ", "")
    assert [payload for payload in PAYLOADS if said.count(payload.replace(" ", "")) < 2] == []
    assert "49" not in said


def test_nothing_in_it_runs_and_it_does_not_tell_where_it_was_made(printed):
    reader = PdfReader(BytesIO(printed))
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    names = {name for one in objects if one is not None for name in names_in(one)}
    assert "/Page" in names
    assert names & RUNS == set()
    assert [name for name in names if str(settings.BASE_DIR) in name or "file:" in name] == []
