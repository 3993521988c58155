"""Agencies and people read from a table that somebody pasted: what each line would do, before anything is done."""
