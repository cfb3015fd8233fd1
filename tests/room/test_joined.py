"""The seats that a terminal remembers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.room.joined import FILE, KEPT_FOR, Joined
from tui.room.sessions import folder

ROOM, OTHER = "http://192.168.178.23:8000/K7M4QX", "http://192.168.178.23:8001/RRRRRR"


def test_a_seat_is_kept_by_its_room(tmp_path: Path) -> None:
    Joined(tmp_path).put(ROOM, "seat=one")
    seats = Joined(tmp_path)
    seats.put(OTHER, "seat=two")
    seat = seats.get(ROOM)
    assert seat is not None
    assert (seat.cookie, seat.answers_asked) == ("seat=one", False)
    seats.note_asked(ROOM)
    asked = seats.get(ROOM)
    assert asked is not None
    assert asked.answers_asked
    seats.forget(ROOM)
    assert seats.get(ROOM) is None
    assert seats.get(OTHER) is not None
    seats.note_asked(ROOM)
    assert seats.get(ROOM) is None


def test_a_seat_is_forgotten_with_its_cookie(tmp_path: Path) -> None:
    now = datetime(2026, 3, 1, 9, tzinfo=UTC)
    Joined(tmp_path, lambda: now).put(ROOM, "seat=one")
    late = Joined(tmp_path, lambda: now + KEPT_FOR - timedelta(seconds=1))
    assert late.get(ROOM) is not None
    later = Joined(tmp_path, lambda: now + KEPT_FOR)
    assert later.get(ROOM) is None
    later.put(OTHER, "seat=two")
    assert ROOM.encode() not in (folder(tmp_path) / FILE).read_bytes()


def test_what_makes_no_sense_is_nothing(tmp_path: Path) -> None:
    folder(tmp_path).mkdir()
    for content in (b"", b"\xff", b"[]", b'{"x": 1}', b'{"x": {"cookie": "a", "since": "2026-03-01T09:00:00"}}'):
        (folder(tmp_path) / FILE).write_bytes(content)
        assert Joined(tmp_path).get("x") is None


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    seats = Joined(tmp_path / "data")
    seats.put(ROOM, "seat=one")
    assert seats.get(ROOM) is None
