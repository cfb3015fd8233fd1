from collections.abc import Callable
from pathlib import Path

from tui.journal.events import Event
from tui.journal.reports import Health
from tui.journal.store import Journal


def test_a_journal_in_good_health(
    open_journal: Callable[..., Journal], answer: Callable[..., Event], path: Path
) -> None:
    journal = open_journal()
    for number in range(3):
        answer(journal, number, learner=f"learner-{number}")
    backup = journal.back_up()
    assert backup is not None
    assert journal.health() == Health(
        path=path,
        writable=True,
        version=1,
        size=path.stat().st_size,
        events=3,
        undecodable=0,
        unsaved=0,
        check="ok",
        backups=(backup,),
        notices=(),
    )


def test_a_journal_that_is_not_there(open_journal: Callable[..., Journal], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    health = open_journal(tmp_path / "file" / "journal.sqlite").health()
    assert (health.version, health.size, health.events, health.backups) == (None, None, 0, ())
    assert health.check == "there is nothing that can be read"
    assert [notice.kind for notice in health.notices] == ["read-only"]
