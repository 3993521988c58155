"""Counts, over all processes of a server, how many passwords were really compared."""

import os

from django.contrib.auth.hashers import MD5PasswordHasher


class CountedHasher(MD5PasswordHasher):
    """The hasher of the tests; a byte more in the file for each comparison."""

    def verify(self, password, encoded):
        number = os.open(os.environ["FAULT_HASHES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(number, b".")
        os.close(number)
        return super().verify(password, encoded)
