"""Numbers of a register: the next one, a given one, void ones, and how they are written."""

import pytest
from django.db import IntegrityError, transaction

from agencies.models import Agency
from core.errors import DomainError
from documents.models import IssuedNumber
from documents.numbering.register import register_of
from documents.numbering.series import next_number, take_number, void_numbers
from documents.numbering.symbols import NumberFormError, read_number, symbol_after, symbol_of
from documents.services import register_document
from tests.shared import shared


def test_numbers_follow_the_highest_one_of_the_type_and_year(department, home_affairs):
    assert next_number(agency=department, year=2024, type="BC") == 1
    for number in (1, 7):
        take_number(agency=department, year=2024, type="BC", number=number)
    take_number(agency=department, year=2024, type="KH", number=30)
    take_number(agency=home_affairs, year=2024, type="BC", number=99)
    assert next_number(agency=department, year=2024, type="BC") == 8
    assert next_number(agency=department, year=2025, type="BC") == 1


def test_a_used_number_is_refused_and_the_next_free_one_named(department):
    take_number(agency=department, year=2024, type="BC", number=7)
    with pytest.raises(DomainError, match="Số 07 năm 2024 đã dùng; số kế tiếp chưa dùng là 08"):
        take_number(agency=department, year=2024, type="BC", number=7)
    assert IssuedNumber.objects.count() == 1
    assert take_number(agency=department, year=2024, type="BC", number=8).number == 8


def test_a_number_of_another_type_year_or_agency_is_free(department, home_affairs):
    take_number(agency=department, year=2024, type="BC", number=7)
    for agency, year, kind in ((department, 2024, "KH"), (department, 2025, "BC"), (home_affairs, 2024, "BC")):
        assert take_number(agency=agency, year=year, type=kind, number=7).number == 7


def test_the_database_refuses_a_second_use_and_a_number_below_one(department):
    take_number(agency=department, year=2024, type="BC", number=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(agency=department, year=2024, type="BC", number=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(agency=department, year=2024, type="BC", number=0)


def take(agency, *numbers, type="BC", year=2024):
    return [take_number(agency=agency, year=year, type=type, number=number).number for number in numbers]


def void(agency, first, last, reason="Cấp nhầm", type="BC"):
    return void_numbers(agency=agency, year=2024, type=type, first=first, last=last, reason=reason)


@shared
def common(department) -> Agency:
    department.number_series = "common"
    department.save()
    return department


def test_each_type_counts_for_itself_unless_the_agency_keeps_one_series(department):
    assert take(department, None, None) == [1, 2]
    assert take(department, None, type="KH") == [1]
    department.number_series = "common"
    department.save()
    assert take(department, None, type="KH") == [3]
    assert take(department, None) == [4]
    with pytest.raises(DomainError, match="Số 03 năm 2024 đã dùng"):
        take(department, 3)


def test_a_series_starts_anew_in_january(common):
    take(common, 40)
    assert take(common, None, year=2025) == [1]


def test_the_database_refuses_a_common_number_twice(common):
    take(common, 7)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(agency=common, year=2024, type="KH", number=7, is_common=True)


def test_a_number_of_a_document_is_never_void(department):
    document = register_document(type="BC", symbol="07/BC-SDL", issued_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(
            agency=department, year=2024, type="BC", number=7, document=document, void_reason="Nhầm"
        )


def test_gaps_are_shown_until_they_are_explained(department):
    take(department, 1, 2, 5, 9)
    [series] = register_of(department, 2024)
    assert [(line.number, line.last) for line in series.lines if line.is_gap] == [(3, 4), (6, 8)]
    assert series.gaps == 5
    assert void(department, 3, 6) == 3  # 5 is in use
    [series] = register_of(department, 2024)
    assert [(line.number, line.last) for line in series.lines if line.is_gap] == [(7, 8)]
    assert {line.number for line in series.lines if line.void_reason} == {3, 4, 6}


def test_a_common_series_counts_older_numbers_of_the_year_as_used(department):
    take(department, 1, 2)
    department.number_series = "common"
    department.save()
    take(department, None, type="KH")
    common, own = register_of(department, 2024)
    assert (common.label, common.gaps, own.label, own.gaps) == ("Dãy số chung", 0, "Báo cáo", 0)


def test_a_void_number_is_not_given_again(department):
    take(department, 1)
    void(department, 2, 2)
    assert take(department, None) == [3]
    with pytest.raises(DomainError, match="đã dùng"):
        take(department, 2)


@pytest.mark.parametrize(
    ("first", "last", "reason", "message"),
    [
        (2, 3, " ", "Phải ghi lý do"),
        (3, 2, "x", "Khoảng số không đúng"),
        (0, 2, "x", "Khoảng số không đúng"),
        (2, 5, "x", "Chỉ ghi bỏ số đến số 04"),
        (1, 1, "x", "đều đã dùng"),
    ],
)
def test_what_can_not_be_void_is_refused(department, first, last, reason, message):
    take(department, 1, 3)
    with pytest.raises(DomainError, match=message):
        void(department, first, last, reason)


def test_the_register_page_takes_the_reason_of_a_gap(client, quan, lan, department):
    take(department, 1, 4)
    url = "/agencies/KG-SDL/numbers/2024/"
    client.force_login(quan)
    assert "02–03" in client.get(url).text
    typed = {"type": "BC", "first": "2", "last": "3", "reason": "Văn bản quản lý ngoài cổng"}
    assert client.post(f"{url}void/", typed | {"reason": ""}).status_code == 422
    assert client.post(f"{url}void/", typed | {"last": "1"}).status_code == 422
    assert client.post(f"{url}void/", typed).status_code == 302
    text = client.get(url).text
    assert "Văn bản quản lý ngoài cổng" in text
    assert "không thiếu số nào" in text
    client.force_login(lan)
    assert "Ghi bỏ số" not in client.get(url).text


# How numbers are written


@pytest.mark.parametrize(
    ("number", "type", "unit", "symbol"),
    [
        (5, "BC", "", "05/BC-SDL"),
        (211, "BC", "", "211/BC-SDL"),
        (67, "KH", "", "67/KH-SDL"),
        (206, "CV", "VP", "206/SDL-VP"),
        (9, "QĐ", "", "09/QĐ-SDL"),
    ],
)
def test_symbols_are_written_as_the_decree_says(number, type, unit, symbol):
    assert symbol_of(number, symbol_after(type=type, agency_symbol="SDL", unit=unit)) == symbol


@pytest.mark.parametrize(
    ("typed", "number"), [("35", 35), (" 035 ", 35), ("35/BC-SDL", 35), ("05/BC-SDL", 5), ("99999", 99_999)]
)
def test_a_typed_number_is_read_with_or_without_its_symbol(typed, number):
    assert read_number(typed, after="BC-SDL") == number


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "là số nguyên"),
        ("ba", "là số nguyên"),
        ("35a/BC-SDL", "là số nguyên"),
        ("-1", "là số nguyên"),
        ("35-BC/SDL", "số rồi đến ký hiệu"),
        ("35/KH-SDL", "Ký hiệu phải là BC-SDL, không phải “KH-SDL”"),
        ("35/BC - SDL", "viết liền"),
        ("35/bc-sdl", "chữ hoa, chữ thường"),
        ("35/2024/BC-SDL", "Ký hiệu phải là BC-SDL"),
        ("35/", "Ký hiệu phải là BC-SDL"),
        ("0", "bắt đầu từ 1"),
        ("100000", "quá lớn"),
        ("٣٥", "là số nguyên"),
    ],
)
def test_a_badly_typed_number_is_refused_with_what_is_wrong(typed, message):
    with pytest.raises(NumberFormError, match=message):
        read_number(typed, after="BC-SDL")
