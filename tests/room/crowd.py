"""Many phones at once, without pages: they vote, come back when they are cut off, and remember what they were told."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.room.served import ask

LETTERS = "abcde"
_CUT = (OSError, ConnectionClosed, InvalidHandshake, TimeoutError, EOFError)


@dataclass
class Voter:
    """Somebody who keeps voting."""

    port: int
    code: str
    cookie: str = ""
    no: int = 0
    n: int = 0
    pending: dict[str, Any] | None = None
    sent: dict[int, str] = field(default_factory=dict)
    """The answers, by their numbers."""
    acknowledged: int = 0
    """The highest number that is on disk, as this phone was told."""
    kept: str = ""
    """The answer that is on disk, as it was told last."""
    refused: list[tuple[int, str]] = field(default_factory=list)
    state: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """What the host had lost or changed when this phone came back."""
    seats: set[int] = field(default_factory=set)
    """Numbers that it was told it has."""
    told: dict[tuple[str, int], float] = field(default_factory=dict)
    """When it was first told of a phase and a revision, by the monotonic clock."""
    took: list[float] = field(default_factory=list)
    """Seconds from a vote to its acknowledgement, where nothing cut it off."""
    line: ClientConnection | None = None
    _begun: float = 0.0
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def join(self) -> float:
        """Take a seat; how long that took."""
        begun = time.perf_counter()
        answer = await ask(self.port, f"/{self.code}/join", "POST", {"Content-Type": "application/json"}, "{}")
        assert answer.status == 200, (answer.status, answer.body)
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        self.no = answer.data["no"]
        return time.perf_counter() - begun

    async def run(self) -> None:
        """Be connected, and come back by oneself, until this is cancelled."""
        failures = 0
        while True:
            with suppress(*_CUT):
                url = f"ws://127.0.0.1:{self.port}/{self.code}/live"
                headers = {"Cookie": self.cookie}
                async with connect(
                    url, additional_headers=headers, compression=None, ping_interval=None, close_timeout=1
                ) as self.line:
                    failures = 0
                    await self.line.send(json.dumps({"t": "hello", "v": 1, "have": -1}))
                    async for text in self.line:
                        await self._hear(json.loads(text))
            self.line = None
            self._begun = 0.0
            await asyncio.sleep(random.uniform(0, min(1.0, 0.1 * 2**failures)))
            failures += 1

    async def _hear(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "state":
                self.state = message
                self.told.setdefault((message["phase"], message["rev"]), time.monotonic())
            case "you":
                self.seats.add(message["no"])
                self._compare(message)
                self.n = max(self.n, message["n"])
                await self._send()
            case "ack":
                if self._begun and self.pending is not None and self.pending["n"] == message["n"]:
                    self.took.append(time.perf_counter() - self._begun)
                self.acknowledged = max(self.acknowledged, message["n"])
                self.kept = message["vote"]["answer"]
                self._settle(message["n"])
            case "no":
                if message["why"] in ("store", "rate"):
                    await asyncio.sleep(0.5)
                    await self._send()
                else:
                    self.refused.append((message["n"], message["why"]))
                    self._settle(message["n"])

    def _compare(self, you: dict[str, Any]) -> None:
        """Hold what the host has against what it has acknowledged."""
        if you["n"] < self.acknowledged:
            self.faults.append(f"{self.acknowledged} was acknowledged, and the host has {you['n']}")
        for vote in you["votes"]:
            if vote["answer"] != self.sent[you["n"]]:
                self.faults.append(f"{you['n']} was {self.sent[you['n']]}, and the host has {vote['answer']}")

    def _settle(self, n: int) -> None:
        if self.pending is not None and self.pending["n"] == n:
            self.pending = None
            self._answered.set()

    async def _send(self) -> None:
        if self.line is not None and self.pending is not None:
            with suppress(*_CUT):
                await self.line.send(json.dumps(self.pending))

    async def vote(self, act: int, round: int, answer: str, sure: str = "leaning") -> None:
        """Vote, and return when that is on disk or refused, however long the host is away meanwhile."""
        self.n += 1
        self.sent[self.n] = answer
        self.pending = {"t": "vote", "n": self.n, "act": act, "q": 1, "round": round, "answer": answer, "sure": sure}
        self._answered.clear()
        self._begun = time.perf_counter()
        await self._send()
        await self._answered.wait()


class Console:
    """The facilitator's socket."""

    def __init__(self, port: int, code: str, secret: str) -> None:
        self._url = f"ws://127.0.0.1:{port}/{code}/host?view=private"
        self._secret = secret
        self.view: dict[str, Any] = {}

    async def __aenter__(self) -> Console:
        headers = {"Authorization": f"Bearer {self._secret}"}
        self._line = await connect(self._url, additional_headers=headers, compression=None, max_size=1 << 22)
        await self.until("view")
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._line.close()

    @property
    def rev(self) -> int:
        return int(self.view["screen"]["state"]["rev"])

    async def until(self, *kinds: str) -> dict[str, Any]:
        """The next message of some kinds; views are kept."""
        async with asyncio.timeout(20):
            while True:
                message: dict[str, Any] = json.loads(await self._line.recv())
                if message["t"] == "view":
                    self.view = message
                if message["t"] in kinds:
                    return message

    async def do(self, order: str, **more: Any) -> dict[str, Any]:
        """Have something done; return once that is seen."""
        await self._line.send(json.dumps({"t": "do", "id": order, "rev": self.rev, "do": order, **more}))
        answer = await self.until("done", "not")
        assert answer["t"] == "done", answer
        while self.rev < answer["rev"]:
            await self.until("view")
        return answer


async def all_joined(port: int, code: str, count: int, at_once: int = 50) -> list[Voter]:
    """So many with seats, in the order of their joining."""
    voters = [Voter(port, code) for _ in range(count)]
    gate = asyncio.Semaphore(at_once)

    async def join(voter: Voter) -> None:
        async with gate:
            await voter.join()

    await asyncio.gather(*(join(voter) for voter in voters))
    return voters


async def until(condition: Any, seconds: float = 20.0, every: float = 0.02) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(every)


async def gone(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Give up what is being done."""
    tasks = list(tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
