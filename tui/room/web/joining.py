"""Asking a host for a seat."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

import msgspec

from tui.room.where import Where

_SECONDS = 10.0
_MOST_BYTES = 64 * 1024
_WHY: Mapping[int, str] = {
    403: "The host at {base} serves its own network only.",
    404: "There is no room {code} at {base}.",
    409: "The room {code} is over.",
    423: "The room {code} takes nobody else in: it is locked, or full.",
    429: "Too many codes were tried. Wait a minute.",
}


class JoinRefused(Exception):  # noqa: N818 - an answer, not a fault
    """There is no seat. The text says why, in a sentence."""

    def __init__(self, text: str, status: int = 0) -> None:
        super().__init__(text)
        self.status = status
        """What the host answered; 0 where it could not be reached, or what answered is no host of a room."""


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
        answer.read(_MOST_BYTES)
        return _seat(where, answer, cookie)
    except ssl.SSLError as error:
        raise JoinRefused(f"{where.base} cannot be trusted: {error.reason or error}.") from error
    except (OSError, HTTPException) as error:
        why = getattr(error, "strerror", None) or str(error) or "it does not answer"
        raise JoinRefused(f"The host at {where.base} is not reachable: {why}.") from error
    finally:
        connection.close()


def _body(name: str) -> bytes:
    return msgspec.json.encode({"face": "terminal"} | ({"name": name} if name else {}))


def _seat(where: Where, answer: HTTPResponse, cookie: str) -> str:
    if answer.status != 200:
        words = _WHY.get(answer.status, "The host at {base} gave no seat: it answered {status}.")
        text = words.format(base=where.base, code=where.code, status=answer.status)
        raise JoinRefused(text, answer.status)
    given = answer.getheader("Set-Cookie", "").partition(";")[0].strip() or cookie
    if not given:
        raise JoinRefused(f"What answers at {where.base} is no host of a room.")
    return given
