"""What is asked of a room's tables, inside a transaction: each function is one call of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import astuple, replace

from tui.room.messages import Face
from tui.room.state import RoomState
from tui.room.store import Ballot, CastResult, HandsRow, Happening, RoomRow, Saved, SeatRow, StoreError
from tui.room.unreadable import UNREADABLE

Row = TypeVar("Row", bound=Struct)


def _columns(row: type[Struct]) -> str:
    return ", ".join(row.__struct_fields__)


def _values(row: type[Struct]) -> str:
    return ", ".join("?" for _ in row.__struct_fields__)


_CAST = f"""
INSERT INTO vote ({_columns(Ballot)})
SELECT {_values(Ballot)} FROM room WHERE phase IN ('vote', 'set') AND act = ? AND round = ?
ON CONFLICT (act, item, round, seat) DO UPDATE
SET n = excluded.n, answer = excluded.answer, sure = excluded.sure, sentence = excluded.sentence, at = excluded.at
WHERE excluded.n >= vote.n
"""
_KEPT = f"SELECT {_columns(Ballot)} FROM vote WHERE (act, item, round, seat) = (?, ?, ?, ?)"
_CHANGE = "UPDATE room SET rev = ?, act = ?, phase = ?, round = ?, state = ? WHERE rev = ?"
_COUNT = f"INSERT INTO hands ({_columns(HandsRow)}) VALUES ({_values(HandsRow)})"
_SIT = f"INSERT INTO seat ({_columns(SeatRow)}) VALUES ({_values(SeatRow)})"
_OPEN = f"""
INSERT INTO room (id, rev, act, phase, round, state, {_columns(RoomRow)}) VALUES (1, ?, ?, ?, ?, ?, {_values(RoomRow)})
"""


def begin(connection: sqlite3.Connection, room: RoomRow, state: RoomState) -> None:
    """Put a new room into tables that are empty."""
    stored = replace(room, plan=_json(room.plan), options=_json(room.options))
    connection.execute(_OPEN, (*_state(state), *astuple(stored)))


def load(connection: sqlite3.Connection) -> Saved:
    """All that there is.

    Raises:
        StoreError: Something is not what it should be.
    """
    found = connection.execute(f"SELECT state, {_columns(RoomRow)} FROM room").fetchone()
    if found is None:
        raise StoreError("There is no room in the file.")
    try:
        return Saved(
            room=_row(RoomRow, found[1:], "plan", "options"),
            state=msgspec.json.decode(found[0], type=RoomState),
            seats=tuple(_read(connection, SeatRow, "seat ORDER BY no")),
            ballots=tuple(_read(connection, Ballot, "vote ORDER BY act, item, round, seat")),
            hands=tuple(_read(connection, HandsRow, "hands ORDER BY act, item, round, answer, sure")),
            happened=tuple(_read(connection, Happening, "happened ORDER BY seq", "data")),
        )
    except (*UNREADABLE, TypeError, ValueError) as error:
        raise StoreError(f"What was saved of the room makes no sense: {error}.") from error


def cast(connection: sqlite3.Connection, ballot: Ballot) -> tuple[CastResult, Ballot | None]:
    """See `Store.cast`. Whether the vote is open is asked by the statement that writes it."""
    if connection.execute(_CAST, (*astuple(ballot), ballot.act, ballot.round)).rowcount:
        return "kept", ballot
    found = connection.execute(_KEPT, ballot.key).fetchone()
    kept = None if found is None else _row(Ballot, found)
    act, round, phase = connection.execute("SELECT act, round, phase FROM room").fetchone()
    if (act, round) != (ballot.act, ballot.round):
        return "stale", kept
    return "superseded" if phase in ("vote", "set") else "closed", kept


def change(connection: sqlite3.Connection, state: RoomState, happening: Happening, hands: Sequence[HandsRow]) -> bool:
    """See `Store.change`."""
    if not connection.execute(_CHANGE, (*_state(state), state.rev - 1)).rowcount:
        return False
    note(connection, happening)
    for counted in {(row.act, row.item, row.round) for row in hands}:
        connection.execute("DELETE FROM hands WHERE (act, item, round) = (?, ?, ?)", counted)
    connection.executemany(_COUNT, map(astuple, hands))
    return True


def add_seat(connection: sqlite3.Connection, token: bytes, name: str, face: Face, rev: int, at: str) -> SeatRow:
    """See `Store.add_seat`. Seats are never deleted, so no number comes twice."""
    (no,) = connection.execute("SELECT coalesce(max(no), 0) + 1 FROM seat").fetchone()
    seat = SeatRow(no=no, token=token, name=name, face=face, joined_rev=rev, joined=at)
    connection.execute(_SIT, astuple(seat))
    return seat


def remove_seat(connection: sqlite3.Connection, no: int, at: str, happening: Happening) -> None:
    """See `Store.remove_seat`."""
    if not connection.execute("UPDATE seat SET removed = ? WHERE no = ?", (at, no)).rowcount:
        raise StoreError(f"There is no seat {no}.")
    note(connection, happening)


def note(connection: sqlite3.Connection, happening: Happening) -> None:
    """See `Store.note`."""
    row = (happening.at, happening.what, _json(happening.data))
    connection.execute("INSERT INTO happened (at, what, data) VALUES (?, ?, ?)", row)


def end(connection: sqlite3.Connection, at: str) -> None:
    """See `Store.end`."""
    connection.execute("UPDATE room SET ended = ?", (at,))


def _state(state: RoomState) -> tuple[int, int, str, int, str]:
    """What is stored of a state: no time by a clock that nobody has any more when it is read."""
    return state.rev, state.act, state.phase, state.round, _json(replace(state, closes_at=None))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _read(connection: sqlite3.Connection, kind: type[Row], where: str, *as_json: str) -> Iterator[Row]:
    for row in connection.execute(f"SELECT {_columns(kind)} FROM {where}"):
        yield _row(kind, row, *as_json)


def _row(kind: type[Row], row: Sequence[Any], *as_json: str) -> Row:
    """A row's values, some of which are JSON, as what they are.

    Raises:
        msgspec.MsgspecError: They are not.
    """
    fields = dict(zip(kind.__struct_fields__, row, strict=True))
    return msgspec.convert(fields | {name: msgspec.json.decode(fields[name]) for name in as_json}, kind)
