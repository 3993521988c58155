"""Documents are registered once, numbers are used once, and bytes are kept as they came."""

import hashlib
import re
import unicodedata
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from documents import services
from documents.models import OfficialDocument, StoredFile
from documents.services import register_document, store

DAY = date(2023, 12, 28)


def plan(**more) -> OfficialDocument:
    values: dict[str, Any] = {"type": "KH", "symbol": "67/KH-SDL", "issued_on": DAY, "issuer": "Sở Du lịch"}
    return register_document(**values | more)


def test_a_document_cited_twice_is_one_row(db):
    first = plan(summary="Cải cách hành chính năm 2024")
    again = plan(summary="(trích yếu khác)")
    assert again == first
    assert again.summary == "Cải cách hành chính năm 2024"
    assert OfficialDocument.objects.count() == 1


def test_the_form_of_the_letters_makes_no_second_document(db):
    first = plan(symbol="09/2021/QĐ-UBND", issuer="UBND tỉnh Kiên Giang")
    decomposed = unicodedata.normalize("NFD", "UBND tỉnh Kiên Giang")
    assert plan(symbol=" 09/2021/QĐ-UBND ", issuer=decomposed) == first
    assert unicodedata.is_normalized("NFC", first.issuer)


@pytest.mark.parametrize(
    "other", [{"symbol": "68/KH-SDL"}, {"issued_on": date(2023, 12, 29)}, {"issued_on": None}, {"issuer": "Sở Y tế"}]
)
def test_another_symbol_day_or_issuer_is_another_document(db, other):
    assert plan() != plan(**other)


def test_a_document_is_found_without_accents(db):
    document = plan(summary="Kiểm soát thủ tục hành chính")
    assert list(OfficialDocument.objects.matching("KIEM SOAT thu tuc")) == [document]
    assert OfficialDocument.objects.matching("thu tuc kiem").exists()
    assert not OfficialDocument.objects.matching("thu tuc chuyen doi").exists()


def test_a_document_is_cited_with_its_day_and_issuer(db):
    assert plan().citation == "Kế hoạch số 67/KH-SDL ngày 28/12/2023 của Sở Du lịch"
    assert plan(issued_on=None, issuer="").citation == "Kế hoạch số 67/KH-SDL"


def kept(department, lan, content: bytes = b"%PDF-1.7", name: str = "Báo cáo quý I.pdf") -> StoredFile:
    return store(agency=department, name=name, content_type="application/pdf", content=content, by=lan)


def content_of(stored: StoredFile) -> bytes:
    with stored.file.open() as file:
        return file.read()


def test_bytes_are_kept_as_they_came_with_their_hash(department, lan):
    content = bytes(range(256)) * 9
    stored = StoredFile.objects.get(pk=kept(department, lan, content).pk)
    assert content_of(stored) == content
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (stored.name, stored.created_by) == ("Báo cáo quý I.pdf", lan)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b.pdf", "báo cáo.pdf", "x" * 200 + ".pdf"])
def test_a_name_that_somebody_chose_never_reaches_the_disk(department, lan, name):
    stored = kept(department, lan, name=name)
    assert re.fullmatch(r"documents/[0-9a-f]{2}/[0-9a-f]{64}(_\w+)?", stored.file.name)
    assert default_storage.exists(stored.file.name)


def test_the_same_bytes_kept_twice_are_two_files_that_both_can_be_read(department, lan):
    first, second = kept(department, lan, b"x"), kept(department, lan, b"x")
    assert first.sha256 == second.sha256
    assert content_of(first) == content_of(second) == b"x"


def test_nothing_is_no_file(department, lan):
    with pytest.raises(IntegrityError, match="stored_file_is_not_empty"), transaction.atomic():
        kept(department, lan, b"")


def test_files_of_other_agencies_are_not_visible(department, lan, stranger):
    stored = kept(department, lan)
    assert list(StoredFile.objects.visible_to(lan)) == [stored]
    assert not StoredFile.objects.visible_to(stranger).exists()


def test_the_search_key_holds_all_that_a_document_is_known_by():
    assert services.search_key("67/KH-SDL", "Sở Du lịch", "Về CCHC") == "67/kh-sdl so du lich ve cchc"
