"""The consolidated table on paper: how it breaks over pages."""

from datetime import datetime
from types import SimpleNamespace

from reports.printing.consolidated import consolidated_paper
from tests.documents import paper


def printed_pages(rows):
    """Print a first area of so many rows and a second one; return the text of each page."""
    row = SimpleNamespace(
        indicator=SimpleNamespace(name="Hồ sơ tiếp nhận", unit="hồ sơ"),
        aggregate=SimpleNamespace(
            figure=SimpleNamespace(is_entered=True), coverage=SimpleNamespace(asked=2, answered=1), is_listed=False
        ),
        text="25",
        missing=[],
        earlier=[],
    )
    groups = [SimpleNamespace(name="Lĩnh vực Một", rows=[row] * rows), SimpleNamespace(name="Lĩnh vực Hai", rows=[row])]
    table = SimpleNamespace(node="Tỉnh", span="Quý I/2024", earlier=[], agencies=2, asked=2, sent=1, groups=groups)
    pdf = consolidated_paper(table, [], by="Lan", at=datetime(2024, 3, 18))
    return [" ".join(word.text for word in page) for page in paper.words(pdf)]


def test_no_area_begins_with_its_name_at_the_foot_of_a_page():
    broken = 0
    for rows in range(18, 32):
        for page in printed_pages(rows):
            if "Lĩnh vực Hai" in page:
                assert "Hồ sơ tiếp nhận" in page.partition("Lĩnh vực Hai")[2]
                broken += "Lĩnh vực Một" not in page
    assert broken
