"""The history of a row as a reader sees it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import models
from django.template.loader import render_to_string

from agencies.models import Agency, AgencyProfile, Membership, User
from agencies.permissions import Role
from core.audit.context import acting
from core.audit.display import EMPTY, UNSHOWN, excerpts, show
from core.audit.trail import Change, trail, trail_of
from core.models import AuditRecord

pytestmark = pytest.mark.django_db


class Colour(models.TextChoices):
    RED = "red", "Đỏ"


@pytest.fixture
def lan() -> User:
    return User.objects.create(username="lan", full_name="Trần Thị Lan")


def make_agency(code: str) -> Agency:
    return Agency.objects.create(code=code, name=f"Sở {code}", kind="department", starts_on=date(2010, 1, 1))


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (models.TextField(), None, EMPTY),
        (models.TextField(), "", EMPTY),
        (models.TextField(), "***", UNSHOWN),
        (models.CharField(choices=Colour), "red", "Đỏ"),
        (models.CharField(choices=Colour), "blue", "blue"),
        (models.IntegerField(choices=[(0, "Không rõ")]), 0, "Không rõ"),
        (models.BooleanField(), 1, "Có"),
        (models.BooleanField(), False, "Không"),
        (models.DateField(), "2024-03-05", "05/03/2024"),
        (models.DateField(), "không phải ngày", "không phải ngày"),
        (models.DateTimeField(), "2024-03-14 17:00:00.123", "00:00 15/03/2024"),
        (models.DateTimeField(), "2024-03-14T17:00:00.123+00:00", "00:00 15/03/2024"),
        (models.DateTimeField(), "hôm qua", "hôm qua"),
        (models.DecimalField(decimal_places=2), 1671, "1.671"),
        (models.DecimalField(decimal_places=2), 74.1, "74,1"),
        (models.IntegerField(), 2024, "2024"),
        (models.JSONField(), ["a", "b"], "a; b"),
        (models.JSONField(), {"tên": 1}, '{"tên": 1}'),
        (models.JSONField(), [], EMPTY),
        (models.DecimalField(), {"cũ": "kiểu khác"}, "{'cũ': 'kiểu khác'}"),
        (None, 5, "5"),
    ],
)
def test_values_are_shown_in_words(field: models.Field | None, value: object, shown: str) -> None:
    assert show(field, value, {}) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("cũ", "mới", ("cũ", "mới")),
        ("", "a" * 301, ("", "a" * 300 + "…")),
        ("a" * 400, "a" * 400 + "b", ("…" + "a" * 60, "…" + "a" * 60 + "b")),
        ("a" * 400, "", ("a" * 300 + "…", "")),
    ],
)
def test_long_texts_are_cut_where_they_differ(old: str, new: str, shown: tuple[str, str]) -> None:
    assert excerpts(old, new) == shown


def test_a_life_is_told_newest_first(lan: User) -> None:
    with acting(user=lan):
        agency = make_agency("KG-SDL")
    with acting(user=lan, reason="Gõ nhầm mã"):
        Agency.objects.filter(pk=agency.pk).update(code="KG-SNV", ends_on=date(2025, 6, 30), version=2)
    with acting(name="dọn dẹp"):
        Agency.objects.filter(pk=agency.pk).delete()
    deleted, updated, inserted = trail(agency)
    assert [entry.who for entry in (inserted, updated, deleted)] == ["Trần Thị Lan"] * 2 + ["hệ thống:dọn dẹp"]
    assert [e.action_label for e in (inserted, updated, deleted)] == ["Thêm mới", "Sửa", "Xóa"]
    assert (updated.reason, updated.subject) == ("Gõ nhầm mã", "Sở KG-SDL")
    assert updated.changes == (
        Change("mã cơ quan", "KG-SDL", "KG-SNV"),
        Change("kết thúc ngày", EMPTY, "30/06/2025"),
    )
    assert Change("loại cơ quan", "", "Sở, ban, ngành") in inserted.changes
    assert Change("mã cơ quan", "KG-SNV", "") in deleted.changes
    assert {"ID", "phiên bản", "path", "search"}.isdisjoint(change.label for change in inserted.changes)


def test_a_change_of_technical_columns_only_is_not_told(lan: User) -> None:
    agency = make_agency("KG-SDL")
    Agency.objects.update(path="/1/", version=2)
    assert [entry.action for entry in trail(agency)] == ["insert"]
    assert AuditRecord.objects.for_object(agency).count() == 2


def test_false_and_zero_are_told_when_a_row_is_new(lan: User) -> None:
    [entry] = trail(lan)
    assert [change.new for change in entry.changes].count("Không") == 2


def test_other_rows_are_named_while_they_exist(lan: User) -> None:
    old, new = make_agency("KG-SDL"), make_agency("KG-SNV")
    post = Membership.objects.create(user=lan, agency=old, role=Role.EDITOR, valid_from=date(2024, 1, 1))
    Membership.objects.update(agency=new)
    old_pk = old.pk
    old.delete()
    [moved, created] = trail(post)
    assert moved.changes == (Change("cơ quan", f"mã số {old_pk} (không còn)", "Sở KG-SNV"),)
    assert Change("người dùng", "", "Trần Thị Lan") in created.changes


@pytest.mark.parametrize("n", [1, 3])
def test_the_queries_do_not_grow(n: int, lan: User, django_assert_num_queries: Callable) -> None:
    posts = [
        Membership.objects.create(user=lan, agency=make_agency(f"A{i}"), role=Role.EDITOR, valid_from=date(2024, 1, 1))
        for i in range(n)
    ]
    with django_assert_num_queries(2):  # the records, the names of users and agencies
        entries = trail_of(posts)
    assert len(entries) == n


def test_rows_of_several_models_share_one_history(lan: User) -> None:
    agency = make_agency("KG-SDL")
    values = {"name": "Sở Du lịch", "full_name": "Sở Du lịch tỉnh", "short_name": "Sở", "symbol": "SDL"}
    profile = AgencyProfile.objects.create(agency=agency, place="Kiên Giang", valid_from=date(2024, 1, 1), **values)
    Agency.objects.update(code="KG-2")
    assert [entry.subject for entry in trail_of([agency, profile])] == [
        "Sở KG-SDL",
        "Sở Du lịch tỉnh",
        "Sở KG-SDL",
    ]
    assert len(trail_of([agency, profile], limit=2)) == 2
    assert trail_of([]) == []


def test_a_row_of_another_model_with_the_same_id_is_not_mixed_in(lan: User) -> None:
    agency = Agency.objects.create(pk=lan.pk, code="X", name="X", kind="unit", starts_on=date(2010, 1, 1))
    assert [entry.subject for entry in trail(agency)] == ["X"]


def test_a_record_of_a_column_that_is_gone_can_still_be_read(lan: User) -> None:
    agency = make_agency("KG-SDL")
    AuditRecord.objects.create(
        model="agencies.Agency", object_id=agency.pk, action="update", old={"bo_di": 1}, new={"bo_di": 2}
    )
    assert trail(agency)[0].changes == (Change("bo_di", "1", "2"),)


def test_the_page_shows_old_and_new_and_escapes_them(lan: User) -> None:
    agency = make_agency("KG-SDL")
    with acting(user=lan, reason="<b>"):
        Agency.objects.update(code="<script>")
    page = render_to_string("components/_audit_trail.html", {"entries": trail(agency)})
    assert "Lịch sử thay đổi (2)" in page
    assert "<del>KG-SDL</del>" in page
    assert "<ins>&lt;script&gt;</ins>" in page
    assert "&lt;b&gt;" in page
    assert "<script>" not in page


def test_the_page_says_when_nothing_was_recorded() -> None:
    page = render_to_string("components/_audit_trail.html", {"entries": []})
    assert "Chưa có thay đổi nào được ghi lại." in page
