"""Reports in the administration site."""

import pytest
from django.contrib import admin

from reports.models import Report, ReportTemplate


@pytest.mark.parametrize("right", ["has_add_permission", "has_change_permission", "has_delete_permission"])
def test_a_report_is_only_looked_at(rf, right):
    assert getattr(admin.site.get_model_admin(Report), right)(rf.get("/")) is False


def test_templates_are_administered():
    assert admin.site.is_registered(ReportTemplate)
