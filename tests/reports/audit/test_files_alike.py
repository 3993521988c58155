"""A text gives the same findings from .txt, Word and PDF: lines, breaks, footnotes at the foot of a page."""

from html import escape

import pytest

from documents.reading.files import read_file
from reports.audit import audit_text
from tests.documents.office import docx, docx_of, mark, paragraph, pdf_of, run
from tests.reports.audit.test_real_reports import PLAN_2022, QUARTER_I_2024, QUARTER_III_2020


def lines(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


def told(source):
    return [(issue.kind, issue.expected, "".join(issue.found.split())) for issue in audit_text(
        source.text, wrapped=source.wrapped
    )]  # fmt: skip


def broken(text):
    """Return a Word file that is one paragraph, its lines apart by breaks."""
    return docx(paragraph(*(f"{run(line)}<w:r><w:br/></w:r>" for line in lines(text))))


def drawn(text):
    return pdf_of("".join(f"<p>{escape(line)}</p>" for line in lines(text)))


FORMS = {"lines.docx": docx_of, "breaks.docx": broken, "lines.pdf": drawn}


@pytest.mark.parametrize("name", FORMS)
def test_lines_of_a_page_are_read_alike_from_every_kind_of_file(name):
    for text in (QUARTER_I_2024, PLAN_2022, QUARTER_III_2020):
        expected = told(read_file("a.txt", text.encode()))
        assert expected
        assert told(read_file(name, FORMS[name](text))) == expected


def test_footnotes_of_word_and_pdf_are_read_like_those_of_a_text():
    passage = lines(QUARTER_III_2020)
    body, first, second = passage[5], passage[-2], passage[-1]
    before, rest = body.split("<sup>1</sup>")
    between, after = rest.split("<sup>2</sup>")
    notes = [("1", first[2:]), ("2", second[2:])]
    word = docx(paragraph(run(before), mark(1), run(between), mark(2), run(after)), notes=notes)
    one, two = (f"<span class=note>{note}</span>" for _number, note in notes)
    pages = pdf_of(f"<p>{before}{one}{between}{two}{after}</p>")
    expected = told(read_file("a.txt", f"{body}\n\n{first}\n\n{second}".encode()))
    assert [kind for kind, _right, _found in expected if kind == "sum"] == ["sum", "sum"]
    assert told(read_file("a.docx", word)) == expected
    assert told(read_file("a.pdf", pages)) == expected
