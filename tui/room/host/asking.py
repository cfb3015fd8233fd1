"""Asking a host that runs for all that is in its room: while it has the file, nobody else can read it."""

from __future__ import annotations

import http.client
from contextlib import closing
from urllib.parse import urlsplit

from tui.room.host import beside
from tui.room.sessions import SessionFile
from tui.room.snapshot import from_bytes
from tui.room.store import Saved

_SECONDS = 20.0


def ask(session: SessionFile) -> Saved | None:
    """What is in a room that a host has; None where it does not say.

    Raises:
        StoreError: What it says makes no sense.
    """
    running = beside.read(session.host_file)
    if running is None or not beside.is_alive(running):
        return None
    parts = urlsplit(running.url)
    headers = {"Authorization": f"Bearer {running.secret}"}
    try:
        with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_SECONDS)) as connection:
            connection.request("GET", f"/{running.code}/record", headers=headers)
            answer = connection.getresponse()
            content = answer.read()
    except (OSError, http.client.HTTPException, ValueError):
        return None
    return from_bytes(content) if answer.status == 200 else None
