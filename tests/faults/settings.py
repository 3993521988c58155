"""The portal's own settings, for a server that a test starts: as in production, without collected files."""

from cchc_portal.settings import *  # noqa: F403  # all of them
from cchc_portal.settings import MIDDLEWARE, STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
MIDDLEWARE = ["tests.faults.write_behind.WriteBehind", "tests.faults.last_wins.LastWins", *MIDDLEWARE]
PASSWORD_HASHERS = ["tests.faults.counted.CountedHasher"]
