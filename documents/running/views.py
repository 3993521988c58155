"""Pasting into a text: what came out of Word is read here, and goes back as the document that it means."""

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.running.pasted import read_pasted
from documents.running.stored import to_json


@guard(Perm.TEXT_WRITE)
@require_POST
def paste(request: PortalRequest) -> JsonResponse:
    """Read what was pasted (``html``, or plain ``text``); nothing is stored. 422 with a sentence for what cannot be."""
    try:
        pasted = read_pasted(html=request.POST.get("html", ""), text=request.POST.get("text", ""))
    except DomainError as error:
        return JsonResponse({"problem": str(error)}, status=422)
    return JsonResponse({"blocks": to_json(pasted.text), "told": pasted.told})
