"""What a batch holds."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from agencies.models import Membership
from agencies.permissions import Role
from core.jobs.models import Job
from core.jobs.running import run_job
from core.jobs.services import start_job
from documents.models import StoredFile
from reports.services import recall, replace
from tests.factories import make_user
from tests.reports.batch.conftest import issue_report, make_reports

pytestmark = pytest.mark.django_db


def made(boss, quarter) -> Job:
    job = start_job(kind="report_batch", title="Xuất", parameters={"period": quarter.pk}, by=boss)
    run_job(job.pk)
    job.refresh_from_db()
    return job


def members(job: Job) -> dict[str, bytes]:
    with job.file.open() as file, zipfile.ZipFile(io.BytesIO(file.read())) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def index(job: Job) -> list[tuple]:
    sheet = load_workbook(io.BytesIO(members(job)["bang-ke.xlsx"])).active
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "STT")
    return rows[head + 1 :]


def test_it_holds_the_stored_bytes_and_a_list_of_them(boss, province, quarter):
    first, second = make_reports(province, quarter, boss, 2)
    job = made(boss, quarter)
    assert (job.state, job.file_name, job.done, job.total) == ("finished", "bao-cao_2024-Q1.zip", 2, 2)
    found = members(job)
    assert found.pop("bang-ke.xlsx")
    assert found == {"2024-Q1_S01_01-BC-S01.pdf": b"%PDF KG-S01", "2024-Q1_S02_02-BC-S02.pdf": b"%PDF KG-S02"}
    row = index(job)[0]
    assert row[1:4] == ("Sở 1", "KG-S01", "01/BC-S01")
    assert row[5:10] == ("Nguyễn Chí Thanh", "2024-Q1_S01_01-BC-S01.pdf", 11, first.file.sha256, "Đã phát hành")
    assert job.message == "Gói có 2 báo cáo và một bảng kê."


def test_what_is_not_issued_is_named_in_the_list(boss, province, quarter, draft, signed):
    make_reports(province, quarter, boss, 1)
    job = made(boss, quarter)
    assert index(job)[1][2:] == ("KG-SDL", None, None, None, None, None, None, "Không có trong gói: đã ký")
    assert "1 cơ quan chưa phát hành" in job.message


@pytest.mark.parametrize(("harm", "words"), [("change", "mã băm"), ("remove", "Không đọc được")])
def test_a_bad_file_is_named_and_does_not_stop_the_others(boss, province, quarter, harm, words):
    first, _ = make_reports(province, quarter, boss, 2)
    if harm == "change":
        with open(first.file.file.path, "wb") as file:
            file.write(b"%PDF-khac")
    else:
        first.file.file.storage.delete(first.file.file.name)
    job = made(boss, quarter)
    assert sorted(members(job)) == ["2024-Q1_S02_02-BC-S02.pdf", "bang-ke.xlsx"]
    assert index(job)[0][9].startswith("KHÔNG CÓ TRONG GÓI")
    assert words in index(job)[0][9]
    assert "1 tệp bị hỏng hoặc mất" in job.message


def test_what_is_being_corrected_stays_in_and_what_was_recalled_goes_out(boss, province, quarter):
    corrected, recalled = make_reports(province, quarter, boss, 2)
    signers = [make_user(f"ky-{one.pk}", Role.SIGNATORY, one.report.agency) for one in (corrected, recalled)]
    replace(work=corrected.report, by=signers[0], kind="correction", reason="Sai số")
    recall(work=recalled.report, by=signers[1], reason="Nhầm số liệu")
    job = made(boss, quarter)
    assert sorted(members(job)) == ["2024-Q1_S01_01-BC-S01.pdf", "bang-ke.xlsx"]
    assert index(job)[1][9] == "Không có trong gói: đã thu hồi"


def test_it_reaches_as_far_as_its_owner_at_the_moment_it_runs(boss, province, quarter, elsewhere):
    make_reports(province, quarter, boss, 1)
    issue_report(elsewhere, quarter, boss)
    assert len(members(made(boss, quarter))) == 2
    Membership.objects.filter(user=boss).update(valid_to="2020-01-01")
    job = made(boss, quarter)
    assert job.state == "failed"
    assert "Không có báo cáo nào đã phát hành" in job.message


def test_the_file_is_not_for_one_who_may_have_less_by_now(client, boss, province, quarter):
    make_reports(province, quarter, boss, 1)
    job = made(boss, quarter)
    client.force_login(boss)
    assert client.get(f"/jobs/{job.pk}/file/").status_code == 200
    Membership.objects.filter(user=boss).update(valid_to="2020-01-01")
    assert "Quyền của bạn đã thay đổi" in client.get(f"/jobs/{job.pk}/file/", follow=True).text


def test_hundreds_of_reports_are_read_with_few_queries(boss, province, quarter, django_assert_max_num_queries):
    make_reports(province, quarter, boss, 12)
    with django_assert_max_num_queries(40):
        job = made(boss, quarter)
    assert job.done == StoredFile.objects.count() == 12
