"""Six ways to tamper with a signed file, all of them reported; and files that are none of ours."""

import io

import pytest
from django.utils import timezone
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from documents.signing.checking import UNREADABLE, examine
from documents.signing.signing import sign_as_person
from documents.signing.stamps import person_stamp


def bit_flip(content: bytes) -> bytes:
    at = len(content) // 3
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def appended_update(content: bytes) -> bytes:
    """An overlay drawn upon the first page: ``pdfsig`` calls such a file valid."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    stream = writer.add_object(generic.StreamObject(stream_data=b"0 0 1 rg 100 100 200 200 re f"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
    writer.mark_update(page.container_ref)
    return _written(writer)


def page_added(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    pages = writer.root["/Pages"]
    first = pages["/Kids"][0]
    copy = generic.DictionaryObject({key: first.raw_get(key) for key in first if key != pdf_name("/Annots")})
    pages["/Kids"].append(writer.add_object(copy))
    pages["/Count"] = generic.NumberObject(pages["/Count"] + 1)
    writer.mark_update(pages.container_ref)
    writer.update_container(pages["/Kids"])
    return _written(writer)


def annotation(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 50, 200, 100))),
            pdf_name("/Contents"): generic.TextStringObject("Số đã sửa"),
            pdf_name("/DA"): generic.TextStringObject("/Helv 12 Tf"),
        }
    )
    notes = [*page.get("/Annots", ()), writer.add_object(note)]
    page["/Annots"] = generic.ArrayObject(notes)
    writer.mark_update(page.container_ref)
    return _written(writer)


def metadata(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    writer.set_info(generic.DictionaryObject({pdf_name("/Title"): generic.TextStringObject("Tiêu đề khác")}))
    return _written(writer)


def signature_removed(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    del writer.root_object["/AcroForm"]
    for page in writer.pages:
        page.pop("/Annots", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ATTACKS = (bit_flip, appended_update, page_added, annotation, metadata, signature_removed)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("known", [True, False], ids=["beside our file", "alone"])
def test_a_tampered_file_is_reported(made, attack, known):
    tampered = attack(made.agency)
    assert tampered != made.agency
    assert examine(tampered, made=made.fields if known else None, signatures=2).problems


@pytest.mark.parametrize("attack", [appended_update, page_added, annotation])
def test_a_change_smuggled_in_before_the_person_signs_is_reported(made, person, attack):
    """Signed by hand after the attack: each signature is valid and covers the whole file."""
    signed = sign_as_person(attack(made.fields), person, person_stamp(person.name, timezone.now()))
    assert examine(signed).problems == ()
    assert examine(signed, made=made.fields).problems == ("Ngoài chữ ký, tệp còn bị thêm hoặc sửa nội dung khác.",)


def test_the_signed_file_of_another_document_is_reported(made, printed, person):
    other = bit_flip(made.fields)
    assert "không phải văn bản mà cổng đã lập" in examine(made.agency, made=other).problems[0]


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7", b"\x89PNG", b"%PDF-1.7\n" + b"0" * 5000, "văn bản".encode()])
def test_what_is_no_pdf_is_told(junk):
    assert examine(junk).problems == (UNREADABLE,)


def test_signatures_of_nobody_trusted_are_reported(made, keys_folder):
    (keys_folder / "trust" / "root.pem").unlink()
    problems = examine(made.agency, made=made.fields, signatures=2).problems
    assert len(problems) == 2
    assert all("không do tổ chức mà cổng tin cậy cấp" in problem for problem in problems)
