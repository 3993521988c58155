"""Settings from the environment: what is accepted, and the sentence when one is wrong."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cchc_portal import env
from cchc_portal.databases import database

BASE = Path("/srv/portal")


def test_a_missing_variable_is_named(monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(ImproperlyConfigured, match="Thiếu biến môi trường SECRET_KEY"):
        env.env_str("SECRET_KEY")


def test_an_empty_variable_counts_as_not_given(monkeypatch):
    monkeypatch.setenv("MEDIA_ROOT", "")
    assert env.env_path("MEDIA_ROOT", "media", base=BASE) == BASE / "media"


@pytest.mark.parametrize("value", ["x" * 49, "thay-bang-chuoi-ngau-nhien" * 3])
def test_a_short_or_copied_secret_is_refused(monkeypatch, value):
    monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(ImproperlyConfigured, match="ít nhất 50 ký tự"):
        env.env_secret("SECRET_KEY", at_least=50, refused="thay-bang-chuoi-ngau-nhien")


def test_a_long_secret_is_taken(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    assert env.env_secret("SECRET_KEY", at_least=50, refused="thay") == "x" * 50


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("0", False)])
def test_a_switch_is_one_or_zero(monkeypatch, value, expected):
    monkeypatch.setenv("HTTPS", value)
    assert env.env_bool("HTTPS") is expected


def test_a_switch_of_another_wording_is_refused(monkeypatch):
    monkeypatch.setenv("DEBUG", "false")
    with pytest.raises(ImproperlyConfigured, match="DEBUG phải là 0 hoặc 1, không phải 'false'"):
        env.env_bool("DEBUG")


def test_the_pretended_day_is_a_day_or_nothing(monkeypatch):
    monkeypatch.setenv("PORTAL_TODAY", "2024-03-18")
    assert env.env_date("PORTAL_TODAY") == date(2024, 3, 18)
    monkeypatch.setenv("PORTAL_TODAY", "")
    assert env.env_date("PORTAL_TODAY") is None


@pytest.mark.parametrize("value", ["18/3/2024", "2024-02-30"])
def test_a_malformed_day_is_refused(monkeypatch, value):
    monkeypatch.setenv("PORTAL_TODAY", value)
    with pytest.raises(ImproperlyConfigured, match="PORTAL_TODAY phải là ngày"):
        env.env_date("PORTAL_TODAY")


def test_an_unknown_log_level_is_refused(monkeypatch):
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    with pytest.raises(ImproperlyConfigured, match="DEBUG, INFO"):
        env.env_choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO"))


def test_a_list_drops_blanks(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.vn, ,b.vn,")
    assert env.env_list("ALLOWED_HOSTS") == ["a.vn", "b.vn"]


def test_the_file_fills_in_and_the_real_environment_wins(monkeypatch, tmp_path):
    monkeypatch.setenv("CCHC_GIVEN", "real")
    monkeypatch.delenv("CCHC_QUOTED", raising=False)
    path = tmp_path / ".env"
    path.write_text("# comment\n\nCCHC_GIVEN=file\nCCHC_QUOTED='a = b'\n", encoding="utf-8")
    env.load_env_file(path)
    assert env.env_list("CCHC_GIVEN") == ["real"]
    assert env.env_str("CCHC_QUOTED") == "a = b"
    monkeypatch.delenv("CCHC_QUOTED")


def test_a_line_that_is_no_assignment_is_named(tmp_path):
    path = tmp_path / ".env"
    path.write_text("DEBUG=0\nexport nothing\n", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="dòng 2"):
        env.load_env_file(path)


def test_a_missing_file_is_no_error(tmp_path):
    env.load_env_file(tmp_path / "none")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///.run/a.sqlite3", BASE / ".run/a.sqlite3"),
        ("sqlite:////var/a.sqlite3", Path("/var/a.sqlite3")),
    ],
)
def test_an_sqlite_file_is_found_from_the_project(url, name):
    config = database(url, base=BASE)
    assert config["NAME"] == name
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_keeps_healthy_connections():
    config = database("postgres://u:p@db.example:5433/cchc", base=BASE)
    assert (config["HOST"], config["PORT"], config["NAME"]) == ("db.example", 5433, "cchc")
    assert config["CONN_MAX_AGE"] == 60
    assert config["CONN_HEALTH_CHECKS"] is True


def test_postgresql_compiles_no_query_and_keeps_what_the_address_says():
    config = database("postgres://u:p@db.example/cchc?sslmode=require", base=BASE)
    assert config["OPTIONS"] == {"options": "-c jit=off", "sslmode": "require"}


def test_another_engine_is_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database("mysql://u:p@db/cchc", base=BASE)


def test_the_place_of_a_service_is_a_socket_of_the_machine_or_of_the_net(monkeypatch):
    for value, expected in [("unix:/run/c.ctl", "/run/c.ctl"), ("tcp:127.0.0.1:3310", ("127.0.0.1", 3310)), ("", None)]:
        monkeypatch.setenv("MALWARE_SCANNER", value)
        assert env.env_socket("MALWARE_SCANNER") == expected
    for value in ("127.0.0.1:3310", "unix:clamd", "tcp:127.0.0.1", "tcp::3310"):
        monkeypatch.setenv("MALWARE_SCANNER", value)
        with pytest.raises(ImproperlyConfigured, match="MALWARE_SCANNER phải có dạng"):
            env.env_socket("MALWARE_SCANNER")
