"""Running ``manage.py generate`` in tests."""

import io

from django.core.management import call_command


def run(*options: str) -> str:
    output = io.StringIO()
    call_command("generate", *options, stdout=output)
    return output.getvalue()
