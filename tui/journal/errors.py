"""What can go wrong with a journal and must be known to whoever uses it.

A journal that can no longer save is not among these: the course goes on, and a notice says so (see `reports`).
"""

from pathlib import Path


class JournalError(Exception):
    """Something that the journal was asked to do was not done; the text is for the learner."""


class JournalBusy(JournalError):  # noqa: N818 - a state that passes, not a fault
    """Another program held the journal for as long as this one was willing to wait. Trying again can help."""

    def __init__(self, path: Path) -> None:
        """Say which file is held."""
        super().__init__(f"Another program is using {path} and has not let go of it. Nothing was saved: try again.")
        self.path = path


class NotImportedError(JournalError):
    """Nothing was taken in from a file, which has not been touched."""

    def __init__(self, path: Path, why: str) -> None:
        """Say which file and why, as a clause."""
        super().__init__(f"Nothing was taken in from {path}: {why}.")
        self.path = path


class JournalTooNew(JournalError):  # noqa: N818 - the file is sound, the program is old
    """The file was written by a newer version of the program; it has not been touched."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        """Say which file, the format version found in it and the newest one known here."""
        super().__init__(
            f"{path} was written by a newer version of two-schemers (format {found}; this version knows {known}). "
            "It has been left as it is. Update two-schemers to go on with it, or choose another folder with "
            "--data-dir to start a separate record."
        )
        self.path = path
        self.found = found
        self.known = known
