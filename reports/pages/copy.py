"""What is told of a copy that somebody compares with an issued document: it is the same file, or how it differs.

Of the issued document nothing is told but on which pages the copy differs: whoever has the code need not have it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from threading import BoundedSemaphore

from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile

from core.errors import DomainError
from core.limited import Limits, run_limited
from core.numbers import format_count
from core.uploads import require_clean
from documents.comparing.differences import Differences, differences
from documents.comparing.pages import NO_PDF, page_digests
from documents.comparing.signatures import signatures_in
from documents.signing.trust import trust
from reports.models import Issue
from reports.signing_forms import MAX_SIGNED_FILE

LIMITS = Limits(cpu_seconds=10, wall_seconds=30, answer_megabytes=1)
KEPT_SECONDS = 24 * 60 * 60
BUSY = "Máy chủ đang so tệp khác, nên chưa so từng trang; hãy thử lại sau ít phút."
ONLY_THE_SAME = (
    "Chỉ tệp giống hệt từng bit mới là bản đã phát hành. Cần bản đúng, hãy xin lại tệp gốc từ cơ quan ban hành."
)
# Readers from outside take turns here, so that they leave the other places to those who work.
_place = BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class Compared:
    """What is told first, and sentence by sentence what else was found."""

    is_same: bool
    text: str
    found: tuple[str, ...] = ()


def compared(issue: Issue, copy: UploadedFile | None) -> Compared:
    """Compare an uploaded copy with the issued file, bit by bit; where they differ, say how."""
    if copy is None or copy.size is None:
        return Compared(is_same=False, text="Chưa chọn tệp để so.")
    if copy.size > MAX_SIGNED_FILE:
        return Compared(is_same=False, text="Tệp lớn hơn 50 MB; hãy nộp đúng bản PDF cần kiểm tra.")
    digest = hashlib.sha256()
    for chunk in copy.chunks():
        digest.update(chunk)
    if digest.hexdigest() == issue.sha256:
        return Compared(is_same=True, text="Tệp giống hệt bản đã phát hành, từng bit một.")
    own = f"Mã băm của tệp là {digest.hexdigest()}, dung lượng {copy.size} byte."
    text = f"Không phải cùng một tệp: tệp này không phải bản đã phát hành, hoặc đã bị thay đổi. {own}"
    return Compared(is_same=False, text=text, found=(*_how(issue, copy), ONLY_THE_SAME))


def _how(issue: Issue, copy: UploadedFile) -> list[str]:
    try:
        require_clean(copy.name or "", copy.chunks())  # from here on it is read, not only hashed
    except DomainError as error:
        return [str(error)]
    copy.seek(0)
    content = copy.read()
    if b"%PDF-" not in content[:1024]:
        return [NO_PDF]
    if not _place.acquire(blocking=False):
        return [BUSY]
    try:
        return [*_of_pages(issue, content), *_of_signatures(content)]
    finally:
        _place.release()


def _of_pages(issue: Issue, content: bytes) -> Iterator[str]:
    try:
        own = run_limited(page_digests, content, LIMITS)
        found = differences(_issued(issue), own)
    except DomainError as error:
        yield str(error)
        return
    yield from _told(found)


def _issued(issue: Issue) -> list[list[str]]:
    """The digests of the issued file, read once a day: they cost as much as those of the copy."""
    key = f"issued-pages:{issue.sha256}"
    kept: list[list[str]] | None = cache.get(key)
    if kept is None:
        kept = run_limited(page_digests, issue.file.content(), LIMITS)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _told(found: Differences) -> Iterator[str]:
    if found.is_same_text:
        yield (
            f"Chữ trên cả {format_count(found.pages)} trang giống bản đã phát hành: có thể tệp đã được lưu lại bằng"
            " phần mềm khác. Hình vẽ, con dấu, chữ dạng ảnh không so được."
        )
    elif found.is_other_document:
        yield "Không trang nào có chữ giống bản đã phát hành: có lẽ đây là văn bản khác."
    elif found.changed:
        yield f"Chữ khác bản đã phát hành ở trang {_numbers(found.changed)}."
    if found.spaced:
        yield f"Chỉ khác khoảng cách giữa các chữ ở trang {_numbers(found.spaced)}."
    if found.missing:
        yield f"Thiếu trang {_numbers(found.missing)} của bản đã phát hành."
    if found.added:
        yield f"Thừa trang {_numbers(found.added)} so với bản đã phát hành."


def _of_signatures(content: bytes) -> Iterator[str]:
    try:
        signatures = signatures_in(content, trust(), LIMITS)
    except DomainError:
        yield "Không kiểm tra được chữ ký số trong tệp."
        return
    if not signatures:
        yield "Tệp không có chữ ký số."
    for one in signatures:
        yield f"Chữ ký số của {one.name or 'người ký không rõ'}: {one.problem or 'còn nguyên.'}"
    if any(not one.problem for one in signatures):
        yield "Chữ ký số còn nguyên chỉ cho biết ai đã ký tệp này; tệp vẫn không phải bản đã phát hành."


def _numbers(pages: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, pages[:20]))
    return shown if len(pages) <= 20 else f"{shown} và {format_count(len(pages) - 20)} trang khác"
