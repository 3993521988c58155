"""What no renderer does."""


class OutsideAddress(RuntimeError):
    """The page asked for a file or the network. Nothing from outside the value is ever printed."""
