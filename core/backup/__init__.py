"""Backup and restore: the database, the stored files, and a manifest that proves both whole.

- ``manifest``: what a backup consists of, and whether it still does
- ``databases``: the copy of the database, by each engine's own means
- ``making``, ``restoring``: the two verbs of the command line
"""
