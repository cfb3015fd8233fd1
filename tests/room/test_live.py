"""What sockets of phones, screens and consoles are told, and when."""

from __future__ import annotations

import asyncio
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.room.crowd import until
from tests.room.rooms import CODE, Facilitator, open_room
from tests.room.sentinels import leaks, marked_course
from tests.room.served import Phone, Served, served
from tui.room.messages import MESSAGE_BYTES
from tui.room.plan import Options
from tui.room.web import watching
from tui.room.web.live import Live, _Phone
from tui.room.web.pages import Pages
from tui.room.web.wires import Tasks


class Screen:
    """A socket of a screen or a console; all that it hears is kept."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.heard: list[Any] = []

    async def hear(self) -> Any:
        async with asyncio.timeout(10):
            self.heard.append(json.loads(await self.line.recv()))
        return self.heard[-1]

    async def until(self, wanted: Any) -> Any:
        while True:
            message = await self.hear()
            if wanted(message):
                return message

    async def do(self, order: str, rev: int, **more: Any) -> Any:
        await self.line.send(json.dumps({"t": "do", "id": f"c-{order}", "rev": rev, "do": order, **more}))
        return await self.until(lambda message: message["t"] in ("done", "not"))


async def drained(phone: Phone, seconds: float = 0.3) -> list[Any]:
    """All that comes within a while."""
    before = len(phone.heard)
    try:
        async with asyncio.timeout(seconds):
            while True:
                await phone.hear()
    except TimeoutError:
        return phone.heard[before:]


# Greetings


async def test_who_greets_is_told_all_and_who_has_it_only_that(site: Served) -> None:
    phone = await site.phone()
    assert [message["t"] for message in phone.heard] == ["state", "you"]
    assert phone.heard[0]["phase"] == "lobby"
    # The first revision of a host may be another state than that of the host before it.
    other = await Phone.join(site.port)
    await other.connect(have=0)
    assert [message["t"] for message in other.heard] == ["state", "you"]
    await phone.say({"t": "hello", "v": 1, "have": 0})
    assert (await phone.hear())["t"] == "same"
    await Facilitator(site.room)("start")
    assert (await phone.phase("set"))["rev"] == 1
    await phone.say({"t": "hello", "v": 1, "have": 1})
    assert (await phone.hear())["t"] == "same"
    await other.close()
    again = Phone(site.port, other.cookie, other.no)
    await again.connect(have=1)
    assert [message["t"] for message in again.heard] == ["same", "you"]
    await again.say({"t": "hello", "v": 1, "have": 0})
    assert [(await again.hear())["t"] for _ in range(2)] == ["state", "you"]


async def test_nothing_is_told_before_the_greeting(site: Served) -> None:
    phone = await Phone.join(site.port)
    async with site.socket("live", Cookie=phone.cookie) as line:
        await until(lambda: site.room.screen().here == 1)
        await Facilitator(site.room)("start")
        await line.send(json.dumps({"t": "hello", "v": 1, "have": -1}))
        assert json.loads(await line.recv())["phase"] == "set"


async def test_another_version_is_told_to_reload(site: Served) -> None:
    phone = await site.phone()
    await phone.say({"t": "hello", "v": 2, "have": 0, "more": []})
    assert await phone.hear() == {"t": "bye", "why": "version"}
    with pytest.raises(ConnectionClosed):
        await phone.hear()
    async with site.socket("watch") as line:
        screen = Screen(line)
        await screen.hear()
        await line.send(json.dumps({"t": "hello", "v": 9}))
        assert (await screen.until(lambda message: message["t"] == "bye"))["why"] == "version"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "null",
        '"vote"',
        "{}",
        '{"t":"what"}',
        '{"t":"do","id":"1","rev":0,"do":"start"}',
        '{"t":["a"]}',
        "[" * 1000,
    ],
)
async def test_what_is_not_known_is_ignored(site: Served, said: str) -> None:
    phone = await site.phone()
    await phone.say(said)
    assert await drained(phone, 0.1) == []
    assert site.room.state.phase == "lobby"
    await phone.say({"t": "hello", "v": 1, "have": -1, "unknown": {"a": 1}})
    assert (await phone.hear())["t"] == "state"


async def test_bytes_are_ignored(site: Served) -> None:
    phone = await site.phone()
    assert phone.line is not None
    await phone.line.send(b'{"t":"hello","v":1,"have":-1}')
    assert await drained(phone, 0.1) == []


@pytest.mark.parametrize(
    "vote",
    [
        {"answer": "z"},
        {"answer": ""},
        {"answer": None},
        {"answer": 1},
        {"sure": "very"},
        {"sure": None},
        {"sentence": 99},
        {"sentence": -1},
        {"sentence": "1"},
        {"n": 0},
        {"n": -5},
        {"n": 2**53},
        {"n": 10**30},
        {"round": "1"},
        {"act": None},
    ],
)
async def test_a_vote_that_is_none_is_bad(site: Served, vote: dict[str, Any]) -> None:
    await Facilitator(site.room)("start")
    phone = await site.phone()
    whole = {"t": "vote", "n": 1, "act": 1, "q": 1, "round": 1, "answer": "a", "sure": "guess", "sentence": None}
    await phone.say(whole | vote)
    answer = await phone.hear()
    assert (answer["t"], answer["why"]) == ("no", "bad")
    posted = await site.post("vote", whole | vote, Cookie=phone.cookie)
    assert (posted.status, posted.data) == (200, answer)
    assert site.room.screen().voted == 0
    assert (await phone.vote(act=1, round=1, answer="a"))["t"] == "ack"


async def test_a_message_beyond_a_kib_is_ignored(site: Served) -> None:
    await Facilitator(site.room)("start")
    phone = await site.phone()
    await phone.say(json.dumps({"t": "hello", "v": 1, "have": -1, "pad": "a" * MESSAGE_BYTES}))
    assert await drained(phone, 0.1) == []


@pytest.mark.parametrize("place", [{"act": 2}, {"act": 99}, {"act": 0}, {"q": 9}, {"round": 2}, {"act": 10**30}])
async def test_a_vote_on_something_else_is_stale(site: Served, place: dict[str, Any]) -> None:
    await Facilitator(site.room)("start")
    phone = await site.phone()
    assert (await phone.vote(**({"act": 1, "round": 1, "answer": "a"} | place)))["why"] == "stale"


# One's own


async def test_what_is_ones_own_is_told_where_it_is_new(site: Served) -> None:
    do = Facilitator(site.room)
    await do("start")
    phone = await site.phone()
    other_tab = Phone(site.port, phone.cookie, phone.no)
    await other_tab.connect()
    assert site.room.screen().here == 1
    ack = await phone.vote(act=1, round=1, answer="b", sure="sure", sentence=0)
    assert ack["vote"] == {"act": 1, "q": 1, "round": 1, "answer": "b", "sure": "sure", "sentence": 0}
    you = await other_tab.until(lambda message: message["t"] == "you")
    assert (you["n"], you["votes"]) == (1, [ack["vote"]])
    other_tab.n = 1
    second = await other_tab.vote(act=1, q=2, round=1, answer="a")
    you = await phone.until(lambda message: message["t"] == "you" and message["n"] == 2)
    assert second["vote"] in you["votes"]
    # The same number from a tab that did not know: the higher one is kept, and told.
    stale = await other_tab.vote(act=1, round=1, answer="c")
    assert stale["vote"]["answer"] == "c"
    await phone.until(lambda message: message["t"] == "you" and message["n"] == 3)
    phone.n = 1
    late = await phone.vote(act=1, round=1, answer="d")
    assert late["vote"]["answer"] == "c"


async def test_a_change_that_leaves_ones_own_as_it_was_tells_the_state_alone(assets: Path) -> None:
    room, _ = await open_room("short")
    async with served(room, assets) as site:
        phone = await site.phone()
        do = Facilitator(room)
        for order in ("start", "vote", "pause", "resume"):
            await do(order)
        told = await drained(phone)
        assert {message["t"] for message in told} == {"state"}
        assert told[-1]["rev"] == 4


async def test_a_fifth_socket_of_a_seat_takes_the_place_of_the_first(site: Served) -> None:
    first = await site.phone()
    tabs = []
    for _ in range(4):
        tab = Phone(site.port, first.cookie, first.no)
        await tab.connect()
        tabs.append(tab)
    assert await first.hear() == {"t": "bye", "why": "elsewhere"}
    await Facilitator(site.room)("start")
    for tab in tabs:
        await tab.phase("set")
    for tab in tabs:
        await tab.close()
    await until(lambda: site.room.screen().here == 0)


async def test_who_is_removed_is_told_and_may_take_another_seat(site: Served) -> None:
    phone = await site.phone()
    other = await site.phone()
    await Facilitator(site.room)("remove", seat=phone.no)
    assert await phone.hear() == {"t": "bye", "why": "removed"}
    assert await drained(other, 0.2) == []
    answer = await site.post("join", Cookie=phone.cookie)
    assert (answer.status, answer.data["no"]) == (200, 3)


async def test_a_late_comer_enters_the_phase(assets: Path) -> None:
    room, _ = await open_room("short")
    async with served(room, assets) as site:
        do = Facilitator(room)
        await do("start")
        await do("vote")
        await do("close", seconds=0)
        phone = await site.phone()
        assert (phone.heard[0]["phase"], phone.heard[1]["missed"]) == ("closed", [1])
        assert (await phone.vote(act=1, round=1, answer="a"))["why"] == "closed"


# Deadlines, stores, slow readers


async def test_a_vote_closes_by_itself_and_says_when(assets: Path) -> None:
    room, _ = await open_room("short")
    async with served(room, assets) as site:
        phone = await site.phone()
        do = Facilitator(room)
        await do("start")
        await do("vote")
        await do("close", seconds=1)
        closing = await phone.until(lambda message: message["t"] == "state" and message["closes_ms"] is not None)
        assert 0 < closing["closes_ms"] <= 1000
        late = await site.phone()
        assert 0 <= late.heard[0]["closes_ms"] <= 1000
        assert (await phone.vote(act=1, round=1, answer="a"))["t"] == "ack"
        assert (await phone.phase("closed"))["closes_ms"] is None
        assert (await phone.vote(act=1, round=1, answer="b")) == {"t": "no", "n": 2, "why": "closed"}


async def test_a_store_that_fails_is_never_a_closed_vote(assets: Path) -> None:
    room, store = await open_room("short")
    async with served(room, assets) as site, site.host_socket("screen") as line:
        phone, screen = await site.phone(), Screen(line)
        do = Facilitator(room)
        await do("start")
        await do("vote")
        store.fails = True
        assert (await phone.vote(act=1, round=1, answer="a"))["why"] == "store"
        await screen.until(lambda message: message["t"] == "screen" and "not being saved" in message["trouble"])
        assert not (await site.ask("/health")).data["ok"]
        refused = await screen.do("close", room.state.rev)
        assert (refused["t"], refused["id"]) == ("not", "c-close")
        store.fails = False
        assert (await phone.vote(act=1, round=1, answer="a"))["t"] == "ack"
        await screen.until(lambda message: message["t"] == "screen" and not message["trouble"])


async def test_who_reads_slowly_gets_the_latest_alone(assets: Path) -> None:
    room, _ = await open_room("short")
    async with served(room, assets) as site:
        phone = await Phone.join(site.port)
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port, limit=1024)
        head = {
            "Host": site.host,
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
            "Cookie": phone.cookie,
        }
        lines = "".join(f"{name}: {text}\r\n" for name, text in head.items())
        writer.write(f"GET /{CODE}/live HTTP/1.1\r\n{lines}\r\n".encode())
        await reader.readuntil(b"\r\n\r\n")
        hello = json.dumps({"t": "hello", "v": 1, "have": -1}).encode()
        mask = b"\1\2\3\4"
        frame = bytes([0x81, 0x80 | len(hello)]) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(hello))
        writer.write(frame)
        await until(lambda: room.screen().here == 1)
        quick = await site.phone()
        do = Facilitator(room)
        await do("start")
        await do("vote")
        rounds = 1500
        for _ in range(rounds):
            await do("pause")
            await do("resume")
        await quick.until(lambda message: message.get("rev") == room.state.rev)
        await do("close", seconds=0)
        got = b""
        async with asyncio.timeout(20):
            while b'"phase":"closed"' not in got:
                got += await reader.read(1 << 16)
        assert got.count(b'"t":"state"') < rounds, "what was outdated was told"
        writer.close()


# Screens and consoles


async def test_counts_come_at_a_pace(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    async with site.socket("watch") as line:
        screen = Screen(line)
        await screen.hear()
        begun = len(screen.heard)
        start = asyncio.get_running_loop().time()
        await Facilitator(site.room)("lift-cap")
        phones = [await site.phone() for _ in range(10)]
        await screen.until(lambda message: message["here"] == len(phones))
        took = asyncio.get_running_loop().time() - start
        assert len(screen.heard) - begun <= 2 + took / watching.PACE_SECONDS
        await Facilitator(site.room)("start")
        assert (await screen.until(lambda message: message["state"]["rev"] == 1))["of"] == 10


async def test_a_console_does_and_a_screen_in_front_cannot(site: Served) -> None:
    async with site.socket("watch") as line, site.host_socket("private") as own:
        watcher, console = Screen(line), Screen(own)
        await watcher.hear()
        assert (await console.hear())["t"] == "view"
        await line.send(json.dumps({"t": "do", "id": "x", "rev": 0, "do": "start"}))
        done = await console.do("start", 0)
        assert done == {"t": "done", "id": "c-start", "rev": 1}
        stale = await console.do("close", 0)
        assert stale["t"] == "not"
        assert stale["why"].startswith("The room has moved on")
        assert (await watcher.until(lambda message: message["state"]["rev"] == 1))["t"] == "screen"
        assert {message["t"] for message in watcher.heard} == {"screen"}
        views = [message["screen"]["state"]["phase"] for message in console.heard if message["t"] == "view"]
        assert views[-1] == "set"


async def test_the_facilitators_screen_is_shown_nothing_private(site: Served) -> None:
    async with site.host_socket("screen") as line:
        screen = Screen(line)
        assert (await screen.hear())["t"] == "screen"
        assert (await screen.do("start", 0))["t"] == "done"
        assert (await screen.until(lambda message: message["t"] == "screen"))["state"]["phase"] == "set"


async def test_a_facilitator_is_missed_after_the_last_socket(site: Served) -> None:
    assert site.web.watching.seconds_alone > 0
    async with site.host_socket() as line:
        await line.recv()
        assert site.web.watching.seconds_alone == 0
    await until(lambda: site.web.watching.seconds_alone > 0)


# Without sockets


async def test_who_asks_and_posts_sees_the_same(site: Served) -> None:
    do = Facilitator(site.room)
    await do("start")
    phone = await Phone.join(site.port)
    own = {"Cookie": phone.cookie}
    state, you = (await site.ask(f"/{CODE}/state?have=-1", headers=own)).data
    assert (state["phase"], you["no"]) == ("set", phone.no)
    assert (await site.ask(f"/{CODE}/state?have={state['rev']}", headers=own)).status == 204
    vote = {"t": "vote", "n": 1, "act": 1, "q": 1, "round": 1, "answer": "b", "sure": "sure"}
    assert (await site.post("vote", vote, **own)).data["t"] == "ack"
    state, you = (await site.ask(f"/{CODE}/state?have=0", headers=own)).data
    assert you["votes"][0]["answer"] == "b"
    for have in ("", "x", "-7", "9" * 5000, "1.5"):
        assert (await site.ask(f"/{CODE}/state?have={have}", headers=own)).status == 200
    await phone.connect()
    assert phone.heard[-1]["votes"] == you["votes"]


def test_what_is_filled_into_a_page_is_text(assets: Path) -> None:
    pages = Pages(title="<img onerror=1> {code}", code=CODE, names=False, folder=assets)
    text = pages.page("phone").whole.decode()
    assert "&lt;img onerror=1&gt; {code}|" in text
    assert "<img" not in text


async def test_assets_are_packed_and_asked_for_again(site: Served) -> None:
    page = await site.ask(f"/{CODE}", headers={"Accept-Encoding": "gzip, br"})
    assert page.headers["content-encoding"] == "gzip"
    assert gzip.decompress(page.body) == (await site.ask(f"/{CODE}")).body
    script = await site.ask(f"/{CODE}/phone.js")
    assert script.headers["content-type"].startswith("text/javascript")
    again = await site.ask(f"/{CODE}/phone.js", headers={"If-None-Match": script.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert (await site.ask(f"/{CODE}/app.py")).status == 404
    assert (await site.ask(f"/{CODE}/..%2fapp.py")).status == 404
    assert (await site.ask(f"/{CODE}/phone.html")).status == 404


async def test_pages_are_filled_in_and_pictures_say_where(assets: Path) -> None:
    room, _ = await open_room(options=Options(names=True))
    async with served(room, assets) as site:
        page = (await site.ask(f"/{CODE}")).body.decode()
        assert f"<p>Two senses of one word|{CODE}|yes|" in page
        picture = await site.ask(f"/{CODE}/qr.svg")
        assert picture.headers["content-type"].startswith("image/svg+xml")
        assert room.screen().url in picture.body.decode()


# A whole workshop


async def test_a_whole_workshop_over_sockets_tells_nothing_before_its_time(tmp_path: Path, assets: Path) -> None:
    room, store = await open_room(course=marked_course(tmp_path))
    async with served(room, assets) as site, site.socket("watch") as public, site.host_socket("screen") as front:
        watcher, projector = Screen(public), Screen(front)
        phones = [await site.phone() for _ in range(6)]
        asking = await Phone.join(site.port)
        polled: list[tuple[str, bool, bytes]] = []
        phases = []

        async def go(order: str, **more: Any) -> None:
            before = room.state.rev
            answer = await projector.do(order, before, **more)
            assert answer["t"] == "done", (answer, room.state)
            phases.append(room.state.phase)
            for phone in phones:
                await phone.until(lambda message: message.get("rev") == room.state.rev)
            await watcher.until(lambda message: message["t"] == "screen" and message["state"]["rev"] == room.state.rev)
            told = await site.ask(f"/{CODE}/state?have=-1", headers={"Cookie": asking.cookie})
            polled.append((room.state.phase, room.state.hint, told.body))

        async def vote() -> None:
            for phone in phones:
                planned = room.agenda.activities[room.state.act - 1]
                for question in planned.questions_of(phone.no):
                    answer = question.letters[phone.no % len(question.letters)]
                    place = {"act": room.state.act, "round": max(1, room.state.round), "q": question.asked.q}
                    assert (await phone.vote(**place, answer=answer, sentence=0))["t"] == "ack"

        await go("start")
        while room.state.phase != "summary":
            if room.state.phase in ("vote", "set"):
                await vote()
                await go("close", seconds=0)
            elif room.state.phase == "closed" and room.state.round == 1 and room.slots[room.state.act - 1].rounds == 2:
                await go("discuss")
                if room.slots[room.state.act - 1].has_hint:
                    await go("hint")
            else:
                await go("go")
        assert set(phases) >= {"set", "read", "vote", "closed", "discuss", "compare", "reveal", "page", "summary"}
        await projector.do("end", room.state.rev)
        for phone in phones:
            await phone.until(lambda message: message["t"] == "bye")
            assert phone.heard[-1]["why"] == "over"
        await watcher.until(lambda message: message["t"] == "bye")
        for phone in phones:
            _check([message for message in phone.heard if message["t"] != "joined"])
        for screen in (watcher, projector):
            _check(screen.heard)
        for phase, hint, body in polled:
            assert leaks(body, phase=phase, hint=hint) == [], phase
        for path in ("/", f"/{CODE}", f"/{CODE}/screen", "/privacy", f"/{CODE}/qr.svg", "/health"):
            assert leaks((await site.ask(path)).body, phase="vote") == []
    results = [message for phone in phones for message in phone.heard if message.get("result")]
    assert len(results) >= len(phones)
    assert len(store.saved.ballots) > 50
    await room.close()


def _check(heard: list[Any]) -> None:
    """Hold every message against the phase that was told last."""
    phase, hint = "lobby", False
    for message in heard:
        state = message["state"] if message["t"] == "screen" else message
        if message["t"] in ("state", "screen"):
            phase, hint = state["phase"], bool(state["hint"])
        assert leaks(json.dumps(message).encode(), phase=phase, hint=hint) == [], message


class _SlowWire:
    """A wire on which the first message takes as long as it is wanted."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_read = asyncio.Event()
        self.closed = asyncio.Event()

    async def say(self, text: str) -> None:
        if not self.closed.is_set():
            self.said.append(text)
            await self.is_read.wait()

    async def close(self, why: str) -> None:
        await self.say(why)
        self.closed.set()


async def test_who_reads_slowly_is_told_how_it_ended_before_the_goodbye() -> None:
    room, _ = await open_room()
    row, _ = await room.join("", "phone")
    live, tasks, wire = Live(room), Tasks(), _SlowWire()
    phone = _Phone(row.no, wire, live, tasks)  # type: ignore[arg-type]
    live._phones[row.no] = [phone]
    phone.rev = -1
    phone.latest.changed()
    await until(lambda: len(wire.said) == 1)
    await Facilitator(room)("end")
    wire.is_read.set()
    await asyncio.wait_for(wire.closed.wait(), 10)
    last = [json.loads(each) for each in wire.said if '"t":"state"' in each][-1]
    assert last["phase"] == "over"
    assert wire.said[-1] == "over"
    await live.stop(1)
    await room.close()
