"""What the settings promise: a complete example, a strict page policy, Vietnamese formats, packages."""

import re
import runpy
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import management
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django.test import RequestFactory

from cchc_portal.static_finder import FILES, NodePackagesFinder

ROOT = Path(settings.BASE_DIR)


def test_the_example_names_every_variable_that_is_read():
    files = (ROOT / "cchc_portal" / name for name in ("settings.py", "single_sign_on.py"))
    read = {name for file in files for name in re.findall(r'env_\w+\(\s*"([A-Z_]+)"', file.read_text("utf-8"))}
    example = (ROOT / ".env.example").read_text("utf-8")
    assert read == set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))


def test_every_answer_carries_the_strict_policy(client):
    policy = client.get("/khong-co-trang-nay/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_browsers_language_does_not_change_the_portals():
    request = RequestFactory().get("/", HTTP_ACCEPT_LANGUAGE="en")
    template = Template('{{ day }} {{ number|floatformat:"1g" }} {{ year }}')
    values = {"day": date(2024, 3, 5), "number": 1671.5, "year": 2024, "request": request}
    assert template.render(Context(values)) == "05/03/2024 1.671,5 2024"


def test_every_listed_package_file_is_there():
    assert NodePackagesFinder().check() == []
    assert [name for name in FILES if not finders.find(name)] == []


def test_other_files_of_a_package_are_not_offered():
    assert finders.find("bootstrap/package.json") is None


def test_a_missing_package_is_named(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (error,) = NodePackagesFinder().check()
    assert "bootstrap.min.css" in error.msg


def test_a_wrong_setting_stops_a_command_with_its_sentence(monkeypatch):
    def refuse(argv: list[str]) -> None:
        raise ImproperlyConfigured("SECRET_KEY phải là chuỗi ngẫu nhiên.")

    monkeypatch.setattr(management, "execute_from_command_line", refuse)
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(ROOT / "manage.py"), run_name="__main__")
    assert left.value.code == "SECRET_KEY phải là chuỗi ngẫu nhiên."  # printed as it is, with exit code 1
