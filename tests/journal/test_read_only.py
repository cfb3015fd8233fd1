"""Where nothing can be saved, the course goes on and says so."""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.journal import connecting
from tui.journal.events import Event
from tui.journal.reports import Notice
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


def assert_goes_on(journal: Journal, answer: Answer, because: str, before: int = 0) -> None:
    """What was saved can be read; what happens now is kept for the run; the learner knows why."""
    (notice,) = journal.notices
    assert notice.kind == "read-only"
    assert notice.path == journal.path
    assert notice.text.startswith(f"Nothing new will be saved: {because} (")
    assert not journal.writable
    saved = journal.events("ada", "course")
    assert len(saved) == before
    new = [answer(journal, 101), answer(journal, 102)]
    answer(journal, 103, learner="bob")
    assert [event.seq for event in new] == [None, None]
    assert journal.events("ada", "course") == saved + new
    assert journal.events("ada", "course", after=before) == new
    assert journal.events("ada", "other") == []
    assert journal.learners() == ["ada", "bob"]
    assert journal.back_up() is None
    health = journal.health()
    assert (health.writable, health.events, health.unsaved) == (False, before, 3)
    assert journal.notices == health.notices == (notice,)


def test_a_folder_in_its_place(open_journal: Opener, answer: Answer, path: Path) -> None:
    path.mkdir(parents=True)
    assert_goes_on(open_journal(), answer, "there is a folder where the file should be")
    assert list(path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX's")
def test_a_pipe_in_its_place(open_journal: Opener, answer: Answer, path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert_goes_on(open_journal(), answer, "there is something other than a file in its place")


def test_a_file_where_its_folder_should_be(open_journal: Opener, answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("content")
    for path in (tmp_path / "file" / "journal.sqlite", tmp_path / "file" / "deeper" / "journal.sqlite"):
        assert_goes_on(open_journal(path), answer, "its folder cannot be made")
    assert (tmp_path / "file").read_text() == "content"


def test_links_that_go_in_circles(open_journal: Opener, answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert_goes_on(open_journal(tmp_path / "a" / "journal.sqlite"), answer, "its folder cannot be made")


@pytest.mark.parametrize(
    ("number", "because"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "the file or its folder may not be written to"),
        (errno.EROFS, "the file or its folder may not be written to"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_folder_that_the_system_refuses_to_make(
    open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch, number: int, because: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert_goes_on(open_journal(), answer, because)


def test_a_folder_that_may_not_be_written(bound_folder: Path, open_journal: Opener, answer: Answer) -> None:
    path = bound_folder / "journal.sqlite"
    with open_journal(path) as journal:
        answer(journal)
    path.with_name("journal.sqlite-journal").unlink()
    bound_folder.chmod(0o500)
    assert_goes_on(open_journal(path), answer, "the file or its folder may not be written to", before=1)


def test_a_file_that_may_not_be_written(bound_folder: Path, open_journal: Opener, answer: Answer) -> None:
    path = bound_folder / "journal.sqlite"
    with open_journal(path) as journal:
        answer(journal)
    path.chmod(0o400)
    content = path.read_bytes()
    assert_goes_on(open_journal(path), answer, "the file or its folder may not be written to", before=1)
    assert path.read_bytes() == content


def test_a_file_that_may_not_be_read(bound_folder: Path, open_journal: Opener, answer: Answer) -> None:
    path = bound_folder / "journal.sqlite"
    with open_journal(path) as journal:
        answer(journal)
    path.chmod(0)
    journal = open_journal(path)
    assert "cannot be read either" in journal.notices[0].text
    assert_goes_on(journal, answer, "the file or its folder may not be written to")
    assert not list(bound_folder.glob("*.unreadable-*"))


def test_a_folder_that_may_not_be_looked_into(bound_folder: Path, open_journal: Opener, answer: Answer) -> None:
    path = bound_folder / "data" / "journal.sqlite"
    with open_journal(path) as journal:
        answer(journal)
    path.parent.chmod(0)
    journal = open_journal(path)
    assert "cannot be read either" in journal.notices[0].text
    assert_goes_on(journal, answer, "the file or its folder may not be written to")


def test_a_folder_that_may_not_be_added_to(bound_folder: Path, open_journal: Opener, answer: Answer) -> None:
    bound_folder.chmod(0o500)
    assert_goes_on(
        open_journal(bound_folder / "data" / "journal.sqlite"), answer, "the file or its folder may not be written to"
    )
    assert list(bound_folder.iterdir()) == []


def test_an_unreadable_file_in_a_folder_that_may_not_be_written(
    bound_folder: Path, open_journal: Opener, answer: Answer
) -> None:
    path = bound_folder / "journal.sqlite"
    path.write_text("not a journal")
    bound_folder.chmod(0o500)
    journal = open_journal(path)
    assert "cannot be read either" in journal.notices[0].text
    assert_goes_on(journal, answer, "the file or its folder may not be written to")
    assert path.read_text() == "not a journal"


def test_a_killed_write_in_a_folder_that_may_not_be_written(
    bound_folder: Path, open_journal: Opener, answer: Answer, cut_off: Callable[[Path], tuple[bytes, bytes]]
) -> None:
    path = bound_folder / "journal.sqlite"
    sidecar = path.with_name("journal.sqlite-journal")
    with open_journal(path) as journal:
        answer(journal)
    half_written = cut_off(path)
    path.chmod(0o400)
    sidecar.chmod(0o400)
    bound_folder.chmod(0o500)
    assert_goes_on(open_journal(path), answer, "the file or its folder may not be written to", before=1)
    assert (path.read_bytes(), sidecar.read_bytes()) == half_written


def test_a_file_on_which_locks_do_not_work_is_read_without(
    open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal() as journal:
        answer(journal)

    def connect(path: Path, mode: connecting.Mode, busy_timeout: float) -> sqlite3.Connection:
        if mode == "immutable":
            return connecting.connect(path, mode, busy_timeout)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_LOCK
        raise error

    monkeypatch.setattr("tui.journal.opening.connect", connect)
    monkeypatch.setattr("tui.journal.rescue.connect", connect)
    assert_goes_on(open_journal(), answer, "the disk reports an error or has no room", before=1)


def cramp(monkeypatch: pytest.MonkeyPatch, pages: int) -> None:
    """Let SQLite find no room past a number of pages, as on a full disk."""

    def connect(path: Path, mode: connecting.Mode, busy_timeout: float) -> sqlite3.Connection:
        connection = connecting.connect(path, mode, busy_timeout)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr("tui.journal.opening.connect", connect)


def test_no_room_for_a_new_file(
    open_journal: Opener, answer: Answer, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        cramp(patch, 2)
        assert_goes_on(open_journal(), answer, "the disk is full")
    journal = open_journal()
    assert journal.writable
    assert journal.events("ada", "course") == []


def test_room_that_runs_out_while_running(
    open_journal: Opener, answer: Answer, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cramp(monkeypatch, 12)
    journal = open_journal()
    told: list[Notice] = []
    journal.watch(told.append)
    events: list[Event] = []
    while journal.writable:
        assert told == []
        events.append(answer(journal, len(events)))
    assert [event.seq for event in events] == [*range(1, len(events)), None]
    assert tuple(told) == journal.notices
    assert told[0].text.startswith("Nothing new will be saved: the disk is full (")
    events.append(answer(journal, len(events)))
    assert len(told) == 1
    assert journal.events("ada", "course") == events
    assert journal.learners() == ["ada"]
    assert journal.health().unsaved == 2
    journal.close()
    assert open_journal().events("ada", "course") == events[:-2]


def test_a_watcher_may_use_the_journal(open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    cramp(monkeypatch, 8)
    journal = open_journal()
    seen: list[int] = []
    journal.watch(lambda _: seen.append(len(journal.events("ada", "course"))))
    threads: list[str] = []
    journal.watch(lambda _: threads.append(threading.current_thread().name))
    count = 0
    while journal.writable:
        answer(journal)
        count += 1
    assert seen == [count]
    assert threads == ["MainThread"]


class FailingConnection(sqlite3.Connection):
    """A connection on a disk that fails when told to: before an insert, or after a commit."""

    failure: sqlite3.Error | None = None
    after_commit = False

    def execute(self, sql: str, values: object = (), /) -> sqlite3.Cursor:
        if self.failure is not None and not self.after_commit and sql.startswith("INSERT"):
            raise self.failure
        cursor = super().execute(sql, values)  # type: ignore[arg-type]
        if self.failure is not None and self.after_commit and sql == "COMMIT":
            raise self.failure
        return cursor


def connect_failing(path: Path, mode: connecting.Mode, busy_timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, factory=FailingConnection)


@pytest.mark.parametrize(
    ("code", "because"),
    [
        (sqlite3.SQLITE_IOERR_WRITE, "the disk reports an error or has no room"),
        (sqlite3.SQLITE_IOERR_FSYNC, "the disk reports an error or has no room"),
        (sqlite3.SQLITE_READONLY, "the file or its folder may not be written to"),
        (sqlite3.SQLITE_CANTOPEN, "the file or its folder may not be written to"),
        (sqlite3.SQLITE_CORRUPT, "the file is damaged"),
        (sqlite3.SQLITE_ERROR, "it does not work"),
    ],
)
def test_an_append_that_fails(
    open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch, code: int, because: str
) -> None:
    open_journal().close()
    monkeypatch.setattr("tui.journal.opening.connect", connect_failing)
    journal = open_journal()
    saved = answer(journal)
    failure = sqlite3.OperationalError("it does not work")
    failure.sqlite_errorcode = code
    assert isinstance(journal._connection, FailingConnection)
    journal._connection.failure = failure
    lost = answer(journal, 2)
    assert lost.seq is None
    assert journal.notices[0].text.startswith(f"Nothing new will be saved: {because} (")
    assert journal.events("ada", "course") == [saved, lost]


def test_an_append_that_seems_to_fail_but_was_saved_is_told_once(
    open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_journal().close()
    monkeypatch.setattr("tui.journal.opening.connect", connect_failing)
    journal = open_journal()
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    assert isinstance(journal._connection, FailingConnection)
    journal._connection.after_commit = True
    journal._connection.failure = failure
    event = answer(journal)
    assert event.seq is None
    assert not journal.writable
    assert [saved.id for saved in journal.events("ada", "course")] == [event.id]


@pytest.mark.skipif(os.name != "posix", reason="Windows does not move or delete a file that is open")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_goes_away_while_running(open_journal: Opener, answer: Answer, path: Path, replaced: bool) -> None:
    journal = open_journal()
    events = [answer(journal, 1)]
    path.rename(path.with_name("moved.sqlite"))
    if replaced:
        answer(open_journal(), 2, learner="bob")
    events.append(answer(journal, 3))
    assert events[1].seq is None
    assert "moved or deleted while" in journal.notices[0].text
    assert journal.events("ada", "course") == events


def test_a_file_that_a_newer_version_takes_over_while_running(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal()
    events = [answer(journal, 1)]
    with open_journal(migrations=(lambda _: None, lambda _: None)):
        pass
    events.append(answer(journal, 2))
    assert events[1].seq is None
    assert "newer version" in journal.notices[0].text
    assert journal.events("ada", "course") == events


def test_a_file_that_can_no_longer_be_read_either(
    open_journal: Opener, answer: Answer, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal()
    answer(journal, 1)
    connection = journal._connection
    assert connection is not None
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master")
    path.write_bytes(b"gone" * 1024)
    assert journal.events("ada", "course") == []
    assert not journal.writable
    assert "cannot be read either" in journal.notices[0].text
    event = answer(journal, 2)
    assert journal.events("ada", "course") == [event]
