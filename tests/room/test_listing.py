"""The rooms of a machine: read, listed, deleted; what a host has stays its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.room.rooms import room_row
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room import sessions, snapshot
from tui.room.listing import Listed, delete, listed, read
from tui.room.plan import Options
from tui.room.sessions import SessionFile
from tui.room.sqlite import SqliteStore
from tui.room.state import RoomState
from tui.room.store import Ballot, Saved, StoreError, StoreInUseError

TODAY = date(2026, 3, 4)


def mute(session: SessionFile) -> Saved | None:
    """A host that does not say what it has."""
    return None


async def make(data: Path, day: str = "2026-03-01", options: Options | None = None) -> tuple[SessionFile, SqliteStore]:
    """A room of two people in its first set, held by its host."""
    session = sessions.new(data, day, "K7M4QX")
    row = room_row(Course.open(bundled_course()), options=options)
    store = SqliteStore.create(session.path, row, RoomState(rev=1, act=1, phase="set", round=1))
    for seat in (1, 2):
        await store.add_seat(bytes([seat]) * 32, "", "phone", 1, "2026-03-01T09:00:00Z")
        ballot = Ballot(act=1, item="leave-office", round=1, seat=seat, n=1, answer="neither", sure="sure")
        assert (await store.cast(ballot))[0] == "kept"
    session.host_file.write_text('{"secret": "sesame"}')
    session.log_file.write_text("a line\n")
    return session, store


def files(data: Path) -> list[str]:
    return sorted(path.name for path in sessions.folder(data).iterdir())


async def test_a_room_is_listed_with_what_became_of_it(tmp_path: Path) -> None:
    _, store = await make(tmp_path)
    await store.close()
    (row,) = listed(tmp_path, TODAY, mute)
    assert row == Listed(
        session="2026-03-01-K7M4QX",
        code="K7M4QX",
        day="2026-03-01",
        age_days=3,
        running=False,
        ended=False,
        plan="Two senses of one word",
        course="two-schemers",
        people=2,
        votes=2,
        activity=1,
        activities=7,
    )


async def test_where_hands_are_counted_texts_of_sets_are_activities(tmp_path: Path) -> None:
    _, store = await make(tmp_path, options=Options(hands=True))
    await store.close()
    assert [row.activities for row in listed(tmp_path, TODAY, mute)] == [9]


async def test_one_that_is_over_says_so(tmp_path: Path) -> None:
    _, store = await make(tmp_path)
    await store.end("2026-03-01T10:00:00Z")
    await store.close()
    assert [row.ended for row in listed(tmp_path, TODAY, mute)] == [True]


async def test_one_that_runs_is_told_of_by_its_host_or_not_at_all(tmp_path: Path) -> None:
    session, store = await make(tmp_path)
    saved = await store.load()
    try:
        (row,) = listed(tmp_path, TODAY, mute)
        assert (row.running, row.people, row.trouble) == (True, None, "")
        (row,) = listed(tmp_path, TODAY, lambda asked: snapshot.from_bytes(snapshot.to_bytes(saved)))
        assert (row.running, row.people, row.plan) == (True, 2, "Two senses of one word")
        with pytest.raises(StoreInUseError):
            read(session, mute)
        assert read(session, lambda asked: saved if asked == session else None) == saved
    finally:
        await store.close()
    assert read(session, mute) == saved


async def test_one_that_cannot_be_read_is_listed_with_the_reason(tmp_path: Path) -> None:
    session = sessions.new(tmp_path, "2026-03-02", "K7M4QX")
    session.path.parent.mkdir(parents=True)
    session.path.write_bytes(b"no room\n" * 512)
    (tmp_path / "rooms" / "joined.json").write_text("{}")
    _, store = await make(tmp_path)
    await store.close()
    first, second = listed(tmp_path, TODAY, mute)
    assert (first.day, first.people) == ("2026-03-01", 2)
    assert (second.day, second.people) == ("2026-03-02", None)
    assert "is not the file of a room, or is damaged" in second.trouble
    with pytest.raises(StoreError, match="damaged"):
        read(session, mute)


async def test_a_plan_that_makes_no_sense_is_said(tmp_path: Path) -> None:
    session = sessions.new(tmp_path, "2026-03-02", "K7M4QX")
    row = replace(room_row(Course.open(bundled_course())), plan={"id": "x"})
    await SqliteStore.create(session.path, row, RoomState()).close()
    assert "The room's plan cannot be read" in listed(tmp_path, TODAY, mute)[0].trouble


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert listed(tmp_path, TODAY, mute) == ()


async def test_deleting_removes_all_of_it_and_nothing_else(tmp_path: Path) -> None:
    session, store = await make(tmp_path)
    other, other_store = await make(tmp_path, "2026-03-03")
    await store.close()
    await other_store.close()
    session.path.with_name(f"{session.path.name}-shm").write_bytes(b"")
    removed = delete(session)
    assert removed[-1] == session.path
    assert {path.name for path in removed} == {
        "2026-03-01-K7M4QX.sqlite",
        "2026-03-01-K7M4QX.sqlite-shm",
        "2026-03-01-K7M4QX.json",
        "2026-03-01-K7M4QX.log",
    }
    assert files(tmp_path) == ["2026-03-03-K7M4QX.json", "2026-03-03-K7M4QX.log", "2026-03-03-K7M4QX.sqlite"]
    assert other.path.is_file()


async def test_what_a_host_has_is_not_deleted(tmp_path: Path) -> None:
    session, store = await make(tmp_path)
    before = files(tmp_path)
    try:
        with pytest.raises(StoreInUseError):
            delete(session)
        assert files(tmp_path) == before
        assert len((await store.load()).ballots) == 2
    finally:
        await store.close()
    delete(session)
    assert files(tmp_path) == []


async def test_what_a_host_that_was_killed_has_left_is_deleted_too(tmp_path: Path) -> None:
    session, store = await make(tmp_path)
    log = session.path.with_name(f"{session.path.name}-wal")
    left = log.read_bytes()
    await store.close()
    log.write_bytes(left)
    delete(session)
    assert files(tmp_path) == []


def test_one_that_is_damaged_can_be_deleted(tmp_path: Path) -> None:
    session = sessions.new(tmp_path, "2026-03-02", "K7M4QX")
    session.path.parent.mkdir(parents=True)
    session.path.write_bytes(b"no room\n" * 512)
    assert delete(session) == (session.path,)


@pytest.mark.parametrize(
    "name",
    ["\x1b[31mevil0-K7M4QX", "\n\n\n\n\n\n\n\n\n\n-K7M4QX", "\udcff" * 10 + "-K7M4QX", "2026-03-01-k7m4qx",
     "2026-03-0-K7M4QX", "٢٠٢٦-03-01-K7M4QX", "2026-03-01-K7M4Q\n"],
    ids=ascii,
)  # fmt: skip
def test_a_file_of_another_name_is_no_room(tmp_path: Path, name: str) -> None:
    path = sessions.folder(tmp_path) / f"{name}.sqlite"
    path.parent.mkdir(parents=True)
    try:
        path.touch()
    except (OSError, ValueError):
        pytest.skip("No file can have this name here.")
    assert listed(tmp_path, TODAY, mute) == ()


async def test_what_a_file_says_acts_on_no_terminal(tmp_path: Path) -> None:
    session = sessions.new(tmp_path, "2026-03-02", "K7M4QX")
    plan = {"id": "x", "title": "Tea\x1b[2J\u202e", "minutes": 5, "activities": []}
    row = replace(room_row(Course.open(bundled_course())), plan=plan, course="tea\x07")
    await SqliteStore.create(session.path, row, RoomState()).close()
    (found,) = listed(tmp_path, TODAY, mute)
    assert (found.plan, found.course) == ("Tea[2J", "tea")


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ("UPDATE seat SET no = 9 WHERE no = 2", "there is a vote of seat 2, and no seat"),
        ("INSERT INTO happened (at, what, data) VALUES ('', 'vote', '{\"act\": \"one\"}')", "got `str`"),
        ("INSERT INTO happened (at, what, data) VALUES ('', 'vote', '{\"seat\": []}')", "got `array`"),
        ("UPDATE room SET options = '{' || printf('%.*c', 99999, '[')", "makes no sense"),
        ("UPDATE room SET options = '{\"x\":' || replace(printf('%.*c', 9999, 'x'), 'x', '[')", "makes no sense"),
    ],
)  # fmt: skip
async def test_what_makes_no_sense_is_not_read(tmp_path: Path, damage: str, why: str) -> None:
    session, store = await make(tmp_path)
    await store.close()
    assert read(session, mute).ballots
    with closing(sqlite3.connect(session.path)) as connection, connection:
        connection.execute(damage)
    with pytest.raises(StoreError, match=why):
        read(session, mute)
