"""A successor accounts for its predecessors: whoever sees it reads their figures, and nobody writes them."""

from datetime import date

import pytest

from agencies.models import Agency
from agencies.permissions import READS, Perm
from indicators.models import IndicatorValue
from tests.factories import make_agency, make_user
from tests.indicators.aggregation.province import MERGER, end, make_new, put, reorganise
from tests.indicators.catalogue import make_indicator


@pytest.fixture
def merged(db, settings):
    """KG-UBND with its departments went into AG-UBND on 1/7/2025; AG-SYT and CT-SDL carry on for nobody."""
    settings.PORTAL_TODAY = date(2025, 8, 1)
    state = make_agency("CP", "Chính phủ", kind="government")
    old = make_agency("KG-UBND", "KG-UBND", superior=state, kind="province")
    new = make_new("AG-UBND", superior=state, kind="province")
    other = make_agency("CT-UBND", "CT-UBND", superior=state, kind="province")
    found = {one.code: one for one in (old, new)}
    for code in ("SDL", "SNV", "SYT"):
        found[f"KG-{code}"] = make_agency(f"KG-{code}", f"KG-{code}", superior=old)
        found[f"AG-{code}"] = make_new(f"AG-{code}", superior=new)
    found["KG-SDL-VP"] = make_agency("KG-SDL-VP", "Văn phòng", superior=found["KG-SDL"], kind="division")
    found["CT-SDL"] = make_agency("CT-SDL", "CT-SDL", superior=other)
    Agency.objects.filter(code="AG-SNV").update(reviews=new)
    found["AG-SNV"].refresh_from_db()
    reorganise("merge", *((found[f"KG-{code}"], found[f"AG-{code}"]) for code in ("UBND", "SDL", "SNV")))
    for code in ("KG-SDL-VP", "KG-SYT", "KG-SNV", "KG-SDL", "KG-UBND"):
        end(found[code], date(2025, 6, 30))
    return found


def seen(user, perm=Perm.VIEW, *, past=True) -> set[str]:
    return set(Agency.objects.visible_to(user, perm, past=past).values_list("code", flat=True))


@pytest.mark.parametrize(
    ("role", "code", "today", "more"),
    [
        ("editor", "AG-SDL", {"AG-SDL"}, {"KG-SDL"}),
        ("administrator", "AG-SDL", {"AG-SDL"}, {"KG-SDL", "KG-SDL-VP"}),
        ("reviewer", "AG-SNV", {"AG-SDL", "AG-SYT"}, {"KG-SDL", "KG-SDL-VP", "KG-SYT"}),
        ("editor", "AG-SYT", {"AG-SYT"}, set()),
        ("approver", "CT-SDL", {"CT-SDL"}, set()),
        ("editor", "KG-SDL", {"KG-SDL"}, set()),
    ],
)
def test_who_sees_the_successor_sees_the_predecessors_and_nobody_else(merged, role, code, today, more):
    user = make_user("người", role, merged[code])
    assert seen(user, past=False) == today
    assert seen(user) == today | more
    values = IndicatorValue.objects
    for agency in merged.values():
        put(make_indicator(agency.code.replace("-", ".")), agency, "2025-Q1", 1)
    assert set(values.visible_to(user, past=True).values_list("agency__code", flat=True)) == today | more


def test_until_the_merger_takes_effect_nothing_is_passed_on(merged, settings):
    settings.PORTAL_TODAY = date(2025, 6, 30)
    assert seen(make_user("người", "editor", merged["AG-SDL"])) == {"AG-SDL"}


def test_a_chain_of_mergers_is_followed_and_a_circle_ends(merged):
    before = make_agency("KG-DL-CU", "KG-DL-CU", superior=merged["KG-UBND"])
    reorganise("rename", (before, merged["KG-SDL"]), (merged["AG-SDL"], before), on=date(2020, 1, 1))
    assert seen(make_user("người", "editor", merged["AG-SDL"])) == {"AG-SDL", "KG-SDL", "KG-DL-CU"}


@pytest.mark.parametrize("perm", sorted(set(Perm) - READS))
def test_nothing_that_writes_reaches_back(merged, perm):
    user = make_user("người", "administrator", merged["AG-SDL"])
    assert "KG-SDL" not in seen(user, perm, past=False)
    with pytest.raises(ValueError, match="does not reach back"):
        seen(user, perm)


def test_on_the_pages_the_figure_opens_and_nothing_can_be_written(merged, client):
    indicator = make_indicator("NHAN", name="Hồ sơ tiếp nhận")
    put(indicator, merged["KG-SDL"], "2025-Q1", 17)
    client.force_login(make_user("lan", "editor", merged["AG-SDL"]))
    assert ">17</a>" in client.get(f"/indicators/consolidated/KG-SDL/2025-Q1/{indicator.pk}/").text
    before = client.get(f"/indicators/consolidated/AG-SDL/2025-Q1/{indicator.pk}/").text
    assert f'<a href="/indicators/consolidated/KG-SDL/2025-Q1/{indicator.pk}/">KG-SDL</a>' in before
    entry = client.get("/indicators/KG-SDL/2025-Q1/")
    assert "17 hồ sơ" in entry.text
    assert "<form id=" not in entry.text
    assert client.post(f"/indicators/KG-SDL/2025-Q1/{indicator.pk}/", {"value": "18"}).status_code == 404
    for closed in ("/agencies/KG-SDL/", "/reports/KG-SDL/2025-Q1/", "/entry/KG-SDL/2025-Q1/"):
        assert client.get(closed).status_code == 404
        assert f'href="{closed}' not in entry.text
    client.force_login(make_user("bạn", "editor", merged["AG-SYT"]))
    assert client.get("/indicators/KG-SDL/2025-Q1/").status_code == 404
    assert client.get(f"/indicators/consolidated/KG-SDL/2025-Q1/{indicator.pk}/").status_code == 404


def test_the_successors_reviewer_reads_the_series_over_the_merger(merged, client):
    indicator = make_indicator("NHAN", name="Hồ sơ tiếp nhận")
    put(indicator, merged["KG-SDL"], "2025-Q1", 17)
    put(indicator, merged["AG-SDL"], "2025-Q3", 23)
    client.force_login(make_user("thu", "reviewer", merged["AG-SNV"]))
    page = client.get(
        f"/indicators/consolidated/AG-SDL/{indicator.pk}/",
        {"period": "2025-Q1", "to": "2025-Q3", "reading": "as-reported"},
    )
    assert {line.name: [cell.text for cell in line.cells] for line in page.context["page"].lines} == {
        "KG-SDL": ["17", "", ""],
        "AG-SDL": ["", "", "23"],
    }
    assert MERGER.strftime("%d/%m/%Y") in page.text
