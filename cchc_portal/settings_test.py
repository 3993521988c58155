"""Settings of the tests: nothing from the machine but ``DATABASE_URL``, nothing written outside ``.run``."""

import os
from pathlib import Path

# One folder per process, so that several runs do not meet; tests/conftest.py makes and removes it.
SCRATCH = Path(__file__).resolve().parent.parent / ".run" / "tests" / str(os.getpid())

os.environ.setdefault("DATABASE_URL", f"sqlite:///{SCRATCH}/portal.sqlite3")
os.environ.update(
    SECRET_KEY="only-for-tests-" + "0123456789" * 5,
    DEBUG="0",
    HTTPS="0",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    CSRF_TRUSTED_ORIGINS="",
    MEDIA_ROOT=str(SCRATCH / "media"),
    DATABASE_ROLE_CHECK="0",
    DATABASE_DURABILITY_CHECK="0",  # the databases of the tests are fast instead
    SECRET_KEY_FALLBACKS="",
    AUDIT_HEADS_DIR="",
    MALWARE_SCANNER="",
    MALWARE_SCANNER_AWAY="refuse",
    PORTAL_TODAY="",
    SIGN_IN_ATTEMPTS="5",
    SIGN_IN_LOCK_MINUTES="15",
    SESSION_IDLE_MINUTES="15",
    SESSION_IDLE_MINUTES_PRIVILEGED="15",
    SESSION_HOURS="12",
    PASSWORD_MIN_LENGTH="12",
    UNUSED_ACCOUNT_DAYS="45",
    PRINT_SECONDS="1800",  # of a machine that does other things besides
    PRINT_MEGABYTES="512",
    SIGNING="recorded",  # what digital signing does is tested with keys of its own
    SIGNING_KEYS=str(SCRATCH / "signing"),
    SIGNING_TSA_URL="",
    SIGNING_TOKEN_LIBRARY="",
    VERIFY_URL="https://cchc.example.vn",
    ADMIN_PATH="",
    LOG_LEVEL="WARNING",
    LOG_FORMAT="json",
    METRICS_TOKEN="",
    METRICS_ROOT=str(SCRATCH / "metrics"),
    HEALTH_TOKEN="",
    HEALTH_FREE_PERCENT="0",
    BACKUP_ROOT="",
    AUDIT_KEEP_MONTHS="120",
    SECOND_FACTOR_ROLES="-",
    OIDC_SERVER_URL="",
)

from cchc_portal.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # a test does the work itself
CACHES = {**CACHES, "previews": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT = SCRATCH / "static"
WHITENOISE_AUTOREFRESH = True  # reads no folder at the start: STATIC_ROOT is never filled here
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads then have connections of their own, as in production.
    DATABASES["default"]["TEST"] = {"NAME": SCRATCH / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
