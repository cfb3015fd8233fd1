import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tui.journal.backup import KEPT, make_backup
from tui.journal.events import Event
from tui.journal.reports import Notice
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


def names(path: Path) -> list[str]:
    return sorted(file.name for file in (path.parent / "backups").iterdir())


def test_a_backup_is_a_journal_that_opens(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal()
    events = [answer(journal, number) for number in range(5)]
    backup = journal.back_up()
    assert backup is not None
    assert backup.path == path.parent / "backups" / "journal-2030-01-31.sqlite"
    assert backup.size == backup.path.stat().st_size > 0
    assert open_journal(backup.path).events("ada", "course") == events
    assert journal.notices == ()


def test_at_most_one_a_day(open_journal: Opener, answer: Answer, path: Path, clock: Any) -> None:
    journal = open_journal()
    answer(journal)
    assert journal.back_up()
    content = (path.parent / "backups" / "journal-2030-01-31.sqlite").read_bytes()
    answer(journal)
    assert journal.back_up() is None
    assert (path.parent / "backups" / "journal-2030-01-31.sqlite").read_bytes() == content
    clock.pass_days(1)
    assert journal.back_up()
    assert names(path) == ["journal-2030-01-31.sqlite", "journal-2030-02-01.sqlite"]


def test_the_newest_seven_are_kept_and_nothing_else_is_touched(
    open_journal: Opener, answer: Answer, path: Path, clock: Any
) -> None:
    journal = open_journal()
    answer(journal)
    others = ["journal-2020-01-01.sqlite.txt", "journal-old.sqlite", "other-2020-01-01.sqlite"]
    (path.parent / "backups").mkdir()
    for other in others:
        (path.parent / "backups" / other).touch()
    for _ in range(KEPT + 3):
        assert journal.back_up()
        clock.pass_days(1)
    days = [f"journal-2030-02-{day:02}.sqlite" for day in range(3, 10)]
    assert names(path) == sorted(days + others)
    assert [backup.path.name for backup in journal.health().backups] == days[::-1]


def test_a_clock_set_back_does_not_cost_the_backup_just_made(
    open_journal: Opener, answer: Answer, path: Path, clock: Any
) -> None:
    journal = open_journal()
    answer(journal)
    for _ in range(KEPT):
        journal.back_up()
        clock.pass_days(1)
    clock.pass_days(-100)
    backup = journal.back_up()
    assert backup is not None
    assert backup.path.exists()
    assert len(names(path)) == KEPT + 1


def test_an_empty_journal_is_not_backed_up(open_journal: Opener, path: Path) -> None:
    assert open_journal().back_up() is None
    assert not (path.parent / "backups").exists()


def test_a_backup_that_cannot_be_made_is_told_and_nothing_else(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    journal = open_journal()
    told: list[Notice] = []
    journal.watch(told.append)
    answer(journal)
    (path.parent / "backups").write_text("in the way")
    assert journal.back_up() is None
    assert [notice.kind for notice in told] == ["not-backed-up"]
    assert journal.notices == tuple(told)
    assert journal.writable
    assert answer(journal).seq == 2


def test_a_backup_that_breaks_off_leaves_the_one_before_and_no_litter(
    open_journal: Opener, answer: Answer, path: Path, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    journal = open_journal()
    answer(journal)
    journal.back_up()
    clock.pass_days(1)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.files._sync", refuse)
    assert journal.back_up() is None
    assert "the disk is full" in journal.notices[0].text
    assert names(path) == ["journal-2030-01-31.sqlite"]


def test_a_file_that_stays_held_is_given_up_on(open_journal: Opener, answer: Answer, path: Path, clock: Any) -> None:
    journal = open_journal(busy_timeout=0.02)
    answer(journal)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert journal.back_up() is None
        with pytest.raises((OSError, sqlite3.Error)):
            make_backup(path, clock(), 0.02)
    assert [notice.kind for notice in journal.notices] == ["not-backed-up"]
    assert names(path) == []


def test_what_a_killed_run_left_half_written_goes_after_a_day(
    open_journal: Opener, answer: Answer, path: Path, clock: Any
) -> None:
    journal = open_journal()
    answer(journal)
    folder = path.parent / "backups"
    folder.mkdir()
    for name, age in (("journal-2030-01-29.sqlite.a.partial", 90_000), ("journal-2030-01-31.sqlite.b.partial", 60)):
        (folder / name).touch()
        moment = clock.now.timestamp() - age
        os.utime(folder / name, (moment, moment))
    journal.back_up()
    assert names(path) == ["journal-2030-01-31.sqlite", "journal-2030-01-31.sqlite.b.partial"]


def test_backing_up_does_not_hold_up_appending(
    open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal()
    answer(journal)

    def meanwhile(*args: Any) -> Any:
        answer(journal)
        return make_backup(*args)

    monkeypatch.setattr("tui.journal.store.make_backup", meanwhile)
    assert journal.back_up()
    assert len(journal.events("ada", "course")) == 2
