from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import get_template
from django.test.html import parse_html

from core.forms import LongSelect, VietnameseDecimalField
from core.templatetags.ui import LOOKS, icon_svg


def render(text: str, **context: object) -> str:
    return Template("{% load ui numbers %}" + text).render(Context(context))


def test_icon_is_inline_and_silent():
    svg = render('{% icon "bell" %}')
    assert svg.startswith('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"')
    assert "<path" in svg
    assert "style=" not in svg


@pytest.mark.parametrize("name", ["../../manage", "Bell", "", "bell.svg"])
def test_icon_names_cannot_leave_the_folder(name):
    with pytest.raises(ValueError, match="icon"):
        icon_svg(name)


@pytest.mark.parametrize("state", LOOKS)
def test_every_state_has_icon_word_and_tone(state):
    badge = render("{% state_badge state %}", state=state)
    assert LOOKS[state].word in badge
    assert f'data-tone="{LOOKS[state].tone}"' in badge
    assert "<svg" in badge


def test_badge_takes_the_models_own_label_and_escapes_it():
    assert "Đã &lt;nộp&gt;" in render('{% state_badge "submitted" label %}', label="Đã <nộp>")


@pytest.mark.parametrize(
    ("part", "whole", "width"), [(20, 27, "74.07"), (0, 0, "0"), (30, 27, "100"), (-1, 27, "0"), (None, 27, "0")]
)
def test_bar_has_a_width_that_svg_reads(part, whole, width):
    assert f'width="{width}" height="4"/></svg>' in render("{% bar part whole %}", part=part, whole=whole)


def test_progress_shows_parts_and_percentage():
    html = get_template("components/progress.html").render({"part": 20, "whole": 27})
    assert "<b>20/27</b> · 74,1%" in html


def test_progress_of_nothing_is_not_zero_percent():
    html = get_template("components/progress.html").render({"part": 0, "whole": 0})
    assert "<b>0/0</b> · —" in html


class Row(forms.Form):
    value = VietnameseDecimalField(label="Trong kỳ", help_text="Đơn vị: hồ sơ.")
    state = forms.ChoiceField(choices=[("done", "Hoàn thành")])


def test_control_is_tied_to_its_help_and_its_error():
    html = render("{% control form.value %}{% control form.state %}", form=Row({"value": "1.23", "state": "done"}))
    assert 'class="form-control num is-invalid"' in html
    assert 'aria-describedby="id_value_helptext id_value_error"' in html
    assert 'value="1.23"' in html
    assert '<select name="state" class="form-select"' in html


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 11093|vn }}", "11.093"),
        ("{{ rate|vn:1 }}", "74,1"),
        ("{{ nothing|vn }}", ""),
        ("{{ 5|count }}", "05"),
        ("{{ rate|pct }}", "74,1%"),
        ("{{ nothing|pct }}", "—"),
        ("{{ 3|roman }}", "III"),
        ("{{ nothing|day }}{{ nothing|longday }}", ""),
        ('{{ "Nguyễn Thị Thu"|initials }}', "NT"),
        ('{{ "Nguyễn Thị Thu (dữ liệu mẫu)"|initials }}', "NT"),
        ('{{ "Lan"|initials }}', "L"),
        ("{{ 83456|filesize }}", "81,5 KB"),
        ("{{ 900|filesize }}", "900 byte"),
        ("{{ 5242880|filesize }}", "5,0 MB"),
        ("{% percent_of 31 49 2 %}", "63,27%"),
    ],
)
def test_filters(template, text):
    assert render(template, rate=Decimal("74.07"), nothing=None) == text


@pytest.mark.parametrize("value", ["", "c", None, "x"])
def test_a_long_list_is_the_list_that_django_renders(value):
    choices, attrs = [("", "Tất cả"), ("a&b", "Sở <X>"), ("c", "C")], {"id": "id_agency", "required": True}
    plain, long = (kind(choices=choices).render("agency", value, attrs) for kind in (forms.Select, LongSelect))
    assert parse_html(long) == parse_html(plain)
