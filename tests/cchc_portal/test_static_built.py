import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from cchc_portal import static_built
from cchc_portal.static_built import build_font, build_sheet, sheets, up_to_date

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
MARKED = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
SIGNS = "0123456789%.,–—…“”≥≤·›₫−"


def test_the_sheets_of_the_screen_are_joined_and_those_of_paper_are_not():
    names = [path.name for path in sheets()]
    found = {path.name for path in (Path(settings.BASE_DIR) / "static" / "css").glob("*.css")}
    assert names[:2] == ["tokens.css", "base.css"]
    assert found - set(names) == {"print.css", "print-charts.css", "print-dashboard.css", "print-document.css"}


def test_tokens_come_before_what_uses_them(tmp_path):
    target = tmp_path / "portal.css"
    build_sheet(target)
    text = target.read_text(encoding="utf-8")
    assert text.index("--ink: #16202c") < text.index("@font-face") < text.index(".badge-state")


def test_the_small_font_has_every_vietnamese_letter(tmp_path):
    target = tmp_path / "inter.woff2"
    build_font(target)
    wanted = VIETNAMESE + MARKED + (VIETNAMESE + MARKED).upper() + SIGNS
    with TTFont(target) as font:
        letters = font.getBestCmap()
        assert [char for char in wanted if ord(char) not in letters] == []
        weights = [(axis.minValue, axis.maxValue) for axis in font["fvar"].axes if axis.axisTag == "wght"]
    assert weights == [(400, 700)]
    assert target.stat().st_size < 60_000


def test_a_younger_source_makes_the_file_anew(tmp_path, monkeypatch):
    source = tmp_path / "source.css"
    recipe = (lambda: [source], lambda target: target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8"))
    monkeypatch.setitem(static_built.RECIPES, "made.css", recipe)
    source.write_text("one", encoding="utf-8")
    assert up_to_date("made.css", tmp_path / "built").read_text(encoding="utf-8") == "one"
    source.write_text("two", encoding="utf-8")
    later = (tmp_path / "built" / "made.css").stat().st_mtime + 1
    os.utime(source, (later, later))
    assert up_to_date("made.css", tmp_path / "built").read_text(encoding="utf-8") == "two"


@pytest.mark.parametrize("name", ["css/portal.css", "fonts/inter-vi.woff2"])
def test_the_site_finds_the_built_files(name):
    assert Path(finders.find(name)).is_file()


def test_other_names_are_not_ours():
    assert finders.find("css/no-such-sheet.css") is None
