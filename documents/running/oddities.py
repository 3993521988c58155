"""What hardly belongs into an official text: signs of a page's code, of a template that was not filled in."""

import re
from collections.abc import Iterator

from core.text import excerpt

_TAG = re.compile(
    r"</?(?:script|style|iframe|object|img|svg|html|body|div|span|table|tr|td|p|br|a|b|i|font)\b[^<>]{0,200}>", re.I
)
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\$\{[^{}\n]{0,80}\}|<<[^<>\n]{1,80}>>")


def oddities(text: str) -> Iterator[str]:
    """Yield a sentence for each kind of sign that was probably pasted by mistake: what it is and what to do."""
    if tag := _TAG.search(text):
        yield f"Có mã “{excerpt(tag[0])}” của trang web, sẽ in nguyên văn như vậy; hãy xóa nếu không phải nội dung."
    if blank := _TEMPLATE.search(text):
        yield f"Có chỗ trống “{excerpt(blank[0])}” của một mẫu chưa điền; hãy thay bằng nội dung hoặc số liệu tự điền."
