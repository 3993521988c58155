"""Whether the signatures in a copy hold is judged in a child, which is given the trusted roots and nothing else."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from core.errors import DomainError
from core.limited import Limits
from documents.comparing.signatures import signatures_in
from documents.signing.trust import Trust, trust
from tests.documents.signing.conftest import AGENCY, PERSON


def found(content: bytes, trusted: Trust | None = None) -> dict[str, str]:
    return {one.name: one.problem for one in signatures_in(content, trusted or trust(), Limits())}


def test_those_of_the_document_and_of_its_earlier_state_hold(made):
    assert found(made.agency) == {PERSON: "", AGENCY: ""}
    assert found(made.person) == {PERSON: ""}
    assert found(made.fields) == {}


def test_those_of_a_changed_file_do_not(made):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made.agency)))
    target = io.BytesIO()
    writer.write(target)
    assert found(target.getvalue()) == dict.fromkeys((PERSON, AGENCY), "nội dung đã bị sửa sau khi ký.")
    assert found(made.agency + b"\n% more") == {PERSON: "", AGENCY: "tệp bị thêm nội dung sau chữ ký cuối."}


def test_those_of_roots_that_nobody_trusts_say_so(made):
    assert "không do tổ chức mà cổng tin cậy" in found(made.agency, Trust((), ()))[PERSON]


def test_what_is_no_pdf_is_refused():
    with pytest.raises(DomainError, match="không phải PDF"):
        found(b"%PDF-1.7 rubbish")
