"""What ends a command early, and with which exit code."""

from __future__ import annotations

from collections.abc import Sequence

DONE, FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 128 + 2
"""As Ctrl+C ends a program."""
BROKEN_PIPE = 128 + 13
"""As if the signal had ended the program; Python ignores it."""


class Failure(Exception):  # noqa: N818 - a command fails, the program does not
    """The command cannot do what it was asked to; the text is for the user."""

    def __init__(self, message: str, code: int = FAILED, more: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code
        """The program's exit code."""
        self.more = tuple(more)
        """Lines that follow the message."""


class Stopped(BaseException):
    """A signal ends the program. Not an `Exception`: nothing but the program's own end may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        """Of the signal."""
