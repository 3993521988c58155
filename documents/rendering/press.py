"""Where documents are printed: in children of their own, which may use little and reach nothing (core.limited)."""

from typing import Any

from django.conf import settings

from core.errors import DomainError
from core.limited import Limits
from core.limited.warm import Busy, Died, Done, OutOfMemory, OutOfTime, Warm
from documents.rendering.fonts import FontMissing, UnprintableText, printable_characters
from documents.rendering.outside import OutsideAddress

AT_ONCE = 2
LONGEST_QUEUE = 30  # seconds
UNHURRIED = Limits(cpu_seconds=1800, wall_seconds=3600, memory_megabytes=2048, answer_megabytes=256)
KNOWN = {known.__name__: known for known in (DomainError, UnprintableText, FontMissing, OutsideAddress, ValueError)}

SMALLER = "Hãy chia bảng hoặc phụ lục dài thành nhiều phần, mỗi phần một văn bản, rồi in lại. Nội dung không bị mất."
TOO_LONG = "Văn bản cần hơn {} giây để in nên việc in đã dừng. " + SMALLER
TOO_LARGE = "Văn bản cần hơn {} MB bộ nhớ để in nên việc in đã dừng. " + SMALLER
BROKEN = (
    "Việc in dừng giữa chừng vì lỗi của máy chủ; nội dung không bị mất. Hãy in lại; nếu vẫn lỗi, hãy báo người quản"
    " trị hệ thống."
)
BUSY = "Máy chủ đang in nhiều văn bản khác; hãy thử lại sau ít phút."

press = Warm("documents.rendering.sealed", at_once=AT_ONCE, queue=LONGEST_QUEUE)


class PrintingFailed(DomainError):
    """The document could not be printed; the message says why and what to do."""


def pressed(name: str, *arguments: Any, limits: Limits | None = None) -> Done:
    """Return what the function ``name`` of ``documents.rendering.writing`` makes, within ``limits`` or the settings'.

    Raises what it raises, FontMissing, and PrintingFailed where it went beyond the limits, broke, or found no place.
    """
    printable_characters()
    limits = limits or _of_settings()
    try:
        return press.run(name, *arguments, limits=limits, known=KNOWN)
    except OutOfTime as error:
        raise PrintingFailed(TOO_LONG.format(limits.wall_seconds)) from error
    except OutOfMemory as error:
        raise PrintingFailed(TOO_LARGE.format(limits.memory_megabytes)) from error
    except Died as error:
        raise PrintingFailed(BROKEN) from error
    except Busy as error:
        raise PrintingFailed(BUSY) from error


def _of_settings() -> Limits:
    seconds, megabytes = settings.PRINT_SECONDS, settings.PRINT_MEGABYTES
    return Limits(cpu_seconds=seconds, wall_seconds=seconds, memory_megabytes=megabytes, answer_megabytes=64)
