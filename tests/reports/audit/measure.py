"""Precision and recall of the auditor on sentences whose defects are known."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reports.audit import AuditContext, Figure, Issue, audit_text

QUARTERLY = AuditContext(
    report_date=date(2024, 3, 20),
    year=2024,
    quarters=(1,),
    figures=(
        Figure("Số hồ sơ tiếp nhận", Decimal(1245)),
        Figure("Tỷ lệ giải quyết đúng hạn", Decimal("98.4")),
        Figure("thủ tục hành chính thuộc thẩm quyền giải quyết", Decimal(218)),
    ),
)
THIRD_QUARTER = AuditContext(
    report_date=date(2025, 9, 18),
    year=2025,
    quarters=(3,),
    figures=(
        Figure("Số hồ sơ tiếp nhận", Decimal(3482)),
        Figure("Tỷ lệ giải quyết hồ sơ đúng hạn", Decimal("99.2")),
        Figure("nhiệm vụ", Decimal(21), Decimal(27)),
    ),
    style=False,
)


@dataclass
class Score:
    """What was found: defects found, defects missed, and findings that are none."""

    hits: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)
    false: list[tuple[str, Issue]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of findings that are true."""
        return len(self.hits) / (len(self.hits) + len(self.false))

    @property
    def recall(self) -> float:
        """Return the share of defects that were found."""
        return len(self.hits) / (len(self.hits) + len(self.missed))

    def judge(self, text, kind="", context=None, *, hints=True):
        """Audit a text with one defect of ``kind``, or none; ``hints`` on form count too."""
        issues = audit_text(text, context=context or AuditContext(style=hints))
        right = [issue for issue in issues if issue.kind == kind]
        if kind:
            (self.hits if right else self.missed).append((kind, text))
        self.false += [(text, issue) for issue in issues if issue not in right[:1]]


def measure(correct, defects):
    """Score the auditor on a set: a module of correct sentences and one of defects."""
    score = Score()
    for text in correct.CORRECT:
        score.judge(text)
    for text in defects.CORRECT_IN_CONTEXT:
        score.judge(text, context=QUARTERLY)
    for kind, text in defects.DEFECTS:
        score.judge(text, kind)
    for kind, text in defects.DEFECTS_IN_CONTEXT:
        score.judge(text, kind, QUARTERLY)
    return score
