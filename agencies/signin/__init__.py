"""Signing in: the count of guesses, the second factor, the ends of sessions; django-allauth does the rest."""
