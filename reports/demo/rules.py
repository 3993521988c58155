"""The rules between figures that two real reports keep, and one that the older report breaks."""

from indicators.models import ValidationRule
from indicators.states import Basis
from reports.demo.files import Tally, read


def load_rules() -> Tally:
    """Add the rules that are missing; one that exists stays as an administrator has written it."""
    rows = read("demo/rules.json")["rules"]
    known = set(ValidationRule.objects.values_list("code", flat=True))
    missing = [row for row in rows if row["code"] not in known]
    for row in missing:
        rule = ValidationRule(**{"basis": Basis.IN_PERIOD} | row)
        rule.full_clean()
        rule.save()
    return Tally("Quy tắc kiểm tra số liệu", len(rows), len(missing))
