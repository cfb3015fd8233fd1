"""What a request must be to get as far as a room: from where, for whom, of which kind; and what each answer says."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tui.room.codes import tidy
from tui.room.web.door import Door, authority, is_loopback, plain

BODY_BYTES = 4 * 1024
"""How long the body of a request may be."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Of every answer."""
OPEN_PATHS = frozenset({"", "privacy", "phone.css", "health", "favicon.ico"})
"""What is there without a code."""


class Guards:
    """Stands before everything else."""

    def __init__(self, app: ASGIApp, door: Door, code: str, turned_away: Callable[[Scope], Response]) -> None:
        """Guard a room.

        Args:
            app: What is behind.
            door: Who is let in.
            code: Of the room.
            turned_away: Answers a request with a wrong code.
        """
        self._app = app
        self._door = door
        self._code = code
        self._turned_away = turned_away

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, receive, dressed)
            return
        await refusal(scope, receive, dressed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        client = scope["client"][0] if scope.get("client") else ""
        host = headers.get("host", "")
        if not self._door.is_near(client) and not self._door.lets_in_from_afar(host, scope["scheme"]):
            return _refused(403, "This room is open to its own network only.")
        if not self._door.is_ours(host, scope.get("server")):
            return _refused(403, "This is not the address of this room.")
        if any(not self._door.is_same_origin(each, host) for each in headers.getlist("origin")):
            return _refused(403, "Another page may not do this.")
        first = scope["path"].removeprefix("/").partition("/")[0]
        if first in OPEN_PATHS:
            is_open = first != "health" or self._is_from_here(scope, headers)
            return self._bad_body(scope, headers) if is_open else _refused(404, "Not found.")
        code = tidy(first)
        if code is None:
            # Such as the icons for which browsers ask by themselves: nobody has guessed.
            return _refused(404, "Not found.")
        return self._bad_body(scope, headers) if code == self._code else self._turned_away(scope)

    def _is_from_here(self, scope: Scope, headers: Headers) -> bool:
        """Whether a program of this machine asks, and for itself."""
        client, server = (plain(scope[name][0]) if scope.get(name) else "" for name in ("client", "server"))
        is_passed_on = "x-forwarded-for" in headers or headers.get("host") == authority(self._door.public)
        return (is_loopback(client) or client == server) and not is_passed_on

    def _bad_body(self, scope: Scope, headers: Headers) -> Response | None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            return None
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return _refused(415, "Only application/json is taken.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY_BYTES:
            return _refused(413, "That is too long.")
        return None


def _refused(status: int, words: str) -> Response:
    # Nobody waits for the rest of what is not wanted.
    return PlainTextResponse(f"{words}\n", status, {"connection": "close"} if status in (413, 415) else None)


def behind(app: ASGIApp, proxies: tuple[str, ...]) -> ASGIApp:
    """An app that believes proxies, and nobody else, about who asks."""
    return ProxyHeadersMiddleware(app, list(proxies)) if proxies else app  # type: ignore[arg-type, return-value]
