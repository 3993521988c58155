"""The portal as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver

from cchc_portal.operation.in_force import note_settings
from cchc_portal.whole import WholeRequest
from core.audit.roles import require_role
from core.audit.triggers import require_triggers
from core.durability import require_durability
from plans.totals import triggers as totals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")
application = get_wsgi_application()
application.request_class = WholeRequest
require_triggers()
require_role()
require_durability()
totals.require()
note_settings()
_ = get_resolver().url_patterns  # reads every view now, before gunicorn forks, and not in somebody's first request
connections.close_all()
