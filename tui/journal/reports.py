"""What the journal tells a learner or a doctor command, in words and numbers."""

from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from tui.journal.events import Event

NoticeKind: TypeAlias = Literal["read-only", "quarantined", "restored", "damaged", "not-backed-up"]
"""What a notice is about.

`read-only`: nothing new will be saved. `quarantined`: an unreadable file was set aside and a new one begun. `restored`:
likewise, but begun from a backup. `damaged`: the file was found to be, and is set aside when it is next opened.
`not-backed-up`: the daily backup could not be made; saving goes on.
"""


class Notice(Struct, frozen=True):
    """Something about the journal that the learner should be told."""

    kind: NoticeKind
    """What it is about."""

    text: str
    """The message, in plain words and whole sentences."""

    path: Path
    """The file that it concerns: for a file that was set aside, where it is now."""


class Stretch(NamedTuple):
    """Some events of a learner in a course, in order."""

    events: list[Event]
    """Without such as this version cannot understand."""

    after: int
    """The seq of the last saved one, understood or not; that after which they were asked for where there is none."""

    is_last: bool
    """Whether there are no more."""


class Imported(Struct, frozen=True):
    """What another journal held of one learner in one course."""

    learner: str
    """Who."""

    course: str
    """Id of the course."""

    after: int
    """The seq after which the events come that were new here; lower ones were here before."""

    added: int
    """How many those are."""

    known: frozenset[str]
    """Ids of the events in it that were here before."""


class Backup(Struct, frozen=True):
    """A copy of the journal as it was."""

    path: Path
    """The file."""

    size: int
    """Its size in bytes."""


class Health(Struct, frozen=True, kw_only=True):
    """The state of a journal."""

    path: Path
    """The journal's file."""

    writable: bool
    """Whether new events are being saved."""

    version: int | None
    """Format version of the file; None when it cannot be read."""

    size: int | None
    """Size of the file in bytes; None when there is none."""

    events: int
    """How many events are saved, of all learners and courses, the undecodable ones included."""

    undecodable: int
    """How many of them this version cannot understand; they are kept and left out."""

    unsaved: int
    """How many events of this run could not be saved."""

    check: str
    """What SQLite's `quick_check` says: `ok`, its first complaint, or why it could not be made."""

    backups: tuple[Backup, ...]
    """The backups, newest first."""

    set_aside: tuple[Path, ...]
    """Files that were no journal that could be read, and have been put out of the way, oldest first."""

    copies: tuple[Path, ...]
    """Files beside the journal that another program seems to have made of it: a sync service's conflicted copies."""

    notices: tuple[Notice, ...]
    """What the learner has been told in this run."""
