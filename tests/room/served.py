"""Rooms served on a free port of this machine, and what speaks to them."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.room.rooms import CODE, SECRET
from tui.room.codes import hashed
from tui.room.host.qr import svg
from tui.room.session import Room
from tui.room.web.app import Web
from tui.room.web.door import Door, is_loopback
from tui.room.web.serving import serving

PATIENCE = 10.0
"""Seconds that a test waits for what must come."""


def door(**more: Any) -> Door:
    """A door of which only a part is of interest."""
    own: dict[str, Any] = {"secret": hashed(SECRET), "is_near": is_loopback, "picture": svg}
    return Door(**(own | more))


@dataclass(frozen=True)
class Answer:
    """An answer to a request."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    head: bytes = b""

    @property
    def data(self) -> Any:
        return json.loads(self.body)


@dataclass
class Served:
    """A room that is served."""

    room: Room
    web: Web
    port: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def ask(
        self,
        path: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        at: str | None = None,
    ) -> Answer:
        return await ask(self.port, path, method, headers, body, at)

    async def post(self, path: str, body: object = None, **headers: str) -> Answer:
        own = {"Content-Type": "application/json"} | {name.replace("_", "-"): text for name, text in headers.items()}
        return await self.ask(f"/{CODE}/{path}", "POST", own, json.dumps(body if body is not None else {}))

    async def phone(self) -> Phone:
        """Somebody with a seat, who has said hello."""
        phone = await Phone.join(self.port)
        await phone.connect()
        return phone

    def socket(self, path: str, **headers: str) -> connect:
        return connect(f"ws://{self.host}/{CODE}/{path}", additional_headers=headers, compression=None)

    def host_socket(self, view: str = "private") -> connect:
        return self.socket(f"host?view={view}", Authorization=f"Bearer {SECRET}")


@asynccontextmanager
async def served(room: Room, assets: Path, seats: int = 300, **more: Any) -> AsyncIterator[Served]:
    """Serve a room while the context lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        web = Web(room, door(**more), assets)
        async with serving(web, listener, seats):
            yield Served(room, web, port)


def small_assets(folder: Path) -> Path:
    """Pages that say what was filled into them."""
    for name in ("phone", "enter", "privacy", "screen"):
        folder.joinpath(f"{name}.html").write_text(
            f"<!doctype html><title>{name}</title><p>{{title}}|{{code}}|{{names}}|{{said}}</p>" + "<!-- long -->" * 50,
            encoding="utf-8",
        )
    folder.joinpath("phone.js").write_text("export const one = 1;\n", encoding="utf-8")
    folder.joinpath("phone.css").write_text("p { color: red }\n", encoding="utf-8")
    return folder


async def ask(
    port: int,
    path: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | str | None = None,
    at: str | None = None,
) -> Answer:
    """Ask over a connection of its own. Without a `Host` among the headers the right one is sent."""
    content = body.encode() if isinstance(body, str) else body
    lines = {"Host": f"127.0.0.1:{port}", "Connection": "close"} | dict(headers or {})
    if content is not None:
        lines.setdefault("Content-Length", str(len(content)))
    request = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {text}\r\n" for name, text in lines.items() if text)
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(at, 0) if at else None)
        try:
            writer.write(request.encode("latin-1") + b"\r\n" + (content or b""))
            return _answer(await reader.read())
        finally:
            writer.close()


def _answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in rest)}
    if headers.get("transfer-encoding") == "chunked":
        body = _joined(body)
    return Answer(int(first.split()[1]), headers, body, head)


def _joined(chunks: bytes) -> bytes:
    body = b""
    while chunks:
        size, _, chunks = chunks.partition(b"\r\n")
        length = int(size, 16)
        body, chunks = body + chunks[:length], chunks[length + 2 :]
    return body


@dataclass
class Phone:
    """What a phone's page does, without a page. All that it hears is kept."""

    port: int
    cookie: str
    no: int
    line: ClientConnection | None = None
    heard: list[Any] = field(default_factory=list)
    n: int = 0

    @classmethod
    async def join(cls, port: int, at: str | None = None, **wish: Any) -> Phone:
        answer = await ask(port, f"/{CODE}/join", "POST", {"Content-Type": "application/json"}, json.dumps(wish), at=at)
        assert answer.status == 200, answer
        return cls(port, answer.headers["set-cookie"].partition(";")[0], answer.data["no"])

    async def connect(self, have: int = -1) -> None:
        """Open a socket, say hello, and hear the answers to it."""
        url = f"ws://127.0.0.1:{self.port}/{CODE}/live"
        self.line = await connect(url, additional_headers={"Cookie": self.cookie}, compression=None)
        await self.say({"t": "hello", "v": 1, "have": have})
        await self.until(lambda message: message["t"] == "you")

    async def say(self, message: object) -> None:
        assert self.line is not None
        await self.line.send(message if isinstance(message, str) else json.dumps(message))

    async def hear(self) -> Any:
        """The next message."""
        assert self.line is not None
        async with asyncio.timeout(PATIENCE):
            message = json.loads(await self.line.recv())
        self.heard.append(message)
        return message

    async def until(self, wanted: Any) -> Any:
        """Hear until something wanted comes."""
        while True:
            message = await self.hear()
            if wanted(message):
                return message

    async def phase(self, phase: str, round: int | None = None) -> Any:
        """Hear until the room is in a phase."""
        return await self.until(
            lambda message: message["t"] == "state" and message["phase"] == phase and round in (None, message["round"])
        )

    async def vote(self, **vote: Any) -> Any:
        """Vote, and hear what becomes of it."""
        self.n += 1
        await self.say({"t": "vote", "n": self.n, "q": 1, "sure": "leaning", "sentence": None} | vote)
        return await self.until(lambda message: message["t"] in ("ack", "no") and message["n"] == self.n)

    async def close(self) -> None:
        if self.line is not None:
            await self.line.close()
