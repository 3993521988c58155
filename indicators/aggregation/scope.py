"""Whose figures are counted below a node, in each quarter as the organisation stood at its end.

Each branch is counted once. Where an agency and one above it (below the node) both answered, the one above
counts: what it reports covers its own subordinates. The node's own figure is what consolidation yields, so it
counts only in a quarter in which nobody below answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency
from agencies.structure import Tree
from indicators.aggregation.ground import Ground
from indicators.models import IndicatorValue
from indicators.querysets import IndicatorValueQuerySet
from periods.spans import Quarter, Span

NO_NODE = 0  # no agency has this id


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


def scope_of(node: Agency, ground: Ground, kind: str = "") -> Scope:
    """Return whose figures count below ``node`` in the quarters of ``ground``, of all kinds of agencies or of one."""
    return _scope(ground, _Choice(node.pk, frozenset(), ground.visible, kind))


def branches_of(tops: Iterable[int], ground: Ground) -> Scope:
    """Return whose figures count where each of ``tops`` is a branch, seen from above: its own figure goes first."""
    return _scope(ground, _Choice(NO_NODE, frozenset(tops), ground.visible, ""))


@dataclass(frozen=True, slots=True)
class _Choice:
    """What was asked for: a node or branches, the agencies that may be seen, a kind."""

    node: int
    tops: frozenset[int]
    visible: frozenset[int]
    kind: str

    def members(self, tree: Tree) -> frozenset[int]:
        found = tree.below(self.node)
        for top in self.tops.intersection(tree.places):
            found |= tree.below(top) | {top}
        found &= self.visible
        return frozenset(one for one in found if tree.places[one].kind == self.kind) if self.kind else found

    def counts_itself(self, tree: Tree) -> bool:
        place = tree.places.get(self.node)
        if place is None or self.node not in self.visible:
            return False
        return not self.kind or place.kind == self.kind


def _scope(ground: Ground, choice: _Choice) -> Scope:
    quarters = sorted({quarter for span in ground.spans for quarter in span})
    trees = {quarter: ground.structure.on(quarter.ends_on) for quarter in quarters}
    eras = {tree: _era(tree, choice, choice.members(tree), ground.answering) for tree in set(trees.values())}
    return Scope(choice.node, ground.ids, {quarter: eras[tree] for quarter, tree in trees.items()})


def answers() -> IndicatorValueQuerySet:
    """Return the values that say something."""
    return IndicatorValue.objects.entered()


def _era(tree: Tree, choice: _Choice, members: frozenset[int], answering: frozenset[int]) -> Era:
    active = members & answering
    superiors: dict[int, set[int]] = {}
    for one in active:
        for superior in active.intersection(tree.above(one)):
            superiors.setdefault(superior, set()).add(one)
    return Era(
        exists=choice.node in tree.places,
        counts_itself=choice.counts_itself(tree),
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
