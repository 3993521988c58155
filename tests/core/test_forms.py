from datetime import date
from decimal import Decimal

import pytest
from django import forms

from core.forms import CleanCharField, VietnameseDateField, VietnameseDecimalField


class Row(forms.Form):
    value = VietnameseDecimalField(required=False, min_value=0, max_digits=9, decimal_places=2)
    rate = VietnameseDecimalField(required=False, percent=True)
    day = VietnameseDateField(required=False)
    note = CleanCharField(required=False, max_length=5)


def test_reads_what_officials_type():
    form = Row({"value": "1.671", "rate": "74,1%", "day": "5.3.2024", "note": " Quý\u200b\u00a0I "})
    assert form.is_valid()
    assert form.cleaned_data == {
        "value": Decimal(1671),
        "rate": Decimal("74.1"),
        "day": date(2024, 3, 5),
        "note": "Quý I",
    }


def test_blank_is_none_and_not_zero():
    form = Row({"value": " ", "day": " ", "note": "\u200b"})
    assert form.is_valid()
    assert form.cleaned_data == {"value": None, "rate": None, "day": None, "note": ""}


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("value", "mười", "không phải là số"),
        ("value", "-5", "Số không được nhỏ hơn 0."),
        ("value", "0,125", "2"),
        ("rate", "1.23", "số thập phân dùng dấu phẩy: 1,23"),
        ("day", "31/02/2024", "Ngày 31/02/2024 không có trong lịch."),
        ("note", "Quý IV", "5"),
    ],
)
def test_an_error_keeps_the_typed_text(field, text, message):
    form = Row({field: text})
    assert message in form.errors[field][0]
    assert form[field].value() == text


def test_stored_values_are_shown_in_vietnamese_writing():
    form = Row(initial={"value": Decimal("1671.50"), "day": date(2024, 3, 5)})
    assert (form["value"].value(), form["day"].value()) == ("1.671,5", "05/03/2024")


def test_an_untouched_row_has_not_changed():
    form = Row(
        {"value": "1.671,5", "day": "05/03/2024"},
        initial={"value": Decimal("1671.50"), "day": date(2024, 3, 5)},
    )
    assert form.changed_data == []
