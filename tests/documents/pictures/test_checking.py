"""What is taken as a picture, and the sentence for everything else."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from core.errors import DomainError
from documents.pictures import checking
from documents.pictures.checking import clean_picture
from documents.pictures.structure import BROKEN, MORE, MOVING, OTHER, format_of
from tests.documents.pictures import images


def cleaned(data: bytes) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(clean_picture(data)["png"])))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", OTHER),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", OTHER),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", OTHER),
        (b"MZ\x90\x00 chu-ky.png", OTHER),
        (b"%PDF-1.7", OTHER),
        (images.png()[:60], BROKEN),
        (images.png()[:-12], BROKEN),
        (images.png()[:-4] + b"xxxx", BROKEN),
        (images.SIGN + images.png()[33:], BROKEN),
        (images.bomb(0, 5), BROKEN),
        (images.png() + b"PK\x03\x04 mot tep khac", MORE),
        (images.jpeg() + b"<script>alert(1)</script>", MORE),
        (images.jpeg()[:-2], BROKEN),
        (images.jpeg()[:30], BROKEN),
        (b"\xff\xd8\xff\xd9", BROKEN),
        (images.moving(), MOVING),
    ],
    ids=range(16),
)
def test_what_is_no_whole_picture_is_refused_with_its_sentence(data, sentence):
    with pytest.raises(DomainError) as refusal:
        format_of(data)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("data", [images.bomb(), images.jpeg_bomb(), images.bomb(50_000_001, 1)])
def test_more_than_50_million_pixels_are_refused_before_anything_is_decoded(data, monkeypatch):
    monkeypatch.delattr(checking.Image, "open")
    with pytest.raises(DomainError, match="quá 50 triệu điểm ảnh. Hãy thu nhỏ ảnh"):
        clean_picture(data)


def test_every_kind_becomes_a_clean_png_of_moderate_size():
    for data in (images.png(), images.png(mode="L", colour=(9,)), images.jpeg(), images.png((3000, 1500))):
        image = cleaned(data)
        assert (image.format, image.mode, image.info) == ("PNG", "RGBA", {})
        assert max(image.size) <= checking.LARGEST
    assert b"script" in images.with_text()
    assert b"script" not in base64.b64decode(clean_picture(images.with_text())["png"])
    assert cleaned(images.png()).getpixel((5, 5)) == (0, 0, 200, 120)


def test_whether_the_ground_is_transparent_is_told():
    assert clean_picture(images.png())["is_transparent"]
    assert not clean_picture(images.png(colour=(0, 0, 200, 255)))["is_transparent"]
    assert not clean_picture(images.jpeg())["is_transparent"]
