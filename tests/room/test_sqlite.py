"""The file of a room: who may hold it, what it survives, and what is no room."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.room.stores import ROOM, VOTING, ballot, within
from tui.journal.store import Journal
from tui.room.sqlite import SqliteStore, read_saved
from tui.room.store import FORMAT, Store, StoreError, StoreInUseError, StoreTooNewError
from tui.room.tables import APPLICATION_ID, MIGRATIONS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rooms" / "K7M4QX.room"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    """A room in which a vote is open, and one vote is in."""
    opened = SqliteStore.create(path, ROOM, VOTING)
    await opened.cast(ballot())
    yield opened
    await opened.close()


@pytest.fixture
def made(path: Path) -> Path:
    """The file of such a room, which no host has."""

    async def make() -> None:
        store = SqliteStore.create(path, ROOM, VOTING)
        await store.cast(ballot())
        await store.close()

    asyncio.run(make())
    return path


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


async def test_one_file_is_left(path: Path, store: Store) -> None:
    assert beside(path) == ["K7M4QX.room", "K7M4QX.room-wal"]
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in path.parent.iterdir() if os.name == "posix")
    await store.close()
    assert beside(path) == ["K7M4QX.room"]


async def test_each_commit_waits_for_the_disk(store: Store) -> None:
    def settings(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync", "locking_mode")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await within(store, settings) == ["wal", 2, 1, 1, "exclusive"]


def test_the_format_is_what_the_steps_lead_to(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert found == [APPLICATION_ID, FORMAT]
        assert len(MIGRATIONS) == FORMAT
        for statement in ("UPDATE happened SET what = ''", "DELETE FROM happened"):
            connection.execute("INSERT INTO happened (at, what, data) VALUES ('', '', '{}')")
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(statement)


async def test_a_second_host_is_kept_out(path: Path, store: Store) -> None:
    started = time.monotonic()
    for opener in (SqliteStore.open, read_saved):
        with pytest.raises(StoreInUseError, match="is open in another host"):
            opener(path)
    code = "import sys; from pathlib import Path; from tui.room.sqlite import *; {}(Path(sys.argv[1]))"
    for name in ("SqliteStore.open", "read_saved"):
        done = subprocess.run(
            [sys.executable, "-c", code.format(name), path], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert f"StoreInUseError: {path} is open in another host." in done.stderr
    assert time.monotonic() - started < 20
    assert await store.cast(ballot(2)) == ("kept", ballot(2))
    await store.close()
    assert read_saved(path).ballots == (ballot(1), ballot(2))


def test_a_room_is_not_put_over_a_file(made: Path) -> None:
    content = made.read_bytes()
    with pytest.raises(StoreError, match=r"There is a file at .* already"):
        SqliteStore.create(made, ROOM, VOTING)
    assert (made.read_bytes(), beside(made)) == (content, ["K7M4QX.room"])


def test_a_file_that_cannot_be_made_is_not_half_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no room")

    monkeypatch.setattr("tui.room.rows.begin", fail)
    with pytest.raises(StoreError, match="cannot be used: no room"):
        SqliteStore.create(path, ROOM, VOTING)
    assert beside(path) == []


@pytest.mark.skipif(os.name != "posix", reason="an open file can be taken away on POSIX only")
@pytest.mark.parametrize("end", ["", "-wal"])
async def test_a_file_that_is_gone_keeps_nothing(path: Path, store: Store, end: str) -> None:
    gone = path.with_name(path.name + end)
    aside = gone.rename(path.parent / "aside")
    for _ in range(2):
        results = await asyncio.gather(*(store.cast(ballot(seat)) for seat in range(2, 9)), return_exceptions=True)
        assert [type(result) for result in results] == [StoreError] * 7
        assert str(results[0]) == f"Nothing is being saved: {gone} was moved or deleted."
    gone.write_bytes(b"another")
    with pytest.raises(StoreError, match="moved or deleted"):
        await store.cast(ballot(2))
    aside.replace(gone)
    assert await store.cast(ballot(2)) == ("kept", ballot(2))
    await store.close()
    assert read_saved(path).ballots == (ballot(1), ballot(2))


@pytest.mark.skipif(os.name != "posix", reason="an open file can be cut on POSIX only")
@pytest.mark.parametrize("end", ["", "-wal"])
async def test_a_file_that_was_cut_keeps_nothing(path: Path, store: Store, end: str) -> None:
    cut_short = path.with_name(path.name + end)
    whole = cut_short.read_bytes()
    os.truncate(cut_short, 0)
    for _ in range(2):
        with pytest.raises(StoreError, match=f"{re.escape(str(cut_short))} was cut short"):
            await store.cast(ballot(2))
    cut_short.write_bytes(whole)
    assert await store.cast(ballot(2)) == ("kept", ballot(2))
    await store.close()
    assert read_saved(path).ballots == (ballot(1), ballot(2))


@pytest.mark.skipif(os.name != "posix", reason="an open file can be taken away on POSIX only")
async def test_a_file_that_goes_while_it_is_written_has_kept_nothing(path: Path, store: Store) -> None:
    def unlink(_: sqlite3.Connection) -> None:
        path.unlink()

    with pytest.raises(StoreError, match="moved or deleted"):
        await within(store, unlink)


async def test_a_disk_that_fails_in_one_call_fails_those_that_share_its_commit(store: Store) -> None:
    gathered = threading.Event()

    def fail(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    def wait(_: sqlite3.Connection) -> None:
        assert gathered.wait(10)

    calls = [within(store, wait), store.cast(ballot(2)), within(store, fail), store.cast(ballot(3))]
    tasks = [asyncio.create_task(call) for call in calls]
    await asyncio.sleep(0)
    gathered.set()
    _, *results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [str(result) for result in results] == ["Nothing was saved: disk I/O error."] * 3
    assert (await store.load()).ballots == (ballot(1),)
    assert await store.cast(ballot(2)) == ("kept", ballot(2))


def test_a_folder_that_may_not_be_written(bound_folder: Path) -> None:
    path = bound_folder / "K7M4QX.room"

    async def make() -> None:
        await SqliteStore.create(path, ROOM, VOTING).close()

    asyncio.run(make())
    bound_folder.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be used: the file or its folder may not be written to"):
        SqliteStore.open(path)
    with pytest.raises(StoreError, match="cannot be used: the file or its folder may not be written to"):
        SqliteStore.create(bound_folder / "other.room", ROOM, VOTING)
    path.chmod(0o400)
    assert read_saved(path).room == ROOM
    assert beside(path) == ["K7M4QX.room"]
    bound_folder.chmod(0o700)
    with pytest.raises(StoreError, match="cannot be used: the file or its folder may not be written to"):
        SqliteStore.open(path)
    assert beside(path) == ["K7M4QX.room"]


def test_a_newer_format_is_refused_and_left_as_it_is(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 6}")
    content = made.read_bytes()
    for opener in (SqliteStore.open, read_saved):
        with pytest.raises(StoreTooNewError, match=rf"newer version .*\(format 7; this version knows {FORMAT}\)"):
            opener(made)
    assert (made.read_bytes(), beside(made)) == (content, ["K7M4QX.room"])


def write_text(path: Path) -> None:
    path.write_text("There is no room here. " * 500)


def write_nothing(path: Path) -> None:
    path.touch()


def make_folder(path: Path) -> None:
    path.mkdir()


def leave_out(path: Path) -> None:
    """Nothing is there."""


def write_journal(path: Path) -> None:
    Journal.open(path).close()


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 8192)


def scribble(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def empty_the_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM room")


def write_nonsense(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE vote SET sure = 'perhaps'")


@pytest.mark.parametrize(
    ("put", "is_over", "because"),
    [
        (leave_out, False, "There is no room at {}."),
        (make_folder, False, "There is no room at {}."),
        (write_text, False, "{} is not the file of a room, or is damaged."),
        (write_nothing, False, "{} is not the file of a room."),
        (write_journal, False, "{} is not the file of a room."),
        (cut, True, "{} is not the file of a room, or is damaged."),
        (scribble, True, "{} is damaged."),
    ],
)
def test_what_is_no_room_is_left_as_it_is(made: Path, put: Callable[[Path], None], is_over: bool, because: str) -> None:
    path = made if is_over else made.with_name("other.room")
    put(path)
    content = path.read_bytes() if path.is_file() else b""
    for opener in (SqliteStore.open, read_saved):
        with pytest.raises(StoreError) as caught:
            opener(path)
        assert str(caught.value) == because.format(path)
    assert (path.read_bytes() if path.is_file() else b"") == content


@pytest.mark.parametrize(
    ("damage", "because"),
    [
        (empty_the_table, "There is no room in the file"),
        (write_nonsense, "What was saved of the room makes no sense: Invalid enum value 'perhaps'"),
    ],
)
async def test_rows_that_make_no_sense_are_told(made: Path, damage: Callable[[Path], None], because: str) -> None:
    damage(made)
    with pytest.raises(StoreError, match=because):
        read_saved(made)
    store = SqliteStore.open(made)
    with pytest.raises(StoreError, match=because):
        await store.load()
    await store.close()


CAST = """
import asyncio, sys
from pathlib import Path
from tests.room.stores import ballot
from tui.room.sqlite import SqliteStore

async def voter(store, seat, n):
    while True:
        n += 1
        result, _ = await store.cast(ballot(seat, n))
        assert result == "kept"
        print(seat, n, flush=True)

async def main():
    store = SqliteStore.open(Path(sys.argv[1]))
    last = {each.seat: each.n for each in (await store.load()).ballots}
    await asyncio.gather(*(voter(store, seat, last.get(seat, 0)) for seat in range(20)))

asyncio.run(main())
"""


@pytest.mark.parametrize("is_read_between", [False, True])
def test_a_kill_loses_nothing_that_was_acknowledged(made: Path, is_read_between: bool) -> None:
    chance = Random(is_read_between)
    confirmed: dict[int, int] = {}
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", CAST, made], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        with process.stdout as stdout:
            told = [stdout.readline() for _ in range(chance.randint(1, 400))]
            time.sleep(chance.random() * 0.005)
            process.kill()
            told += stdout.readlines()
        process.wait()
        for seat, n in (map(int, line.split()) for line in told if line.endswith("\n")):
            confirmed[seat] = n
        assert beside(made) == ["K7M4QX.room", "K7M4QX.room-wal"]
        if is_read_between:
            saved = read_saved(made)
            assert beside(made) == ["K7M4QX.room"]
            assert made.read_bytes()[18:20] == b"\x01\x01", "needs no log to be read"
            kept = {each.seat: each.n for each in saved.ballots}
            assert {seat: kept[seat] >= n for seat, n in confirmed.items()} == dict.fromkeys(confirmed, True)
            confirmed = kept
    kept = {each.seat: each.n for each in read_saved(made).ballots}
    assert len(confirmed) == 20
    for seat, n in confirmed.items():
        assert n <= kept[seat] <= n + 1
