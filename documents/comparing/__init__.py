"""Whether a file that somebody holds is the one that was issued: by its hash, else page by page and by its signatures.

``pages`` and ``signatures`` run in limited children (``core.limited``): the file comes from anybody.
"""
