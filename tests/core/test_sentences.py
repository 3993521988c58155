"""What Django itself would say to a person is said in the portal's words: what is wrong, and how to go on."""

import inspect
import re

import pytest
from django import forms
from django.core import validators
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext_lazy

from core.sentences import DIGITS, FIELDS, VALIDATORS

VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
LAZY = type(gettext_lazy(""))
KINDS = [kind for _, kind in inspect.getmembers(forms, inspect.isclass) if issubclass(kind, forms.Field)]


# kinds of fields that no form of the portal has
UNUSED = {"ComboField", "DurationField", "FilePathField", "GenericIPAddressField", "MultiValueField", "SlugField",
          "SplitDateTimeField"}  # fmt: skip


@pytest.mark.parametrize("kind", [BaseFormSet, *(one for one in KINDS if one.__name__ not in UNUSED)])
def test_no_field_keeps_a_sentence_of_djangos_own(kind):
    said = vars(kind).get("default_error_messages", {})
    assert {code: text for code, text in said.items() if isinstance(text, LAZY) or not VIETNAMESE.search(text)} == {}


def test_validators_and_models_speak_as_the_fields_do():
    assert {kind for kind in VALIDATORS if kind.message != VALIDATORS[kind]} == set()
    assert validators.DecimalValidator.messages == DIGITS
    assert [text for said in FIELDS.values() for text in said.values() if not VIETNAMESE.search(text)] == []


def test_a_plain_form_says_what_is_wrong_and_how_to_go_on():
    class Plain(forms.Form):
        name = forms.CharField(max_length=3)
        count = forms.IntegerField(max_value=9)
        day = forms.DateField()
        kind = forms.ChoiceField(choices=[("a", "A")])

    form = Plain({"name": "quá dài", "count": "mười", "day": "31/2/2024", "kind": "z"})
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "name": "Dài quá 3 ký tự (đang có 7); hãy rút gọn.",
        "count": "Nhập số nguyên bằng chữ số, ví dụ 3.",
        "day": "Nhập ngày, tháng, năm có trong lịch, ví dụ 05/03/2024.",
        "kind": "Mục đã chọn không có trong danh sách (có thể vừa được đổi); hãy chọn lại một mục trong danh sách.",
    }
    assert Plain({}).errors["name"] == ["Chưa điền mục này."]
    assert Plain({}).errors["kind"] == ["Chưa chọn mục nào."]
