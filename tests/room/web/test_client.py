"""The clients of a room: what is kept while a host is gone, and what is refused."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from websockets.asyncio.server import ServerConnection, serve

from tests.room.hosting import Host
from tests.room.rooms import CODE, SECRET
from tui.room.joined import FILE, Joined
from tui.room.messages import Ack, Bye, No, State, Vote
from tui.room.orders import Done, Not, Screen, View
from tui.room.phases import STALE
from tui.room.plan import Options
from tui.room.sessions import folder
from tui.room.state import RoomState
from tui.room.web import client as clients
from tui.room.web import connecting
from tui.room.web.client import HostClient, JoinRefused, Link, PhoneClient, Refused

LONGEST = 20.0


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """New attempts come soon."""
    monkeypatch.setattr(connecting, "LONGEST_SECONDS", 0.1)
    monkeypatch.setattr(clients, "RETRY_SECONDS", 0.05)


async def until(condition: Callable[[], object]) -> None:
    """Wait for something to hold."""
    async with asyncio.timeout(LONGEST):
        while not condition():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def running(client: PhoneClient | HostClient) -> AsyncIterator[asyncio.Task[Any]]:
    """A client that runs meanwhile."""
    task = asyncio.create_task(client.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Refused):
            await task


@asynccontextmanager
async def taking_part(host: Host, data: Path, name: str = "") -> AsyncIterator[tuple[PhoneClient, list[Any]]]:
    """Somebody with a seat, and what they were told."""
    news: list[Any] = []
    phone = PhoneClient(host.url, name, Joined(data), news.append)
    await phone.join()
    async with running(phone):
        await until(lambda: phone.you)
        yield phone, news


@asynccontextmanager
async def console(host: Host, view: Any = "private") -> AsyncIterator[HostClient]:
    client = HostClient(host.url, SECRET, view, lambda news: None)
    async with running(client):
        await until(lambda: client.frame)
        yield client


async def do(client: HostClient, *orders: Any, **more: Any) -> None:
    """Have orders done, each on what the one before led to."""
    for order in orders:
        answer = await client.do(order, **more)
        assert isinstance(answer, Done), answer
        assert await client.shown(answer.rev)


async def test_a_vote_is_acknowledged_and_can_be_changed(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front, taking_part(host, tmp_path) as (phone, news):
        await do(front, "start")
        await until(lambda: phone.state and phone.state.phase == "set")
        first = await phone.cast("a", "guess", 1, q=2)
        await until(lambda: not phone.pending)
        assert phone.vote_on(2) == Vote(act=1, q=2, round=1, answer="a", sure="guess", sentence=1)
        again = await phone.cast("b", "sure", 0, q=2)
        await until(lambda: not phone.pending)
        assert first is not None
        assert again is not None
        assert again.n == first.n + 1
        assert phone.vote_on(2) == Vote(act=1, q=2, round=1, answer="b", sure="sure", sentence=0)
        assert [each.n for each in news if isinstance(each, Ack)] == [first.n, again.n]


async def test_a_host_that_stays_away_is_told_to_be_gone_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "GONE_SECONDS", 0.2)
    async with Host(tmp_path / "pages") as host, taking_part(host, tmp_path) as (phone, news):
        await until(lambda: phone.state)
        await host.stop()
        await until(lambda: phone.status == "gone")
        await asyncio.sleep(0)
        await host.start()
        await until(lambda: phone.status == "connected")
        told = [each.status for each in news if isinstance(each, Link)]
        assert told == ["connected", "unreachable", "gone", "connected"]


async def test_a_vote_made_while_the_host_is_gone_is_saved_when_it_is_back(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front, taking_part(host, tmp_path) as (phone, news):
        await do(front, "start")
        await until(lambda: phone.state and phone.state.phase == "set")
        await host.stop()
        await until(lambda: Link("unreachable") in news)
        await phone.cast("a", "leaning", 1, q=1)
        await phone.cast("b", "leaning", 1, q=1)
        await phone.cast("c", "sure", 0, q=2)
        assert [(cast.q, cast.answer) for cast in phone.pending] == [(1, "b"), (2, "c")]
        await host.start()
        await until(lambda: not phone.pending)
        assert phone.status == "connected"
        assert [(vote.q, vote.answer) for vote in host.room.you(1).votes] == [(1, "b"), (2, "c")]
        # The console is back as well, without having been asked.
        await until(lambda: front.status == "connected")
        await do(front, "close", "next")


async def test_a_vote_that_comes_after_the_close_is_let_go(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front, taking_part(host, tmp_path) as (phone, news):
        await do(front, "start")
        await until(lambda: phone.state and phone.state.phase == "set")
        await host.stop()
        await until(lambda: phone.status == "unreachable")
        await phone.cast("a", "leaning", 1)
        on = RoomState(rev=host.room.state.rev + 2, act=2, phase="read")
        host.store.saved = replace(host.store.saved, state=on)
        await host.start()
        await until(lambda: not phone.pending)
        assert [each.why for each in news if isinstance(each, No)] == ["stale"]


async def test_a_vote_that_cannot_be_put_on_record_is_sent_again(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front, taking_part(host, tmp_path) as (phone, news):
        await do(front, "start")
        await until(lambda: phone.state and phone.state.phase == "set")
        host.store.fails = True
        cast = await phone.cast("a", "leaning", 1)
        await until(lambda: len(host.casts) > 2)
        assert phone.pending == (cast,)
        assert {each.why for each in news if isinstance(each, No)} == {"store"}
        host.store.fails = False
        await until(lambda: not phone.pending)
        assert host.casts == [cast] * len(host.casts)
        assert phone.vote_on() is not None


async def test_a_terminal_that_starts_again_has_its_seat(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front:
        async with taking_part(host, tmp_path) as (phone, _):
            await do(front, "start")
            await until(lambda: phone.state and phone.state.phase == "set")
            await phone.cast("b", "sure", 0)
            await until(lambda: not phone.pending)
        async with taking_part(host, tmp_path) as (again, _):
            assert again.you is not None
            assert again.you.no == 1
            assert [vote.answer for vote in again.you.votes] == ["b"]
            cast = await again.cast("a", "sure", 0)
            assert cast is not None
            assert cast.n == 2
        if os.name == "posix":
            assert stat.S_IMODE((folder(tmp_path) / FILE).stat().st_mode) == 0o600
        async with taking_part(host, tmp_path / "other") as (other, _):
            assert other.you is not None
            assert other.you.no == 2


async def test_two_terminals_on_one_seat_go_on_from_the_higher_number(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front:
        async with taking_part(host, tmp_path) as (one, _), taking_part(host, tmp_path) as (other, _):
            await do(front, "start")
            await until(lambda: one.state and other.state and one.state.phase == other.state.phase == "set")
            for answer in ("a", "b", "c"):
                await one.cast(answer, "guess", 0)
            await until(lambda: not one.pending)
            await until(lambda: other.you and other.you.n == 3)
            assert other.you is not None
            other.you = replace(other.you, n=0)  # As if it had not heard of them.
            await other.cast("a", "sure", 0)
            await until(lambda: not other.pending)
            vote = other.vote_on()
            assert vote is not None
            assert vote.answer == "c"
            await until(lambda: other.you and other.you.n == 3)
            await other.cast("a", "sure", 0)
            await until(lambda: host.room.you(1).votes[0].answer == "a")


async def test_one_who_is_removed_is_told_and_can_join_anew(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front:
        async with taking_part(host, tmp_path) as (phone, news):
            await do(front, "remove", seat=1)
            await until(lambda: Bye("removed") in news)
            assert Joined(tmp_path).get(phone.where.url) is None
        async with taking_part(host, tmp_path) as (phone, _):
            assert phone.you is not None
            assert phone.you.no == 2


async def test_an_order_that_saw_an_earlier_state_is_refused(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front, console(host, "screen") as other:
        await do(front, "start")
        await until(lambda: other.rev == front.rev)
        # Twice at once: as a key that is pressed twice before anything is seen of the first.
        first, second = await asyncio.gather(front.do("goto", act=2), other.do("close"))
        answers = {type(first), type(second)}
        assert answers == {Done, Not}, (first, second)
        refused = first if isinstance(first, Not) else second
        assert isinstance(refused, Not)
        assert refused.why != ""
        await until(lambda: front.rev == other.rev == host.room.state.rev)
        both = await asyncio.gather(front.do("go"), front.do("go"))
        assert [type(each) for each in both] == [Done, Not]
        assert both[1] == Not(both[1].id, STALE)


async def test_only_a_private_view_has_what_the_room_may_not_see(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as private, console(host, "screen") as front:
        assert isinstance(private.frame, View)
        assert isinstance(front.frame, Screen)
        assert private.screen == private.frame.screen


async def test_an_order_without_a_host_says_so(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host, console(host) as front:
        await host.stop()
        await until(lambda: front.status == "unreachable")
        answer = await front.do("start")
        assert isinstance(answer, Not)
        assert answer.why == clients.NOT_REACHED
        assert not await front.shown(99, 0.05)


async def test_the_end_of_a_room_is_told(tmp_path: Path) -> None:
    async with (
        Host(tmp_path / "pages", options=Options(seats=2)) as host,
        console(host) as front,
        taking_part(host, tmp_path) as (phone, news),
    ):
        await do(front, "lock")
        with pytest.raises(JoinRefused, match=f"The room {CODE} is locked"):
            await PhoneClient(host.url, "", Joined(tmp_path / "other"), print).join()
        await do(front, "unlock")
        await PhoneClient(host.url, "", Joined(tmp_path / "second"), print).join()
        with pytest.raises(JoinRefused, match=f"The room {CODE} is full"):
            await PhoneClient(host.url, "", Joined(tmp_path / "other"), print).join()
        await do(front, "end")
        with pytest.raises(JoinRefused, match=f"The room {CODE} is over"):
            await PhoneClient(host.url, "", Joined(tmp_path / "other"), print).join()
        await until(lambda: phone.state and phone.state.phase == "over")
        await host.stop()
        await until(lambda: phone.bye and front.bye)
        assert (phone.bye, front.bye) == ("over", "over")
        assert phone.you is not None
        assert phone.you.result is not None
        assert Bye("over") in news


async def test_a_host_that_is_gone_after_the_end_is_not_waited_for(tmp_path: Path) -> None:
    over = State(rev=1, title="Tea", act=0, of=1, heading="", phase="over")

    async def say_and_go(socket: ServerConnection) -> None:
        await socket.recv()
        await socket.send(msgspec.json.encode(over).decode())

    async with serve(say_and_go, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        phone = PhoneClient(f"127.0.0.1:{port}/{CODE}", "", Joined(tmp_path), lambda news: None)
        async with asyncio.timeout(LONGEST):
            assert await phone.run() == "over"


async def test_what_is_no_room_is_said(tmp_path: Path) -> None:
    async with Host(tmp_path / "pages") as host:
        elsewhere = host.url.replace(CODE, "RRRRRR")
        with pytest.raises(JoinRefused, match="There is no room RRRRRR at http://127"):
            await PhoneClient(elsewhere, "", Joined(tmp_path), print).join()
        stranger = HostClient(host.url, "wrong", "screen", print)
        with pytest.raises(Refused):
            await stranger.run()
    with pytest.raises(JoinRefused, match="not reachable: Connection refused"):
        await PhoneClient(host.url, "", Joined(tmp_path), print).join()
