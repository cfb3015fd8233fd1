"""A host that says what a test has it say: it serves the pages as they are, gives seats and keeps votes in memory."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import segno
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

import tui.room
from tests.room.rehearsal import CODE, Rehearsal
from tui.room.messages import (
    Ack,
    Bye,
    Cast,
    FromPhone,
    Hello,
    Joined,
    No,
    Refusal,
    Result,
    Same,
    State,
    ToPhone,
    Vote,
    You,
)
from tui.room.orders import Screen

ASSETS = Path(tui.room.__file__).parent / "web" / "assets"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class FakeHost:
    """A room's host as phones and screens know it. What it does not do by itself a test does with `show` and `say`."""

    def __init__(self, rehearsal: Rehearsal, *, names: bool = False, title: str = "Two Schemers") -> None:
        self.state: State = rehearsal.lobby()
        self.screen: Screen | None = None
        self.names = names
        self.title = title
        self.refuses: list[Refusal] = []
        """What the next votes are answered, one after the other."""
        self.status = 0
        """What `join` answers instead of a seat."""
        self.takes_sockets = True
        self.is_silent = False
        """Whether nothing is answered on sockets."""
        self.late: set[int] = set()
        self.result: Result | None = None
        self.joined: list[str] = []
        """The names, by seat."""
        self.casts: list[Cast] = []
        """All votes that came, in order."""
        self.votes: dict[tuple[int, int, int, int], tuple[int, Vote]] = {}
        """By seat, activity, question and round: their numbers and what is kept."""
        self.polls = 0
        self.removed: set[int] = set()
        self._phones: dict[WebSocket, int] = {}
        self._screens: set[WebSocket] = set()
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Of the room's page."""
        return f"http://127.0.0.1:{self.port}/{CODE}"

    # Coming and going

    async def start(self) -> None:
        """Be there; at the same port as before."""
        config = uvicorn.Config(
            self._app(),
            host="127.0.0.1",
            port=self.port,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            lifespan="off",
            log_level="critical",
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve())
        async with asyncio.timeout(10):
            while not self._server.started:
                await asyncio.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Be gone."""
        if self._server is None or self._serving is None:
            return
        self._server.should_exit = self._server.force_exit = True
        await self._serving
        self._server = None
        self._phones.clear()
        self._screens.clear()

    # What tests have it say

    async def show(self, state: State) -> None:
        """Go on to a state, and tell all phones."""
        self.state = state
        for socket, seat in list(self._phones.items()):
            await self._tell(socket, state)
            await self._tell(socket, self._you(seat))

    async def say(self, message: ToPhone) -> None:
        """Tell all phones something."""
        for socket in list(self._phones):
            await self._tell(socket, message)

    async def remove(self, seat: int) -> None:
        """Take a seat away."""
        self.removed.add(seat)
        for socket, number in list(self._phones.items()):
            if number == seat:
                await self._tell(socket, Bye("removed"))
                await socket.close()

    async def project(self, screen: Screen) -> None:
        """Show something in front."""
        self.screen = screen
        for socket in list(self._screens):
            await self._tell(socket, screen)

    def kept(self, seat: int = 1) -> list[Vote]:
        """The votes of a seat."""
        return [vote for (number, *_), (_, vote) in self.votes.items() if number == seat]

    # What it does by itself

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route(f"/{CODE}", lambda request: self._page("phone.html")),
                Route(f"/{CODE}/screen", lambda request: self._page("screen.html")),
                Route("/", lambda request: self._page("enter.html")),
                Route("/privacy", lambda request: self._page("privacy.html")),
                Route("/favicon.ico", lambda request: Response(status_code=204)),
                Route("/{name}.css", lambda request: self._page(f"{request.path_params['name']}.css")),
                Route(f"/{CODE}/qr.svg", self._qr),
                Route(f"/{CODE}/join", self._join, methods=["POST"]),
                Route(f"/{CODE}/vote", self._vote, methods=["POST"]),
                Route(f"/{CODE}/state", self._poll),
                WebSocketRoute(f"/{CODE}/live", self._live),
                WebSocketRoute(f"/{CODE}/watch", self._watch),
                Route(f"/{CODE}/{{name}}", lambda request: self._page(request.path_params["name"])),
            ]
        )

    def _page(self, name: str) -> Response:
        path = ASSETS / name
        if not path.is_file():
            return Response(status_code=404)
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            filled = {"code": CODE, "title": self.title, "names": "yes" if self.names else "no", "said": ""}
            for key, value in filled.items():
                text = text.replace(f"{{{key}}}", escape(value))
        headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
        return Response(text, media_type=_TYPES[path.suffix], headers=headers)

    def _qr(self, request: Request) -> Response:
        code = segno.make(self.screen.url if self.screen else self.url)
        picture = BytesIO()
        code.save(picture, kind="svg", border=4, light="white", omitsize=True)
        return Response(picture.getvalue(), media_type="image/svg+xml")

    def _seat(self, connection: Request | WebSocket) -> int | None:
        number = int(connection.cookies.get("seat", "0"))
        return number if 0 < number <= len(self.joined) and number not in self.removed else None

    async def _join(self, request: Request) -> Response:
        if self.status:
            return Response(status_code=self.status)
        body = json.loads(await request.body())
        self.joined.append(body.get("name", ""))
        number = len(self.joined)
        response = _json(Joined(number))
        response.set_cookie("seat", str(number), path=f"/{CODE}", httponly=True, samesite="strict")
        return response

    async def _poll(self, request: Request) -> Response:
        self.polls += 1
        seat = self._seat(request)
        if seat is None:
            return Response(status_code=403)
        if request.query_params["have"] == str(self.state.rev):
            return Response(status_code=204)
        return _json([self.state, self._you(seat)])

    async def _vote(self, request: Request) -> Response:
        seat = self._seat(request)
        if seat is None:
            return Response(status_code=403)
        cast = msgspec.json.decode(await request.body(), type=FromPhone)
        assert isinstance(cast, Cast)
        return _json(self._keep(seat, cast))

    async def _live(self, socket: WebSocket) -> None:
        if not self.takes_sockets:
            await socket.close()
            return
        await socket.accept()
        seat = self._seat(socket)
        if seat is None:
            await socket.close(4403)
            return
        self._phones[socket] = seat
        with suppress(WebSocketDisconnect):
            while True:
                message = msgspec.json.decode(await socket.receive_text(), type=FromPhone)
                if not self.is_silent:
                    await self._answer(socket, seat, message)
        self._phones.pop(socket, None)

    async def _answer(self, socket: WebSocket, seat: int, message: Hello | Cast) -> None:
        if isinstance(message, Cast):
            answer = self._keep(seat, message)
            await self._tell(socket, answer)
            for other, number in list(self._phones.items()):
                if number == seat and other is not socket and isinstance(answer, Ack):
                    await self._tell(other, self._you(seat))
        elif message.have == self.state.rev:
            await self._tell(socket, Same())
        else:
            await self._tell(socket, self.state)
            await self._tell(socket, self._you(seat))

    async def _watch(self, socket: WebSocket) -> None:
        await socket.accept()
        self._screens.add(socket)
        with suppress(WebSocketDisconnect):
            while True:
                await socket.receive_text()
                if self.screen is not None:
                    await self._tell(socket, self.screen)
        self._screens.discard(socket)

    def _keep(self, seat: int, cast: Cast) -> Ack | No:
        self.casts.append(cast)
        if self.refuses:
            return No(cast.n, self.refuses.pop(0))
        if self.state.phase not in ("vote", "set"):
            return No(cast.n, "closed")
        if (cast.act, cast.round) != (self.state.act, self.state.round):
            return No(cast.n, "stale")
        key = (seat, cast.act, cast.q, cast.round)
        if key not in self.votes or self.votes[key][0] <= cast.n:
            fields = {name: getattr(cast, name) for name in Vote.__struct_fields__}
            self.votes[key] = (cast.n, Vote(**fields))
        return Ack(cast.n, self.votes[key][1])

    def _you(self, seat: int) -> You:
        own = {key: value for key, value in self.votes.items() if key[0] == seat}
        return You(
            no=seat,
            n=max((n for n, _ in own.values()), default=0),
            votes=tuple(vote for _, vote in own.values() if vote.act == self.state.act),
            missed=(1,) if seat in self.late else (),
            result=self.result if self.state.phase in ("summary", "over") else None,
        )

    async def _tell(self, socket: WebSocket, message: ToPhone | Screen) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            await socket.send_text(msgspec.json.encode(message).decode())


class _Server(uvicorn.Server):
    """One that leaves the signals of the test run alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")


@asynccontextmanager
async def hosting(host: FakeHost) -> AsyncIterator[FakeHost]:
    """A host that is there for as long as a test needs it."""
    await host.start()
    try:
        yield host
    finally:
        await host.stop()
