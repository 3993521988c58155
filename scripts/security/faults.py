"""D to I: what is signed, what people do at once, faults, files, figures, paper."""

from scripts.security.item import Item

WEB = "cchc_portal/test_web.py"
ANSWERS = "test_permission_matrix.py::test_the_answers_are_those_of_the_table_and_each_is_safe"
FAULTS = "faults"
PRINTING = "documents/test_limited_printing.py"
BACK = "test_a_killed_database_loses_nothing_and_the_server_goes_on_when_it_is_back"
SEEN = "test_nobody_writes_over_what_they_have_not_seen_and_every_save_is_in_the_history"
CUT = "test_when_the_power_goes_nothing_acknowledged_is_lost_and_nothing_is_damaged"

ITEMS = (
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
        "E4",
        "accepted = what the reviewer saw (6 rounds; soak 200)",
        ("reports/test_approval_races.py::test_what_is_accepted_is_what_the_reviewer_saw",),
        ("reports/test_approval_races.py::test_the_same_catches_an_acceptance_of_whatever_stands",),
    ),
    Item(
        "E5",
        "50 writers: 0 refused, 0 lost",
        (f"{FAULTS}/test_many_writers.py::test_of_fifty_writers_at_once_none_is_refused_and_nothing_is_lost",),
        (f"{FAULTS}/test_many_writers.py::test_the_same_catches_a_transaction_that_begins_by_reading",),
    ),
    Item(
        "E7",
        "20 clients around the last second: one time, told",
        ("reports/test_last_second.py::test_each_is_taken_or_refused_by_one_time_which_it_is_told",),
        ("reports/test_last_second.py::test_the_same_catches_a_server_that_reads_its_clock_twice",),
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
    Item(
        "F9",
        "child: 512 MB, 60 s; others go on",
        ("core/test_limited.py", "core/test_warm.py", f"{PRINTING}::test_the_settings_bound_time_and_memory"),
    ),
    Item("G1", "hostile files refused in a sentence", ("core/test_archive.py", "documents/test_reading_files.py")),
    Item(
        "G2",
        "16 files of LibreOffice's making read (60 wanted), others refused",
        ("documents/test_office_files.py",),
    ),
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
    Item(
        "H1",
        "0 formula cells",
        ("documents/test_xlsx.py::test_a_text_never_becomes_a_formula_or_a_number",),
        ("documents/test_xlsx.py::test_the_same_catches_a_plain_writer",),
    ),
    Item(
        "H2",
        "pasted sheets: errors, formulas, empty cells told by row and column",
        (
            "core/test_sheets.py",
            "agencies/test_pasted_whole.py::test_a_line_that_reaches_too_far_or_holds_no_value_lets_nothing_in",
            "journeys/test_grid.py::test_a_block_is_shown_first_and_then_saved_row_by_row",
        ),
    ),
    Item(
        "H3",
        "control characters break no export",
        (
            "documents/test_xlsx.py::test_characters_that_excel_refuses_are_left_out",
            "test_nonsense.py::test_a_nul_is_never_stored",
        ),
    ),
    Item(
        "H4",
        "1.000 pasted lines, the last two wrong: 0 rows, each told; 5.000 refused",
        (
            "agencies/test_pasted_whole.py::"
            "test_of_a_long_table_with_wrong_lines_at_its_end_nothing_is_added_and_each_is_told",
            "agencies/test_pasted_whole.py::test_a_table_of_five_thousand_lines_is_refused_whole_with_the_way_out",
        ),
    ),
    Item("H5", "huge and odd numbers refused", ("core/test_numbers.py::test_refuses_what_is_no_number",)),
    Item(
        "H6",
        "a paste reaches no other agency, no existing row, no closed period",
        (
            "agencies/test_pasted_whole.py",
            "agencies/test_adding.py::test_nobody_adds_outside_the_own_reach",
            "plans/test_entry_saving.py",
            "indicators/test_services.py",
        ),
    ),
    Item("H7", "200 hostile formulas refused", ("indicators/test_formulas.py",)),
    Item(
        "I1", "0 files or addresses fetched", ("documents/test_pdf_content.py::test_nothing_is_fetched_from_outside",)
    ),
    Item(
        "I2",
        "the printing child opens no socket, no file",
        ("core/test_warm.py::test_a_job_reaches_no_network_no_file_and_no_program",),
        ("core/test_warm.py::test_the_same_reaches_all_of_it_where_nothing_is_sealed",),
    ),
    Item(
        "I3",
        "10 bombs stopped (1 s; soak 60 s), with a sentence",
        (f"{PRINTING}::test_a_bomb_is_stopped_with_a_sentence",),
        (f"{PRINTING}::test_what_is_no_bomb_is_printed_within_the_same_bounds",),
    ),
    Item("I4, I5", "printed as typed; nothing runs", ("documents/test_pdf_is_inert.py",)),
)
