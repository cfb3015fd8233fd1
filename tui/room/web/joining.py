"""Asking a host for a seat."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Thread
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from tui.course.safe_text import clean
from tui.room.unreadable import UNREADABLE
from tui.room.where import Where

_SECONDS = 10.0
_MOST_BYTES, _MOST_SAID = 64 * 1024, 200
_WHY: Mapping[str, str] = {
    "over": "The room {code} is over.",
    "locked": "The room {code} is locked: nobody else gets in. Ask the facilitator.",
    "full": "The room {code} is full: nobody else gets in. Ask the facilitator.",
    "store": "The host of {code} cannot put a seat on record. Try again.",
}
_NO_HOST = "What answers at {base} is no host of a room."
_STATUS: Mapping[int, str] = {
    404: "There is no room {code} at {base}.",
    429: "Too many wrong codes were tried. Wait a minute.",
}


class JoinRefused(Exception):  # noqa: N818 - an answer, not a fault
    """There is no seat. The text says why, in a sentence."""


async def seat(where: Where, name: str, cookie: str = "") -> str:
    """The same as `ask_for_seat`, beside an event loop. Cancelled, nobody waits for the host any more.

    It has a thread of its own: a loop waits at its end for those of its pool, and so for a host that says nothing.

    Raises:
        JoinRefused: There is none.
    """
    loop = asyncio.get_running_loop()
    given: asyncio.Future[str] = loop.create_future()

    def settle(cookie: str, error: Exception | None) -> None:
        if not given.done():
            given.set_result(cookie) if error is None else given.set_exception(error)

    def run() -> None:
        found, error = "", None
        try:
            found = ask_for_seat(where, name, cookie)
        except Exception as refused:
            error = refused
        with suppress(RuntimeError):  # The loop is gone.
            loop.call_soon_threadsafe(settle, found, error)

    Thread(target=run, name="room-seat", daemon=True).start()
    return await given


def ask_for_seat(where: Where, name: str, cookie: str = "") -> str:
    """Take a seat, or with its cookie the same one again. It waits for the host: not for an event loop.

    Returns:
        The seat's cookie, as it is sent: `NAME=TOKEN`.

    Raises:
        JoinRefused: There is none.
    """
    parts = urlsplit(where.base)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    assert parts.hostname is not None
    connection = kind(parts.hostname, parts.port, timeout=_SECONDS)
    headers = {"Content-Type": "application/json"} | ({"Cookie": cookie} if cookie else {})
    try:
        connection.request("POST", f"/{where.code}/join", _body(name), headers)
        answer = connection.getresponse()
        return _seat(where, answer, answer.read(_MOST_BYTES), cookie)
    except ssl.SSLError as error:
        raise JoinRefused(f"{where.base} cannot be trusted: {error.reason or error}.") from error
    except OSError as error:
        why = error.strerror or str(error) or "it does not answer"
        raise JoinRefused(f"The host at {where.base} is not reachable: {why}.") from error
    except HTTPException as error:
        raise JoinRefused(_NO_HOST.format(base=where.base)) from error
    finally:
        connection.close()


def _body(name: str) -> bytes:
    # A name on a command line may hold bytes that are no text.
    name = clean(name)
    return msgspec.json.encode({"face": "terminal"} | ({"name": name} if name else {}))


class _Why(Struct):
    why: str = ""


def _seat(where: Where, answer: HTTPResponse, body: bytes, cookie: str) -> str:
    if answer.status != 200:
        words = _STATUS.get(answer.status) or _WHY.get(_why(body)) or _other(answer.status, body)
        raise JoinRefused(words.format(base=where.base, code=where.code))
    given = answer.getheader("Set-Cookie", "").partition(";")[0].strip() or cookie
    if not given:
        raise JoinRefused(_NO_HOST.format(base=where.base))
    return given


def _why(body: bytes) -> str:
    try:
        return msgspec.json.decode(body, type=_Why).why
    except UNREADABLE:
        return ""


def _other(status: int, body: bytes) -> str:
    """What a host says that this does not know, in one line."""
    said = clean(" ".join(body[:_MOST_SAID].decode("utf-8", "replace").split())) if status == 403 else ""
    said = said or f"it answered {status}"
    return f"The host at {{base}} gave no seat: {said.replace('{', '(').replace('}', ')')}"
