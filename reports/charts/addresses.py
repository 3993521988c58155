"""Which addresses can be kept as a view: pages of figures of this portal, with their filters, and nothing else."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.urls import Resolver404, resolve

from core.errors import DomainError

KEPT = ("reports:dashboard", "reports:charts", "reports:consolidated", "reports:trend")
LONGEST = 1000
REFUSED = "Chỉ lưu được địa chỉ của trang Tổng quan, Tổng hợp chỉ tiêu hoặc Diễn biến các quý trong cổng này."


def kept_address(text: str) -> str:
    """Return the path and the filters of ``text``, blank ones left out; DomainError for any other address."""
    try:
        parts = urlsplit(text)
        found = resolve(parts.path)
    except (ValueError, Resolver404) as error:
        raise DomainError(REFUSED) from error
    if parts.scheme or parts.netloc or found.view_name not in KEPT:
        raise DomainError(REFUSED)
    query = urlencode(parse_qsl(parts.query))
    address = f"{parts.path}?{query}" if query else parts.path
    if len(address) > LONGEST:
        raise DomainError(f"Địa chỉ quá dài: tối đa {LONGEST} ký tự; hãy bớt điều kiện lọc.")
    return address
