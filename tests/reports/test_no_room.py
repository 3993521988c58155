"""No room for the file of a report that is being signed: it stays unsigned, its number free, till it is tried again."""

import errno

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client

from cchc_portal.operation.outages import FULL
from documents.models import IssuedNumber, OfficialDocument, StoredFile
from reports.models import Report


class FullStorage(FileSystemStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full_disk(monkeypatch):
    monkeypatch.setattr(default_storage, "_wrapped", FullStorage())


def test_a_report_is_signed_with_its_file_or_not_at_all(accepted, ky, office, printer, full_disk, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(ky)
    sent = {"office": office.pk, "number": "35", "issued_on": "15/3/2024"}
    refused = client.post("/reports/KG-SDL/2024-Q1/sign/", sent, headers={"origin": "http://testserver"})
    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert FULL in refused.text
    assert "15/3/2024" in refused.text
    assert Report.objects.get().state == "accepted"
    assert [model.objects.count() for model in (StoredFile, IssuedNumber, OfficialDocument)] == [0, 0, 0]
    monkeypatch.undo()
    assert client.post("/reports/KG-SDL/2024-Q1/sign/", sent).status_code == 302
    assert Report.objects.get().state == "signed"
