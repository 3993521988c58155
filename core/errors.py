"""Errors of the domain. Their text is Vietnamese and may be shown to the user as it is."""


class DomainError(Exception):
    """A rule of the domain forbids what was asked; the message says which and what to do."""


class ConflictError(DomainError):
    """Somebody else changed the row since it was read. ``current`` is the row as it stands now."""

    def __init__(self, message: str, current: object) -> None:
        super().__init__(message)
        self.current = current


class FieldError(DomainError):
    """What was asked cannot be done; ``field`` names the input that the sentence is about."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
