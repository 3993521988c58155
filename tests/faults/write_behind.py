"""A deliberately wrong server: it says that a row is saved, and saves it later. Asked for by a header."""

from threading import Lock

from django.http import HttpResponse

HEADER = "X-Write-Behind"
AT_ONCE = 12


class WriteBehind:
    """Place it first. Of what carries the header, ``AT_ONCE`` requests are gathered before they are done."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.waiting = []
        self.lock = Lock()

    def __call__(self, request):
        if HEADER not in request.headers:
            return self.get_response(request)
        request.body  # noqa: B018  # read while the browser is there
        with self.lock:
            self.waiting.append(request)
            due = self.waiting if len(self.waiting) >= AT_ONCE else []
            if due:
                self.waiting = []
            for one in due:
                self.get_response(one)
        return HttpResponse()
