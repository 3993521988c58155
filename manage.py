#!/usr/bin/env python
"""Command line of the portal."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a wrong value in the environment: the sentence says which
        sys.exit(str(error))
