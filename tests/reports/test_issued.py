"""What was issued never changes by any path; a new document replaces it, or it is recalled, and both say so."""

import json
from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction

from agencies.models import AgencyProfile
from core.audit.frozen import SENTENCE, STEP_SENTENCE
from core.audit.triggers import install_triggers, remove_triggers, verify_triggers
from core.errors import DomainError
from documents.models import IssuedNumber, StoredFile
from reports.models import Issue, Report
from reports.printing import report_document
from reports.services import accept, issue, recall, replace, sign, stored_pdf, submit
from reports.states import ReportState
from tests.factories import make_period
from tests.reports.test_signing import DAY


def refused(act) -> None:
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic():
        act()
        pytest.fail(f"{act} was done")


def run(sql: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_issuing_keeps_bytes_figures_head_and_signer(issued):
    one = Issue.objects.get()
    assert (one.symbol, one.signer_name, one.state) == ("35/BC-SDL", "Nguyễn Chí Thanh", "in_force")
    assert (one.sha256, one.figures, one.figures_sha256) == (issued.file.sha256, issued.figures, issued.figures_sha256)
    assert one.letterhead["agency"] == ["SỞ DU LỊCH"]
    assert one.letterhead["number"] == "35"
    assert len(one.code) == 20


FROZEN_REPORT: dict[str, object] = {
    "title": "x",
    "figures": {},
    "signer_name": "x",
    "file": None,
    "document": None,
    "code": "x",
}
FROZEN_ISSUE: dict[str, object] = {
    "figures": {},
    "letterhead": {},
    "sha256": "0",
    "symbol": "1/BC",
    "code": "x",
    "signer_name": "x",
}


def test_an_issued_report_is_not_changed_by_the_orm(issued):
    for change, value in FROZEN_REPORT.items():
        refused(partial(Report.objects.update, **{change: value}))


def test_what_was_issued_is_not_changed_by_the_orm(issued):
    for change, value in FROZEN_ISSUE.items():
        refused(partial(Issue.objects.update, **{change: value}))


STATEMENTS = [
    "UPDATE reports_issue SET sha256 = 'x'",
    "UPDATE reports_issue SET figures = '{}'",
    "DELETE FROM reports_issue",
    "UPDATE reports_report SET figures = '{}'",
    "DELETE FROM reports_report",
    "UPDATE reports_reportsection SET body = '[]'",
    "DELETE FROM reports_reportsection",
    "UPDATE documents_storedfile SET sha256 = 'x'",
    "UPDATE documents_storedfile SET file = 'x'",
    "DELETE FROM documents_storedfile",
    "UPDATE documents_issuednumber SET number = 99",
    "DELETE FROM documents_issuednumber",
    "UPDATE reports_report SET state = 'draft', document_id = NULL, file_id = NULL",
    "UPDATE reports_report SET state = 'recalled'",
    "UPDATE reports_report SET state = 'signed'",
]


def test_no_statement_changes_or_deletes_what_was_issued(issued):
    before = (stored_pdf(issued), Issue.objects.values().get())
    for sql in STATEMENTS:
        refused(partial(run, sql))
        assert (stored_pdf(issued), Issue.objects.values().get()) == before, sql


def test_a_row_is_not_written_over(issued):
    columns = [field.column for field in Issue._meta.concrete_fields]
    row = Issue.objects.values_list(*[field.attname for field in Issue._meta.concrete_fields]).get()
    values = [json.dumps(value) if isinstance(value, dict) else value for value in row]
    marks = ", ".join(["%s"] * len(columns))
    verb = "REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with pytest.raises(DatabaseError), transaction.atomic():
        run(f"{verb} INTO reports_issue ({', '.join(columns)}) VALUES ({marks})", *values)  # noqa: S608
    assert Issue.objects.count() == 1


def test_the_triggers_are_there_and_their_loss_is_noticed(db):
    assert verify_triggers() == []
    gone = {
        "sqlite": "DROP TRIGGER frozen_update_reports_issue",
        "postgresql": "ALTER TABLE reports_issue DISABLE TRIGGER frozen_row",
    }
    run(gone[connection.vendor])
    assert any("reports_issue" in problem for problem in verify_triggers())


def forge_step(report, by, start: str, end: str, reason: str = "") -> None:
    """What somebody writes who reaches the tables past the portal."""
    run(
        "INSERT INTO reports_workflowstep (report_id, from_state, to_state, by_id, at, reason)"
        " VALUES (%s, %s, %s, %s, CURRENT_TIMESTAMP, %s)",
        report.pk, start, end, by.pk, reason,
    )  # fmt: skip


def test_a_report_leaves_its_issue_neither_by_a_step_without_reason_nor_with_other_content(issued, ky):
    leave = "UPDATE reports_report SET state = 'draft'"
    forge_step(issued, ky, "issued", "draft")
    refused(lambda: run(leave))
    forge_step(issued, ky, "issued", "draft", "Sai số")
    refused(lambda: run(f"{leave}, title = 'x'"))
    forge_step(issued, ky, "issued", "recalled", "Sai số")
    refused(lambda: run("UPDATE reports_report SET state = 'recalled'"))  # its document is in force


def not_allowed(sql: str, *values) -> None:
    with pytest.raises(DatabaseError, match=STEP_SENTENCE), transaction.atomic():
        run(sql, *values)
        pytest.fail(f"{sql} was done")


ISSUE = "UPDATE reports_report SET state = 'issued'"


def test_a_forged_step_issues_nothing_without_what_is_kept(signed, quan):
    not_allowed(ISSUE)
    forge_step(signed, quan, "signed", "issued")
    not_allowed(ISSUE)
    letterhead = {"letterhead": {}, "figures": {}, "issued_by": quan, "code": "X" * 20}
    kept = {"report": signed, "document": signed.document, "file": signed.file, **letterhead}
    kept |= {"symbol": signed.document.symbol, "issued_on": signed.document.issued_on, "sha256": signed.file.sha256}
    for wrong in ({"sha256": "0" * 64}, {"symbol": "99/BC"}, {"issued_on": "2020-01-01"}, {"state": "replaced"}):
        with transaction.atomic():
            Issue.objects.create(**{**kept, **wrong})
            not_allowed(ISSUE)
            transaction.set_rollback(True)
    Issue.objects.create(**kept)
    run(ISSUE)  # the control: with all of it the database lets it be
    assert Report.objects.get().state == "issued"


def test_what_bears_no_number_of_the_register_is_not_issued(signed, quan):
    remove_triggers()  # or the number could not be taken from it
    IssuedNumber.objects.all().delete()
    install_triggers()
    Issue.objects.create(
        report=signed, document=signed.document, file=signed.file, letterhead={}, figures={}, issued_by=quan,
        symbol=signed.document.symbol, issued_on=signed.document.issued_on, sha256=signed.file.sha256,
    )  # fmt: skip
    forge_step(signed, quan, "signed", "issued")
    not_allowed(ISSUE)


def test_the_database_knows_the_moves(draft):
    for state in ("accepted", "signed", "issued", "recalled", "returned"):
        not_allowed("UPDATE reports_report SET state = %s, figures = '{}'", state)
    run("UPDATE reports_report SET state = 'submitted', figures = '{}'")  # the control
    for state in ("draft", "signed", "issued"):
        not_allowed("UPDATE reports_report SET state = %s", state)


def test_no_work_is_born_issued(draft):
    with pytest.raises(DatabaseError, match=STEP_SENTENCE), transaction.atomic():
        Report.objects.create(
            agency=draft.agency, period=make_period(2024, "Q2"), template=draft.template, state="issued"
        )
    Report.objects.create(agency=draft.agency, period=make_period(2024, "Q3"), template=draft.template)


def test_a_recorded_step_is_not_changed(issued):
    for sql in ("UPDATE reports_workflowstep SET reason = 'x'", "DELETE FROM reports_workflowstep"):
        refused(partial(run, sql))


def test_a_recalled_report_stays_as_it_was(issued, ky):
    recall(work=issued, by=ky, reason="Ban hành sai thẩm quyền")
    for change in ("state = 'issued'", "state = 'draft'", "title = 'x'", "file_id = NULL"):
        refused(lambda change=change: run(f"UPDATE reports_report SET {change}"))  # noqa: S608


def test_a_word_file_made_later_bears_the_head_that_was_issued(issued, department, province):
    AgencyProfile.objects.update(name="Sở Khác", short_name="KHÁC", full_name="Sở Khác", symbol="SK", place="An Giang")
    printed = report_document(Report.objects.get())
    head = printed.letterhead
    assert (head.superior, head.agency, head.symbol) == (("UBND TỈNH KIÊN GIANG",), ("SỞ DU LỊCH",), "BC-SDL")
    assert (head.number, printed.title.endswith("của Sở Du lịch tỉnh Kiên Giang")) == ("35", True)


# Replacing and recalling


@pytest.fixture
def again(issued, ky, minh, hoa, quan, office) -> Report:
    """Replaced by a second document, 36/BC-SDL."""
    report = replace(work=issued, by=ky, kind="correction", reason="Sai số hồ sơ ở mục I.2")
    sent = submit(report=report, by=minh)
    taken = accept(report=sent, by=hoa, seen=sent.version)
    return issue(work=sign(work=taken, by=ky, office=office, number=None, issued_on=DAY), by=quan)


def test_a_new_document_replaces_the_old_one_and_both_say_so(again):
    new, old = Issue.objects.order_by("-pk")
    assert (old.symbol, old.state, new.symbol, new.state) == ("35/BC-SDL", "replaced", "36/BC-SDL", "in_force")
    assert (new.replaces, old.replaced_by, new.kind, new.reason) == (old, new, "correction", "Sai số hồ sơ ở mục I.2")
    assert old.code != new.code
    assert StoredFile.objects.filter(pk=old.file_id).exists()
    assert old.file.content() != new.file.content()
    assert IssuedNumber.objects.count() == 2


def test_the_old_document_is_in_force_until_the_new_one_is_issued(issued, ky):
    report = replace(work=issued, by=ky, kind="replacement", reason="Thiếu phụ lục")
    assert (report.state, report.file, report.document, report.code) == (ReportState.DRAFT, None, None, "")
    assert Issue.objects.get().state == "in_force"


def test_a_correction_does_not_make_a_report_late_nor_meets_a_closed_period(issued, ky, minh, settings):
    first = issued.submitted_on
    report = replace(work=issued, by=ky, kind="correction", reason="Sai số")
    settings.PORTAL_TODAY = DAY.replace(month=6)
    assert submit(report=report, by=minh).submitted_on == first


def test_a_recalled_document_is_kept_and_marked(client, issued, ky):
    content = stored_pdf(issued)
    report = recall(work=issued, by=ky, reason="Ban hành sai thẩm quyền")
    one = Issue.objects.get()
    assert (report.state, one.state, one.recall_reason) == ("recalled", "recalled", "Ban hành sai thẩm quyền")
    assert one.file.content() == content
    refused(lambda: Issue.objects.update(state="in_force"))
    refused(lambda: Issue.objects.update(recall_reason="khác"))
    client.force_login(ky)
    text = client.get("/reports/KG-SDL/2024-Q1/").text
    assert "Ban hành sai thẩm quyền" in text
    assert client.get(f"/reports/KG-SDL/2024-Q1/issues/{one.pk}.pdf").content == content


@pytest.mark.parametrize("act", [recall, lambda **values: replace(kind="correction", **values)])
def test_neither_goes_without_a_reason(issued, ky, act):
    with pytest.raises(DomainError, match="Phải ghi lý do"):
        act(work=issued, by=ky, reason="  ")


def test_the_pages_lead_from_one_to_the_other(client, again, ky):
    client.force_login(ky)
    text = client.get("/reports/KG-SDL/2024-Q1/").text
    assert "Đính chính cho 35/BC-SDL" in text
    assert "Đính chính bằng 36/BC-SDL" in text
