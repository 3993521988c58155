"""The rules between figures: those of the catalogue, those that two real reports keep or break, and an explanation."""

from agencies.models import Agency
from indicators.consistency import findings_in
from indicators.models import RuleExplanation, ValidationRule
from indicators.states import Basis
from reports.demo.files import Tally, read
from reports.demo.people import editor_of
from reports.demo.periods import moment_after, period_of, store_as_told


def load_rules() -> Tally:
    """Add the rules that are missing; one that exists stays as an administrator has written it."""
    rows = [row for name in ("catalogue/rules.json", "demo/rules.json") for row in read(name)["rules"]]
    known = set(ValidationRule.objects.values_list("code", flat=True))
    missing = [row for row in rows if row["code"] not in known]
    for row in missing:
        rule = ValidationRule(**{"basis": Basis.IN_PERIOD} | row)
        rule.full_clean()
        rule.save()
    return Tally("Quy tắc kiểm tra số liệu", len(rows), len(missing))


def load_explanations() -> Tally:
    """Add what agencies say to warnings that still stand and that nobody has explained; no calendar is asked."""
    rows = read("demo/explanations.json")["explanations"]
    added = 0
    for row in rows:
        agency, quarter = Agency.objects.get(code=row["agency"]), period_of(row["period"])
        for found in findings_in(agency, quarter):
            if found.rule == row["rule"] and found.is_warning and found.explanation is None:
                explanation = RuleExplanation(
                    written_at=moment_after(quarter),
                    agency=agency,
                    quarter=quarter,
                    rule=found.rule,
                    message=found.message,
                    arithmetic=found.arithmetic,
                    text=row["text"],
                    written_by=editor_of(agency),
                )
                store_as_told(explanation)
                added += 1
    return Tally("Giải trình số liệu", len(rows), added)
