"""A populated database goes back to an earlier state and up again: what that state can hold is there, unchanged.

The short way goes below every conversion of text; `make soak` (MIGRATIONS=all) to the first migrations of all apps,
from several offices with a year of work. What a state has no column for goes with the column: docs/security.md.
"""

import os
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection

from agencies.models import User
from core.audit.chain import verify_chain
from core.audit.triggers import verify_triggers
from documents.running import RunningText
from plans.models import PlanSection
from plans.totals import triggers as totals
from reports.models import Letter, Report, ReportSection
from tests.faults.database import OwnDatabase, own_database
from tests.tables import BESIDE, contents, type_of_rows
from tests.world import make_issue, make_world, put_work_in

pytestmark = pytest.mark.django_db
ALL = os.environ.get("MIGRATIONS") == "all"
FIRST = ("reports", "indicators", "plans", "documents", "agencies", "periods", "core")
WAY = [(app, "0001") for app in FIRST] if ALL else [("reports", "0007"), ("plans", "0003")]
TEXT = (
    "Đã ban hành **05 văn bản**^[Từ ngày 15/12/2023; xem _Phụ lục I_.], đạt [[nhiem_vu.ti_le]].\n\n"
    "- Sở Nội vụ: 31/49 lớp;\n- UBND xã \\*Đất Mũi\\*.\n\n"
    "| Chỉ tiêu | Kết quả |\n| --- | --- |\n| Hồ sơ <đúng hạn> | 1.671 |\n\nDòng một\nDòng hai & hết."
)


@pytest.fixture(scope="module")
def own(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[OwnDatabase]:
    with own_database(tmp_path_factory.mktemp("both-ways"), django_db_blocker) as database:
        database.do(populate)
        yield database


def populate() -> None:
    """Two provinces with a thing of every kind, issued, and texts of every structure in each converted column."""
    world = make_world()
    Report.objects.update(opening=TEXT, closing=TEXT)
    ReportSection.objects.update(body=TEXT)
    Letter.objects.update(before=TEXT, after=TEXT)
    PlanSection.objects.update(body=TEXT)
    for things in (world.own, world.foreign):  # no letters: their steps have no place before reports 0011
        final = {"signer_id": things.office, "document": things.document, "file": things.file}
        Report.objects.filter(pk=things.report).update(
            figures=things.figures, submitted_on=date(2024, 3, 15), code=f"MA{things.report}", **final
        )
        issue = partial(make_issue, code=f"MA{things.report}", figures=things.figures, pk=things.report)
        put_work_in(Report.objects.get(pk=things.report), "issued", issue)
    if ALL:
        asked = {"agencies": 3, "years": 1, "seed": 1, "until": date(2024, 6, 30), "beside_existing": True}
        call_command("generate", **asked)


def columns() -> set[tuple[str, str]]:
    """Every column that the database has now."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {
            (table, column.name)
            for table in tables
            for column in connection.introspection.get_table_description(cursor, table)
        }


def held(rows: type_of_rows, present: set[tuple[str, str]]) -> type_of_rows:
    """Return of ``rows`` what a database with the columns ``present`` can hold."""
    found = {}
    for (model, pk), values in rows.items():
        names = {field.attname: (model._meta.db_table, field.column) for field in model._meta.concrete_fields}
        if (model._meta.db_table, model._meta.pk.column) in present:
            found[model, pk] = {name: value for name, value in values.items() if names[name] in present}
    return found


def differing(before: type_of_rows, after: type_of_rows) -> set[str]:
    """Name the columns that hold something else, and the tables with other rows."""
    moved = {f"{model._meta.label} {pk}" for model, pk in before.keys() ^ after.keys()}
    common = before.keys() & after.keys()
    return moved | {
        f"{key[0]._meta.label}.{name}"
        for key in common
        for name in before[key]
        if before[key][name] != after[key][name]
    }


def down() -> set[tuple[str, str]]:
    for app, target in WAY:
        call_command("migrate", app, target, verbosity=0)
    return columns()


def up() -> None:
    call_command("migrate", verbosity=0)


def test_down_and_up_again_nothing_that_can_be_held_is_lost(own):
    before = own.do(contents)
    present = own.do(down)
    assert ("reports_reportsection", "body_document") not in present
    own.do(up)
    after = own.do(contents)
    assert differing(held(before, present), held(after, present)) == set()
    assert own.do(lambda: set(ReportSection.objects.values_list("body", flat=True))) >= {RunningText.typed(TEXT)}
    assert own.do(verify_triggers) == []
    own.do(totals.require)
    assert own.do(verify_chain).faults == ()


def test_the_same_catches_a_text_that_comes_back_changed(own):
    before, present = own.do(contents), own.do(columns)
    own.do(lambda: PlanSection.objects.update(body=TEXT + " Thêm."))
    own.do(lambda: User.objects.create(username="thêm"))
    found = differing(held(before, present), held(own.do(contents), present))
    assert "plans.PlanSection.body" in found
    assert len([one for one in found if one.startswith("agencies.User ")]) == 1
    assert not {model._meta.label for model in BESIDE} & {one.partition(".")[0] for one in found}
