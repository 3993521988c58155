"""Writes and reads of the images that stamps show."""

import base64
from dataclasses import dataclass

from django.db import transaction

from agencies.models import Agency, User
from agencies.permissions import Perm
from core.errors import DomainError
from core.limited import run_limited
from core.versions import put_version
from documents.models import SignatureImage
from documents.pictures.checking import clean_picture
from documents.services import store

MAX_FILE = 5 * 1024 * 1024
TOO_LARGE = "Tệp lớn hơn 5 MB. Hãy thu nhỏ ảnh, rộng khoảng 1.000 điểm ảnh là đủ nét, rồi nộp lại."
SHARP = 500
OPAQUE = "Ảnh không có nền trong suốt: nền ảnh sẽ che chữ và con dấu. Nên xuất ảnh PNG nền trong suốt."
SMALL = "Ảnh nhỏ, in ra sẽ mờ; nên rộng từ 500 điểm ảnh."


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose image: a person's, or an agency's; ``keeper`` is the agency among whose files it is kept."""

    keeper: Agency
    person: User | None = None

    @property
    def key(self) -> dict[str, User | Agency]:
        return {"person": self.person} if self.person else {"agency": self.keeper}

    def may_be_changed_by(self, user: User) -> bool:
        """A person's image is that person's own affair; a seal belongs to those who issue for the agency."""
        if self.person is not None:
            return self.person == user and user.may(Perm.REPORT_SIGN, self.keeper)
        return user.may(Perm.REPORT_ISSUE, self.keeper)


def owner_of(user: User) -> Owner:
    """Return ``user`` as the owner of an own signature. Raises DomainError for who signs nowhere."""
    agencies = [post.agency for post in user.posts if Perm.REPORT_SIGN in post.perms]
    if not agencies:
        raise DomainError("Bạn không ký văn bản ở cơ quan nào.")
    return Owner(agencies[0], user)


def image_row(owner: Owner) -> SignatureImage | None:
    """Return what is stored for ``owner``, None before anything was."""
    return SignatureImage.objects.select_related("file").filter(**owner.key).first()


def image_of_person(user: User) -> bytes | None:
    """Return the PNG that the stamp of ``user`` shows, None for name and time."""
    return _content(SignatureImage.objects.select_related("file").filter(person=user).first())


def image_of_agency(agency: Agency) -> bytes | None:
    """Return the PNG that the stamp of ``agency`` shows, None for name and time."""
    return _content(SignatureImage.objects.select_related("file").filter(agency=agency).first())


def _content(row: SignatureImage | None) -> bytes | None:
    return row.file.content() if row is not None and row.file is not None else None


def put_image(*, owner: Owner, content: bytes, seen: int, by: User) -> list[str]:
    """Keep a picture from outside, cleaned, as the image of ``owner``; return advice about it.

    ``seen`` is the version on the screen, 0 for none. Raises DomainError without the right, for a file that is too
    large, no PNG or JPEG, damaged, or of more than 50 million pixels; ConflictError when somebody was first.
    """
    _require_right(owner, by)
    if len(content) > MAX_FILE:
        raise DomainError(TOO_LARGE)
    found = run_limited(clean_picture, content)
    png = base64.b64decode(found["png"])
    name = f"anh-{'chu-ky' if owner.person else 'con-dau'}.png"
    with transaction.atomic():
        file = store(agency=owner.keeper, name=name, content_type="image/png", content=png, by=by)
        values = {"file": file, "is_transparent": found["is_transparent"]}
        put_version(SignatureImage, key=dict(owner.key), seen=seen, values=values)
    advice = [] if found["is_transparent"] else [OPAQUE]
    return [*advice, SMALL] if found["width"] < SHARP else advice


def remove_image(*, owner: Owner, seen: int, by: User) -> None:
    """Let the stamp of ``owner`` show name and time again. Raises what ``put_image`` raises about right and version."""
    _require_right(owner, by)
    put_version(SignatureImage, key=dict(owner.key), seen=seen, values={"file": None, "is_transparent": False})


def _require_right(owner: Owner, by: User) -> None:
    if not owner.may_be_changed_by(by):
        raise DomainError("Bạn không đổi được ảnh này.")
