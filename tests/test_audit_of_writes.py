"""Whatever a request writes is recorded in its user's name and shown on the object's page; a read writes nothing."""

from typing import Any

import pytest

from agencies.models import Agency, User
from core.audit.tables import is_audited
from core.models import AuditRecord, SecurityEvent
from tests.calls import NEEDS_A_FILE, NO_ROWS, PASSWORD, PATHS, PERIOD, STATE, client_of, send
from tests.indicators.catalogue import make_indicator
from tests.indicators.catalogue import record as record_value
from tests.tables import Change, changes, contents
from tests.test_permission_matrix import MATRIX, WHO, allowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

LOOKS_UP = {"reports:verify", "reports:verify_find"}
WRITES = sorted(name for method, name in MATRIX if method == "post" and name not in NO_ROWS | NEEDS_A_FILE | LOOKS_UP)

JOBS = {"core:job_cancel", "core:job_resume", "reports:batch"}  # their page is about nothing else
KEPT = {"reports:saved_view", "reports:saved_view_delete", "reports:saved_views"}  # one person's, shown to nobody else
ACCOUNTS = {name for name in WRITES if name.startswith("agencies:")}  # told on the people's list as it is

# After which write, on which page, who reads of it, what is read, and who opens that page without reading of it.
SHOWN = {
    "agencies:authorisation": ("quan", "agencies:detail", "99/QĐ-SDL", "hoa"),
    "agencies:authorisation_new": ("quan", "agencies:detail", "99/QĐ-SDL", "hoa"),
    "agencies:number_series": ("quan", "agencies:detail", "Một dãy số chung", "hoa"),
    "agencies:office": ("quan", "agencies:detail", "Nguyễn Văn Bảy", "hoa"),
    "agencies:office_new": ("quan", "agencies:detail", "Nguyễn Văn Bảy", "hoa"),
    "documents:my_signature": ("ky", "documents:my_signature", "Thêm mới", None),
    "documents:seal": ("quan", "documents:seal", "Thêm mới", None),
    "documents:void_numbers": ("quan", "documents:numbers", "Cấp nhầm", "hoa"),
    "documents:edit": ("minh", "documents:detail", "về đối chiếu văn bản", "hoa"),
    "documents:relation": ("minh", "documents:detail", "hết thời hạn", "hoa"),
    "documents:relation_add": ("minh", "documents:detail", "78/SXD-VP", "hoa"),
    "documents:relation_remove": ("minh", "documents:detail", "Xóa", "hoa"),
    "indicators:explain": ("minh", "indicators:entry", "Đã đối chiếu với sổ theo dõi", "hoa"),
    "indicators:change": ("minh", "indicators:indicator", "Tên chỉ tiêu mới", "hoa"),
    "indicators:end": ("minh", "indicators:indicator", "2026", "hoa"),
    "indicators:record": ("minh", "indicators:entry", "1.671", "hoa"),
    "indicators:rule_change": ("minh", "indicators:rule", "Ba không lớn hơn một.", "hoa"),
    "indicators:rule_end": ("minh", "indicators:rule", "2026", "hoa"),
    "indicators:target": ("minh", "indicators:target", "Kế hoạch điều chỉnh", None),
    "indicators:target_cite": ("minh", "indicators:target", "điểm b khoản 2 Điều 5", None),
    "indicators:target_end": ("minh", "indicators:target", "Kế hoạch điều chỉnh bỏ", None),
    "indicators:target_uncite": ("minh", "indicators:target", "Xóa", None),
    "indicators:words": ("minh", "indicators:indicator", "Tên sửa lại", "hoa"),
    "periods:reopen": ("quan", "periods:reopen", "Bổ sung số liệu một cửa", None),
    "plans:heading_add": ("minh", "plans:detail", "Yêu cầu về sản phẩm", "hoa"),
    "plans:heading": ("minh", "plans:detail", "Yêu cầu về sản phẩm", "hoa"),
    "plans:task_add": ("minh", "plans:detail", "Nhập thiếu so với kế hoạch", "hoa"),
    "plans:task_change": ("minh", "plans:task", "Nhập thiếu so với kế hoạch", "hoa"),
    "plans:task_remove": ("minh", "plans:task", "Kế hoạch điều chỉnh bỏ", "hoa"),
    "plans:record": ("minh", "plans:task", "Đã ban hành 05 văn bản", "hoa"),
    "reports:accept_many": ("thu", "reports:detail", "Đã tiếp nhận", "hoa"),
    "reports:accept": ("thu", "reports:detail", "Đã tiếp nhận", "hoa"),
    "reports:explain": ("minh", "indicators:entry", "Đã đối chiếu với sổ theo dõi", "hoa"),
    "reports:form_check": ("minh", "reports:detail", "Mã băm nội dung in", "hoa"),
    "reports:frame": ("minh", "reports:detail", "Trích yếu mới", "hoa"),
    "reports:issue": ("quan", "reports:detail", "Đã phát hành", "hoa"),
    "reports:recall": ("ky", "reports:detail", "Đã thu hồi", "hoa"),
    "reports:replace": ("ky", "reports:detail", "Đang soạn", "hoa"),
    "reports:letter": ("quan", "reports:letter", "nhắc gửi báo cáo", None),
    "reports:letter_issue": ("quan", "reports:letter", "Đã phát hành", None),
    "reports:letter_recall": ("ky", "reports:letter", "Đã thu hồi", None),
    "reports:letter_replace": ("ky", "reports:letter", "Đang soạn", None),
    "reports:letter_sign": ("ky", "reports:letter", "Đã ký", None),
    "reports:reminder": ("quan", "reports:reminder", "Trung tâm Xúc tiến", None),
    "reports:return": ("minh", "reports:detail", "Trả lại", "hoa"),
    "reports:plan_section": ("minh", "plans:detail", "Nội dung mới", "hoa"),
    "reports:section": ("minh", "reports:detail", "Nội dung mới", "hoa"),
    "reports:sign": ("ky", "reports:detail", "Đã ký", "hoa"),
    "reports:start": ("minh", "reports:detail", "Thêm mới", "hoa"),
    "reports:template_change": ("dung", "reports:template", "Báo cáo của UBND cấp xã", None),
    "reports:template_section_add": ("dung", "reports:template", "Cải cách thể chế", None),
    "reports:template_section": ("dung", "reports:template", "Cải cách thể chế", None),
    "reports:submit": ("minh", "reports:detail", "Đã trình", "hoa"),
}


def written(world, name: str) -> tuple[User, list[Change], list[AuditRecord]]:
    """Let the first who may, do it; return the person, what changed, and what was recorded."""
    world.put_reports_in(STATE.get(name, "draft"))
    who = allowed("post", name)
    client = client_of(world, who)
    before, last = contents(), AuditRecord.objects.latest("pk").pk
    assert send(client, world, "post", name).status_code == 302
    found = list(changes(before, contents()))
    return world.people[who], found, list(AuditRecord.objects.filter(pk__gt=last))


def unexplained(found: list[Change], records: list[AuditRecord], by: User) -> list[Change]:
    """Return the changes that have no record of their kind in the name of ``by``."""
    told = {(record.model, record.object_id, record.action) for record in records if record.actor_id == by.pk}
    return [change for change in found if (change.model._meta.label, str(change.pk), change.kind) not in told]


@pytest.mark.parametrize("name", WRITES)
def test_every_row_that_a_request_changes_is_recorded_in_its_users_name(world, name):
    by, found, records = written(world, name)
    assert found
    assert all(is_audited(change.model) for change in found)
    assert unexplained(found, records, by) == []
    assert len({record.request_id for record in records}) == 1
    assert records[0].request_id


def test_a_change_in_another_name_or_without_a_record_is_noticed(world):
    by, found, records = written(world, "plans:record")
    assert unexplained(found, records, world.people["minh"]) == found
    assert unexplained(found, [], by) == found
    for record in records:
        assert unexplained(found, [one for one in records if one != record], by) != []


def test_signing_in_and_out_leaves_one_event_each_and_changes_nothing_else(world):
    before, last = contents(), AuditRecord.objects.latest("pk").pk
    client = client_of(world, "anonymous")
    client.post("/sign-in/", {"login": "lan", "password": PASSWORD})
    client.post("/sign-out/")
    assert list(changes(before, contents())) == []
    told = AuditRecord.objects.filter(pk__gt=last, model=SecurityEvent._meta.label).order_by("pk")
    assert [record.new["kind"] for record in told] == ["signed_in", "signed_out"]


def test_a_password_is_recorded_as_changed_and_never_shown(world):
    _, _, records = written(world, "agencies:account")
    [record, event] = sorted(records, key=lambda record: record.pk)
    assert event.new["kind"] == "password"
    assert (record.old, record.new) == ({"password": "***"}, {"password": "***"})


def history(world, who: str, name: str) -> str:
    """Return the part of a page that tells of changes, "" when there is none."""
    text = send(client_of(world, who), world, "get", name).text
    return text.partition("Lịch sử thay đổi" if name != "periods:reopen" else "<main")[2]


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_the_objects_page_tells_who_changed_what_to_those_who_may_audit(world, name, monkeypatch):
    reader, page, words, other = SHOWN[name]
    by, _, _ = written(world, name)
    monkeypatch.setitem(PERIOD, page, PERIOD.get(name, "2024-Q1"))
    told = history(world, reader, page)
    assert words in told
    assert by.full_name in told
    if other:
        assert history(world, other, page) == ""


@pytest.mark.parametrize("more", [0, 2])
def test_the_history_of_indicators_costs_the_same_for_any_number(world, quarter, more, django_assert_num_queries):
    agency, lan = Agency.objects.get(code=world.own.agency), world.people["lan"]
    for number in range(more):
        record_value(make_indicator(f"THEM-{number}"), agency, quarter, lan, number)
    client = client_of(world, "minh")
    with django_assert_num_queries(10):
        assert "Lịch sử thay đổi" in send(client, world, "get", "indicators:entry").text


ADDED = {
    "periods:open",
    "periods:year",
    "reports:setup_load",
    "documents:add",
    "indicators:add",
    "indicators:rule_add",
    "indicators:target_add",
    "reports:template_add",
    "plans:heading_remove",
    "reports:template_section_remove",
}


def test_every_write_has_its_page():
    assert set(SHOWN) | ACCOUNTS | JOBS | ADDED | KEPT == set(WRITES)


# Reads write nothing


PARTS = {"indicators:record", "plans:record", "reports:frame", "reports:section"}  # answered to htmx alone


def changed_by_reading(world, who: str, calls: list[tuple[str, dict[str, Any]]]) -> list[Change]:
    """Let one person GET addresses, each in a way of its own; return what that changed."""
    client = client_of(world, who)
    before = contents()
    for name, how in calls:
        send(client, world, "get", name, **how)
    return list(changes(before, contents()))


@pytest.mark.parametrize("who", WHO)
def test_a_get_changes_nothing_in_whatever_way_it_is_made(world, who):
    """Beside what tests/test_permission_matrix.py reads: open forms, parts of pages, and what is of no use as yet."""
    calls = [(name, {"query": "?edit=frame"}) for name in PATHS if name in STATE or ("get", name) not in MATRIX]
    calls += [("reports:detail", {"query": "?edit=frame"}), *((name, {"htmx": True}) for name in sorted(PARTS))]
    assert changed_by_reading(world, who, calls) == []


def test_a_get_that_writes_is_noticed(world, monkeypatch):
    def home_of(user):
        User.objects.filter(pk=user.pk).update(full_name="Đổi khi xem")

    monkeypatch.setattr("reports.views.home.home_of", home_of)
    found = changed_by_reading(world, "lan", [("reports:home", {})])
    assert [change.values for change in found] == [{"full_name": "Đổi khi xem"}]
