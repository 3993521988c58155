"""Whose figures are counted below a node, in each quarter as the organisation stood at its end.

Each branch is counted once. Where an agency and one above it (below the node) both answered, the one above
counts: what it reports covers its own subordinates. The node's own figure is what consolidation yields, so it
counts only in a quarter in which nobody below answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency
from agencies.structure import Structure, Tree
from indicators.models import IndicatorValue
from indicators.querysets import IndicatorValueQuerySet
from periods.models import ReportingPeriod
from periods.spans import Quarter, Span


@dataclass(frozen=True, slots=True)
class Era:
    """The organisation below the node, as it was in some quarters.

    ``answering`` are the members with any answer; ``superiors`` maps those of them that have other answering
    members below to these.
    """

    exists: bool
    counts_itself: bool
    members: frozenset[int]
    answering: frozenset[int]
    superiors: Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """A node, the quarters looked at, and whose figures are counted in each."""

    node: int
    ids: Mapping[Quarter, int]
    eras: Mapping[Quarter, Era]

    def within(self, quarters: Iterable[Quarter]) -> IndicatorValueQuerySet:
        """Return all answers of the node and of those below it in ``quarters``, counted or not."""
        found = Q(pk__in=[])
        for era, ids in self._groups(quarters):
            found |= Q(quarter__in=ids, agency__in=_with(era, self.node))
        return answers().filter(found)

    def counted(self, quarters: Iterable[Quarter]) -> IndicatorValueQuerySet:
        """Return the answers that add up over ``quarters``: each branch once in each quarter."""
        found = Q(pk__in=[])
        for era, ids in self._groups(quarters):
            found |= Q(_once(era, self.node, {"quarter": OuterRef("quarter")}), quarter__in=ids)
        return answers().filter(found)

    def last(self, span: Span) -> IndicatorValueQuerySet:
        """Return each branch's last answer of ``span``, of those who stood below the node at its end."""
        era, quarters = self.eras[span.last], list(span)
        found = Q(pk__in=[])
        for place, quarter in enumerate(quarters):
            if quarter in self.ids:
                later = self._ids(quarters[place + 1 :])
                found |= Q(~_also(quarter__in=later, agency=OuterRef("agency")), quarter=self.ids[quarter])
        return answers().filter(found, _once(era, self.node, {"quarter__in": self._ids(quarters)}))

    def _groups(self, quarters: Iterable[Quarter]) -> list[tuple[Era, list[int]]]:
        """Return the quarters' ids by the organisation that they share."""
        found: list[tuple[Era, list[int]]] = []
        for quarter in quarters:
            if quarter not in self.ids:
                continue
            known = next((ids for era, ids in found if era == self.eras[quarter]), None)
            if known is None:
                found.append((self.eras[quarter], [self.ids[quarter]]))
            else:
                known.append(self.ids[quarter])
        return found

    def _ids(self, quarters: Iterable[Quarter]) -> list[int]:
        return [self.ids[quarter] for quarter in quarters if quarter in self.ids]


def scope_of(
    node: Agency | int,
    spans: Sequence[Span],
    *,
    structure: Structure,
    visible: Iterable[int] | None = None,
    kind: str = "",
) -> Scope:
    """Return whose figures count below ``node`` in the quarters of ``spans``: two queries.

    ``visible`` limits them to these agencies, ``kind`` to one kind of agencies.
    """
    pk = node if isinstance(node, int) else node.pk
    quarters = sorted({quarter for span in spans for quarter in span})
    ids = _stored(quarters)
    seen = None if visible is None else frozenset(visible)
    trees = {quarter: structure.on(quarter.ends_on) for quarter in quarters}
    members = {quarter: _members(tree, pk, seen, kind) for quarter, tree in trees.items()}
    everyone = frozenset({pk}).union(*members.values())
    answering = _answering(everyone, ids.values())
    shown = {tree: _era(tree, pk, members[quarter], answering, seen, kind) for quarter, tree in trees.items()}
    return Scope(pk, ids, {quarter: shown[tree] for quarter, tree in trees.items()})


def answers() -> IndicatorValueQuerySet:
    """Return the values that say something."""
    return IndicatorValue.objects.entered()


def _stored(quarters: Sequence[Quarter]) -> dict[Quarter, int]:
    years = {quarter.year for quarter in quarters}
    rows = ReportingPeriod.objects.quarters().filter(year__in=years).values_list("year", "kind", "pk")
    known = {(year, kind): pk for year, kind, pk in rows}
    return {quarter: known[quarter.key] for quarter in quarters if quarter.key in known}


def _members(tree: Tree, node: int, visible: frozenset[int] | None, kind: str) -> frozenset[int]:
    found = tree.below(node)
    if visible is not None:
        found &= visible
    return frozenset(one for one in found if tree.places[one].kind == kind) if kind else found


def _answering(agencies: frozenset[int], quarters: Iterable[int]) -> frozenset[int]:
    some = IndicatorValue.objects.filter(agency=OuterRef("pk"), quarter__in=list(quarters))
    return frozenset(Agency.objects.filter(Exists(some), pk__in=agencies).values_list("pk", flat=True))


def _era(
    tree: Tree,
    node: int,
    members: frozenset[int],
    answering: frozenset[int],
    visible: frozenset[int] | None,
    kind: str,
) -> Era:
    active = members & answering
    superiors: dict[int, set[int]] = {}
    for one in active:
        for superior in active.intersection(tree.above(one)):
            superiors.setdefault(superior, set()).add(one)
    place = tree.places.get(node)
    is_seen = visible is None or node in visible
    return Era(
        exists=place is not None,
        counts_itself=place is not None and is_seen and (not kind or place.kind == kind),
        members=members,
        answering=active,
        superiors={superior: frozenset(ones) for superior, ones in superiors.items()},
    )


def _with(era: Era, node: int) -> frozenset[int]:
    return era.answering | {node} if era.counts_itself else era.answering


def _once(era: Era, node: int, when: dict) -> Q:
    """Return the condition that an answer is the one of its branch; ``when`` says with which others it competes."""
    below = Q(agency__in=era.answering)
    for superior, ones in era.superiors.items():
        below &= ~(Q(agency__in=ones) & Q(_also(agency=superior, **when)))
    if not era.counts_itself:
        return below
    alone = Q(agency=node)
    if era.answering:
        alone &= ~Q(_also(agency__in=era.answering, **when))
    return below | alone


def _also(**conditions: object) -> Exists:
    return Exists(answers().filter(indicator=OuterRef("indicator"), **conditions))
