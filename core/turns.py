"""How much heavy work goes on at once in a process of the server: of one person, and of all.

Printing takes a thread for seconds. Whoever asks for more at once is told to wait instead of taking the last threads
from those who only want to save a row. Long work of a batch goes to the worker, with limits of its own (core.jobs).
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from core.errors import DomainError

OF_ONE = 2
OF_ALL = 3  # gunicorn.conf.py gives a process four threads: one stays for pages
YOURS = f"Đang tạo {OF_ONE:02d} tệp cho bạn. Chờ các tệp đó xong rồi tải tệp này."
BUSY = "Cổng đang tạo nhiều tệp cho người khác. Hãy thử lại sau ít phút."

_running: Counter[int] = Counter()
_lock = Lock()


@contextmanager
def turn(user: int) -> Iterator[None]:
    """Do heavy work for the user with this id inside. Raises DomainError when too much of it goes on already."""
    with _lock:
        if _running[user] >= OF_ONE:
            raise DomainError(YOURS)
        if _running.total() >= OF_ALL:
            raise DomainError(BUSY)
        _running[user] += 1
    try:
        yield
    finally:
        with _lock:
            _running[user] -= 1
