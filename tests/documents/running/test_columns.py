"""A column of running text: what is assigned, stored, and shown of its changes."""

import json

from core.audit.display import EMPTY, show
from documents.running import RunningText
from documents.running.columns import RunningTextField
from reports.models import ReportSection

BODY = ReportSection._meta.get_field("body")
STORED = [{"type": "item", "marker": "-", "text": ["Đạt ", {"figure": "nhiem_vu.ti_le"}]}]


def test_what_is_assigned_as_typed_is_a_document_at_once():
    section = ReportSection(body="- Đạt [[nhiem_vu.ti_le]]")
    assert section.body == RunningText.typed("- Đạt [[nhiem_vu.ti_le]]")
    assert BODY.get_prep_value(section.body) == BODY.get_prep_value("- Đạt [[nhiem_vu.ti_le]]") == STORED
    assert ReportSection().body == RunningText()


def test_it_is_written_out_and_read_again_as_json():
    section = ReportSection(body="- Đạt [[nhiem_vu.ti_le]]")
    assert BODY.to_python(json.loads(json.dumps(BODY.value_to_string(section)))) == section.body


def test_the_history_shows_it_as_it_is_typed_also_what_was_recorded_before():
    assert show(BODY, STORED, {}) == "- Đạt [[nhiem_vu.ti_le]]"
    assert show(BODY, "chữ gõ trước đây", {}) == "chữ gõ trước đây"
    assert show(RunningTextField(), [], {}) == EMPTY
