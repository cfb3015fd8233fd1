"""All that is on record of a room, for an export while it is open: to whoever shows the host's secret."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tui.room.codes import matches
from tui.room.session import Room
from tui.room.snapshot import to_bytes
from tui.room.store import StoreError


class Recording:
    """Tells what is on record."""

    def __init__(self, room: Room, secret: bytes) -> None:
        """Tell of a room.

        Args:
            room: The room.
            secret: SHA-256 of the host's secret.
        """
        self._room = room
        self._secret = secret

    async def tell(self, request: Request) -> Response:
        """All of it, without what opens the room."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not matches(token.strip(), self._secret):
            return Response(status_code=401)
        try:
            saved = await self._room.saved()
        except StoreError:
            return Response(status_code=503)
        return Response(to_bytes(saved), media_type="application/json")
