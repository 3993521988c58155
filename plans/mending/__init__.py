"""Mending a plan in the browser: its tasks and what they yield, with a reason, and never into a closed quarter."""
