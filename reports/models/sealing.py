"""What the database itself allows with a work, a report or a letter, whose document was issued.

While it is issued or recalled nothing that was printed changes, and it leaves that state only as the services do it:
with a recorded step and its reason, when the issued document is kept apart and, for a recall, marked as recalled.
"""

from collections.abc import Iterable

from core.audit.frozen import Frozen
from core.audit.pieces import literal
from reports.states import SEALED

_SEALED = "(" + ", ".join(literal(state) for state in SEALED) + ")"
BORNE = ("document_id", "file_id", "signer_id", "signer_authority", "signer_name", "code")
"""What an issued document gave its work; a replacement takes it away again."""


def sealed(work: str, printed: Iterable[str]) -> Frozen:
    """Return how rows of ``work``, the column of its steps and issues, are sealed; ``printed`` are its columns."""
    return Frozen(
        when=f"{{row}}.state IN {_SEALED}",
        also=f"OLD.state IN {_SEALED} AND ("
        f"(NEW.state IN {_SEALED} AND ({_changed(BORNE)}))"
        f" OR {_changed(printed)}"
        f" OR (NEW.state <> OLD.state AND NOT ({_by_recorded_step(work)} AND {_document_is_kept(work)})))",
    )


def sealed_part(work: str, table: str, columns: tuple[str, ...]) -> Frozen:
    """Return how rows that belong to a work of ``table`` are sealed with it."""
    owner = f"EXISTS (SELECT 1 FROM {table} AS w WHERE w.id = {{row}}.{work} AND w.state IN {_SEALED})"
    return Frozen(columns=columns, when=owner)


def _changed(columns: Iterable[str]) -> str:
    return " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in columns)


def _by_recorded_step(work: str) -> str:
    """The last step leads from the old state to the new one and bears a reason."""
    last = f"(SELECT MAX(l.id) FROM reports_workflowstep AS l WHERE l.{work} = OLD.id)"
    return (
        f"EXISTS (SELECT 1 FROM reports_workflowstep AS s WHERE s.id = {last}"
        " AND s.from_state = OLD.state AND s.to_state = NEW.state AND s.reason <> '')"
    )


def _document_is_kept(work: str) -> str:
    """The document is an ``Issue``: in force until its replacement is issued, or recalled with the work."""
    state = "CASE WHEN OLD.state = 'issued' AND NEW.state = 'draft' THEN 'in_force' ELSE 'recalled' END"
    return (
        f"NEW.state IN ('draft', 'recalled') AND EXISTS (SELECT 1 FROM reports_issue AS i"
        f" WHERE i.{work} = OLD.id AND i.document_id = OLD.document_id AND i.state = {state})"
    )
