"""The file beside a room's, by which consoles find its host; and whether there is one."""

from __future__ import annotations

import http.client
import json
import os
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from tui.files import write_whole
from tui.room.unreadable import UNREADABLE

_PATIENCE_SECONDS = 2.0
_MOST_BYTES = 4096


class Running(Struct, frozen=True, kw_only=True):
    """A host that runs, or did."""

    code: str
    port: int
    secret: str
    """What a console shows."""
    pid: int
    url: str
    """Where a console of this machine reaches the room: `http://127.0.0.1:8000/K7M4QX`."""
    file: str
    """The room's file."""
    public_url: str = ""
    """Where else phones reach it, which they do after a crash too; empty for nowhere."""


def write(path: Path, running: Running) -> None:
    """Tell of a host, to the owner of the folder alone.

    Raises:
        OSError: It cannot be told.
    """

    def put(partial: Path) -> None:
        descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        os.close(descriptor)
        partial.write_bytes(msgspec.json.encode(running))

    write_whole(path, put)


def read(path: Path) -> Running | None:
    """What is told of a host; None where nothing is, or it makes no sense."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Running)
    except (OSError, *UNREADABLE):
        return None


def remove(path: Path) -> None:
    """Tell of it no more."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def is_alive(running: Running) -> bool:
    """Whether it answers on its port, and is the one that was told of, rather than another that took its place."""
    health = ask_health(running.url)
    return health is not None and health.get("pid") == running.pid


def ask_health(url: str) -> dict[str, object] | None:
    """What a host on this machine says about itself; None where nothing answers, or something else."""
    try:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_PATIENCE_SECONDS)
        with closing(connection):
            connection.request("GET", "/health")
            answer = connection.getresponse()
            told = json.loads(answer.read(_MOST_BYTES))
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        return None
    return told if answer.status == 200 and isinstance(told, dict) else None
