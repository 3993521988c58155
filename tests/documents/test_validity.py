"""What holds of a document on a day, through the chain; what cannot be recorded."""

from datetime import date

import pytest

from core.errors import ConflictError, DomainError
from documents.models import DocumentRelation, OfficialDocument
from documents.registering import add_document, correct_document, correct_relation, may_correct, relate, unrelate
from documents.services import register_document
from documents.validity import Standing, chain_of, standings
from documents.validity import state_of as state_by_chain
from tests.documents.test_register import count

pytestmark = pytest.mark.django_db


def state_of(document: OfficialDocument, day: date) -> Standing:
    """What holds of a document, found in both ways: by its chain, and by what came after it."""
    by_chain = state_by_chain(document, day, chain_of(document))
    assert standings([document], day) == {document.pk: by_chain}
    return by_chain


def decree(number: int, year: int, **more):
    return register_document(type="NĐ", symbol=f"{number}/{year}/NĐ-CP", issued_on=date(year, 3, 1), issuer="Chính phủ")


def test_a_document_is_in_force_until_the_day_on_which_another_replaces_it():
    old, new = decree(16, 2015), decree(60, 2021)
    relate(target=old, kind="replaces", document=new, effective_on=date(2021, 8, 15))
    assert state_of(old, date(2021, 8, 14)).is_in_force
    held = state_of(old, date(2021, 8, 15))
    assert (held.state, held.current) == ("ended", new)
    assert held.sentence == "được thay thế bởi Nghị định số 60/2021/NĐ-CP từ ngày 15/08/2021"
    assert state_of(new, date(2024, 1, 1)).is_in_force


def test_what_stands_in_its_place_is_found_through_the_chain():
    first, second, third = decree(10, 2010), decree(11, 2015), decree(12, 2020)
    relate(target=first, kind="replaces", document=second, effective_on=date(2015, 4, 1))
    relate(target=second, kind="replaces", document=third, effective_on=date(2020, 4, 1))
    assert state_of(first, date(2018, 1, 1)).current == second
    assert state_of(first, date(2021, 1, 1)).current == third
    assert [one.target for one in chain_of(third)] == [first, second]


def test_an_amended_document_stays_in_force():
    old, new = decree(61, 2018), decree(107, 2021)
    relate(target=old, kind="amends", document=new, effective_on=date(2021, 12, 6))
    held = state_of(old, date(2024, 1, 1))
    assert (held.is_in_force, held.state) == (True, "amended")
    assert "đã được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP" in held.sentence
    assert state_of(old, date(2021, 12, 5)).state == "in_force"


def test_a_programme_that_ended_names_the_one_that_goes_on():
    old = register_document(type="NQ", symbol="30c/NQ-CP", issued_on=date(2011, 11, 8), issuer="Chính phủ")
    new = register_document(type="NQ", symbol="76/NQ-CP", issued_on=date(2021, 7, 15), issuer="Chính phủ")
    relate(target=old, kind="expires", document=new, effective_on=date(2021, 1, 1))
    assert state_of(old, date(2020, 9, 14)).is_in_force
    assert state_of(old, date(2024, 3, 14)).current == new
    assert "hết hiệu lực từ ngày 01/01/2021, nối tiếp bởi" in state_of(old, date(2024, 3, 14)).sentence


def test_what_is_repealed_has_nothing_in_its_place():
    old, new = decree(1, 2010), decree(2, 2020)
    relate(target=old, kind="repeals", document=new, effective_on=date(2020, 4, 1))
    assert state_of(old, date(2021, 1, 1)).current is None


def test_a_circle_is_refused():
    first, second, third = (register_document(type="KH", symbol=f"{n}/KH-X", issued_on=None) for n in (1, 2, 3))
    relate(target=first, kind="replaces", document=second, effective_on=date(2020, 1, 1))
    relate(target=second, kind="replaces", document=third, effective_on=date(2021, 1, 1))
    with pytest.raises(DomainError, match="vòng"):
        relate(target=third, kind="replaces", document=first, effective_on=date(2022, 1, 1))
    with pytest.raises(DomainError, match="vòng"):
        relate(target=first, kind="amends", document=first, effective_on=date(2022, 1, 1))


@pytest.mark.parametrize(
    ("target", "document", "day", "told"),
    [
        ((10, 2020), (11, 2015), date(2020, 4, 1), "ban hành trước"),
        ((10, 2015), (11, 2020), date(2019, 4, 1), "trước ngày ban hành"),
        ((10, 2015), (11, 2020), date(2014, 4, 1), "trước ngày ban hành"),
        ((10, 2015), None, date(2019, 4, 1), "Chưa chọn văn bản"),
    ],
)
def test_an_implausible_relation_is_refused(target, document, day, told):
    other = decree(*document) if document else None
    with pytest.raises(DomainError, match=told):
        relate(target=decree(*target), kind="replaces", document=other, effective_on=day)


def test_a_document_ends_once():
    old, new, other = decree(1, 2010), decree(2, 2020), decree(3, 2021)
    relation = relate(target=old, kind="replaces", document=new, effective_on=date(2020, 4, 1))
    with pytest.raises(DomainError, match="hãy sửa quan hệ đó"):
        relate(target=old, kind="repeals", document=other, effective_on=date(2021, 4, 1))
    correct_relation(relation=relation, seen=1, kind="replaces", document=other, effective_on=date(2021, 4, 1))
    assert state_of(old, date(2021, 5, 1)).current == other
    with pytest.raises(ConflictError):
        correct_relation(relation=relation, seen=1, kind="replaces", document=new, effective_on=date(2020, 4, 1))
    unrelate(relation=relation)
    assert not DocumentRelation.objects.exists()


NEW = {"type": "KH", "issued_on": date(2024, 1, 5), "issuer": "Sở Du lịch Kiên Giang", "summary": ""}


def test_a_document_is_entered_once():
    add_document(symbol="1/KH-SDL", **NEW)
    with pytest.raises(DomainError, match="đã có trong sổ"):
        add_document(symbol="01/KH-SDL", **NEW | {"issuer": "Sở Du lịch tỉnh Kiên Giang"})
    with pytest.raises(DomainError, match="đã có trong sổ"):
        add_document(symbol="01/KH-SDL", **NEW | {"issued_on": date(2024, 2, 6)})
    add_document(symbol="01/KH-SDL", **NEW | {"issued_on": date(2025, 1, 6)})
    assert count() == 2


def test_a_corrected_document_counts_as_checked_and_a_race_loses_nothing():
    document = add_document(symbol="01/KH-SDL", **NEW)
    correct_document(document=document, seen=1, symbol="02/KH-SDL", **NEW)
    assert (document.symbol, document.key, document.is_checked) == ("02/KH-SDL", "2//KH-SDL", True)
    with pytest.raises(ConflictError):
        correct_document(document=document, seen=1, symbol="03/KH-SDL", **NEW)
    with pytest.raises(DomainError, match="có chữ KH"):
        correct_document(document=document, seen=2, symbol="03/QĐ-SDL", **NEW)


def test_an_agency_keeps_its_own_documents_and_everybody_those_of_who_is_not_here(lan, stranger, province):
    own = register_document(type="KH", symbol="01/KH-SDL", issued_on=date(2024, 1, 5), agency=lan.posts[0].agency)
    above = register_document(type="KH", symbol="14/KH-UBND", issued_on=date(2024, 1, 19), agency=province)
    common = decree(30, 2020)
    assert [may_correct(lan, one) for one in (own, above, common)] == [True, True, True]
    assert [may_correct(stranger, one) for one in (own, above, common)] == [False, True, True]
