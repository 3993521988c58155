"""How each address of the portal is called so that it can succeed: its arguments, its body, the report's state."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from core.sheets import mark_of
from tests.calls_bodies import HEADING, MEANING, MENDED, OUTLINE, PART, POST, RULE, TARGET, WRITTEN
from tests.calls_key import KEY
from tests.world import Things, World

PASSWORD, NEW_PASSWORD = "mat-khau-thu", "Thuyền-buồm-19/5"
MISSING = 999_999
AGENCY, PEOPLE = "Phòng Kế hoạch", "Lê Thị Bảy;Chuyên viên;KG-SDL"

# What ``pk`` is the id of, for the addresses that have one.
PK: dict[str, str] = {
    "agencies:authorisation": "office",
    "agencies:authorisation_new": "office",
    "agencies:office": "office",
    "core:job": "job",
    "core:job_cancel": "job",
    "core:job_file": "finished_job",
    "core:job_progress": "job",
    "core:job_resume": "stopped_job",
    "documents:detail": "paper",
    "documents:edit": "paper",
    "documents:relation": "relation",
    "documents:relation_add": "paper",
    "documents:relation_remove": "relation",
    "agencies:close_account": "person",
    "agencies:open_account": "closed_person",
    "agencies:password_link": "person",
    "agencies:unlock": "locked_person",
    "indicators:change": "shared",
    "indicators:end": "shared",
    "indicators:indicator": "shared",
    "indicators:record": "indicator",
    "indicators:rule": "rule",
    "indicators:rule_change": "rule",
    "indicators:rule_end": "rule",
    "indicators:target": "target",
    "indicators:target_cite": "target",
    "indicators:target_end": "target",
    "indicators:target_uncite": "basis",
    "indicators:words": "shared",
    "periods:reopen": "unit_duty",
    "plans:detail": "plan",
    "plans:record": "task",
    "plans:task": "task",
    "plans:heading": "plan_section",
    "plans:heading_add": "plan",
    "plans:heading_remove": "plan_section",
    "plans:task_add": "plan",
    "plans:task_change": "task",
    "plans:task_remove": "task",
    "reports:figure": "indicator",
    "reports:letter": "letter",
    "reports:letter_issue": "letter",
    "reports:letter_issued_pdf": "letter",
    "reports:letter_pdf": "letter",
    "reports:letter_prepared_pdf": "letter",
    "reports:letter_preview": "letter",
    "reports:letter_recall": "letter",
    "reports:letter_replace": "letter",
    "reports:letter_sign": "letter",
    "reports:letter_sign_file": "letter",
    "reports:letter_word": "letter",
    "reports:plan_pdf": "plan",
    "reports:plan_preview": "plan_section",
    "reports:plan_section": "plan_section",
    "reports:plan_tables": "plan",
    "reports:plan_word": "plan",
    "reports:saved_view": "saved_view",
    "reports:saved_view_delete": "saved_view",
    "reports:section": "section",
    "reports:template": "template",
    "reports:template_change": "template",
    "reports:template_preview": "template",
    "reports:template_section": "outline",
    "reports:template_section_add": "template",
    "reports:template_section_remove": "outline",
    "reports:trend": "indicator",
    "reports:trend_pdf": "indicator",
    "reports:trend_xlsx": "indicator",
}
PERIOD: dict[str, str] = {
    "reports:start": "2024-Q2",
    "periods:open": "2024-Q2",
}  # everywhere else 2024-Q1, whose report is begun

# In which state the report stands before the call; everywhere else it is a draft.
STATE: dict[str, str] = {
    "reports:accept": "submitted",
    "reports:accept_many": "submitted",
    "reports:document": "signed",
    "reports:form_check": "accepted",
    "reports:issue": "signed",
    "reports:return": "submitted",
    "reports:issued_pdf": "issued",
    "reports:letter_issue": "signed",
    "reports:letter_issued_pdf": "issued",
    "reports:letter_recall": "issued",
    "reports:letter_replace": "issued",
    "reports:recall": "issued",
    "reports:replace": "issued",
    "reports:verify": "issued",
    "reports:prepared_pdf": "accepted",
    "reports:sign": "accepted",
    "reports:sign_file": "accepted",
}

# What is posted. {office} and the like stand for ids of the caller's own things.
BODY: dict[str, dict[str, str]] = {
    "agencies:account": {
        "old_password": PASSWORD,
        "new_password1": NEW_PASSWORD,
        "new_password2": NEW_PASSWORD,
    },
    "agencies:add": {"table": AGENCY, "seen": mark_of(AGENCY), "valid_from": "1/1/2024"},
    "agencies:add_people": {"table": PEOPLE, "seen": mark_of(PEOPLE)},
    "agencies:authorisation": {"version": "1", **WRITTEN},
    "agencies:authorisation_new": WRITTEN,
    "agencies:number_series": {"version": "{agency_version}", "number_series": "common"},
    "agencies:office": {"version": "1", **POST},
    "agencies:office_new": POST,
    "agencies:reviewers": {"unit": "KG-SDL", "since": "1/4/2024", "seen": ""},
    "core:job_cancel": {},
    "core:job_resume": {},
    "documents:my_signature": {"seen": "0", "is_removal": "on"},
    "documents:seal": {"seen": "0", "is_removal": "on"},
    "documents:void_numbers": {"type": "BC", "first": "1", "last": "1", "reason": "Cấp nhầm"},
    "documents:add": {
        "type": "KH",
        "symbol": "99/KH-UBND",
        "issued_on": "05/02/2024",
        "issuer": "Ủy ban nhân dân tỉnh Cà Mau",
    },
    "documents:edit": {
        "version": "1",
        "type": "CV",
        "symbol": "77/SXD-VP",
        "issued_on": "05/02/2024",
        "issuer": "Sở Xây dựng",
        "summary": "về đối chiếu văn bản",
    },
    "documents:relation": {
        "version": "1",
        "kind": "expires",
        "document": "",
        "effective_on": "01/03/2024",
        "note": "hết thời hạn",
    },
    "documents:relation_add": {"kind": "amends", "document": "78/SXD-VP", "effective_on": "02/03/2024"},
    "documents:paste": {"html": "<p>Dán từ Word</p>"},
    "documents:relation_remove": {},
    "indicators:explain": {"rule": "WARNED", "version": "1", "text": "Đã đối chiếu với sổ theo dõi."},
    "account_login": {"login": "lan", "password": PASSWORD},
    "account_reauthenticate": {"password": PASSWORD},
    "agencies:close_account": {},
    "agencies:open_account": {},
    "agencies:password_link": {},
    "agencies:sign_out": {},
    "agencies:tour": {},
    "agencies:unlock": {},
    "agencies:unsent": {},
    "mfa_activate_totp": {"code": "123456"},
    "mfa_authenticate": {"code": "123456"},
    "mfa_deactivate_totp": {},
    "mfa_generate_recovery_codes": {},
    "mfa_reauthenticate": {"code": "123456"},
    "set_password": {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD},
    "usersessions_list": {},
    "indicators:add": {"code": "MOI", "area_code": "tthc", "from_year": "2024", **MEANING},
    "indicators:change": {"version": "1", "from_year": "2025", **MEANING},
    "indicators:end": {"version": "1", "last_year": "2026"},
    "indicators:record": {"version": "1", "value": "1.671"},
    "indicators:rule_add": {"code": "MOI", **RULE},
    "indicators:rule_change": {"version": "1", **RULE},
    "indicators:rule_end": {"version": "1", "valid_to": "2026", "to_quarter": "2"},
    "indicators:target": {"version": "1", "indicator": "{indicator}", **TARGET, "reason": "Kế hoạch điều chỉnh"},
    "indicators:target_add": {"indicator": "{shared}", **TARGET},
    "indicators:target_cite": {"cited": "78/SXD-VP", "locator": "điểm b khoản 2 Điều 5"},
    "indicators:target_end": {"version": "1", "reason": "Kế hoạch điều chỉnh bỏ"},
    "indicators:target_uncite": {},
    "indicators:words": {"version": "1", "name": "Tên sửa lại"},
    "periods:open": {"agencies": "{unit}"},
    "periods:year": {
        "Q1-is_asked": "on",
        "Q1-due_on": "15/3/2024",
        "Q1-closes_on": "30/4/2024",
        "Q2-is_asked": "on",
        "Q2-due_on": "15/6/2024",
        "Q2-closes_on": "31/7/2024",
        "Q2-version": "1",
    },
    "periods:reopen": {"until": "25/3/2024", "reason": "Bổ sung số liệu một cửa"},
    "plans:heading": {"version": "1", **HEADING},
    "plans:heading_add": HEADING,
    "plans:heading_remove": {"version": "1"},
    "plans:task_add": {**MENDED, "lines-INITIAL_FORMS": "0"},
    "plans:task_change": {"version": "1", **MENDED, "lines-INITIAL_FORMS": "1", "lines-0-pk": "{deliverable}"},
    "plans:task_remove": {
        "version": "1",
        "way": "cancel",
        "cancelled_on": "1/6/2024",
        "reason": "Kế hoạch điều chỉnh bỏ",
    },
    "plans:record": {"version": "1", "status": "period_done", "result": "Đã ban hành 05 văn bản"},
    "reports:accept": {"version": "1"},
    "reports:accept_many": {"report": "{report}:1"},
    "reports:batch": {"period": "2024-Q1"},
    "reports:explain": {
        "rule": "WARNED",
        "version": "1",
        "quarter": "2024-Q1",
        "text": "Đã đối chiếu với sổ theo dõi.",
    },
    "reports:form_check": {"version": "1"},
    "reports:frame": {"version": "1", "title": "Trích yếu mới", "recipients": "Sở Nội vụ"},
    "reports:issue": {},
    "reports:proofreading": {"text": "Mở 31/49 lớp, đạt 63,26%."},
    "reports:letter": {"version": "1", "subject": "nhắc gửi báo cáo", "before": "Chưa gửi:", "after": "Đề nghị gửi."},
    "reports:letter_issue": {},
    "reports:letter_preview": {"subject": "nhắc gửi báo cáo", "before": "Chưa gửi:", "after": "Đề nghị gửi."},
    "reports:letter_recall": {"reason": "Gửi nhầm nơi nhận"},
    "reports:letter_replace": {"kind": "replacement", "reason": "Thiếu nơi nhận"},
    "reports:letter_sign": {"office": "{office}", "number": "206", "issued_on": "15/3/2024"},
    "reports:letter_sign_file": {},
    "reports:reminder": {"agencies": "{unit}", "asked_on": "25/3/2024"},
    "reports:return": {"version": "1", "reason": "Mục I chưa khớp"},
    "reports:saved_view": {"version": "1", "name": "Các sở"},
    "reports:saved_view_delete": {},
    "reports:saved_views": {"name": "Bản đồ nhiệt", "address": "/dashboard/charts/?view=heat&period=2024-Q1"},
    "reports:plan_preview": {"body": "Nội dung mới"},
    "reports:plan_section": {"version": "1", "body": "Nội dung mới"},
    "reports:section": {"version": "1", "body": "Nội dung mới"},
    "reports:text_preview": {"section": "{section}", "body": "Nội dung mới"},
    "reports:sign": {"office": "{office}", "number": "35", "issued_on": "15/3/2024"},
    "reports:recall": {"reason": "Thu hồi theo Công văn số 12/UBND-VP"},
    "reports:replace": {"kind": "correction", "reason": "Sai số hồ sơ ở mục I.2"},
    "reports:sign_file": {},
    "reports:verify": {},
    "reports:verify_find": {"code": KEY},
    "reports:template_add": {"code": "mau-moi", **OUTLINE},
    "reports:template_change": {"version": "1", **OUTLINE},
    "reports:template_section_add": PART,
    "reports:template_section": {"version": "1", **PART},
    "reports:template_section_remove": {"version": "1"},
    "reports:setup_load": {"what": "programmes"},
    "reports:start": {},
    "reports:submit": {},
}

# What writes nothing without a file of a special kind; tests of their own send one.
NEEDS_A_FILE = {"reports:sign_file", "reports:letter_sign_file"}

# What changes no row of the work: signing in and what belongs to it, and a text that is checked on the spot.
NO_ROWS = {
    "account_login",
    "account_reauthenticate",
    "agencies:password_link",
    "agencies:sign_out",
    "agencies:unlock",
    "agencies:unsent",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "set_password",
    "documents:paste",
    "reports:letter_preview",
    "reports:plan_preview",
    "reports:proofreading",
    "reports:text_preview",
    "reports:verify",
    "usersessions_list",
}


def addresses(patterns: list, prefix: str = "", names: tuple[str, ...] = ()) -> Iterator[tuple[str, str, URLPattern]]:
    """Walk the URLconf: path, full name, pattern."""
    for pattern in patterns:
        path = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = (*names, pattern.namespace) if pattern.namespace else names
            yield from addresses(pattern.url_patterns, path, inner)
        else:
            yield path, ":".join((*names, pattern.name or "")), pattern


ADDRESSES = list(addresses(get_resolver().url_patterns))
PATHS = {name: path for path, name, _ in ADDRESSES}


def argument_names(name: str) -> list[str]:
    """Return the names of an address's arguments, in its order."""
    return re.findall(r"<(?:\w+:)?(\w+)>", PATHS[name])


def arguments(name: str, things: Things) -> dict[str, Any]:
    """Return the arguments of an address, naming what belongs to one agency."""
    known = {
        "code": things.agency,
        "period": PERIOD.get(name, "2024-Q1"),
        "year": 2024,
        "number": things.authorisation,
        "issue": things.report + (1000 if "letter" in name else 0),  # world.py
        "key": KEY if things.agency == "KG-SDL" else KEY[::-1],
        **things.link,
    }
    return {one: known[one] if one in known else getattr(things, PK[name]) for one in argument_names(name)}


def missing(argument: str) -> Any:
    """Return a value of an argument that names nothing."""
    known = {"code": "XX", "period": "2030-Q1", "year": 2031, "key": "ZZZZZ", "uidb64": "XX", "token": "XX"}
    return known.get(argument, MISSING)


def body(name: str, things: Things) -> dict[str, str]:
    """Return the body of a POST that can succeed."""
    return {key: text.format(**vars(things)) for key, text in BODY[name].items()}


def client_of(world: World, person: str) -> Client:
    """Return a browser in which ``person`` is signed in; "anonymous" is nobody."""
    client = Client()
    client.cookies = deepcopy(world.cookies.get(person, client.cookies))
    return client


def send(
    client: Client,
    world: World,
    method: str,
    name: str,
    *,
    changed: Mapping[str, Any] | None = None,
    data: Mapping[str, Any] | None = None,
    query: str = "",
    htmx: bool = False,
) -> HttpResponse:
    """Call an address of Sở Du lịch, with some arguments ``changed`` and ``data`` added to what is posted."""
    url = reverse(name, kwargs=arguments(name, world.own) | dict(changed or {})) + query
    posted = {"data": body(name, world.own) | dict(data or {})} if method == "post" else {}
    return getattr(client, method)(url, headers={"HX-Request": "true"} if htmx else {}, **posted)


def call(world: World, person: str, method: str, name: str, **more: Any) -> HttpResponse:
    """Let ``person`` call an address: see ``send``."""
    return send(client_of(world, person), world, method, name, **more)
