"""The server does not start when changes would not be recorded."""

from importlib import import_module, reload

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler

from core.audit.triggers import remove_triggers


@pytest.fixture
def wsgi(db, monkeypatch):
    """The module, loaded once with the triggers in place; it may not close the test's connection."""
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    return import_module("cchc_portal.wsgi")


def test_it_starts_with_the_audit_triggers(wsgi):
    assert isinstance(reload(wsgi).application, WSGIHandler)


def test_it_refuses_to_start_without_them(wsgi):
    remove_triggers()
    with pytest.raises(ImproperlyConfigured, match="Thiếu hoặc sai cơ chế ghi nhật ký"):
        reload(wsgi)
