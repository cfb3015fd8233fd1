import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.journal.test_migrations import VERSION_2
from tests.journal.test_quarantine import BAD_FILES
from tui.journal.errors import JournalBusy, JournalError, NotImportedError
from tui.journal.events import Event
from tui.journal.reports import Imported
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Where another machine's journal is."""
    return tmp_path / "other" / "journal (conflicted copy).sqlite"


def ids(journal: Journal, learner: str = "ada", course: str = "course") -> list[str]:
    return [event.id for event in journal.events(learner, course)]


def rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT id, time, learner, course, kind, subject, revision, data FROM event"
        ).fetchall()


def test_events_that_are_not_here_come_after_those_that_are_in_their_own_order(
    open_journal: Opener, answer: Answer, other: Path, path: Path
) -> None:
    with open_journal(other) as there:
        theirs = [answer(there, number) for number in (1, 2)]
        theirs.append(answer(there, 3, learner="bob"))
        theirs.append(answer(there, 4, course="second"))
    content, beside = other.read_bytes(), sorted(other.parent.iterdir())
    journal = open_journal()
    ours = answer(journal, 9)
    assert journal.take_in(other) == (
        Imported("ada", "course", after=1, added=2, known=frozenset()),
        Imported("bob", "course", after=1, added=1, known=frozenset()),
        Imported("ada", "second", after=1, added=1, known=frozenset()),
    )
    assert ids(journal) == [ours.id, theirs[0].id, theirs[1].id]
    assert ids(journal, "bob") == [theirs[2].id]
    assert ids(journal, "ada", "second") == [theirs[3].id]
    assert rows(path)[1:] == rows(other)
    assert other.read_bytes() == content
    assert sorted(other.parent.iterdir()) == beside


def test_no_event_is_added_twice(open_journal: Opener, answer: Answer, other: Path, path: Path) -> None:
    with open_journal() as journal:
        first = answer(journal, 1)
    other.parent.mkdir()
    other.write_bytes(path.read_bytes())
    with open_journal(other) as there:
        second = answer(there, 2)
    journal = open_journal()
    answer(journal, 3)
    known = frozenset({first.id})
    assert journal.take_in(other) == (Imported("ada", "course", after=2, added=1, known=known),)
    (again,) = journal.take_in(other)
    assert (again.added, again.known) == (0, known | {second.id})
    assert [event.subject for event in journal.events("ada", "course")] == ["item-1", "item-3", "item-2"]
    with open_journal(other) as there:
        there.take_in(path)
        assert sorted(ids(there)) == sorted(ids(journal))


def test_an_event_of_a_later_version_is_kept_as_it_stands(
    open_journal: Opener, answer: Answer, other: Path, path: Path
) -> None:
    with open_journal(other) as there:
        answer(there)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute(
            "INSERT INTO event (id, time, learner, course, kind, subject, revision, data) VALUES "
            "('later', 'noon', CAST(x'ff61' AS TEXT), 'course', 'dreamt', 's', 'r', '{\"kind\": \"dreamt\"}')"
        )
    journal = open_journal()
    assert [each.added for each in journal.take_in(other)] == [1, 1]
    assert journal.health().undecodable == 1
    query = "SELECT CAST(learner AS BLOB), typeof(learner), data FROM event WHERE id = 'later'"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(query).fetchall() == [(b"\xffa", "text", '{"kind": "dreamt"}')]


def test_an_older_format_is_taken_in_and_a_newer_one_refused(
    open_journal: Opener, answer: Answer, other: Path, path: Path
) -> None:
    with open_journal(other) as there:
        answer(there)
    content = other.read_bytes()
    with open_journal(migrations=VERSION_2) as journal:
        assert [each.added for each in journal.take_in(other)] == [1]
    assert other.read_bytes() == content
    journal = open_journal(other)
    with pytest.raises(NotImportedError, match=r"a newer version of two-schemers wrote it \(format 2"):
        journal.take_in(path)


@pytest.mark.parametrize("write", BAD_FILES)
def test_what_is_no_sound_journal_is_refused_and_left_alone(
    open_journal: Opener, answer: Answer, other: Path, write: Callable[[Path], None]
) -> None:
    journal = open_journal()
    answer(journal)
    other.parent.mkdir()
    write(other)
    content = other.read_bytes()
    with pytest.raises(NotImportedError, match="it is not a journal, or a damaged one"):
        journal.take_in(other)
    assert other.read_bytes() == content
    assert list(other.parent.iterdir()) == [other]
    assert len(journal.events("ada", "course")) == 1
    assert journal.writable
    assert journal.notices == ()


def test_what_is_not_there_or_empty_or_a_folder_is_refused(open_journal: Opener, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    journal = open_journal()
    for name, why in (("none", "there is no such file"), ("empty", "an empty file"), ("", "there is a folder")):
        with pytest.raises(NotImportedError, match=why):
            journal.take_in(tmp_path / name)
    assert (tmp_path / "empty").stat().st_size == 0


def test_a_damaged_file_adds_nothing(open_journal: Opener, answer: Answer, other: Path) -> None:
    with open_journal(other) as there:
        for number in range(200):
            answer(there, number)
    content = bytearray(other.read_bytes())
    content[-4000:] = b"\xff" * 4000
    other.write_bytes(content)
    journal = open_journal()
    with pytest.raises(NotImportedError, match="damaged"):
        journal.take_in(other)
    assert ids(journal) == []


def test_the_journal_itself_is_refused_by_any_name(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal()
    answer(journal)
    link = path.with_name("link.sqlite")
    link.symlink_to(path)
    for name in (path, link):
        with pytest.raises(NotImportedError, match="it is this record itself"):
            journal.take_in(name)


def test_all_is_added_or_nothing(
    open_journal: Opener, answer: Answer, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal(other) as there:
        answer(there, 1)
        answer(there, 2)
    with closing(sqlite3.connect(other)) as connection, connection:
        for trigger in ("changed", "deleted"):
            connection.execute(f"DROP TRIGGER event_is_never_{trigger}")
        connection.execute("UPDATE event SET data = CAST(x'' AS BLOB)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'data TEXT NOT NULL', 'data TEXT')")
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE event SET data = NULL WHERE seq = 2")
    journal = open_journal()
    with pytest.raises(NotImportedError, match="an event that is damaged"):
        journal.take_in(other)
    assert journal.events("ada", "course") == []
    assert journal.health().events == 0


def test_a_write_that_was_cut_off_there_is_undone_in_a_copy(
    open_journal: Opener, answer: Answer, other: Path, cut_off: Callable[[Path], tuple[bytes, bytes]]
) -> None:
    with open_journal(other) as there:
        event = answer(there)
    content = cut_off(other)
    journal = open_journal()
    journal.take_in(other)
    assert ids(journal) == [event.id]
    assert (other.read_bytes(), other.with_name(f"{other.name}-journal").read_bytes()) == content


def test_a_journal_that_is_held_is_said_to_be(open_journal: Opener, answer: Answer, other: Path, path: Path) -> None:
    with open_journal(other) as there:
        answer(there)
    journal = open_journal(busy_timeout=0.01)
    for held in (other, path):
        with closing(sqlite3.connect(held, isolation_level=None)) as program:
            program.execute("BEGIN EXCLUSIVE")
            with pytest.raises(JournalBusy) as caught:
                journal.take_in(other)
            assert caught.value.path == held
    assert ids(journal) == []


def test_where_nothing_can_be_saved_nothing_is_taken_in(open_journal: Opener, answer: Answer, other: Path) -> None:
    with open_journal(other) as there:
        answer(there)
    journal = Journal.nowhere()
    with pytest.raises(NotImportedError, match="nothing new can be saved here"):
        journal.take_in(other)
    journal.close()
    with pytest.raises(JournalError, match="closed"):
        journal.take_in(other)


def test_a_full_disk_adds_nothing(open_journal: Opener, answer: Answer, other: Path) -> None:
    with open_journal(other) as there:
        for number in range(200):
            answer(there, number)
    journal = open_journal()
    assert journal._connection is not None
    journal._connection.execute("PRAGMA max_page_count = 8")
    with pytest.raises(NotImportedError, match="the disk is full"):
        journal.take_in(other)
    assert ids(journal) == []
    assert journal.writable
