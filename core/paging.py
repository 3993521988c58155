"""Long lists, page by page; the address keeps what was chosen."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

PER_PAGE = 50


def paged(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """Return the context of the page of ``rows`` that the address names; components/pages.html shows its links.

    ``rows`` is a list, a queryset, or anything else with ``count()`` and slices. No such page: the nearest.
    """
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "previous_url": _url(request.GET, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _url(request.GET, page.next_page_number()) if page.has_next() else "",
        "text": _where(page),
    }


def _where(page: Page) -> str:
    """In words which part of the list it is: "51–100 trong 219"; nothing when it is the whole list."""
    return f"{page.start_index()}–{page.end_index()} trong {page.paginator.count}" if page.has_other_pages() else ""


def _url(query: QueryDict, number: int) -> str:
    query = query.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
