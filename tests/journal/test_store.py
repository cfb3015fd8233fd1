import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from threading import Event as Signal
from typing import Any

import pytest

from tui.journal.errors import JournalBusy, JournalError
from tui.journal.events import Answered, Bookmarked, Event, Noted, Reset, StepRead
from tui.journal.machine import random_id, utc_now
from tui.journal.migrations import APPLICATION_ID
from tui.journal.rows import UnwritableEvent, insert
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


def subjects(events: list[Event]) -> list[str]:
    return [event.subject for event in events]


def test_the_file_is_on_its_way_to_disk_as_promised(open_journal: Opener, path: Path) -> None:
    journal = open_journal()
    connection = journal._connection
    assert connection is not None
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert other.execute("PRAGMA user_version").fetchone() == (1,)


def test_an_event_is_committed_when_append_returns(open_journal: Opener, answer: Answer, path: Path) -> None:
    event = answer(open_journal())
    with closing(sqlite3.connect(path)) as other:
        query = "SELECT seq, id, time, learner, course, kind, subject, revision FROM event"
        assert other.execute(query).fetchall() == [
            (1, event.id, "2030-01-31T12:00:00.000000+00:00", "ada", "course", "answered", "item-1", "r1")
        ]


def test_by_default_ids_are_random_and_times_are_now(path: Path, answer: Answer) -> None:
    before = utc_now()
    with Journal.open(path) as journal:
        first, second = answer(journal), answer(journal)
    assert before <= first.time <= second.time <= utc_now()
    assert len({first.id, second.id, random_id()}) == 3
    assert len(first.id) == 32


def test_events_are_those_of_one_learner_in_one_course(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    answer(journal, 1, learner="bob")
    answer(journal, 2)
    answer(journal, 3, course="other")
    answer(journal, 4)
    assert subjects(journal.events("ada", "course")) == ["item-2", "item-4"]
    assert subjects(journal.events("bob", "course")) == ["item-1"]
    assert journal.events("cleo", "course") == []


def test_events_after_a_seq(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    kept = [answer(journal, number) for number in range(4)]
    assert journal.events("ada", "course", after=2) == kept[2:]
    assert journal.events("ada", "course", after=4) == []


def test_order_is_that_of_saving_whatever_the_clock_says(open_journal: Opener, answer: Answer, clock: Any) -> None:
    journal = open_journal()
    for number in range(3):
        answer(journal, number)
        clock.pass_days(-1)
    events = journal.events("ada", "course")
    assert subjects(events) == ["item-0", "item-1", "item-2"]
    assert events[0].time > events[2].time


def test_times_are_in_utc(open_journal: Opener, answer: Answer, clock: Any) -> None:
    clock.now = datetime(2030, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    journal = open_journal()
    event = answer(journal)
    assert event.time.isoformat() == "2029-12-31T23:00:00+00:00"
    assert journal.events("ada", "course")[0].time.tzinfo is UTC


def test_learners_by_when_they_came(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    for learner in ("zoe", "ada", "zoe"):
        answer(journal, learner=learner)
    answer(journal, learner="bob", course="other")
    assert journal.learners() == ["zoe", "ada", "bob"]


def test_learners_of_several_courses_are_told_once(open_journal: Opener, answer: Answer) -> None:
    journal, random = open_journal(), Random(1)
    came = [(random.choice("abcdefg"), random.choice(("one", "two", "three"))) for _ in range(60)]
    for learner, course in came:
        answer(journal, learner=learner, course=course)
    assert journal.learners() == list(dict.fromkeys(learner for learner, _ in came))


def test_a_record_is_read_a_stretch_at_a_time(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    kept = [answer(journal, number, learner=("ada", "bob")[number % 2]) for number in range(9)][::2]
    first = journal.stretch("ada", "course", most=2)
    assert first == (kept[:2], 3, False)
    second = journal.stretch("ada", "course", first.after, 2)
    assert second == (kept[2:4], 7, False)
    assert journal.stretch("ada", "course", second.after, 2) == (kept[4:], 9, True)
    assert journal.stretch("ada", "course", 9, 2) == ([], 9, True)


def test_what_cannot_be_understood_ends_no_stretch(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal()
    kept = [answer(journal, number) for number in range(2)]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(
            "INSERT INTO event (id, time, learner, course, kind, subject, revision, data) "
            "SELECT id || 'x', time, learner, course, kind, subject, revision, '{\"kind\": \"dreamt\"}' FROM event"
        )
    kept.append(answer(journal, 2))
    assert journal.stretch("ada", "course", 2, 2) == ([], 4, False)
    assert journal.stretch("ada", "course", 4, 2) == (kept[2:], 5, True)


def test_what_could_not_be_saved_comes_with_the_last_stretch(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    kept = [answer(journal, number) for number in range(2)]
    journal._writable = False
    unsaved = answer(journal, 2)
    assert unsaved.seq is None
    assert journal.stretch("ada", "course", 0, 1) == (kept[:1], 1, False)
    assert journal.stretch("ada", "course", 1, 9) == ([kept[1], unsaved], 2, True)


def test_whether_a_learner_is_known_in_a_course(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    answer(journal)
    assert journal.knows("ada", "course")
    assert not journal.knows("ada", "other")
    assert not journal.knows("bob", "course")
    with Journal.nowhere() as nowhere:
        assert not nowhere.knows("ada", "course")
        answer(nowhere)
        assert nowhere.knows("ada", "course")
        assert nowhere.stretch("ada", "course").is_last


@pytest.mark.parametrize(
    "data",
    [
        Answered(given="1", key="1", right=True, certainty="certain", context="q", skill="s"),  # type: ignore[arg-type]
        Answered(given=1, key="1", right=True, context="q", skill="s"),  # type: ignore[arg-type]
        Noted("half of a pair: \ud83d"),
        Bookmarked(on=object()),  # type: ignore[arg-type]
        {"kind": "reset"},
    ],
    ids=["choice", "type", "surrogate", "object", "dict"],
)
def test_an_event_that_could_not_be_read_back_is_refused(open_journal: Opener, data: Any) -> None:
    journal = open_journal()
    with pytest.raises(UnwritableEvent):
        journal.append(data, learner="ada", course="course", subject="s", revision="r")
    assert journal.events("ada", "course") == []
    assert journal.writable


def test_a_name_or_a_time_that_could_not_be_read_back_is_refused(open_journal: Opener, clock: Any) -> None:
    journal = open_journal()
    with pytest.raises(UnwritableEvent):
        journal.append(Reset(), learner="\udcff", course="course", subject="", revision="r")
    clock.now = datetime(2030, 1, 1)
    with pytest.raises(UnwritableEvent, match="differently"):
        journal.append(Reset(), learner="ada", course="course", subject="", revision="r")
    assert journal.health().events == 0


def test_an_id_is_taken_once(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal(new_id=lambda: "same")
    answer(journal)
    with pytest.raises(JournalError, match="UNIQUE"):
        answer(journal)
    assert len(journal.events("ada", "course")) == 1
    assert journal.writable


@pytest.mark.parametrize("statement", ["UPDATE event SET learner = 'bob'", "DELETE FROM event"])
def test_the_file_itself_refuses_to_change_what_happened(
    open_journal: Opener, answer: Answer, path: Path, statement: str
) -> None:
    answer(open_journal())
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="events are never"):
        other.execute(statement)


def test_a_closed_journal_says_so(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    answer(journal)
    journal.close()
    journal.close()
    for use in (
        lambda: answer(journal),
        lambda: journal.events("ada", "course"),
        lambda: journal.learners(),
        journal.health,
    ):
        with pytest.raises(JournalError, match="closed"):
            use()
    assert journal.back_up() is None


def test_threads_share_a_journal(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()

    def work(learner: str) -> list[Event]:
        for number in range(15):
            answer(journal, number, learner=learner)
            journal.events(learner, "course")
        return journal.events(learner, "course")

    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(work, ["a", "b", "c", "d"]))
    assert all(subjects(events) == [f"item-{number}" for number in range(15)] for events in runs)
    assert sorted(event.seq or 0 for events in runs for event in events) == list(range(1, 61))


def test_two_journals_on_one_file_see_each_other(open_journal: Opener, answer: Answer) -> None:
    here, there = open_journal(), open_journal()
    answer(here, 1)
    answer(there, 2)
    answer(here, 3)
    assert here.events("ada", "course") == there.events("ada", "course")
    assert subjects(here.events("ada", "course")) == ["item-1", "item-2", "item-3"]


def test_a_lock_that_does_not_pass_is_an_error_and_nothing_is_kept(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    journal = open_journal(busy_timeout=0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalBusy, match="try again"):
            answer(journal)
        assert journal.events("ada", "course") == []
    assert journal.writable
    assert answer(journal).seq == 1


def test_a_reader_that_stays_in_the_way_is_an_error_and_nothing_is_kept(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    journal = open_journal(busy_timeout=0.01)
    answer(journal, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM event").fetchall()
        with pytest.raises(JournalBusy):
            answer(journal, 2)
    answer(journal, 3)
    assert subjects(journal.events("ada", "course")) == ["item-1", "item-3"]


def test_a_file_that_is_held_cannot_be_read_or_opened(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal(busy_timeout=0.01)
    answer(journal)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for use in (
            lambda: journal.events("ada", "course"),
            journal.learners,
            lambda: open_journal(busy_timeout=0.01),
        ):
            with pytest.raises(JournalBusy) as caught:
                use()
            assert caught.value.path == path
        assert "locked" in journal.health().check
    assert len(journal.events("ada", "course")) == 1


def test_a_lock_that_passes_is_waited_for(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal(busy_timeout=30)
    trying = Signal()

    def append() -> Event:
        trying.set()
        return answer(journal)

    with ThreadPoolExecutor(1) as pool, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        future = pool.submit(append)
        trying.wait()
        other.execute("COMMIT")
        assert future.result().seq == 1


def test_an_interrupt_in_the_middle_undoes_the_append(
    open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal()

    def interrupt(*event: Any) -> int:
        insert(*event)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tui.journal.rows.insert", interrupt)
        with pytest.raises(KeyboardInterrupt):
            answer(journal)
    assert answer(journal).seq == 1
    assert len(journal.events("ada", "course")) == 1


def test_the_path_may_be_a_link_or_hold_any_sign(tmp_path: Path, open_journal: Opener, answer: Answer) -> None:
    target = tmp_path / "odd ?#%20 name; é" / "journal.sqlite"
    link = tmp_path / "link.sqlite"
    link.symlink_to(target)
    journal = open_journal(link)
    answer(journal)
    assert journal.path == target
    journal.back_up()
    assert (target.parent / "backups").is_dir()
    assert link.is_symlink()


def test_a_relative_path_stays_where_it_was(
    tmp_path: Path, open_journal: Opener, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = open_journal(Path("journal.sqlite"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    answer(journal)
    assert journal.path == tmp_path / "journal.sqlite"
    assert journal.path.is_file()


def test_what_a_later_version_wrote_is_left_out_and_kept(open_journal: Opener, answer: Answer, path: Path) -> None:
    journal = open_journal()
    answer(journal, 1)
    columns = "(id, time, learner, course, kind, subject, revision, data)"
    time = "2030-01-31T12:00:00+00:00"
    odd: list[tuple[object, ...]] = [
        ("a", time, "ada", "course", "dreamt", "s", "r", '{"kind":"dreamt"}'),
        ("b", time, "ada", "course", "noted", "s", "r", '{"kind":"noted"'),
        ("c", time, "ada", "course", "noted", "s", "r", b'{"kind":"noted","text":"\xff"}'),
        ("d", "yesterday", "ada", "course", "reset", "s", "r", '{"kind":"reset"}'),
        ("e", "2030-01-31T12:00:00", "ada", "course", "reset", "s", "r", '{"kind":"reset"}'),
        ("f", time, "ada", "course", "reset", 5, "r", "[" * 100_000),
        ("g", "0001-01-01T00:00:00+23:59", "ada", "course", "reset", "s", "r", '{"kind":"reset"}'),
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.executemany(f"INSERT INTO event {columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", odd)
        other.execute(
            f"INSERT INTO event {columns} VALUES ('h', ?, 'ada', 'course', 'reset', CAST(x'ff' AS TEXT), 'r', ?)",
            (time, '{"kind":"reset"}'),
        )
        other.execute(
            f"INSERT INTO event {columns} VALUES ('i', ?, CAST(x'ff' AS TEXT), 'course', 'reset', 's', 'r', ?)",
            (time, '{"kind":"reset"}'),
        )
        known = '{"kind":"step-read","minutes":3}'
        other.execute(
            f"INSERT INTO event {columns} VALUES ('j', ?, 'ada', 'course', 'step-read', 's', 'r', ?)", (time, known)
        )
    answer(journal, 2)
    events = journal.events("ada", "course")
    assert subjects(events) == ["item-1", "s", "item-2"]
    assert events[1].data == StepRead()
    assert journal.learners() == ["ada"]
    health = journal.health()
    assert (health.events, health.undecodable) == (12, 9)
    journal.close()
    assert open_journal().health().events == 12


def test_a_journal_that_is_kept_nowhere_works_and_says_nothing(
    answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Journal.nowhere() as journal:
        told: list[object] = []
        journal.watch(told.append)
        events = [answer(journal, number) for number in (1, 2)]
        answer(journal, 3, learner="bob")
        assert journal.events("ada", "course") == events
        assert journal.learners() == ["ada", "bob"]
        assert len({event.id for event in events}) == 2
        assert journal.back_up() is None
        journal.patience = 0.1
        health = journal.health()
        assert (health.writable, health.events, health.unsaved, health.backups) == (False, 0, 3, ())
        assert journal.notices == tuple(told) == ()
    assert list(tmp_path.iterdir()) == []


def test_how_long_a_held_file_is_waited_for_can_be_changed_while_it_is_open(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    journal = open_journal(busy_timeout=600)
    answer(journal, 1)
    assert journal.patience == 600
    journal.patience = 0.01
    assert journal.patience == 0.01
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalBusy):
            answer(journal, 2)
        with pytest.raises(JournalBusy):
            journal.events("ada", "course")
    assert journal.writable
    assert subjects(journal.events("ada", "course")) == ["item-1"]
    answer(journal, 3)
    assert subjects(journal.events("ada", "course")) == ["item-1", "item-3"]


def test_patience_holds_for_what_is_read_once_nothing_can_be_saved(open_journal: Opener, answer: Answer) -> None:
    journal = open_journal()
    answer(journal, 1)
    journal.patience = 0.05
    assert journal._connection is not None
    journal._connection.close()
    assert answer(journal, 2).seq is None
    assert subjects(journal.events("ada", "course")) == ["item-1", "item-2"]
    assert journal._connection.execute("PRAGMA busy_timeout").fetchone() == (50,)


def test_what_is_asked_before_the_first_paint_takes_no_longer_in_a_long_journal(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    """Counted are SQLite's own steps, in hundreds; to go through all events takes hundreds of them."""
    journal = open_journal()
    answer(journal, learner="learner-0")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.executemany(
            "INSERT INTO event (id, time, learner, course, kind, subject, revision, data) "
            "SELECT ?, time, ?, course, kind, subject, revision, data FROM event WHERE seq = 1",
            ((f"id-{number}", f"learner-{number % 5}") for number in range(5_000)),
        )
        other.execute("COMMIT")
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    assert journal._connection is not None
    journal._connection.set_progress_handler(count, 100)
    assert journal.learners() == [f"learner-{number}" for number in range(5)]
    assert journal.knows("learner-4", "course")
    assert not journal.knows("learner-5", "course")
    assert len(journal.stretch("learner-3", "course", 2_000, 10).events) == 10
    assert steps < 20
    assert len(journal.events("learner-3", "course")) == 1_000
    assert steps > 100
