"""The pages that need no data: the gallery, the error pages, and what every template must keep to."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from core.saving import Save
from core.templatetags.ui import LOOKS

INLINE = re.compile(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
SCREENS = [
    path for path in sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html")) if "printed" not in path.parts
]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.name)
def test_no_template_needs_inline_style_or_script(path):
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_no_context_and_show_a_way_out(name):
    html = get_template(f"{name}.html").render({})
    assert '<a class="btn btn-primary" href="/">' in html
    assert "<h1>" in html


def test_gallery_is_for_development_only(client):
    assert client.get("/gallery/").status_code == 404


COMPONENTS = {f"components/{path.name}" for path in SCREENS if path.parent.name == "components"}


@pytest.fixture
def gallery(client, settings):
    settings.DEBUG = True
    return client.get("/gallery/?back=setup")


def test_gallery_shows_every_component(gallery):
    shown = {template.name for template in gallery.templates}
    assert COMPONENTS - shown == set()
    assert "số thập phân dùng dấu phẩy: 1,23" in gallery.text


def test_gallery_shows_every_state(gallery):
    for look in LOOKS:
        assert f'data-state="{look}"' in gallery.text
    for save in Save:
        assert f'data-save="{save}"' in gallery.text
