"""A copy of the database as it is now, beside it: what was and what is can then be timed in turns."""

import shutil

from django.db import DEFAULT_DB_ALIAS, connection, connections


def keep_copy(alias: str) -> str:
    """Copy the database and return ``alias``, under which querysets find the copy: ``.using(alias)``."""
    settings = dict(connections.databases[DEFAULT_DB_ALIAS])
    connection.close()
    if connection.vendor == "sqlite":
        copied = f"{settings['NAME']}.{alias}"
        shutil.copyfile(settings["NAME"], copied)  # closed by its only user, it has no write-ahead log
    else:
        copied = alias
        # A database is copied from a session in another one.
        connections.databases["maintenance"] = settings | {"NAME": "template1"}
        with connections["maintenance"].cursor() as cursor:
            quote = connections["maintenance"].ops.quote_name
            cursor.execute(f"CREATE DATABASE {quote(alias)} TEMPLATE {quote(settings['NAME'])}")
        connections["maintenance"].close()
    connections.databases[alias] = settings | {"NAME": copied}
    with connections[alias].cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")  # statistics are not copied along
    return alias
