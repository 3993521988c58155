"""What holds for every answer of the portal, whoever asked for whatever."""

import re

from django.http import HttpResponseBase

from cchc_portal.web import HEADERS
from reports.views.files import CONTENT_TYPES

WANTED = {*HEADERS, "Content-Security-Policy"}
PAGE_TYPES = {"text/html", "application/json"}
FILE_TYPES = {*CONTENT_TYPES.values(), "text/plain", "application/zip"}  # recovery codes are a text, a batch is a ZIP


def lacking(response: HttpResponseBase) -> set[str]:
    """Return the headers that are wrong or missing on an answer of the portal, not of a file of its own."""
    wrong = {name for name in WANTED if name not in response.headers}
    if "no-store" not in response.get("Cache-Control", "") and "private" not in response.get("Cache-Control", ""):
        wrong.add("Cache-Control")
    if "HX-Request" not in response.get("Vary", ""):
        wrong.add("Vary")
    return wrong


def unsafe_as_a_file(response: HttpResponseBase) -> set[str]:
    """Return what is wrong with an answer that is, or may be taken for, a file: its type, its name, its box."""
    kind = response["Content-Type"].partition(";")[0]
    disposition = response.get("Content-Disposition", "")
    wrong = set() if kind in PAGE_TYPES | FILE_TYPES or response.status_code in (302, 404) else {f"type {kind}"}
    if disposition.startswith("attachment"):
        if response["Content-Security-Policy"] != "sandbox; default-src 'none'":
            wrong.add("no sandbox")
        if not re.fullmatch(r'attachment; filename(="[\w. -]+"|\*=utf-8\'\'[\w.%~-]+)', disposition):
            wrong.add(f"name {disposition}")
    elif disposition and kind != "application/pdf":  # our own draft, to be looked at
        wrong.add(f"{kind} shown in the page")
    return wrong
