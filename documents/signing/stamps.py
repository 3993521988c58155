"""What a signature shows on paper, as a small PDF of its own: an image where there is one, else who signed and when."""

import base64
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from documents.rendering.pdf import render_part
from documents.signing.fields import PERSON_HEIGHT, PERSON_WIDTH, SEAL


@dataclass(frozen=True, slots=True)
class Stamp:
    """A drawing and its size in points."""

    content: bytes
    width: float
    height: float


def person_stamp(name: str, at: datetime, image: bytes | None = None) -> Stamp:
    """Return a person's visible signature, blue; ``image`` is a transparent PNG."""
    lines = (f"Ký bởi: {name}", f"Thời gian ký: {_moment(at)}")
    return _stamp(lines, "person", PERSON_WIDTH, PERSON_HEIGHT, image)


def agency_stamp(name: str, at: datetime, image: bytes | None = None) -> Stamp:
    """Return an agency's visible signature, red; ``image`` is the seal as a PNG of its real size."""
    return _stamp((f"Ký bởi: {name}", f"Thời gian ký: {_moment(at)}"), "agency", SEAL, SEAL, image)


def _stamp(lines: tuple[str, ...], kind: str, width: float, height: float, image: bytes | None) -> Stamp:
    context = {
        "lines": lines,
        "kind": kind,
        "width": f"{width:.2f}pt",
        "height": f"{height:.2f}pt",
        "image": f"data:image/png;base64,{base64.b64encode(image).decode()}" if image else "",
    }
    return Stamp(render_part(render_to_string("documents/printed/stamp.html", context)), width, height)


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local:%d.%m.%Y %H:%M:%S} {local:%z}"[:-2] + ":00"
