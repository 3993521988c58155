"""How the saving of one row of a grid went; the page shows it at the row."""

from enum import StrEnum
from http import HTTPStatus


class Save(StrEnum):
    """How the saving of a row went."""

    IDLE = "idle"
    SAVED = "saved"
    ERROR = "error"
    CONFLICT = "conflict"
    LOCKED = "locked"

    @property
    def status(self) -> HTTPStatus:
        """The status of the answer: what was typed is kept at the row, so nothing typed is lost."""
        return {Save.ERROR: HTTPStatus.UNPROCESSABLE_ENTITY, Save.CONFLICT: HTTPStatus.CONFLICT}.get(
            self, HTTPStatus.OK
        )
