"""Whether a journal is looked through from end to end before it is used.

That takes a second for some hundred thousand events. So it is done at opening where it is quick, and of a long journal
where there was a sign of damage before: an empty file beside it keeps that until it has been looked into. The copy that
is made of it once a day is looked through, too, so that damage shows which no reading comes upon.
"""

from contextlib import suppress
from pathlib import Path

AT_ONCE = 2 << 20
"""Bytes up to which a journal is looked through whenever it is opened, which takes some hundredths of a second."""
_ENDING = ".suspect"


def is_to_be_examined(journal: Path) -> bool:
    """Whether a journal is to be looked through before it is used."""
    try:
        return journal.stat().st_size <= AT_ONCE or _mark(journal).exists()
    except OSError:
        return True


def suspect(journal: Path) -> None:
    """Have a journal looked through when it is opened next, as far as that can be kept."""
    with suppress(OSError):
        _mark(journal).touch()


def trust(journal: Path) -> None:
    """A journal has been looked through, and is sound."""
    with suppress(OSError):
        _mark(journal).unlink(missing_ok=True)


def _mark(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}{_ENDING}")
