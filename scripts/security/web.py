"""J to M: requests, time and numbers, operation."""

from scripts.security.item import Item

WEB = "cchc_portal/test_web.py"
ANSWERS = "test_permission_matrix.py::test_the_answers_are_those_of_the_table_and_each_is_safe"
SIGN_IN = "agencies/signin"

ITEMS = (
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
    Item(
        "L3",
        "populated: down and up, data equal, triggers there",
        ("test_migrations_both_ways.py::test_down_and_up_again_nothing_that_can_be_held_is_lost",),
        ("test_migrations_both_ways.py::test_the_same_catches_a_text_that_comes_back_changed",),
    ),
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
)
