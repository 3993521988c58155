"""Which tests show which item of the security catalogue: figure wanted, tests, and controls.

A control is the same test on a deliberately wrong variant; it passes when the wrong variant is caught. An item
without tests is not done, and says so. Names are pytest's, below tests/; one without ``::`` is a whole file.
"""

from typing import NamedTuple


class Item(NamedTuple):
    """One line of the catalogue."""

    id: str
    wanted: str
    tests: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()


WEB = "cchc_portal/test_web.py"
ANSWERS = "test_permission_matrix.py::test_the_answers_are_those_of_the_table_and_each_is_safe"
SIGN_IN = "agencies/signin"
FAULTS = "faults"
BACK = "test_a_killed_database_loses_nothing_and_the_server_goes_on_when_it_is_back"
NOT_DONE = {
    "C7": "16 events: one record each",
    "E7": "20 clients in the last second: one clock",
    "G2": "60 real office files accepted",
    "G5": "quotas of files per report and agency",
    "H2": "workbooks with odd cells",
    "H4": "import of 5.000 rows: all or nothing",
    "H6": "import reaches no other agency",
    "I2": "the printing child has no network",
    "I3": "10 render bombs stopped",
    "L3": "every released version migrates",
    "L11": "300 users, p95 < 1,5 s, 0 errors",
    "L12": "tested by a third party",
}
SEEN = "test_nobody_writes_over_what_they_have_not_seen_and_every_save_is_in_the_history"
CUT = "test_when_the_power_goes_nothing_acknowledged_is_lost_and_nothing_is_damaged"
CATALOGUE = (
    Item("A1", "every address declares a policy", ("test_permissions.py",)),
    Item(
        "A2",
        "every address × person × method as in the table",
        ("test_permission_matrix.py", "test_other_methods.py"),
    ),
    Item("A4", "rows seen = rows allowed, by set", ("agencies/test_reach.py",)),
    Item(
        "A6",
        "0 columns changed by forged keys",
        ("test_mass_assignment.py::test_what_a_form_does_not_ask_for_changes_nothing",),
        ("test_mass_assignment.py::test_a_key_that_gets_through_is_noticed",),
    ),
    Item("A7", "0 foreign rows touched", ("test_mass_assignment.py",)),
    Item("A8", "only declared moves succeed", ("reports/test_workflow.py", "reports/test_workflow_pages.py")),
    Item(
        "A9",
        "nobody judges their own agency",
        (
            "agencies/test_reach.py::test_nobody_reviews_their_own_agency",
            "periods/test_services.py::test_nobody_reopens_a_period_of_their_own_agency",
        ),
    ),
    Item("A10", "0 successes after a role ends", ("agencies/test_reach.py", f"{SIGN_IN}/test_people_page.py")),
    Item(
        "B1",
        "≤ 5 of many guesses looked at (20; soak 200 at 4 × 8)",
        (
            f"{SIGN_IN}/test_attempts.py::test_of_many_parallel_guesses_exactly_five_are_looked_at",
            f"{FAULTS}/test_many_guesses.py",
        ),
        (f"{SIGN_IN}/test_attempts.py::test_a_count_without_a_lock_would_let_more_through",),
    ),
    Item(
        "B2",
        "lock outlives cache and other names",
        (f"{SIGN_IN}/test_attempts.py::test_the_lock_outlives_other_names_and_an_emptied_cache",),
    ),
    Item(
        "B3",
        "12 spellings, one count",
        (f"{SIGN_IN}/test_attempts.py::test_twelve_spellings_of_a_name_share_one_count",),
    ),
    Item("B4", "every secret is limited", (f"{SIGN_IN}/test_second_factor.py", f"{SIGN_IN}/test_attempts.py")),
    Item(
        "B5",
        "forged addresses, one count",
        (f"{SIGN_IN}/test_attempts.py::test_forged_addresses_and_browsers_do_not_give_more_guesses",),
    ),
    Item(
        "B6",
        "one hash for known, unknown and closed names",
        (f"{SIGN_IN}/test_equal_effort.py::test_every_name_costs_one_hash_and_gets_one_answer",),
        (f"{SIGN_IN}/test_equal_effort.py::test_the_same_catches_a_name_that_costs_nothing",),
    ),
    Item(
        "B7",
        "new session id, old one dead",
        (f"{SIGN_IN}/test_sessions.py::test_the_session_has_a_new_name_after_signing_in_and_the_old_one_is_dead",),
    ),
    Item("B8", "idle and absolute end to the minute, text kept", (f"{SIGN_IN}/test_sessions.py",)),
    Item(
        "B9",
        "other sessions dead at once",
        (
            f"{SIGN_IN}/test_sessions.py::test_other_devices_are_listed_and_signed_out",
            f"{SIGN_IN}/test_people_page.py::test_a_closed_account_is_out_at_once_and_can_be_opened_again",
        ),
    ),
    Item("B10", "every cookie safe", (f"{WEB}::test_cookies_are_kept_from_scripts_and_from_other_sites",)),
    Item("B11", "0 codes taken twice", (f"{SIGN_IN}/test_second_factor.py",)),
    Item("B12", "weak passwords refused", (f"{SIGN_IN}/test_people_page.py",)),
    Item(
        "B13",
        "a link that works once, for 24 hours",
        (f"{SIGN_IN}/test_people_page.py::test_a_person_sets_a_password_by_the_link_that_works_once",),
    ),
    Item("B14", "40 places, 0 foreign", (f"{WEB}::test_signing_in_leads_to_no_foreign_place",)),
    Item(
        "B15",
        "20 names × 2 headers × page and file: 400",
        (f"{WEB}::test_a_foreign_name_of_the_server_is_refused",),
        (f"{WEB}::test_without_the_check_a_file_is_served_under_any_name",),
    ),
    Item("C1", "8 ways to write, all recorded", ("core/test_audit_writes.py",)),
    Item("C2", "0 unexplained rows", ("test_audit_of_writes.py",)),
    Item("C3", "actor, reason, request id filled", ("core/test_audit_actor.py",)),
    Item("C4", "9 of 9 manipulations found", ("core/test_audit_chain.py",)),
    Item("C5", "changes of the record refused", ("core/test_audit_triggers.py",)),
    Item(
        "C6",
        "missing triggers stop the start",
        ("cchc_portal/test_wsgi.py",),
        ("core/test_audit_triggers.py::test_a_missing_or_changed_trigger_is_noticed_and_mended",),
    ),
    Item(
        "C8",
        "8 payloads and 64 KB: one JSON line each",
        ("cchc_portal/operation/test_logs.py",),
        ("cchc_portal/operation/test_logs.py::test_a_plain_line_would_have_been_forged",),
    ),
    Item(
        "C9",
        "0 secrets in logs and error pages",
        ("cchc_portal/operation/test_logs.py::test_no_secret_gets_into_the_log_or_the_error_page",),
    ),
    Item(
        "C10",
        "every file that leaves: one record",
        (
            "reports/test_files.py::test_a_file_that_leaves_is_one_record_with_its_name_its_reader_and_its_bytes",
            "reports/test_files.py::test_a_file_that_cannot_be_recorded_is_not_handed_out",
        ),
        ("reports/test_files.py::test_without_the_middleware_nothing_is_recorded",),
    ),
    Item("D1", "issued documents unchanged, every path", ("reports/test_issued.py",)),
    Item("D2", "PDF stored once, one hash", ("reports/test_signing.py::test_the_pdf_is_stored_once_with_its_hash",)),
    Item("D3", "changed files reported", ("documents/test_verify_files.py",)),
    Item(
        "D4",
        "corrected by a new document alone",
        (
            "reports/test_issued.py::test_a_new_document_replaces_the_old_one_and_both_say_so",
            "reports/test_issued.py::test_a_recalled_document_is_kept_and_marked",
        ),
    ),
    Item("D5", "figures frozen when sent", ("reports/test_dashboard.py::test_a_sent_report_shows_its_frozen_figures",)),
    Item("D6", "tampered signatures reported", ("documents/signing/test_attacks.py",)),
    Item(
        "E1",
        "numbers distinct, no gap",
        ("documents/numbering/test_races.py::test_numbers_taken_in_parallel_are_distinct_and_without_a_gap",),
        (
            "documents/numbering/test_races.py::test_the_same_harness_catches_the_highest_number_plus_one_without_a_lock",
        ),
    ),
    Item(
        "E2",
        "0 silent losses (8 × 3; soak 50 × 10 at 4 × 8)",
        (
            "test_mass_assignment.py::test_a_version_that_was_not_on_the_screen_writes_nothing",
            "plans/test_entry_races.py",
            f"{FAULTS}/test_one_row_for_many.py::{SEEN}",
        ),
        (f"{FAULTS}/test_one_row_for_many.py::test_the_same_catches_a_server_on_which_the_last_one_wins",),
    ),
    Item(
        "E3",
        "sent twice: one effect",
        ("test_twice.py::test_a_form_that_is_sent_twice_has_one_effect", "periods/test_reopening_races.py"),
        ("test_twice.py::test_another_thing_in_the_second_sending_is_a_second_effect",),
    ),
    Item(
        "E5",
        "50 writers: 0 refused, 0 lost",
        (f"{FAULTS}/test_many_writers.py::test_of_fifty_writers_at_once_none_is_refused_and_nothing_is_lost",),
        (f"{FAULTS}/test_many_writers.py::test_the_same_catches_a_transaction_that_begins_by_reading",),
    ),
    Item(
        "F1",
        "database killed: 0 acknowledged lost",
        (f"{FAULTS}/test_killed_database.py::{BACK}",),
        (f"{FAULTS}/test_killed_database.py::test_the_same_catches_a_database_that_acknowledges_before_it_writes",),
    ),
    Item(
        "F2",
        "server killed: 0 acknowledged lost, 0 half saved",
        (
            f"{FAULTS}/test_killed_server.py::test_a_killed_worker_loses_nothing_and_its_place_is_taken",
            f"{FAULTS}/test_killed_server.py::test_a_server_that_is_killed_with_all_its_workers_loses_nothing",
        ),
        (f"{FAULTS}/test_killed_server.py::test_the_same_catches_a_server_that_acknowledges_before_it_saves",),
    ),
    Item(
        "F3",
        "power lost (replayed): 0 acknowledged lost",
        (f"{FAULTS}/test_power_cut.py::{CUT}", "core/test_storage.py", "core/test_durability.py"),
        (f"{FAULTS}/test_power_cut.py::test_the_same_catches_a_database_that_does_not_wait_for_the_disk",),
    ),
    Item("F4", "full disk: no false word, no repair", (f"{FAULTS}/test_full_disk.py", "reports/test_no_room.py")),
    Item(
        "F5",
        "database away: 503, text kept, no restart",
        (f"{FAULTS}/test_killed_database.py::test_while_it_is_away_people_are_told_and_keep_their_text",),
    ),
    Item(
        "F6",
        "50 cuts: nothing taken for whole",
        (
            f"{FAULTS}/test_cut_requests.py::test_wherever_a_body_is_cut_it_is_refused",
            f"{FAULTS}/test_cut_requests.py::test_of_a_form_that_is_cut_off_nothing_is_saved",
        ),
        (f"{FAULTS}/test_cut_requests.py::test_the_same_catches_that_django_alone_takes_half_for_all",),
    ),
    Item("F7", "no row without its file; orphans swept", ("reports/test_no_room.py", "core/test_orphans.py")),
    Item("F8", "a killed job ends with one file", ("reports/batch/test_killed_worker.py",)),
    Item("F9", "child: 512 MB, 60 s; others go on", ("core/test_limited.py",)),
    Item("G1", "hostile files refused in a sentence", ("core/test_archive.py", "documents/test_reading_files.py")),
    Item(
        "G3",
        "every download boxed in",
        (ANSWERS,),
        (f"{WEB}::test_a_file_that_a_browser_would_run_is_noticed",),
    ),
    Item("G4", "no name leads anywhere", ("reports/batch/test_names.py", "documents/test_services.py")),
    Item(
        "G6",
        "malware and an absent scanner: refused",
        (
            "core/test_uploads.py::test_malware_is_refused_at_its_field_and_recorded",
            "core/test_uploads.py::test_a_scanner_that_is_away_lets_nothing_in_unless_the_setting_says_otherwise",
            "core/test_uploads.py::test_every_file_that_is_read_or_kept_goes_that_way",
        ),
        ("core/test_uploads.py::test_without_a_scanner_the_same_file_is_taken_and_the_health_page_says_so",),
    ),
    Item("G7", "pixel floods refused before decoding", ("documents/pictures/test_checking.py",)),
    Item("G8", "forms of odd make: 4xx", ("cchc_portal/test_multipart.py",)),
    Item("H1", "0 formula cells", ("documents/test_xlsx.py::test_a_text_never_becomes_a_formula_or_a_number",)),
    Item(
        "H3",
        "control characters break no export",
        (
            "documents/test_xlsx.py::test_characters_that_excel_refuses_are_left_out",
            "test_nonsense.py::test_a_nul_is_never_stored",
        ),
    ),
    Item("H5", "huge and odd numbers refused", ("core/test_numbers.py::test_refuses_what_is_no_number",)),
    Item("H7", "200 hostile formulas refused", ("indicators/test_formulas.py",)),
    Item(
        "I1", "0 files or addresses fetched", ("documents/test_pdf_content.py::test_nothing_is_fetched_from_outside",)
    ),
    Item("I4, I5", "printed as typed; nothing runs", ("documents/test_pdf_is_inert.py",)),
    Item("J1", "0 errors (1.500; soak 20.000)", ("test_fuzz.py",), ("test_fuzz.py::test_an_error_would_be_noticed",)),
    Item(
        "J2",
        "11 payloads in every text, policy off: 0 run",
        ("journeys/test_scripts_in_texts.py::test_a_script_in_a_text_runs_on_no_page",),
        ("journeys/test_scripts_in_texts.py::test_the_same_catches_each_of_them_where_it_is_not_escaped",),
    ),
    Item("J3", "no inline script or style", ("core/test_pages.py", "cchc_portal/test_settings.py")),
    Item(
        "J4",
        "no token: 403; GET as everybody: 0 rows changed",
        (
            f"{WEB}::test_a_request_without_a_token_is_refused",
            f"{WEB}::test_a_token_from_a_foreign_page_is_refused",
            ANSWERS,
            "test_audit_of_writes.py::test_a_get_changes_nothing_in_whatever_way_it_is_made",
        ),
    ),
    Item("J5", "no sign-in page inside a part of a page", ("core/test_sign_in_required.py",)),
    Item(
        "J6, J7",
        "9 headers on every answer",
        (ANSWERS, f"{WEB}::test_refusals_carry_every_header"),
        (f"{WEB}::test_an_answer_without_the_middleware_is_noticed",),
    ),
    Item(
        "J8",
        "every regex bounded (1.000; soak 10.000 characters)",
        ("test_regexes.py::test_every_expression_of_the_portal_is_bounded_in_time",),
        ("test_regexes.py::test_the_same_catches_a_catastrophic_one",),
    ),
    Item(
        "J9",
        "2 running per user and process, 3 in all",
        (
            "core/test_turns.py::test_a_third_file_of_one_person_waits_while_another_person_is_served",
            "core/test_turns.py::test_of_all_together_one_thread_is_left_for_pages",
            "reports/test_files.py::test_who_has_two_files_made_already_is_told_to_wait_and_led_back",
        ),
        ("core/test_turns.py::test_the_same_catches_a_server_without_limits",),
    ),
    Item(
        "J10",
        "13 malformed requests to gunicorn, and through nginx: refused, none read as two",
        (
            "faults/test_malformed.py::test_a_malformed_request_is_refused_and_what_hides_behind_it_is_not_read",
            "faults/test_proxy.py",
        ),
        ("faults/test_malformed.py::test_the_same_notices_a_second_request_that_is_answered",),
    ),
    Item("J11", "error pages tell nothing", ("core/test_pages.py", "cchc_portal/operation/test_logs.py")),
    Item("J12", "odd parameters: a page or 404", ("test_nonsense.py",)),
    Item(
        "K1",
        "every day in its one quarter",
        ("periods/test_states.py::test_every_day_lies_in_the_window_of_its_quarter",),
    ),
    Item("K3", "look-alikes found alike", ("core/test_text.py",)),
    Item("K4", "one reader of numbers", ("core/test_numbers.py",)),
    Item("L1, L2", "restored and verified, bad backups refused", ("core/test_backup.py",)),
    Item("L5", "21 of 30 settings asserted", (f"{WEB}::test_the_production_settings_are_the_hardened_ones",)),
    Item(
        "L6",
        "example or short secret refused; a new one signs nobody out",
        (
            "cchc_portal/test_env.py",
            f"{SIGN_IN}/test_key_rotation.py::test_with_the_old_key_as_a_fallback_people_go_on",
            f"{SIGN_IN}/test_key_rotation.py::test_a_link_that_was_given_lives_as_long_as_its_key",
        ),
        (f"{SIGN_IN}/test_key_rotation.py::test_without_it_everybody_signs_in_again",),
    ),
    Item("L7", "floors, hashes, list of components", ("test_dependencies.py",)),
    Item("L8", "the role of the portal owns nothing", ("core/test_database_role.py",)),
    Item(
        "M17",
        "no start with a forgetful database",
        ("core/test_durability.py::test_a_durable_one_is_let_in_and_postgresqls_own_settings_are_read",),
        ("core/test_durability.py::test_what_answers_before_the_disk_has_it_is_noticed_and_stops_the_start",),
    ),
    Item("L9", "6 of 6 alarms", ("cchc_portal/operation/test_health.py",)),
    Item("L10", "record kept, copied out", ("cchc_portal/operation/test_retention.py",)),
    *(Item(id, wanted) for id, wanted in NOT_DONE.items()),
)
