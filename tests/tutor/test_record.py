"""A record is read when it is needed, a stretch at a time, and what is added meanwhile is neither lost nor doubled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

import pytest

from tui.journal import rows
from tui.journal.errors import JournalBusy
from tui.journal.events import Event, Noted, StepRead
from tui.journal.reports import Stretch
from tui.tutor import record as record_module
from tui.tutor.history import History
from tui.tutor.record import Record

Open = Callable[[], Record]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many events are read at once."""
    monkeypatch.setattr(record_module, "STRETCH", 3)
    return 3


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many events were decoded, each time that some were."""
    found: list[int] = []
    decode = rows.decode

    def counted(read: Iterable[rows.Row]) -> list[Event]:
        events = decode(read)
        found.append(len(events))
        return events

    monkeypatch.setattr("tui.journal.store.rows.decode", counted)
    return found


def same(record: Record) -> bool:
    """Whether the history is what the journal tells from its beginning."""
    whole = History(record.journal.events(record.learner, record.course))
    return vars(whole) == vars(record.history)


def test_nothing_is_read_of_a_new_learner(record: Record, decoded: list[int]) -> None:
    assert record.is_read
    assert record.history.last is None
    assert decoded == []


def test_nothing_is_read_before_it_is_asked_for(open_record: Open, decoded: list[int]) -> None:
    before = open_record()
    for number in range(1200):
        before.add(StepRead(), f"leaf#{number}")
    record = open_record()
    assert not record.is_read
    assert decoded == []
    assert len(record.history.read) == 1200
    assert record.is_read
    assert decoded == [500, 500, 200]
    assert record.history is record.history
    assert decoded == [500, 500, 200]


@pytest.mark.parametrize("events", range(8))
def test_it_is_read_a_stretch_at_a_time(open_record: Open, short: int, decoded: list[int], events: int) -> None:
    before = open_record()
    for number in range(events):
        before.add(Noted(f"{number}"), "leaf#plant")
    record = open_record()
    turns = 0
    while not record.is_read:
        record.read_on()
        turns += 1
    assert turns == (events // short + 1 if events else 0)
    assert sum(decoded) == events
    assert record.history.notes == ({"leaf#plant": f"{events - 1}"} if events else {})
    assert same(record)


@pytest.mark.parametrize("saved", [True, False])
def test_what_is_added_before_all_is_read_comes_last_and_once(open_record: Open, short: int, saved: bool) -> None:
    before = open_record()
    for number in range(5):
        before.add(Noted(f"{number}"), "leaf#plant")
    record = open_record()
    record.read_on()
    record.journal._writable = saved
    assert (record.add(Noted("last"), "leaf#plant").seq is None) is not saved
    assert not record.is_read
    assert record.history.notes == {"leaf#plant": "last"}
    record.add(Noted("the very last"), "leaf#plant")
    assert record.history.notes == {"leaf#plant": "the very last"}
    assert same(record)


def test_reading_goes_on_where_another_program_held_it_up(
    open_record: Open, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_record()
    for number in range(8):
        before.add(StepRead(), f"leaf#{number}")
    record = open_record()
    stretch, turns = record.journal.stretch, iter((True, False, False, True, True, True))

    def held(learner: str, course: str, after: int = 0, most: int = -1) -> Stretch:
        if next(turns, True):
            return stretch(learner, course, after, most)
        raise JournalBusy(record.journal.path)

    monkeypatch.setattr(record.journal, "stretch", held)
    for _ in range(2):
        with pytest.raises(JournalBusy):
            record.history  # noqa: B018 - it is read when it is asked for
        assert not record.is_read
    assert len(record.history.read) == 8
    assert same(record)


def test_any_thread_may_read_on_and_add(open_record: Open, short: int) -> None:
    before = open_record()
    for number in range(300):
        before.add(StepRead(), f"leaf#{number}")
    record = open_record()

    def add() -> None:
        for number in range(40):
            record.add(Noted(f"{number}"), f"leaf#{threading.get_ident()}")

    threads = [threading.Thread(target=each) for each in (record.read, add, record.read, add)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(record.history.read) == 300
    assert sorted(record.history.notes.values()) == ["39", "39"]
    assert same(record)
