"""Digital signatures on the portal's documents (PAdES, by pyHanko).

- ``keys``: a signer from a PKCS#12 file or a token, refused with a sentence when it cannot be used
- ``trust``: whose certificates count, and which are revoked
- ``stamps``: what a signature shows on paper
- ``fields``: where both signatures stand, fixed before the first
- ``signing``: sign one field
- ``checking``: whether a file is the portal's document with valid signatures and nothing else
"""
