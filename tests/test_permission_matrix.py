"""Who may do what: every address × every person, as a table to be read aloud.

The first eight people are of Kiên Giang: lan (editor), minh (approver), ky (signatory), quan (administrator) and
thu (inspector) at Sở Du lịch, hoa (reviewer) at Sở Nội vụ, chi (reviewer) at the People's Committee. stranger is
an editor in another province. Every address names things of Sở Du lịch; the report stands in the state in which
whoever may, can (tests/calls.py).
"""

import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from scripts import places
from tests.answers import lacking, unsafe_as_a_file
from tests.calls import PATHS, STATE, call
from tests.tables import changes, contents

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

MOST = 10  # statements of a page, the session and who asks included
IN = "sign in"  # led to the sign-in page, and back afterwards
WHO = ("anonymous", "lan", "minh", "ky", "quan", "thu", "hoa", "chi", "stranger")

MATRIX: dict[tuple[str, str], tuple[int | str, ...]] = {
    # Sign-in, account, agencies         anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "account_login"):         (200, 302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "account_login"):        (302, 302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "mfa_authenticate"):         (302, 302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "mfa_authenticate"):        (302, 302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "set_password"):             (302, 302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "set_password"):            (302, 302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "agencies:sign_out"):       (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "agencies:account"):         (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "agencies:account"):        (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "agencies:tour"):           (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "agencies:unsent"):          (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "agencies:unsent"):         (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "account_reauthenticate"):   (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "account_reauthenticate"):  (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "mfa_reauthenticate"):       (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "mfa_reauthenticate"):      (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "mfa_index"):                (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "mfa_activate_totp"):        (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "mfa_activate_totp"):       (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "mfa_deactivate_totp"):      (IN,  404, 404, 404, 404, 404, 404, 404, 404),
    ("post", "mfa_deactivate_totp"):     (IN,  404, 404, 404, 404, 404, 404, 404, 404),
    ("get", "mfa_view_recovery_codes"):  (IN,  404, 404, 404, 404, 404, 404, 404, 404),
    ("get", "mfa_generate_recovery_codes"): (IN, 302, 302, 302, 302, 302, 302, 302, 302),
    ("post", "mfa_generate_recovery_codes"): (IN, 302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "usersessions_list"):        (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "usersessions_list"):       (IN,  302, 302, 302, 302, 302, 302, 302, 302),
    # People and agencies               anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "agencies:add"):             (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:add"):            (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:add_people"):      (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:add_people"):     (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:reviewers"):       (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:reviewers"):      (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:people"):          (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:password_link"):  (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("post", "agencies:unlock"):         (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("post", "agencies:close_account"):  (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("post", "agencies:open_account"):   (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:list"):            (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "agencies:detail"):          (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "agencies:offices"):         (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("get", "agencies:office"):          (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:office"):         (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:office_new"):      (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:office_new"):     (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:authorisation"):   (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:authorisation"):  (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "agencies:authorisation_new"):  (IN, 403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "agencies:authorisation_new"): (IN, 403, 403, 403, 302, 403, 403, 403, 403),
    ("post", "agencies:number_series"):  (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "documents:numbers"):        (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "documents:seal"):           (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "documents:seal"):          (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "documents:my_signature"):   (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "documents:my_signature"):  (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("post", "documents:void_numbers"):  (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    # Long work, each of its owner       anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "core:jobs"):                (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "core:job"):                 (IN,  404, 404, 404, 200, 404, 404, 404, 404),
    ("get", "core:job_progress"):        (IN,  404, 404, 404, 302, 404, 404, 404, 404),
    ("post", "core:job_cancel"):         (IN,  404, 404, 404, 302, 404, 404, 404, 404),
    ("post", "core:job_resume"):         (IN,  404, 404, 404, 302, 404, 404, 404, 404),
    ("get", "core:job_file"):            (IN,  404, 404, 404, 200, 404, 404, 404, 404),
    ("get", "core:gallery"):             (404, 404, 404, 404, 404, 404, 404, 404, 404),
    ("get", "operation:health"):         (200, 200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "operation:metrics"):        (404, 404, 404, 404, 404, 404, 404, 404, 404),
    # Periods                            anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "periods:calendar"):         (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "periods:year"):             (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "periods:year"):            (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "periods:open"):             (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "periods:open"):            (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "periods:reopen"):           (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "periods:reopen"):          (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    # Plans, tasks, entry                anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "plans:list"):               (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "plans:detail"):             (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "plans:tasks"):              (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "plans:tasks_pdf"):          (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "plans:tasks_xlsx"):         (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "plans:task"):               (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "plans:heading_add"):        (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "plans:heading_add"):       (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "plans:heading"):            (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "plans:heading"):           (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "plans:heading_remove"):     (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "plans:heading_remove"):    (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "plans:task_add"):           (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "plans:task_add"):          (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "plans:task_change"):        (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "plans:task_change"):       (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "plans:task_remove"):        (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "plans:task_remove"):       (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "plans:entry"):              (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "plans:record"):             (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("post", "plans:record"):            (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    # Documents                          anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "documents:list"):           (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "documents:pick"):           (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "documents:paste"):         (IN,  200, 200, 403, 200, 403, 200, 200, 200),
    ("get", "documents:detail"):         (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "documents:add"):            (IN,  200, 200, 403, 200, 403, 403, 403, 200),
    ("post", "documents:add"):           (IN,  302, 302, 403, 302, 403, 403, 403, 302),
    ("get", "documents:edit"):           (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "documents:edit"):          (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "documents:relation_add"):   (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "documents:relation_add"):  (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("get", "documents:relation"):       (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "documents:relation"):      (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("post", "documents:relation_remove"): (IN, 302, 302, 403, 302, 403, 403, 403, 404),
    # Indicators                         anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "indicators:entry"):         (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "indicators:targets"):       (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "indicators:record"):        (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("post", "indicators:record"):       (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("post", "indicators:explain"):      (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    # Catalogue of indicators            anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "indicators:target_add"):(IN,  403, 200, 403, 200, 403, 403, 403, 403),
    ("post", "indicators:target_add"):(IN,  403, 302, 403, 302, 403, 403, 403, 403),
    ("get", "indicators:target"):    (IN,  403, 200, 403, 200, 403, 403, 403, 403),
    ("post", "indicators:target"):   (IN,  403, 302, 403, 302, 403, 403, 403, 403),
    ("post", "indicators:target_cite"):(IN,  403, 302, 403, 302, 403, 403, 403, 403),
    ("get", "indicators:target_end"):(IN,  403, 200, 403, 200, 403, 403, 403, 403),
    ("post", "indicators:target_end"):(IN,  403, 302, 403, 302, 403, 403, 403, 403),
    ("post", "indicators:target_uncite"):(IN,  403, 302, 403, 302, 403, 403, 403, 403),
    ("get", "indicators:catalogue"):     (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "indicators:indicator"):     (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "indicators:add"):           (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:add"):          (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "indicators:change"):        (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:change"):       (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "indicators:words"):         (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:words"):        (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "indicators:end"):           (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:end"):          (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "indicators:rules"):     (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "indicators:rule"):      (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "indicators:rule_add"):  (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:rule_add"): (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "indicators:rule_change"):(IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:rule_change"):(IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "indicators:rule_end"):  (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "indicators:rule_end"): (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    # Home, dashboard, lists             anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "reports:home"):             (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "reports:setup"):            (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "reports:setup_load"):      (IN,  403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:dashboard_now"):    (IN,  403, 403, 403, 302, 302, 302, 302, 403),
    ("get", "reports:dashboard"):        (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:dashboard_xlsx"):   (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:charts"):           (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:charts_xlsx"):      (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:charts_pdf"):       (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:templates"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template_preview"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template_add"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "reports:template_add"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template_change"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "reports:template_change"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template_section_add"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "reports:template_section_add"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template_section"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "reports:template_section"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:template_section_remove"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("post", "reports:template_section_remove"): (IN, 403, 403, 403, 403, 403, 403, 403, 403),
    ("get", "reports:saved_views"):      (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("post", "reports:saved_views"):     (IN,  403, 403, 403, 302, 302, 302, 302, 403),
    ("get", "reports:saved_view"):       (IN,  403, 403, 403, 200, 404, 404, 404, 403),
    ("post", "reports:saved_view"):      (IN,  403, 403, 403, 302, 404, 404, 404, 403),
    ("post", "reports:saved_view_delete"): (IN, 403, 403, 403, 302, 404, 404, 404, 403),
    ("get", "reports:consolidated"):     (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:consolidated_pdf"): (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:consolidated_xlsx"): (IN, 403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:trend"):            (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:trend_pdf"):        (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:trend_xlsx"):       (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:figure"):           (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:dashboard_pdf"):    (IN,  403, 403, 403, 200, 200, 200, 200, 403),
    ("get", "reports:list"):             (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "reports:proofreading"):     (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "reports:proofreading"):    (IN,  200, 200, 200, 200, 200, 200, 200, 200),
    ("get", "reports:batch"):            (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "reports:batch"):           (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    # A report and its text              anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "reports:detail"):           (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("post", "reports:start"):           (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("get", "reports:section"):          (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("post", "reports:section"):         (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("post", "reports:text_preview"):    (IN,  200, 200, 403, 403, 403, 403, 403, 404),
    ("post", "reports:explain"):         (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("get", "reports:frame"):            (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("post", "reports:frame"):           (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    # The steps of a report              anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "reports:submit"):           (IN,  200, 200, 403, 403, 403, 403, 403, 404),
    ("post", "reports:submit"):          (IN,  302, 302, 403, 403, 403, 403, 403, 404),
    ("get", "reports:return"):           (IN,  403, 403, 403, 403, 403, 200, 200, 403),
    ("post", "reports:return"):          (IN,  403, 403, 403, 403, 403, 302, 302, 403),
    ("post", "reports:accept"):          (IN,  403, 403, 403, 403, 403, 302, 302, 403),
    ("get", "reports:accept_many"):      (IN,  403, 403, 403, 403, 403, 200, 200, 403),
    ("post", "reports:accept_many"):     (IN,  403, 403, 403, 403, 403, 302, 302, 403),
    ("get", "reports:sign"):             (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "reports:sign"):            (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:sign_file"):        (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("post", "reports:sign_file"):       (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:prepared_pdf"):     (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:form_check"):       (IN,  403, 200, 200, 200, 403, 403, 403, 403),
    ("post", "reports:form_check"):      (IN,  403, 302, 302, 302, 403, 403, 403, 403),
    ("get", "reports:issue"):            (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "reports:issue"):           (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "reports:replace"):          (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "reports:replace"):         (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:recall"):           (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "reports:recall"):          (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    # Verification                       anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "reports:verify_find"):      (200, 200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "reports:verify_find"):     (302, 302, 302, 302, 302, 302, 302, 302, 302),
    ("get", "reports:verify"):           (200, 200, 200, 200, 200, 200, 200, 200, 200),
    ("post", "reports:verify"):          (200, 200, 200, 200, 200, 200, 200, 200, 200),
    # Reminders                          anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "reports:reminder"):         (IN,  403, 403, 403, 200, 403, 200, 200, 403),
    ("post", "reports:reminder"):        (IN,  403, 403, 403, 302, 403, 302, 302, 403),
    ("get", "reports:letter"):           (IN,  403, 403, 200, 200, 403, 404, 404, 403),
    ("post", "reports:letter"):          (IN,  403, 403, 404, 302, 403, 404, 404, 403),
    ("post", "reports:letter_preview"):  (IN,  403, 403, 403, 200, 403, 404, 404, 403),
    ("get", "reports:letter_pdf"):       (IN,  403, 403, 200, 200, 403, 404, 404, 403),
    ("get", "reports:letter_word"):      (IN,  403, 403, 200, 200, 403, 404, 404, 403),
    ("get", "reports:letter_sign"):      (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "reports:letter_sign"):     (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:letter_sign_file"): (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("post", "reports:letter_sign_file"): (IN, 403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:letter_prepared_pdf"): (IN, 403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:letter_issue"):     (IN,  403, 403, 403, 200, 403, 403, 403, 403),
    ("post", "reports:letter_issue"):    (IN,  403, 403, 403, 302, 403, 403, 403, 403),
    ("get", "reports:letter_replace"):   (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "reports:letter_replace"):  (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:letter_recall"):    (IN,  403, 403, 200, 403, 403, 403, 403, 403),
    ("post", "reports:letter_recall"):   (IN,  403, 403, 302, 403, 403, 403, 403, 403),
    ("get", "reports:letter_issued_pdf"): (IN, 403, 403, 200, 200, 403, 404, 404, 403),
    # What is printed                    anon  lan  minh   ky quan  thu  hoa  chi  stranger
    ("get", "reports:issued_pdf"):       (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:preview"):          (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:document"):         (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:plan_section"):     (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("post", "reports:plan_section"):    (IN,  302, 302, 403, 302, 403, 403, 403, 404),
    ("post", "reports:plan_preview"):    (IN,  200, 200, 403, 200, 403, 403, 403, 404),
    ("get", "reports:plan_pdf"):         (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:plan_word"):        (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:plan_tables"):      (IN,  200, 200, 200, 200, 200, 200, 200, 404),
    ("get", "reports:word"):             (IN,  200, 200, 200, 200, 200, 200, 200, 404),
}  # fmt: skip

# dung administers Sở Nội vụ, which guides the others: what all agencies share is edited there alone.
ALSO: dict[tuple[str, str], dict[str, int | str]] = {
    key: {"dung": code}
    for key, code in {
        ("get", "indicators:add"): 200, ("post", "indicators:add"): 302,
        ("get", "indicators:change"): 200, ("post", "indicators:change"): 302,
        ("get", "indicators:words"): 200, ("post", "indicators:words"): 302,
        ("get", "indicators:end"): 200, ("post", "indicators:end"): 302,
        ("get", "indicators:rule_add"): 200, ("post", "indicators:rule_add"): 302,
        ("get", "indicators:rule_change"): 200, ("post", "indicators:rule_change"): 302,
        ("get", "reports:setup"): 200, ("post", "reports:setup_load"): 302,
        ("get", "reports:templates"): 200,
        ("get", "reports:template"): 200,
        ("get", "reports:template_preview"): 200,
        ("get", "reports:template_add"): 200,
        ("post", "reports:template_add"): 302,
        ("get", "reports:template_change"): 200,
        ("post", "reports:template_change"): 302,
        ("get", "reports:template_section_add"): 200,
        ("post", "reports:template_section_add"): 302,
        ("get", "reports:template_section"): 200,
        ("post", "reports:template_section"): 302,
        ("get", "reports:template_section_remove"): 200,
        ("post", "reports:template_section_remove"): 302,
        ("get", "indicators:rule_end"): 200, ("post", "indicators:rule_end"): 302,
    }.items()
}  # fmt: skip


def answers(method: str, name: str) -> dict[str, int | str]:
    """Return what each person of the table gets."""
    return dict(zip(WHO, MATRIX[method, name], strict=True)) | ALSO.get((method, name), {})


def answer_of(response: HttpResponse) -> int | str:
    to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/sign-in/?next=")
    return IN if to_sign_in else response.status_code


def allowed(method: str, name: str) -> str:
    """Return somebody whom the table lets in; lan where what is named is not there for anybody."""
    return next((who for who, code in answers(method, name).items() if code in (200, 302)), "lan")


@pytest.mark.parametrize(("method", "name"), MATRIX)
def test_the_answers_are_those_of_the_table_and_each_is_safe(world, method, name):
    """One row of the table: what each person gets, that every answer has its headers and boxes in its file.

    No page asks the database more than ten times, whoever looks at it.
    What a POST changes is undone before the next person's; reading changes no row.
    """
    world.put_reports_in(STATE.get(name, "draft"))
    given, wrong, asked, before = {}, {}, {}, contents()
    for who in answers(method, name):
        with transaction.atomic(), CaptureQueriesContext(connection) as sent:
            answer = call(world, who, method, name)
            transaction.set_rollback(method == "post")
        given[who] = answer_of(answer)
        asked |= {who: len(sent)} if is_page(answer) and method == "get" else {}
        wrong[who] = lacking(answer) | unsafe_as_a_file(answer)
    assert given == answers(method, name)
    assert {who: faults for who, faults in wrong.items() if faults} == {}
    assert {who: statements for who, statements in asked.items() if statements > MOST} == {}
    assert list(changes(before, contents())) == []


def is_page(answer: HttpResponse) -> bool:
    """Whether it is something to be looked at; a file may ask as often as it needs."""
    return answer.status_code == 200 and "html" in answer.headers["Content-Type"]


def test_every_address_that_answers_a_page_has_its_page_to_be_looked_at():
    """``scripts/places.py`` says where, for axe, the keyboard, the pictures and the weights."""
    named = set(re.findall(r'"(\w+(?::\w+)?)"', Path(places.__file__).read_text(encoding="utf-8")))
    assert {name for method, name in MATRIX if method == "get"} - named == set()


def test_every_address_has_its_row():
    assert {name for _, name in MATRIX} == set(PATHS)
