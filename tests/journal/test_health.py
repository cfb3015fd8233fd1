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
        set_aside=(),
        copies=(),
        notices=(),
    )


def test_a_journal_that_is_not_there(open_journal: Callable[..., Journal], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    health = open_journal(tmp_path / "file" / "journal.sqlite").health()
    assert (health.version, health.size, health.events, health.backups) == (None, None, 0, ())
    assert health.check == "there is nothing that can be read"
    assert [notice.kind for notice in health.notices] == ["read-only"]


def test_what_was_set_aside_and_what_a_sync_service_left_is_found(
    open_journal: Callable[..., Journal], answer: Callable[..., Event], path: Path
) -> None:
    path.parent.mkdir()
    path.write_text("no database")
    journal = open_journal()
    answer(journal)
    journal.back_up()
    copies = (
        "journal (Anna's conflicted copy 2030-01-30).sqlite",
        "journal 2.sqlite",
        "journal-LAPTOP.sqlite",
        "journal.sync-conflict-20300130-120000-ABCDEFG.sqlite",
        "journal_conflict-20300130.sqlite",
    )
    others = ("journalism.sqlite", "journal.txt", "my journal.sqlite", "journal.sqlite.lock", "journal.sqlite-journal")
    for name in (*copies, *others):
        path.with_name(name).touch()
    path.with_name("journal folder.sqlite").mkdir()
    health = journal.health()
    assert [copy.name for copy in health.copies] == list(copies)
    assert [aside.name for aside in health.set_aside] == ["journal.unreadable-20300131T120000Z.sqlite"]
