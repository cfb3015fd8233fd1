"""Files that cannot be read: set aside, never written over."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tui.journal.errors import JournalError
from tui.journal.events import Event
from tui.journal.migrations import APPLICATION_ID
from tui.journal.quarantine import set_aside
from tui.journal.reports import Backup
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


def write_text(path: Path) -> None:
    path.write_bytes(b"These are not the bytes of a database. " * 100)


def write_two_bytes(path: Path) -> None:
    path.write_bytes(b"SQ")


def write_half_a_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x10\x00\x01\x01" + bytes(80))


def write_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE recipe (name)")


def write_other_program(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 1")
        connection.execute("CREATE TABLE event (seq)")


def write_journal_without_events(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")


def write_journal_without_version(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


BAD_FILES = [
    write_text,
    write_two_bytes,
    write_half_a_header,
    write_other_database,
    write_other_program,
    write_journal_without_events,
    write_journal_without_version,
]


@pytest.mark.parametrize("write", BAD_FILES)
def test_an_unreadable_file_is_set_aside_whole_and_a_new_one_begun(
    open_journal: Opener, answer: Answer, path: Path, write: Callable[[Path], None]
) -> None:
    path.parent.mkdir()
    write(path)
    content = path.read_bytes()
    journal = open_journal()
    aside = path.with_name("journal.unreadable-20300131T120000Z.sqlite")
    (notice,) = journal.notices
    assert (notice.kind, notice.path) == ("quarantined", aside)
    assert str(aside) in notice.text
    assert aside.read_bytes() == content
    assert journal.writable
    assert answer(journal).seq == 1
    journal.close()
    assert open_journal().notices == ()


def test_an_empty_file_is_a_new_journal(open_journal: Opener, answer: Answer, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    journal = open_journal()
    assert answer(journal).seq == 1
    assert journal.notices == ()


def test_names_that_are_taken_are_passed_over(open_journal: Opener, path: Path) -> None:
    path.parent.mkdir()
    taken = path.with_name("journal.unreadable-20300131T120000Z.sqlite")
    taken.write_text("first")
    path.with_name("journal.unreadable-20300131T120000Z-2.sqlite-journal").write_text("second")
    write_text(path)
    (notice,) = open_journal().notices
    assert notice.path.name == "journal.unreadable-20300131T120000Z-3.sqlite"
    assert taken.read_text() == "first"


def test_what_sqlite_keeps_beside_the_file_goes_with_it(path: Path, clock: Any) -> None:
    path.parent.mkdir()
    write_text(path)
    for sidecar in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + sidecar).write_text(sidecar)
    aside = set_aside(path, clock())
    assert sorted(file.name.removeprefix(aside.name) for file in path.parent.iterdir()) == [
        "",
        "-journal",
        "-shm",
        "-wal",
    ]
    assert aside.with_name(f"{aside.name}-journal").read_text() == "-journal"


def test_the_record_goes_on_from_the_newest_backup_that_can_be_read(
    open_journal: Opener, answer: Answer, path: Path, clock: Any
) -> None:
    journal = open_journal()
    backups: list[Backup] = []
    for number in range(4):
        answer(journal, number)
        backup = journal.back_up()
        assert backup is not None
        backups.append(backup)
        clock.pass_days(1)
    journal.close()
    write_text(path)
    write_text(backups[3].path)
    write_other_database(backups[2].path.with_name("journal-2030-02-09.sqlite"))
    backups[2].path.write_bytes(b"")
    journal = open_journal()
    (notice,) = journal.notices
    assert (notice.kind, notice.path.name) == ("restored", "journal.unreadable-20300204T120000Z.sqlite")
    assert backups[1].path.name in notice.text
    assert [event.subject for event in journal.events("ada", "course")] == ["item-0", "item-1"]
    assert answer(journal, 9).seq == 3
    assert backups[1].path.stat().st_size > 0
    assert not list(path.parent.glob("*.partial*"))


def test_an_index_that_does_not_fit_the_events_is_damage(open_journal: Opener, answer: Answer, path: Path) -> None:
    with open_journal() as journal:
        event = answer(journal)
    content = path.read_bytes()
    assert content.count(event.id.encode()) == 2
    path.write_bytes(content.replace(event.id.encode(), b"f" * 32, 1))
    assert [notice.kind for notice in open_journal().notices] == ["quarantined"]


def test_a_file_that_cannot_be_set_aside_stays_and_nothing_is_saved(
    open_journal: Opener, answer: Answer, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    write_text(path)
    content = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    journal = open_journal()
    (notice,) = journal.notices
    assert notice.kind == "read-only"
    assert "cannot be read either" in notice.text
    assert answer(journal).seq is None
    assert path.read_bytes() == content
    assert journal.health().check == "there is nothing that can be read"


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_damaged_the_file_is_used_or_set_aside(
    open_journal: Opener, answer: Answer, path: Path, seed: int
) -> None:
    journal = open_journal()
    for number in range(30):
        answer(journal, number)
    journal.close()
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    if chance.random() < 0.3:
        del content[chance.randrange(1, len(content)) :]
    else:
        start = chance.randrange(len(content) - 300)
        content[start : start + 300] = chance.randbytes(300)
    path.write_bytes(content)
    try:
        journal = open_journal()
    except JournalError as error:
        pytest.fail(f"a damaged file was taken for {error}")
    assert journal.writable
    asides = list(path.parent.glob("*.unreadable-*.sqlite"))
    if journal.notices:
        assert [aside.read_bytes() for aside in asides] == [content]
    else:
        health = journal.health()
        assert health.check == "ok"
        assert health.events == 30
    assert answer(journal).seq is not None
    assert journal.events("ada", "course")


def test_damage_that_shows_only_while_running_ends_saving_but_not_the_session(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    journal = open_journal()
    kept = [answer(journal, number) for number in range(40)]
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA schema_version").fetchone()
    journal._connection.execute("PRAGMA shrink_memory")  # type: ignore[union-attr]
    event = answer(journal, 99)
    assert event.seq is None
    assert not journal.writable
    assert [notice.kind for notice in journal.notices] == ["read-only"]
    assert journal.events("ada", "course")[-1] == event
    journal.close()
    assert open_journal().notices[0].kind == "quarantined"
    assert len(kept) == 40
