import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tui.journal.errors import JournalTooNew
from tui.journal.events import Event
from tui.journal.migrations import MIGRATIONS, Migration, migrate
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


def add_device(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE event ADD COLUMN device TEXT NOT NULL DEFAULT 'unknown'")


VERSION_2: tuple[Migration, ...] = (*MIGRATIONS, add_device)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_older_file_is_backed_up_and_brought_to_the_newest_version(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    with open_journal() as journal:
        events = [answer(journal, 1)]
    journal = open_journal(migrations=VERSION_2)
    (backup,) = journal.health().backups
    assert backup.path.name == "journal-2030-01-31.sqlite"
    assert (version(backup.path), version(path)) == (1, 2)
    events.append(answer(journal, 2))
    assert journal.events("ada", "course") == events
    assert journal.notices == ()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT device FROM event").fetchall() == [("unknown",)] * 2


def test_the_backup_before_a_migration_takes_the_place_of_todays(open_journal: Opener, answer: Answer) -> None:
    with open_journal() as journal:
        answer(journal, 1)
        journal.back_up()
        answer(journal, 2)
    journal = open_journal(migrations=VERSION_2)
    (backup,) = journal.health().backups
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (2,)


def test_a_new_file_goes_through_all_versions_without_a_backup(open_journal: Opener, path: Path) -> None:
    journal = open_journal(migrations=VERSION_2)
    assert version(path) == 2
    assert journal.health().backups == ()


def test_programs_that_migrate_at_once_migrate_once(open_journal: Opener, answer: Answer, path: Path) -> None:
    with open_journal() as journal:
        answer(journal)
    steps: list[str] = []

    def and_count(connection: sqlite3.Connection) -> None:
        add_device(connection)
        steps.append("step")

    def look_then_lose_the_race(connection: sqlite3.Connection) -> None:
        raise AssertionError("the version was not read again")

    first = open_journal(migrations=(*MIGRATIONS, and_count))
    second = open_journal(migrations=(*MIGRATIONS, look_then_lose_the_race))
    assert steps == ["step"]
    answer(first)
    answer(second)
    assert len(second.events("ada", "course")) == 3


def test_the_version_is_read_again_once_the_file_is_held(
    open_journal: Opener, answer: Answer, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal() as journal:
        answer(journal)

    def lose_the_race(*args: object, **options: object) -> None:
        monkeypatch.setattr("tui.journal.opening.migrate", migrate)
        open_journal(migrations=VERSION_2)
        migrate(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("tui.journal.opening.migrate", lose_the_race)
    journal = open_journal(migrations=VERSION_2)
    assert journal.notices == ()
    assert len(journal.events("ada", "course")) == 1


def test_a_step_that_fails_leaves_the_file_as_it_was_and_it_can_be_read(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    with open_journal() as journal:
        event = answer(journal)

    def fail(connection: sqlite3.Connection) -> None:
        add_device(connection)
        connection.execute("SELECT nonsense")

    journal = open_journal(migrations=(*MIGRATIONS, fail))
    assert not journal.writable
    assert "nonsense" in journal.notices[0].text
    assert version(path) == 1
    journal.close()
    assert open_journal().events("ada", "course") == [event]


def test_without_a_backup_there_is_no_migration_but_the_events_are_there(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    with open_journal() as journal:
        events = [answer(journal, 1)]
    (path.parent / "backups").write_text("in the way")
    content = path.read_bytes()
    journal = open_journal(migrations=VERSION_2)
    assert not journal.writable
    events.append(answer(journal, 2))
    assert journal.events("ada", "course") == events
    assert path.read_bytes() == content


def test_an_older_file_that_cannot_be_written_is_migrated_in_memory(
    bound_folder: Path, open_journal: Opener, answer: Answer
) -> None:
    path = bound_folder / "journal.sqlite"
    with open_journal(path) as journal:
        event = answer(journal)
    bound_folder.chmod(0o500)
    journal = open_journal(path, migrations=VERSION_2)
    assert journal.events("ada", "course") == [event]
    assert not journal.writable
    assert version(path) == 1


def test_a_newer_file_is_refused_byte_for_byte(open_journal: Opener, answer: Answer, path: Path) -> None:
    with open_journal(migrations=VERSION_2) as journal:
        answer(journal)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(JournalTooNew, match="Update two-schemers") as caught:
        open_journal()
    assert (caught.value.path, caught.value.found, caught.value.known) == (path, 2, 1)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_newer_file_with_a_killed_write_is_refused_byte_for_byte(
    open_journal: Opener, answer: Answer, path: Path, cut_off: Callable[[Path], tuple[bytes, bytes]]
) -> None:
    with open_journal(migrations=VERSION_2) as journal:
        answer(journal)
    half_written = cut_off(path)
    with pytest.raises(JournalTooNew):
        open_journal()
    assert (path.read_bytes(), path.with_name("journal.sqlite-journal").read_bytes()) == half_written
    assert len(open_journal(migrations=VERSION_2).events("ada", "course")) == 1


def test_a_newer_file_that_cannot_be_written_is_refused_too(
    bound_folder: Path, open_journal: Opener, answer: Answer
) -> None:
    path = bound_folder / "journal.sqlite"
    with open_journal(path, migrations=VERSION_2) as journal:
        answer(journal)
    bound_folder.chmod(0o500)
    with pytest.raises(JournalTooNew):
        open_journal(path)


def test_a_backup_of_a_newer_version_is_not_begun_from(open_journal: Opener, answer: Answer, path: Path) -> None:
    with open_journal(migrations=VERSION_2) as journal:
        answer(journal)
        journal.back_up()
    path.write_text("not a journal")
    assert [notice.kind for notice in open_journal().notices] == ["quarantined"]
