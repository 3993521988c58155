"""A picture from outside, made into a small clean PNG. It runs in a limited child process and needs no Django.

Whatever else the file carries, texts, profiles, a second file behind the first, does not get into the new one.
"""

import base64
import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from core.errors import DomainError
from documents.pictures.structure import BROKEN, MAX_PIXELS, format_of

LARGEST = 1200  # pixels; a seal of 36 mm at 800 dots per inch


def clean_picture(data: bytes) -> dict[str, Any]:
    """Return ``png`` (base64), ``width`` and ``height`` as they came, and ``is_transparent``.

    Raises what ``format_of`` raises, and DomainError for a picture that cannot be decoded.
    """
    kind = format_of(data)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _cleaned(data, kind)
    except (OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError) as error:
        raise DomainError(BROKEN) from error


def _cleaned(data: bytes, kind: str) -> dict[str, Any]:
    with Image.open(BytesIO(data), formats=[kind]) as opened:
        width, height = opened.size
        opened.draft("RGB", (LARGEST, LARGEST))  # a JPEG is decoded no larger than needed
        opened.load()
        image: Image.Image = ImageOps.exif_transpose(opened)
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    if image.mode not in ("RGB", "RGBA", "L"):
        image = image.convert("RGBA" if has_alpha else "RGB")
    image.thumbnail((LARGEST, LARGEST))
    image = image.convert("RGBA")
    lowest = image.getchannel("A").getextrema()[0]
    clean = Image.new("RGBA", image.size)
    clean.paste(image)
    out = BytesIO()
    clean.save(out, "PNG", optimize=True)
    png = base64.b64encode(out.getvalue()).decode()
    return {"png": png, "width": width, "height": height, "is_transparent": lowest != 255}
