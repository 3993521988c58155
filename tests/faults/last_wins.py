"""A deliberately wrong server: whatever version somebody saw, their save is taken. Asked for by a header."""

from plans.models import TaskUpdate

HEADER = "X-Last-Wins"


class LastWins:
    """Puts the version of now in the place of the one that was seen."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if HEADER in request.headers:
            found = TaskUpdate.objects.filter(task=request.path.split("/")[-2]).values_list("version", flat=True)
            request.POST = request.POST.copy()
            request.POST["version"] = str(found.first() or 0)
        return self.get_response(request)
