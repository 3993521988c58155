"""A root, keys and a document of one page, signed by a person and by an agency."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone

from documents.printed import Letterhead, Paragraph, PlaceDate, PrintedDocument, Signature, Text
from documents.rendering.pdf import render_signable
from documents.rendering.places import Place
from documents.signing.authority import Authority, new_authority
from documents.signing.fields import with_fields
from documents.signing.keys import Key, open_key_file
from documents.signing.signing import sign_as_agency, sign_as_person
from documents.signing.stamps import agency_stamp, person_stamp

PASSPHRASE = "mật khẩu thử"
PERSON, AGENCY = "Nguyễn Chí Thanh", "Sở Du lịch tỉnh Kiên Giang"


@dataclass(frozen=True)
class Made:
    """The file as printed with its fields, after the person and after the agency; where signatures stand."""

    fields: bytes
    person: bytes
    agency: bytes
    place: Place


def trusted(folder: Path, authority: Authority) -> None:
    (folder / "trust").mkdir(parents=True, exist_ok=True)
    (folder / "trust" / "root.pem").write_bytes(authority.pem)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return new_authority()


@pytest.fixture(autouse=True)
def keys_folder(settings, tmp_path, authority) -> Path:
    settings.SIGNING_KEYS = tmp_path
    trusted(tmp_path, authority)
    return tmp_path


@pytest.fixture
def person(authority) -> Key:
    return open_key_file(authority.key_file(PERSON, AGENCY, PASSPHRASE), PASSPHRASE)


@pytest.fixture
def agency(authority) -> Key:
    return open_key_file(authority.key_file(AGENCY, "UBND tỉnh Kiên Giang", PASSPHRASE), PASSPHRASE)


@pytest.fixture(scope="session")
def printed() -> tuple[bytes, Place]:
    return render_signable(
        PrintedDocument(
            title="Báo cáo",
            letterhead=Letterhead(("UBND TỈNH KIÊN GIANG",), ("SỞ DU LỊCH",), "BC-SDL", PlaceDate("Kiên Giang", 2024)),
            type_name="BÁO CÁO",
            summary=("Kết quả cải cách hành chính",),
            blocks=tuple(Paragraph((Text(f"Đoạn {number} của báo cáo."),)) for number in range(50)),
            signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), PERSON),
            recipients=("Sở Nội vụ", "Lưu: VT"),
            is_draft=False,
        )
    )


@pytest.fixture
def made(printed, person, agency) -> Made:
    fields = with_fields(*printed)
    one = sign_as_person(fields, person, person_stamp(person.name, timezone.now()))
    two = sign_as_agency(one, agency, agency_stamp(agency.name, timezone.now()))
    return Made(fields, one, two, printed[1])
