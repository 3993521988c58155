"""A person's signature and an agency's seal: who gives the image, how it is kept, where it is printed."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader

from core.errors import ConflictError, DomainError
from core.models import AuditRecord
from documents.models import SignatureImage, StoredFile
from documents.pictures.services import MAX_FILE, Owner, image_of_agency, image_of_person, owner_of, put_image
from documents.pictures.structure import OTHER
from documents.signing.authority import make_keys
from documents.signing.checking import examine
from documents.signing.fields import AGENCY, PERSON
from reports.services import stored_pdf
from tests.documents.pictures import images
from tests.reports.conftest import *  # noqa: F403  # an accepted report
from tests.reports.test_digital_signing import AGENCY as NAME
from tests.reports.test_digital_signing import PASSPHRASE, SIGNER, URL, typed

OWN = "/account/signature/"


def upload(client, url, data, name="anh.png", version=0):
    return client.post(url, {"seen": version, "picture": SimpleUploadedFile(name, data)})


def test_a_person_gives_and_takes_away_the_own_signature_and_every_version_is_kept(client, ky):
    client.force_login(ky)
    assert "Ảnh chữ ký của tôi" in client.get("/account/").text
    page = client.get(OWN)
    assert "Chưa có ảnh" in page.text
    done = upload(client, OWN, images.jpeg((300, 100)), name="chu-ky.svg")  # what it is counts, not its name
    assert done.status_code == 302
    text = client.get(OWN).text
    assert "data:image/png;base64," in text
    assert "Nên xuất ảnh PNG nền trong suốt" in text
    assert "Ảnh nhỏ" in text
    assert upload(client, OWN, images.png(), version=1).status_code == 302
    assert StoredFile.objects.count() == 2
    row = SignatureImage.objects.get()
    assert (row.person, row.version, row.is_transparent, row.file.content_type) == (ky, 2, True, "image/png")
    assert client.post(OWN, {"seen": 2, "is_removal": "on"}).status_code == 302
    assert image_of_person(ky) is None
    told = AuditRecord.objects.filter(model="documents.SignatureImage", actor_name="ky")
    assert told.count() == 3


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg/>", OTHER),
        (images.bomb(), "quá 50 triệu điểm ảnh"),
        (b"", "Tệp rỗng."),
        (b"0" * (MAX_FILE + 1), "Tệp lớn hơn 5 MB"),
        (images.short(), "hỏng hoặc thiếu dữ liệu"),
    ],
    ids=range(5),
)
def test_a_hostile_file_is_one_sentence_at_its_field(client, ky, data, sentence):
    client.force_login(ky)
    answer = upload(client, OWN, data)
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors["picture"])
    assert not StoredFile.objects.exists()


def test_nothing_chosen_and_an_old_page_are_told(client, ky):
    client.force_login(ky)
    assert "Chưa chọn tệp ảnh" in client.post(OWN, {"seen": 0}).text
    upload(client, OWN, images.png())
    answer = upload(client, OWN, images.png())
    assert answer.status_code == 422
    assert answer.context["form"]["seen"].value() == 1
    assert "Trang này đã cũ" in client.post(OWN, {}).text


def test_only_who_issues_for_the_agency_gives_its_seal_and_nobody_another_ones_signature(department, ky, quan, minh):
    with pytest.raises(DomainError, match="không đổi được ảnh này"):
        put_image(owner=Owner(department), content=images.png(), seen=0, by=ky)
    with pytest.raises(DomainError, match="không đổi được ảnh này"):
        put_image(owner=Owner(department, ky), content=images.png(), seen=0, by=quan)
    with pytest.raises(DomainError, match="không ký văn bản"):
        owner_of(minh)
    assert put_image(owner=Owner(department), content=images.png(), seen=0, by=quan) == []
    with pytest.raises(ConflictError):
        put_image(owner=Owner(department), content=images.png(), seen=0, by=quan)
    assert image_of_agency(department)


def test_both_images_stand_in_the_signed_file_without_being_smoothed(
    client, accepted, ky, quan, office, settings, tmp_path
):
    settings.SIGNING, settings.SIGNING_KEYS = "required", tmp_path
    make_keys(tmp_path, {"ky": (SIGNER, NAME), "KG-SDL": (NAME, "UBND tỉnh Kiên Giang")}, PASSPHRASE)
    client.force_login(ky)
    upload(client, OWN, images.png(colour=(0, 0, 200, 120)))
    assert client.post(f"{URL}sign/", typed(office, method="server")).status_code == 302
    client.force_login(quan)
    upload(client, "/agencies/KG-SDL/seal/", images.png((500, 500), colour=(200, 0, 0, 90)))
    assert client.post(f"{URL}issue/", {"method": "server", "passphrase": PASSPHRASE}).status_code == 302
    accepted.refresh_from_db()
    content = stored_pdf(accepted)
    assert examine(content, signatures=2).problems == ()
    shown = {name: drawn(content, name) for name in (PERSON, AGENCY)}
    assert {name: image.size for name, (image, _) in shown.items()} == {PERSON: (600, 200), AGENCY: (500, 500)}
    assert not any(is_smoothed for _, is_smoothed in shown.values())  # PDF/A forbids it
    assert shown[PERSON][0].convert("RGB").getpixel((5, 5)) == (0, 0, 200)


def drawn(content: bytes, field: str) -> tuple[Image.Image, bool]:
    """The image in the appearance of a signature, and whether a viewer would smooth it."""
    form: Any = PdfReader(BytesIO(content)).root_object["/AcroForm"]
    [widget] = [one.get_object() for one in form["/Fields"] if one["/T"] == field]
    found = _images(widget["/AP"]["/N"].get_object())
    [stream] = found
    size = (stream["/Width"], stream["/Height"])
    return Image.frombytes("RGB", size, stream.get_data()), str(stream.get("/Interpolate")) == "True"


def _images(form) -> list:
    found = []
    for entry in form["/Resources"].get("/XObject", {}).values():
        one = entry.get_object()
        found += [one] if one["/Subtype"] == "/Image" else _images(one)
    return found
