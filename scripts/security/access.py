"""A to C: who may do what, who signs in, what is recorded."""

from scripts.security.item import Item

WEB = "cchc_portal/test_web.py"
SIGN_IN = "agencies/signin"
FAULTS = "faults"

ITEMS = (
    Item(
        "A1",
        "every address declares a policy",
        ("test_permissions.py",),
        ("test_permissions.py::test_a_new_address_without_a_policy_is_noticed",),
    ),
    Item(
        "A2",
        "every address × person × method as in the table",
        ("test_permission_matrix.py", "test_other_methods.py"),
    ),
    Item("A3", "every address has its row of answers", ("test_permission_matrix.py::test_every_address_has_its_row",)),
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
    Item(
        "B16",
        "sessions listed and ended; no mail is sent",
        (f"{SIGN_IN}/test_sessions.py::test_other_devices_are_listed_and_signed_out",),
    ),
    Item("C1", "8 ways to write, all recorded", ("core/test_audit_writes.py",)),
    Item(
        "C2",
        "0 unexplained rows",
        ("test_audit_of_writes.py",),
        ("test_audit_of_writes.py::test_a_change_in_another_name_or_without_a_record_is_noticed",),
    ),
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
        "C7",
        "17 events: one record each",
        (
            "test_security_events.py::test_each_event_is_one_record",
            "core/test_backup.py::test_what_was_backed_up_stands_again_and_is_verified",
            "core/test_backup.py::test_a_backup_is_recorded_and_told",
        ),
        ("test_security_events.py::test_the_same_catches_an_event_that_is_told_twice_or_not",),
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
)
