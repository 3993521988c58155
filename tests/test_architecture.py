"""The shape of the code: imports point one way, the migrations match the models, files stay small."""

import ast
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(settings.BASE_DIR)
APPS = ("reports", "indicators", "plans", "documents", "periods", "agencies", "core")
INNER = ("services", "checks", "figures", "models", "querysets", "states")
WEB = ("django.http", "django.shortcuts", "django.forms", "django.views")
LINES_PER_FILE = 300


def app_files() -> list[Path]:
    """Return every Python file of the apps but the generated migrations."""
    files = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]


def inner_files() -> list[Path]:
    """Return the files of services and of what is below them, in every app."""
    return [path for path in app_files() if path.relative_to(ROOT).with_suffix("").parts[1] in INNER]


def imports(path: Path) -> set[str]:
    """Return the dotted names that a file imports: ``from a import b`` gives both ``a`` and ``a.b``."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_keep_the_contracts(capsys):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_services_and_below_know_no_web():
    assert [name_of(path) for path in inner_files() if imports(path) & set(WEB)] == []


def test_the_inner_files_were_found():
    assert {path.relative_to(ROOT).parts[0] for path in inner_files()} >= {"agencies", "plans", "reports"}


def test_an_import_of_a_name_counts_as_its_module(tmp_path):
    source = tmp_path / "services.py"
    source.write_text("from django import http\nimport django.forms\n")
    assert imports(source) >= {"django.http", "django.forms"}


def test_models_match_migrations(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_files_stay_readable_at_one_sitting():
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in app_files()}
    assert {name: count for name, count in lines.items() if count > LINES_PER_FILE} == {}
