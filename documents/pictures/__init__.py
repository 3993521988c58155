"""Images of signatures and seals that visible stamps show.

- ``structure``: what a PNG or JPEG file says of itself, before anything is decoded (pure, no Django)
- ``checking``: a file from outside becomes a small clean PNG, in a child process (pure, no Django)
- ``models``, ``services``, ``views``: whose image it is, kept in versions
"""
