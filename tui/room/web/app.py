"""The web of a room: which path leads where."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from tui.room.codes import tidy
from tui.room.session import Room
from tui.room.web.door import Door, is_loopback, plain
from tui.room.web.guards import Guards, behind
from tui.room.web.live import Live
from tui.room.web.pages import ASSETS, Page, Pages
from tui.room.web.polling import Polling, TooLong
from tui.room.web.rates import WrongCodes
from tui.room.web.recording import Recording
from tui.room.web.watching import Watching

NO_SUCH_ROOM = "There is no room with this code."
NO_CODE = "A code has six signs, such as K7M 4QX."
WAIT = "Too many wrong codes. Wait a minute."
_log = logging.getLogger(__name__)
FAREWELL_SECONDS = 2.0
"""How long the end of a room waits for slow readers."""


class Web:
    """A room as an ASGI app."""

    def __init__(self, room: Room, door: Door, assets: Path = ASSETS) -> None:
        """Serve a room.

        Args:
            room: The room.
            door: Who is let in.
            assets: Where its pages lie.
        """
        self._room = room
        self._door = door
        self._live = Live(room)
        self._polling = Polling(room, self._live, door)
        self.watching = Watching(room, door.secret)
        """Its screens and consoles."""
        self._recording = Recording(room, door.secret)
        self.has_visitors = False
        """Whether anybody has come from another machine."""
        self._pages = Pages(title=room.agenda.title, code=room.code, names=room.options.names, folder=assets)
        self._picture: tuple[str, Page] | None = None
        self._wrong_codes = WrongCodes()
        inner = Starlette(routes=self._routes(), exception_handlers={TooLong: _too_long, ClientDisconnect: _gone})
        self._app = behind(Guards(inner, door, room.code, self._turned_away), door.proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            await self._app(scope, receive, send)
        except Exception:
            _log.exception("A request could not be answered.")
            raise

    async def stop(self) -> None:
        """Say farewell."""
        self._polling.stop()
        await self._live.stop(FAREWELL_SECONDS)
        await self.watching.stop(FAREWELL_SECONDS)

    def _routes(self) -> list[Route | WebSocketRoute]:
        code = f"/{self._room.code}"
        return [
            Route("/", self._enter),
            Route("/privacy", self._privacy),
            Route("/phone.css", self._style),
            Route("/favicon.ico", _no_icon),
            Route("/health", self._health),
            Route(code, self._phone),
            Route(f"{code}/join", self._polling.join, methods=["POST"]),
            Route(f"{code}/state", self._polling.state),
            Route(f"{code}/vote", self._polling.vote, methods=["POST"]),
            Route(f"{code}/record", self._recording.tell),
            Route(f"{code}/screen", self._screen),
            Route(f"{code}/qr.svg", self._qr),
            WebSocketRoute(f"{code}/live", _Endpoint(self._live.serve)),
            WebSocketRoute(f"{code}/watch", _Endpoint(self.watching.watch)),
            WebSocketRoute(f"{code}/host", _Endpoint(self.watching.host)),
            Route(f"{code}/{{name}}", self._file),
            Route("/{typed}", self._tidied),
        ]

    # Pages

    async def _enter(self, request: Request) -> Response:
        self._visited(request)
        typed = request.query_params.get("code")
        if typed is None:
            return self._pages.enter("").response(request)
        code = tidy(typed)
        if code == self._room.code:
            return RedirectResponse(f"/{code}", 303)
        if code is None:
            return self._pages.enter(NO_CODE).response(request, 404)
        return self._turned_away(request.scope)

    async def _tidied(self, request: Request) -> Response:
        """A code that was typed into the address bar in its own way."""
        return RedirectResponse(f"/{self._room.code}", 303)

    async def _phone(self, request: Request) -> Response:
        self._visited(request)
        return self._pages.page("phone").response(request)

    async def _privacy(self, request: Request) -> Response:
        return self._pages.page("privacy").response(request)

    async def _screen(self, request: Request) -> Response:
        return self._pages.page("screen").response(request)

    async def _file(self, request: Request) -> Response:
        return self._sent(request, request.path_params["name"])

    async def _style(self, request: Request) -> Response:
        """That of the pages which know no room."""
        return self._sent(request, "phone.css")

    def _sent(self, request: Request, name: str) -> Response:
        file = self._pages.file(name)
        return file.response(request) if file is not None else Response(status_code=404)

    async def _qr(self, request: Request) -> Response:
        url = self._room.screen().url
        if self._picture is None or self._picture[0] != url:
            self._picture = url, Page.of(self._door.picture(url), ".svg")
        return self._picture[1].response(request)

    async def _health(self, request: Request) -> Response:
        inside = self._room.inside()
        told = {"ok": not inside.trouble, "rooms": 1, "seats": len(inside.seats), "store": inside.trouble or "ok"}
        return JSONResponse(told | {"pid": os.getpid()})

    def _turned_away(self, scope: Scope) -> Response:
        connection = HTTPConnection(scope)
        is_allowed = self._wrong_codes.allow(_address(connection))
        status, note = (404, NO_SUCH_ROOM) if is_allowed else (429, WAIT)
        is_page = scope["path"] == "/" or "text/html" in connection.headers.get("accept", "")
        if scope["type"] == "http" and is_page:
            return self._pages.enter(note).response(connection, status)
        return PlainTextResponse(f"{note}\n", status)

    def _visited(self, request: Request) -> None:
        self.has_visitors = self.has_visitors or bool(self._door.public) or not is_loopback(_address(request))


class _Endpoint:
    """A function of an ASGI app's form, which Starlette would take for one of its own form."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


async def _no_icon(request: Request) -> Response:
    return Response(status_code=204)


async def _too_long(request: Request, error: Exception) -> Response:
    return PlainTextResponse("That is too long.\n", 413, {"connection": "close"})


async def _gone(request: Request, error: Exception) -> Response:
    """Who goes in the middle of a request is no fault of the room, and could fill its log."""
    return Response(status_code=400)


def _address(request: HTTPConnection) -> str:
    return plain(request.client.host) if request.client else ""
