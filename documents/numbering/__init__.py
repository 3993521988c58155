"""The numbers of an agency's own documents.

- ``symbols``: how a number is written and read (pure)
- ``series``: the next free one, taking it, voiding one; under a lock, so that no two documents share a number
- ``register``: the book of outgoing documents of a year
"""
