"""Every file that somebody gives is shown to the malware scanner, if there is one, before anything reads it."""

import tempfile
from pathlib import Path

import pytest
from django import forms
from django.conf import settings as portal
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver

from cchc_portal.operation import health
from core.errors import DomainError
from core.models import EventKind, SecurityEvent
from core.uploads import UploadField, require_clean
from tests.core.clamd import EICAR, LONGEST, scanner

REFUSED = "Tệp “bao-cao.txt” có mã độc (Win.Test.EICAR_HDB-1) nên không được nhận."
AWAY = "Chưa quét được mã độc nên chưa nhận tệp “bao-cao.txt”; tệp chưa được lưu."


@pytest.fixture(scope="module")
def clamd():
    with scanner() as address:
        yield address


@pytest.fixture
def nobody():
    """An address of the loopback interface at which nothing can listen: it has no port 0."""
    return "127.0.0.1", 0


def told() -> health.Finding:
    return next(finding for finding in health.findings() if finding.name == "Quét mã độc")


def proofread(client, content: bytes):
    return client.post("/proofreading/", {"file": SimpleUploadedFile("bao-cao.txt", content), "style": "on"})


@pytest.mark.django_db
def test_malware_is_refused_at_its_field_and_recorded(client, lan, settings, clamd):
    client.force_login(lan)
    settings.MALWARE_SCANNER = clamd
    answer = proofread(client, b"Trang 1\n" + EICAR)
    assert (answer.status_code, REFUSED in answer.text) == (422, True)
    event = SecurityEvent.objects.get(kind=EventKind.MALWARE)
    assert (event.name, event.detail) == ("bao-cao.txt", "Win.Test.EICAR_HDB-1")
    assert proofread(client, "Sạch, đủ 10/10 chỉ tiêu.".encode()).status_code == 200
    assert told().ok is True


@pytest.mark.django_db
def test_without_a_scanner_the_same_file_is_taken_and_the_health_page_says_so(client, lan):
    client.force_login(lan)
    assert proofread(client, EICAR).status_code == 200
    assert (told().ok, "không được quét mã độc" in told().told) == (None, True)


@pytest.mark.django_db
def test_a_scanner_that_is_away_lets_nothing_in_unless_the_setting_says_otherwise(client, lan, settings, nobody):
    client.force_login(lan)
    settings.MALWARE_SCANNER = nobody
    answer = proofread(client, b"Sach")
    assert (answer.status_code, AWAY in answer.text) == (422, True)
    assert (told().ok, "không nhận tệp tải lên" in told().told) == (False, True)
    settings.MALWARE_SCANNER_AWAY = "accept"
    assert proofread(client, b"Sach").status_code == 200
    assert "được nhận mà không quét" in told().told


def test_a_file_longer_than_the_scanner_reads_is_no_clean_file(settings, clamd):
    settings.MALWARE_SCANNER = clamd
    with pytest.raises(DomainError, match="Chưa quét được"):
        require_clean("dai.pdf", [b"0" * (LONGEST + 1)])


@pytest.mark.enable_socket  # a Unix socket has no host that could be on a list
def test_it_may_listen_on_a_unix_socket(settings):
    with tempfile.TemporaryDirectory(prefix="s") as folder, scanner(f"{folder}/c") as address:
        settings.MALWARE_SCANNER = address
        require_clean("a.pdf", [b"sach"])


def kinds(form: type[forms.BaseForm]) -> set[type[forms.BaseForm]]:
    return {form}.union(*(kinds(below) for below in form.__subclasses__()))


def test_every_file_that_is_read_or_kept_goes_that_way():
    assert get_resolver().url_patterns  # all forms are loaded
    fields = {
        (name, type(field))
        for form in kinds(forms.Form)
        if form.__module__.split(".")[0] not in ("django", "allauth")
        for name, field in form.base_fields.items()
        if isinstance(field, forms.FileField)
    }
    assert fields == {
        ("signed_file", UploadField),
        ("picture", UploadField),
        ("file", UploadField),
        ("key_file", forms.FileField),  # a private key: shown to nobody, kept nowhere
    }
    inputs = [path for path in Path(portal.BASE_DIR, "templates").rglob("*.html") if 'type="file"' in path.read_text()]
    assert [path.name for path in inputs] == ["verify.html"]  # reports/pages/copy.py scans it


def test_a_file_is_taken_at_its_limit_and_refused_one_byte_above():
    field = UploadField(largest=10, too_large="Tệp lớn hơn 10 byte.")
    assert field.clean(SimpleUploadedFile("a.txt", b"0" * 10)).size == 10
    with pytest.raises(forms.ValidationError, match="lớn hơn 10 byte"):
        field.clean(SimpleUploadedFile("a.txt", b"0" * 11))
