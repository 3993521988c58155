"""Pages of a PDF as pictures, for a screen: what a browser shows of a PDF differs, and on a phone it shows nothing."""

import re
import subprocess
from shutil import which

from core.errors import DomainError

PROGRAM = "pdftoppm"
PACKAGE = "poppler-utils"
DOTS_PER_INCH = 110
LONGEST = 20  # seconds
START = b"\xff\xd8\xff"  # of a JPEG; inside one it cannot stand


class NoPictures(DomainError):
    """The pages cannot be shown; the document can be."""


def page_pictures(pdf: bytes, most: int) -> list[bytes]:
    """Return the first ``most`` pages of a PDF of our own as grey JPEG. Raises NoPictures.

    As PNG they were twice as large and took ten times as long.
    """
    program = which(PROGRAM)
    if program is None:
        raise NoPictures(f"Máy chủ chưa có gói {PACKAGE} nên chưa xem được bản in ở đây; hãy lưu rồi mở bản in PDF.")
    arguments = ["-jpeg", "-jpegopt", "quality=75", "-gray", "-r", str(DOTS_PER_INCH), "-l", str(most), "-"]
    try:
        done = subprocess.run(  # noqa: S603  # a program of the machine, arguments of ours
            [program, *arguments], input=pdf, capture_output=True, timeout=LONGEST, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise NoPictures("Chưa chuyển được bản in thành hình; hãy lưu rồi mở bản in PDF.") from error
    starts = [found.start() for found in re.finditer(re.escape(START), done.stdout)]
    return [done.stdout[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
