"""The portal as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

from core.audit.triggers import require_triggers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")
application = get_wsgi_application()
require_triggers()
connections.close_all()
