"""The pages that need no data: the gallery, the error pages, and what every template must keep to."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

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


def test_gallery_shows_every_component(client, settings):
    settings.DEBUG = True
    html = client.get("/gallery/").content.decode()
    parts = ["tiles", "tabs", "filter-bar", "entry-grid", "timeline", "error-summary", "notice", "file-card",
             "key-values", "empty-state", "audit-trail", "pages", "empties", "confirm", "breadcrumbs"]  # fmt: skip
    assert [part for part in parts if f'class="{part}' not in html and f" {part}" not in html] == []
    assert "số thập phân dùng dấu phẩy: 1,23" in html
