"""What the database itself allows with a work, a report or a letter, whose document was issued.

While it is issued or recalled nothing that was printed changes, and it leaves that state only as the services do it:
with a recorded step and its reason, when the issued document is kept apart and, for a recall, marked as recalled.
It goes from state to state only by the moves that are allowed, and is issued only by a recorded step, with its number,
its day and its kept bytes. No work is born issued.
"""

from collections.abc import Iterable, Mapping

from core.audit.frozen import Frozen
from core.audit.pieces import literal
from reports.states import SEALED

_SEALED = "(" + ", ".join(literal(state) for state in SEALED) + ")"
BORNE = ("document_id", "file_id", "signer_id", "signer_authority", "signer_name", "code")
"""What an issued document gave its work; a replacement takes it away again."""


def sealed(work: str, printed: Iterable[str], moves: Mapping[str, Iterable[str]]) -> Frozen:
    """Return how rows of ``work``, the column of its steps and issues, are sealed; ``printed`` are its columns.

    ``moves`` are the states to which each state leads.
    """
    return Frozen(
        steps=f"NEW.state <> OLD.state AND OLD.state NOT IN {_SEALED} AND NOT (({_allowed(moves)})"
        f" AND (NEW.state <> 'issued' OR ({_recorded(work)} AND {_issue_is_kept(work)})))",
        born=f"NEW.state IN {_SEALED}",
        when=f"{{row}}.state IN {_SEALED}",
        also=f"OLD.state IN {_SEALED} AND ("
        f"(NEW.state IN {_SEALED} AND ({_changed(BORNE)}))"
        f" OR {_changed(printed)}"
        f" OR (NEW.state <> OLD.state AND NOT ({_recorded(work, with_reason=True)} AND {_document_is_kept(work)})))",
    )


def sealed_part(work: str, table: str, columns: tuple[str, ...]) -> Frozen:
    """Return how rows that belong to a work of ``table`` are sealed with it."""
    owner = f"EXISTS (SELECT 1 FROM {table} AS w WHERE w.id = {{row}}.{work} AND w.state IN {_SEALED})"
    return Frozen(columns=columns, when=owner)


def _changed(columns: Iterable[str]) -> str:
    return " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in columns)


def _allowed(moves: Mapping[str, Iterable[str]]) -> str:
    return " OR ".join(
        f"(OLD.state = {literal(str(start))} AND NEW.state = {literal(str(end))})"
        for start, ends in moves.items()
        for end in ends
    )


def _recorded(work: str, *, with_reason: bool = False) -> str:
    """The last step leads from the old state to the new one, and bears a reason where one is asked."""
    last = f"(SELECT MAX(l.id) FROM reports_workflowstep AS l WHERE l.{work} = OLD.id)"
    reason = " AND s.reason <> ''" if with_reason else ""
    return (
        f"EXISTS (SELECT 1 FROM reports_workflowstep AS s WHERE s.id = {last}"
        f" AND s.from_state = OLD.state AND s.to_state = NEW.state{reason})"
    )


def _issue_is_kept(work: str) -> str:
    """What is issued is kept in an ``Issue`` in force: a document of the register with number and day, and its bytes
    with their hash."""
    return (
        "EXISTS (SELECT 1 FROM reports_issue AS i"
        " JOIN documents_officialdocument AS d ON d.id = i.document_id"
        " JOIN documents_issuednumber AS n ON n.document_id = i.document_id"
        " JOIN documents_storedfile AS f ON f.id = i.file_id"
        f" WHERE i.{work} = NEW.id AND i.state = 'in_force'"
        " AND i.document_id = NEW.document_id AND i.file_id = NEW.file_id AND i.sha256 = f.sha256"
        " AND i.symbol = d.symbol AND i.issued_on = d.issued_on)"
    )


def _document_is_kept(work: str) -> str:
    """The document is an ``Issue``: in force until its replacement is issued, or recalled with the work."""
    state = "CASE WHEN OLD.state = 'issued' AND NEW.state = 'draft' THEN 'in_force' ELSE 'recalled' END"
    return (
        f"NEW.state IN ('draft', 'recalled') AND EXISTS (SELECT 1 FROM reports_issue AS i"
        f" WHERE i.{work} = OLD.id AND i.document_id = OLD.document_id AND i.state = {state})"
    )
