"""Soát xét văn bản: any text, checked on the spot and kept nowhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from agencies.requests import PortalRequest
from core.access import signed_in
from reports.audit import TextTooLong
from reports.forms import ProofForm
from reports.pages.proof import Proof, proof_of


@signed_in
@require_http_methods(["GET", "POST"])
def proofreading(request: PortalRequest) -> HttpResponse:
    """Ask for a text or a file (GET); show its findings beside it (POST). Nothing is stored."""
    form = ProofForm(request.POST, request.FILES) if request.method == "POST" else ProofForm()
    proof = _proof(form) if form.is_bound and form.is_valid() else None
    status = 422 if form.is_bound and proof is None else 200
    return render(request, "reports/proofreading.html", {"form": form, "proof": proof}, status=status)


def _proof(form: ProofForm) -> Proof | None:
    try:
        return proof_of(form.cleaned_data["source"], style=form.cleaned_data["style"])
    except TextTooLong as error:
        form.add_error(None, str(error))
        return None
