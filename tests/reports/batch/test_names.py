"""The names of the files in a batch."""

from reports.batch.names import Named, file_names


def test_a_name_tells_period_agency_and_number():
    assert file_names([Named("2024-Q1", "SDL", "61/BC-SDL", "KG-SDL")]) == ["2024-Q1_SDL_61-BC-SDL.pdf"]


def test_two_agencies_with_the_same_symbol_are_told_apart_by_their_codes_whatever_the_case():
    twins = [Named("2024-Q1", "VP", "01/BC-VP", "KG-VP"), Named("2024-Q1", "vp", "01/BC-VP", "CM-VP")]
    assert file_names(twins) == ["2024-Q1_VP_01-BC-VP_KG-VP.pdf", "2024-Q1_vp_01-BC-VP_CM-VP.pdf"]


def test_no_name_leads_anywhere_else():
    hostile = Named("2024-Q1", "../../etc", "..\\..\\x:\0/\u202efdp.exe", "A")
    [name] = file_names([hostile])
    assert name == "2024-Q1_etc_x-fdp-exe.pdf"


def test_vietnamese_letters_stay_composed():
    [name] = file_names([Named("2024-Q1", "SLĐTBXH", "01/BC-SLĐTBXH", "A")])
    assert name == "2024-Q1_SLĐTBXH_01-BC-SLĐTBXH.pdf"


def test_names_are_different_even_when_everything_is_alike():
    alike = Named("2024-Q1", "A", "1/BC-A", "A")
    assert len({name.casefold() for name in file_names([alike] * 3)}) == 3


def test_a_long_name_is_cut():
    [name] = file_names([Named("2024-Q1", "A" * 300, "1", "A")])
    assert len(name) <= 124
