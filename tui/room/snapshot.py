"""All that a host holds of a room, as bytes: what an export reads while the host keeps everybody else from the file.

Secrets stay out: neither the hash of the host's secret nor those of the seats' tokens are needed to read a room back.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.room.store import FORMAT, Saved, StoreError, StoreTooNewError
from tui.room.unreadable import UNREADABLE


class _Head(Struct, frozen=True):
    format: int


class _Snapshot(_Head, frozen=True):
    saved: Saved


def to_bytes(saved: Saved) -> bytes:
    """A room as JSON, without what opens it."""
    seats = tuple(replace(seat, token=b"") for seat in saved.seats)
    bare = replace(saved, room=replace(saved.room, host=b""), seats=seats)
    return msgspec.json.encode(_Snapshot(FORMAT, bare))


def from_bytes(content: bytes) -> Saved:
    """The room that `to_bytes` wrote.

    Raises:
        StoreTooNewError: A newer version wrote it.
        StoreError: It is none.
    """
    try:
        if msgspec.json.decode(content, type=_Head).format > FORMAT:
            raise StoreTooNewError("The host is of a newer version; use that to export the room.")
        return msgspec.json.decode(content, type=_Snapshot).saved
    except UNREADABLE as error:
        raise StoreError(f"What the host sent is no room: {error}.") from error
