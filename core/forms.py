"""Form fields that read what Vietnamese officials type. The typed text stays in the form on an error."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.numbers import DayError, NumberError, format_day, format_number, parse_day, parse_number
from core.text import clean


class VietnameseDecimalField(forms.DecimalField):
    """A number such as "1.671" or "74,1"; with ``percent`` a trailing "%" is allowed."""

    widget = forms.TextInput
    default_error_messages = {
        "required": "Chưa nhập số.",
        "min_value": "Số không được nhỏ hơn %(limit_value)s.",
        "max_value": "Số không được lớn hơn %(limit_value)s.",
    }

    def __init__(self, *, percent: bool = False, **kwargs: Any) -> None:
        self.percent = percent
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the Decimal, None for a blank; what is no number becomes a Vietnamese message."""
        if isinstance(value, Decimal):
            return value
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            return parse_number(str(value), percent=self.percent)
        except NumberError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in Vietnamese writing; typed text stays as it was typed."""
        return format_number(value) if isinstance(value, Decimal | int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "class": "num"}


class VietnameseDateField(forms.DateField):
    """A day, typed as ``parse_day`` reads it, or picked where the browser has a calendar (js/fields.js)."""

    is_day = True
    default_error_messages = {"required": "Chưa nhập ngày."}

    def to_python(self, value: Any) -> date | None:
        """Return the day, None for a blank; an impossible day is named in the message."""
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return parse_day(value)
        except DayError as error:
            raise ValidationError(str(error), code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return format_day(value) if isinstance(value, date) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            "inputmode": "numeric",
            "autocomplete": "off",
            "class": "day",
            "maxlength": "30",
            "placeholder": "ngày/tháng/năm",
        }


class CleanCharField(forms.CharField):
    """Text in NFC, without invisible characters; ``max_length`` counts what will be stored."""

    def to_python(self, value: Any) -> str | None:
        text = clean(str(value)) if value not in self.empty_values else ""
        return text or self.empty_value


class RowChoices(ModelChoiceIterator):
    """The rows of a field as they were read: Django's own reads them anew each time they are looked at."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.queryset)


class RowField(forms.ModelChoiceField):
    """A choice among rows, read by one query for a page."""

    iterator = RowChoices


class LongSelect(forms.Select):
    """A list of hundreds of choices, without groups: Django's own renders a template for each of them."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the list as Django's own would be."""
        chosen = self.format_value(value)
        options = format_html_join(
            "\n",
            '  <option value="{}"{}>{}</option>',
            (
                (str(key), SafeString(" selected") if str(key) in chosen else "", label)
                for key, label in self.choices  # no groups
            ),
        )
        return format_html(
            "<select{}>\n{}\n</select>", flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})), options
        )
