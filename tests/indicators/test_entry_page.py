"""The page in which an agency enters its indicators of a quarter, and the saving of one row."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.models import IndicatorValue
from tests.factories import make_duty, make_period
from tests.indicators.catalogue import make_indicator, make_rule, make_target, record
from tests.shared import late, shared

PAGE = "/indicators/KG-SDL/2024-Q1/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
@late
def clerk(client, lan, duty):
    """lan, signed in; Quý I is open."""
    client.force_login(lan)
    return client


@shared
def received(department):
    indicator = make_indicator("NHAN", name="Văn bản đến", unit="văn bản")
    make_target(department, indicator, "Tối thiểu 1.000", "1000")
    return indicator


@shared
def paid(department):
    indicator = make_indicator("THANHTOAN", "ratio", name="Tỷ lệ thanh toán trực tuyến")
    make_target(department, indicator, "Tối thiểu 45", "45")
    return indicator


def save(client, indicator, **values):
    return client.post(f"{PAGE}{indicator.pk}/", {"version": "0"} | values, headers=HTMX)


def rows_of(response):
    return {row.indicator.code: row for group in response.context["page"].groups for row in group.rows}


@pytest.mark.parametrize(("typed", "stored"), [("1.671", "1671"), ("74,1", "74.1"), ("05", "5"), ("0", "0")])
def test_a_number_as_officials_write_it_is_understood_and_echoed(clerk, received, typed, stored):
    answer = save(clerk, received, value=typed)
    assert answer.status_code == 200
    assert IndicatorValue.objects.get().value == Decimal(stored)
    assert {"1671": "1.671 văn bản", "74.1": "74,1 văn bản", "5": "5 văn bản", "0": "0 văn bản"}[stored] in answer.text
    assert 'value="1"' in answer.text
    assert 'data-save="saved"' in answer.text


def test_saving_brings_the_count_above_the_grid_up_to_date(clerk, received, paid):
    assert "<b>1/2</b> chỉ tiêu, còn 01 chưa nhập" in save(clerk, received, value="5").text


def test_the_strip_of_areas_counts_what_is_entered_and_what_waits(clerk, department, received, paid):
    other = make_indicator("KHAC", area_code="the-che")
    make_target(department, other, "1", "1")
    make_rule("NHAN", "le", "5", severity="warning")
    answer = save(clerk, received, value="6").text
    assert 'id="dem-the-che" hx-swap-oob="true"><span class="visually-hidden">đã nhập </span>0/1</span>' in answer
    marks = {group.mark.code: group.mark for group in clerk.get(PAGE).context["page"].groups}
    assert [(code, one.entered, one.total, one.errors, one.unexplained) for code, one in marks.items()] == [
        ("the-che", 0, 1, 0, 0),
        ("tthc", 1, 2, 0, 1),
    ]


def test_an_area_that_the_filter_leaves_out_is_reached_without_the_filter(clerk, received, department):
    make_target(department, make_indicator("KHAC", area_code="the-che"), "1", "1")
    save(clerk, received, value="5")
    page = clerk.get(f"{PAGE}?show=mine").text
    assert 'href="#linh-vuc-tthc"' in page
    assert 'href="?#linh-vuc-the-che"' in page


def test_the_ratio_of_both_parts_is_answered_at_once(clerk, paid):
    answer = save(clerk, paid, numerator="31", denominator="49")
    assert "31/49 = 63,27%" in answer.text
    assert 'data-state="met"' in answer.text


def test_a_ratio_derived_from_the_saved_row_is_answered_too(clerk, department, duty, quarter, lan):
    late, done = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    ratio = make_indicator("TYLE", "ratio", numerator=late, denominator=done)
    make_target(department, ratio, "100", "100")
    record(done, department, quarter, lan, 49)
    answer = save(clerk, late, value="31").text
    assert f'id="now-{ratio.pk}" hx-swap-oob="true">31/49 = 63,27%' in answer
    assert 'data-state="not_met"' in answer


def test_a_denominator_of_zero_did_not_arise(clerk, paid):
    answer = save(clerk, paid, numerator="0", denominator="0")
    assert answer.status_code == 200
    assert "0/0 = —" in answer.text
    assert "không phát sinh (mẫu số bằng 0)" in answer.text


def test_three_answers_are_shown_apart(clerk, received, paid, department, quarter, lan):
    third = make_indicator("VBQPPL")
    make_target(department, third, "1", "1")
    save(clerk, received, value="0")
    save(clerk, third, is_not_arisen="1", reason="Trong quý không ban hành.")
    page = clerk.get(PAGE)
    rows = rows_of(page)
    assert rows["NHAN"].now_text == "0 văn bản"
    assert rows["THANHTOAN"].now_text == ""
    assert rows["VBQPPL"].now_text == "—"
    assert page.text.count("chưa nhập</span>") == 1
    assert (page.context["page"].tally.entered, page.context["page"].tally.total) == (2, 3)


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"value": "74.1"}, "value", "“74.1” chưa rõ"),
        ({"value": "mười"}, "value", "“mười” không phải là số"),
        ({"value": "-5"}, "value", "Số không được nhỏ hơn 0"),
        ({"value": "1,23456"}, "value", "Tối đa 4 chữ số sau dấu phẩy"),
        ({"is_not_arisen": "1"}, "reason", "phải ghi lý do"),
        ({"is_not_arisen": "1", "reason": "Không có.", "value": "5"}, "value", "để trống giá trị"),
    ],
)
def test_a_wrong_entry_is_told_at_its_row(clerk, received, typed, field, message):
    answer = save(clerk, received, **typed)
    assert answer.status_code == 422
    assert message in answer.text
    assert f'data-invalid="{field}"' in answer.text
    assert not IndicatorValue.objects.exists()


@pytest.mark.parametrize(
    ("typed", "message"), [({"numerator": "5"}, "Chưa nhập mẫu số (a)"), ({"denominator": "5"}, "Chưa nhập tử số (b)")]
)
def test_a_ratio_needs_both_parts(clerk, paid, typed, message):
    answer = save(clerk, paid, **typed)
    assert answer.status_code == 422
    assert message in answer.text


def test_a_blank_row_that_was_never_saved_stays_unsaved(clerk, received):
    answer = save(clerk, received, value=" ", is_estimate="1")
    assert answer.status_code == 200
    assert not IndicatorValue.objects.exists()


def test_a_blank_clears_the_value_and_keeps_the_row(clerk, received):
    save(clerk, received, value="5")
    answer = save(clerk, received, version="1", value="")
    assert answer.status_code == 200
    assert "chưa nhập</span>" in answer.text
    stored = IndicatorValue.objects.get()
    assert (stored.value, stored.version) == (None, 2)


def test_a_conflict_shows_both_and_keeps_what_was_typed(client, clerk, received, department, quarter, minh):
    record(received, department, quarter, minh, 1671, note="Đếm lại.")
    answer = save(clerk, received, value="1.655")
    assert answer.status_code == 409
    assert "<b>minh</b>" in answer.text
    assert "1.671. Đếm lại." in answer.text
    assert "Lấy bản của tôi" in answer.text
    assert 'name="version"' in answer.text
    assert 'value="1"' in answer.text  # sent again, mine wins knowingly
    assert save(clerk, received, version="1", value="1.655").status_code == 200
    assert IndicatorValue.objects.get().value == 1655


def test_a_closed_quarter_is_refused_with_its_day_and_shown_locked(clerk, received, settings):
    settings.PORTAL_TODAY = date(2024, 5, 1)
    answer = save(clerk, received, value="5")
    assert answer.status_code == 422
    assert "đã khóa sổ ngày 30/04/2024" in answer.text
    page = clerk.get(PAGE)
    assert "đã khóa sổ ngày 30/04/2024" in page.text
    assert f'name="value" form="row-{received.pk}"' not in page.text


def test_without_script_a_row_is_saved_by_a_plain_form(clerk, received):
    page = clerk.get(PAGE).text
    assert f'<form id="row-{received.pk}" method="post" action="{PAGE}{received.pk}/">' in page
    assert f'name="value" form="row-{received.pk}"' in page
    answer = clerk.post(f"{PAGE}{received.pk}/", {"version": "0", "value": "1.671"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{PAGE}#indicator-{received.pk}"


def test_without_script_a_wrong_entry_comes_back_as_it_was_typed(clerk, received, paid):
    answer = clerk.post(f"{PAGE}{received.pk}/", {"version": "0", "value": "mười", "note": "Đếm tay."})
    assert answer.status_code == 422
    row = rows_of(answer)["NHAN"]
    assert (row.typed.value, row.typed.note) == ("mười", "Đếm tay.")
    assert 'value="mười"' in answer.text
    assert "“mười” không phải là số" in answer.text


def test_indicators_stand_in_the_order_of_the_programmes_areas(clerk, department, received):
    for area in ("chi-dao-dieu-hanh", "the-che", "linh-vuc-khac"):
        make_target(department, make_indicator(area, area_code=area), "1", "1")
    areas = [group.mark.name for group in clerk.get(PAGE).context["page"].groups]
    assert areas == [
        "Cải cách thể chế",
        "Cải cách thủ tục hành chính",
        "Chỉ đạo, điều hành cải cách hành chính",
        "linh-vuc-khac",
    ]


def test_the_quarter_before_and_the_year_stand_beside(clerk, department, province, received, quarter, lan, settings):
    before = make_period(2023, "Q4")
    make_duty(department, before, superior=province)
    record(received, department, before, lan, 1655)
    record(received, department, quarter, lan, 1671)
    row = rows_of(clerk.get(PAGE))["NHAN"]
    assert (row.before_text, row.year_text) == ("1.655", "1.671")
    second = make_period(2024, "Q2")
    settings.PORTAL_TODAY = date(2024, 3, 20)
    make_duty(department, second, superior=province)
    record(received, department, second, lan, 29)
    row = rows_of(clerk.get("/indicators/KG-SDL/2024-Q2/"))["NHAN"]
    assert (row.before_text, row.year_text) == ("1.671", "1.700")


def test_a_longer_period_leads_to_its_last_quarter(clerk):
    make_period(2024, "Q2"), make_period(2024, "6T")
    assert clerk.get("/indicators/KG-SDL/2024-6T/").headers["Location"] == "/indicators/KG-SDL/2024-Q2/"


def test_an_agency_that_is_asked_nothing_is_told_so(clerk):
    assert "Chưa có chỉ tiêu phải nhập" in clerk.get(PAGE).text


def test_early_figures_are_expected_to_be_estimates(clerk, duty, received):
    duty.is_estimate = True
    duty.save()
    assert rows_of(clerk.get(PAGE))["NHAN"].typed.is_estimate


def test_who_may_only_look_sees_no_inputs_and_may_not_save(client, thu, duty, received):
    client.force_login(thu)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "<input" not in page.text.split('id="entry-grid"')[1].split("</table>")[0]
    assert save(client, received, value="5").status_code == 403


def test_another_agencys_rows_do_not_exist(client, stranger, duty, received):
    client.force_login(stranger)
    assert client.get(PAGE).status_code == 404
    assert save(client, received, value="5").status_code == 404


def test_an_indicator_that_is_not_asked_or_not_typed_is_not_found(clerk, received, department):
    other = make_indicator("KHAC")
    ratio = make_indicator("TYLE", "ratio", numerator=received, denominator=other)
    make_target(department, ratio, "100", "100")
    assert save(clerk, make_indicator("KHONGHOI"), value="5").status_code == 404
    assert save(clerk, ratio, numerator="1", denominator="2").status_code == 404
    assert save(clerk, other, value="5").status_code == 200


def test_a_row_asked_for_comes_as_it_is_stored(clerk, received, department, quarter, minh):
    record(received, department, quarter, minh, 1671)
    answer = clerk.get(f"{PAGE}{received.pk}/", headers=HTMX)
    assert f'<tr id="indicator-{received.pk}"' in answer.text
    assert 'value="1.671"' in answer.text


@pytest.mark.parametrize("n", [1, 3])
def test_the_page_costs_the_same_for_one_row_and_for_three(
    clerk, department, quarter, lan, n, django_assert_num_queries
):
    for number in range(n):
        above, below = make_indicator(f"B{number}"), make_indicator(f"A{number}")
        ratio = make_indicator(f"TL{number}", "ratio", numerator=above, denominator=below)
        make_target(department, ratio, "100", "100")
        record(above, department, quarter, lan, 1)
    with django_assert_num_queries(7):
        page = clerk.get(PAGE)
    assert len(rows_of(page)) == 3 * n


@pytest.mark.parametrize("n", [1, 3])
def test_saving_a_row_costs_the_same_whatever_depends_on_it(clerk, received, department, n, django_assert_num_queries):
    for number in range(n):
        below = make_indicator(f"A{number}")
        ratio = make_indicator(f"TL{number}", "ratio", numerator=received, denominator=below)
        make_target(department, ratio, "100", "100")
    with django_assert_num_queries(11):  # four of them are savepoints
        answer = save(clerk, received, value="5")
    assert answer.text.count('id="now-') == 1 + n


def test_rows_are_filtered_by_the_address(clerk, received, paid, minh):
    save(clerk, received, value="5")
    shown = {show: [*rows_of(clerk.get(f"{PAGE}?show={show}"))] for show in ("", "blank", "mine", "warned", "lạ")}
    assert shown == {
        "": ["NHAN", "THANHTOAN"], "blank": ["THANHTOAN"], "mine": ["NHAN"], "warned": [], "lạ": ["NHAN", "THANHTOAN"],
    }  # fmt: skip
    IndicatorValue.objects.update(recorded_by=minh)
    assert "Không còn chỉ tiêu nào ở mục này" in clerk.get(f"{PAGE}?show=mine").text


def test_figures_of_the_quarter_before_are_there_to_begin_from(clerk, department, received, paid, lan):
    before = make_period(2023, "Q4")
    said = {"agency": department, "quarter": before, "recorded_by": lan}
    IndicatorValue.objects.create(indicator=received, value=1671, **said)
    IndicatorValue.objects.create(indicator=paid, numerator=31, denominator=49, **said)
    page = clerk.get(PAGE).text
    assert 'data-previous="1.671"' in page
    assert 'data-previous="31"' in page
    assert 'data-previous="49"' in page
