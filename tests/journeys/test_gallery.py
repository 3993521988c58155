"""Every component in every state, as axe sees it."""

import pytest

from tests.journeys.desk import OFFICE, PHONE, inspect


@pytest.mark.parametrize(("size", "theme"), [(OFFICE, "light"), (PHONE, "dark")])
def test_no_component_has_anything_to_object_to(new_context, base_url, settings, transactional_db, size, theme):
    settings.DEBUG = True
    page = new_context(viewport=size, color_scheme=theme).new_page()
    page.goto("/gallery/")
    inspect(page)
