"""Who gets as far as a room, and who does not."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.room.rooms import CODE, SECRET, Facilitator, open_room
from tests.room.served import Phone, Served, ask, served
from tui.room.host.addresses import is_served
from tui.room.messages import Face
from tui.room.news import CAP_REACHED, SEATS_AN_ADDRESS
from tui.room.plan import Options
from tui.room.store import SeatRow
from tui.room.web import connections, polling
from tui.room.web.connections import raise_file_limit
from tui.room.web.guards import BODY_BYTES, HEADERS
from tui.room.web.rates import WRONG_CODES_A_MINUTE, WRONG_CODES_A_SECOND, Messages, WrongCodes
from tui.room.web.watching import WATCHERS

PUBLIC = "https://workshop.example.org"


def wrong_code(number: int) -> str:
    """One of many codes that are not the room's."""
    return "CDF" + "".join("34679CDFGH"[int(digit)] for digit in f"{number:03}")


# Hosts, origins, headers


@pytest.mark.parametrize("host", ["evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "192.168.178.23:{port}", " "])
async def test_a_request_for_another_host_is_refused(site: Served, host: str) -> None:
    answer = await site.ask(f"/{CODE}", headers={"Host": host.format(port=site.port)})
    assert answer.status == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
async def test_a_request_for_this_machine_is_taken(site: Served, host: str) -> None:
    assert (await site.ask(f"/{CODE}", headers={"Host": host.format(port=site.port)})).status == 200


async def test_a_name_that_was_told_and_the_public_one_are_ours(assets: Path) -> None:
    room, _ = await open_room()
    async with served(room, assets, names=frozenset({"10.9.8.7:8000"}), public=PUBLIC) as site:
        for host in ("10.9.8.7:8000", "workshop.example.org", "Workshop.Example.org"):
            assert (await site.ask(f"/{CODE}", headers={"Host": host})).status == 200, host
        assert (await site.ask(f"/{CODE}", headers={"Host": "example.org"})).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1"])
async def test_another_page_may_do_nothing(site: Served, origin: str) -> None:
    origin = origin.format(port=site.port)
    assert (await site.post("join", Origin=origin)).status == 403
    for path in ("live", "watch"):
        with pytest.raises(InvalidStatus) as refused:
            await site.socket(path, Origin=origin)
        assert refused.value.response.status_code == 403


async def test_a_page_of_ones_own_may(site: Served) -> None:
    assert (await site.post("join", Origin=f"http://{site.host}")).status == 200
    localhost = f"localhost:{site.port}"
    assert (await site.post("join", Host=localhost, Origin=f"http://{localhost}")).status == 200
    async with site.socket("watch", Origin=f"http://{site.host}") as watcher:
        assert json.loads(await watcher.recv())["t"] == "screen"


async def test_the_public_page_may_through_a_proxy_that_asks_for_this_machine(assets: Path) -> None:
    room, _ = await open_room()
    async with served(room, assets, public=PUBLIC) as site:
        assert (await site.post("join", Origin=PUBLIC)).status == 200
        assert (await site.post("join", Origin="https://workshop.example.org.evil.example")).status == 403


async def test_every_answer_has_the_headers_of_section_seven_and_tells_no_server(site: Served) -> None:
    paths = (
        "/",
        f"/{CODE}",
        f"/{CODE}/phone.js",
        f"/{CODE}/qr.svg",
        "/privacy",
        "/QQQQQQ",
        f"/{CODE}/state",
        "/health",
    )
    for path in paths:
        answer = await site.ask(path)
        assert HEADERS.items() <= answer.headers.items(), path
        assert "server" not in answer.headers
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert (await site.ask("/health")).headers["cache-control"] == "no-store"
    assert (await site.ask(f"/{CODE}/state")).headers["cache-control"] == "no-store"


# Bodies


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize("path", ["join", "vote"])
async def test_a_body_must_be_json(site: Served, kind: str, path: str) -> None:
    headers = {"Content-Type": kind} if kind else {}
    assert (await site.ask(f"/{CODE}/{path}", "POST", headers, "{}")).status == 415


async def test_a_body_of_five_kib_is_too_long_however_it_is_sent(site: Served) -> None:
    body = json.dumps({"name": "a" * 5 * 1024})
    assert (await site.ask(f"/{CODE}/join", "POST", {"Content-Type": "application/json"}, body)).status == 413
    chunked = "".join(f"{len(part):x}\r\n{part}\r\n" for part in (body[:2000], body[2000:])) + "0\r\n\r\n"
    headers = {"Content-Type": "application/json", "Transfer-Encoding": "chunked", "Content-Length": ""}
    assert (await site.ask(f"/{CODE}/join", "POST", headers, chunked)).status == 413
    fits = json.dumps({"name": "a" * (BODY_BYTES - 20)})
    assert (await site.ask(f"/{CODE}/join", "POST", {"Content-Type": "application/json"}, fits)).status == 200


DEEP = '{"unknown":' + "[" * 4000
"""Nested deeper than anything that is meant."""


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"name": 1}', b'{"face": "robot"}', b"\0", b'{"name":"\xff"}', DEEP.encode()]
)
async def test_a_body_that_makes_no_sense_gives_no_seat(site: Served, body: bytes) -> None:
    answer = await site.ask(f"/{CODE}/join", "POST", {"Content-Type": "application/json"}, body)
    assert answer.status == (200 if not body else 400)
    assert len(site.room.inside().seats) == (0 if body else 1)


# Who is near


async def test_peers_that_are_not_near_are_let_in_through_a_public_url_alone(assets: Path) -> None:
    room, _ = await open_room()
    for public, status in (("", 403), (PUBLIC, 200)):
        async with served(room, assets, is_near=lambda ip: False, public=public) as site:
            assert (await site.ask(f"/{CODE}", headers={"Host": "workshop.example.org"})).status == status
            assert (await site.post("join", Host="workshop.example.org")).status == status
            assert (await site.ask(f"/{CODE}")).status == 403, "plain http from afar, past the proxy"
            assert (await site.post("join")).status == 403


async def test_a_public_peer_is_told_of_by_a_trusted_proxy_alone(assets: Path) -> None:
    forged = {"X-Forwarded-For": "192.168.1.5", "X-Forwarded-Proto": "https"}
    public = {"X-Forwarded-For": "8.8.8.8"}
    room, _ = await open_room()
    async with served(room, assets, is_near=is_served) as site:
        # Nobody is a proxy: what is forwarded is not even looked at.
        assert (await site.ask(f"/{CODE}", headers=public)).status == 200
    async with served(room, assets, is_near=is_served, proxies=("127.0.0.0/30",)) as site:
        assert (await site.ask(f"/{CODE}", headers=public)).status == 403
        assert (await site.ask(f"/{CODE}", headers=forged)).status == 200
        assert (await site.ask(f"/{CODE}", headers=public | {"X-Forwarded-Proto": "https"})).status == 403
        several = {"X-Forwarded-For": "10.0.0.1, 8.8.8.8, 127.0.0.1"}
        assert (await site.ask(f"/{CODE}", headers=several)).status == 403, "the nearest that is no proxy counts"
    async with served(room, assets, is_near=is_served, proxies=("127.0.0.0/30",), public=PUBLIC) as site:
        by_https = public | {"X-Forwarded-Proto": "https"}
        assert (await site.ask(f"/{CODE}", headers=by_https)).status == 200, "a proxy may ask for this machine"
        assert (await site.ask(f"/{CODE}", headers=public)).status == 403


async def test_a_forged_address_earns_no_more_seats_and_no_more_wrong_codes(site: Served) -> None:
    statuses = [
        (await site.post("join", X_Forwarded_For=f"10.0.0.{number}")).status for number in range(SEATS_AN_ADDRESS + 1)
    ]
    assert statuses == [200] * SEATS_AN_ADDRESS + [423]
    wrong = [
        (await site.ask(f"/{wrong_code(number)}", headers={"X-Forwarded-For": f"10.0.1.{number}"})).status
        for number in range(WRONG_CODES_A_MINUTE + 1)
    ]
    assert wrong == [404] * WRONG_CODES_A_MINUTE + [429]


async def test_the_cookie_is_for_this_room_and_secure_behind_https(assets: Path) -> None:
    room, _ = await open_room()
    async with served(room, assets, proxies=("127.0.0.1",), public=PUBLIC) as site:
        plain = (await site.post("join")).headers["set-cookie"].lower()
        behind = (await site.post("join", X_Forwarded_Proto="https")).headers["set-cookie"].lower()
    async with served(room, assets, public=PUBLIC) as site:
        tunnel = (await site.post("join", Host="workshop.example.org")).headers["set-cookie"].lower()
    assert "; secure" in tunnel
    parts = {f"path=/{CODE.lower()}", "httponly", "samesite=strict", "max-age=43200"}
    assert parts <= {part.strip() for part in plain.split(";")}
    assert "secure" not in plain
    assert "; secure" in behind


# Codes


async def test_a_flood_of_wrong_codes_ends_while_a_right_code_still_enters(site: Served) -> None:
    answers = [await site.ask(f"/{wrong_code(number)}") for number in range(WRONG_CODES_A_MINUTE + 5)]
    assert [answer.status for answer in answers] == [404] * WRONG_CODES_A_MINUTE + [429] * 5
    assert (await site.ask("/?code=CDFCDF")).status == 429
    with pytest.raises(InvalidStatus) as refused:
        await connect(f"ws://{site.host}/CDFCDF/live")
    assert refused.value.response.status_code == 429
    assert (await site.ask(f"/{CODE}")).status == 200
    entered = await site.ask(f"/?code={CODE[:3].lower()}%20{CODE[3:]}")
    assert (entered.status, entered.headers["location"]) == (303, f"/{CODE}")
    assert (await site.post("join")).status == 200


async def test_a_code_may_be_typed_in_ones_own_way(site: Served) -> None:
    for typed in (CODE.lower(), f"{CODE[:3]}-{CODE[3:]}", f"{CODE[:3]}%20{CODE[3:]}"):
        answer = await site.ask(f"/{typed}")
        assert (answer.status, answer.headers["location"]) == (303, f"/{CODE}")
    page = await site.ask("/CDFCDF", headers={"Accept": "text/html,*/*"})
    assert page.status == 404
    assert b"There is no room with this code." in page.body
    assert b"six signs" in (await site.ask("/?code=hello")).body


async def test_what_is_no_code_is_no_guess(site: Served) -> None:
    for path in ("/apple-touch-icon.png", "/robots.txt", "/.well-known/x", "/?code=hello", "/wp-login.php") * 5:
        assert (await site.ask(path)).status == 404
    assert (await site.ask("/CDFCDF")).status == 404
    assert (await site.ask("/?code=CDFCDF")).status == 404


def test_wrong_codes_of_all_together_are_bounded_and_the_bound_passes() -> None:
    now = 100.0
    codes = WrongCodes(lambda: now)
    assert [codes.allow(f"10.0.0.{number}") for number in range(WRONG_CODES_A_SECOND + 1)].count(False) == 1
    now += 1.1
    assert codes.allow("10.0.0.77")
    assert [codes.allow("10.0.0.78") for _ in range(WRONG_CODES_A_MINUTE + 1)][-1] is False
    now += 60
    assert codes.allow("10.0.0.78")


def test_addresses_are_forgotten_before_they_fill_the_memory() -> None:
    now = 0.0
    codes = WrongCodes(lambda: now)
    for number in range(10_000):
        now += 0.1
        codes.allow(f"fd00::{number:x}")
    assert len(codes._by_address) <= 4096


# Seats


async def test_a_ninth_seat_of_an_address_is_given_only_where_the_cap_is_lifted(site: Served) -> None:
    for number in range(SEATS_AN_ADDRESS):
        assert (await site.post("join")).data == {"t": "joined", "no": number + 1}
    refused = await site.post("join")
    assert (refused.status, refused.data) == (423, {"why": "full"})
    assert site.room.view().notices == (CAP_REACHED,)
    assert site.room.screen().crowded == CAP_REACHED
    do = Facilitator(site.room)
    await do("remove", seat=3)
    assert (await site.post("join")).status == 200
    assert (await site.post("join")).status == 423
    await do("lift-cap")
    assert (await site.post("join")).status == 200


async def test_all_at_once_get_no_more_seats_than_one_after_the_other(site: Served) -> None:
    answers = await asyncio.gather(*(site.post("join") for _ in range(30)))
    assert sorted(answer.status for answer in answers) == [200] * SEATS_AN_ADDRESS + [423] * (30 - SEATS_AN_ADDRESS)


async def test_behind_a_proxy_an_address_is_nobody(assets: Path) -> None:
    room, _ = await open_room()
    async with served(room, assets, public=PUBLIC) as site:
        assert {(await site.post("join")).status for _ in range(SEATS_AN_ADDRESS + 4)} == {200}


async def test_whoever_has_a_seat_is_given_the_same_one(site: Served) -> None:
    phone = await Phone.join(site.port)
    again = await site.post("join", Cookie=phone.cookie)
    assert (again.status, again.data["no"]) == (200, phone.no)
    assert again.headers["set-cookie"].startswith(f"{phone.cookie};")
    await Facilitator(site.room)("lock")
    assert (await site.post("join", Cookie=phone.cookie)).status == 200
    assert (await site.post("join")).status == 423


async def test_seats_are_as_many_as_there_are_and_a_room_that_is_over_has_none(assets: Path) -> None:
    room, store = await open_room(options=Options(seats=2))
    async with served(room, assets) as site:
        assert [(await site.post("join")).status for _ in range(3)] == [200, 200, 423]
        do = Facilitator(room)
        await do("remove", seat=1)
        store.fails = True
        assert (await site.post("join")).status == 503
        store.fails = False
        await do("end")
        assert (await site.post("join")).status == 409


async def test_the_last_seat_is_given_once(assets: Path) -> None:
    """With a store that takes its time."""
    room, memory = await open_room(options=Options(seats=3))
    add = memory.add_seat

    async def slowly(token: bytes, name: str, face: Face, rev: int, at: str) -> SeatRow:
        await asyncio.sleep(0.05)
        return await add(token, name, face, rev, at)

    memory.add_seat = slowly  # type: ignore[method-assign]
    async with served(room, assets) as site:
        answers = await asyncio.gather(*(site.post("join") for _ in range(8)))
        assert sorted(answer.status for answer in answers) == [200] * 3 + [423] * 5


# Sockets


@pytest.mark.parametrize("cookie", ["", "seat=", "seat=wrong", "seat=\xff", "seat", "other=1; seat=aaaa"])
async def test_without_a_seat_there_is_nothing(site: Served, cookie: str) -> None:
    headers = {"Cookie": cookie} if cookie else {}
    assert (await site.ask(f"/{CODE}/state", headers=headers)).status == 403
    assert (await site.post("vote", {"t": "vote"}, **headers)).status == 403
    with pytest.raises(InvalidStatus) as refused:
        await site.socket("live", **headers)
    assert refused.value.response.status_code == 403


async def test_a_page_without_a_seat_is_told_by_the_way_its_socket_closes(site: Served) -> None:
    async with site.socket("live", Origin=f"http://{site.host}") as socket:
        with pytest.raises(ConnectionClosed):
            await socket.recv()
        assert socket.close_code == 4403


@pytest.mark.parametrize("secret", [None, "", "Bearer", "Bearer wrong", SECRET, f"Basic {SECRET}"])
async def test_the_host_socket_wants_the_secret_in_its_header(
    site: Served, secret: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {} if secret is None else {"Authorization": secret}
    for path in ("host?view=private", "host", f"host?secret={quote(SECRET)}"):
        with pytest.raises(InvalidStatus) as refused:
            await site.socket(path, **headers)
        assert refused.value.response.status_code == 401
    assert not caplog.records, "who is refused fills no log"


async def test_a_frame_of_two_kib_closes_the_socket(site: Served) -> None:
    phone = await site.phone()
    await phone.say(json.dumps({"t": "hello", "v": 1, "pad": "a" * 2048}))
    with pytest.raises(ConnectionClosed):
        await phone.hear()
    assert phone.line is not None
    assert phone.line.close_code == 1009


async def test_the_twenty_first_screen_is_one_too_many(site: Served) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(WATCHERS):
            watcher = await stack.enter_async_context(site.socket("watch"))
            assert json.loads(await watcher.recv())["t"] == "screen"
        one_more = await stack.enter_async_context(site.socket("watch"))
        assert json.loads(await one_more.recv()) == {"t": "bye", "why": "full"}
        host = await stack.enter_async_context(site.host_socket("screen"))
        assert json.loads(await host.recv())["t"] == "screen", "the facilitator's own screens are not counted"
        await watcher.close()
        async with asyncio.timeout(5):
            while True:
                fresh = await stack.enter_async_context(site.socket("watch"))
                if json.loads(await fresh.recv())["t"] == "screen":
                    break


async def test_a_hundred_silent_connections_are_gone_and_those_who_speak_are_not(
    site: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await site.phone()
    half = f"POST /{CODE}/join HTTP/1.1\r\nHost: {site.host}\r\nContent-Type: application/json\r\n"
    halves = [b"", b"GET / HT", half.encode(), half.encode() + b"Content-Length: 10\r\n\r\n{"]
    silent = []
    for number in range(100):
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
        writer.write(halves[number % len(halves)])
        silent.append((reader, writer))
    begun = asyncio.get_running_loop().time()
    async with asyncio.timeout(15):
        for reader, writer in silent:
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await reader.readexactly(1)
            writer.close()
    assert asyncio.get_running_loop().time() - begun > connections.SILENT_SECONDS - 2
    await phone.say({"t": "hello", "v": 1, "have": -1})
    assert (await phone.hear())["t"] == "state"


async def test_a_connection_kept_for_the_next_request_may_not_stop_in_the_middle_of_it(site: Served) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    writer.write(f"GET /privacy HTTP/1.1\r\nHost: {site.host}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    await reader.readexactly(length)
    writer.write(b"GET /privacy HTT")
    async with asyncio.timeout(15):
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
    writer.close()


async def test_whoever_opens_all_connections_and_says_nothing_keeps_nobody_out(
    assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, _ = await open_room()
    monkeypatch.setattr(connections, "FILES_LEFT", raise_file_limit() - 6)
    monkeypatch.setattr(connections, "is_loopback", lambda ip: False)
    async with served(room, assets) as site:
        phone = await site.phone()
        held = []
        for number in range(8):
            reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
            writer.write(b"GET / HT" if number % 2 else b"")
            held.append((reader, writer))
        for _ in range(10):
            assert (await site.ask("/")).status == 200
        # The first ones had to go, those that wait shortest are there, and so is who has a seat.
        for reader, _ in held[:3]:
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await asyncio.wait_for(reader.readexactly(1), 10)
        await phone.say({"t": "hello", "v": 1, "have": -1})
        assert (await phone.hear())["t"] == "state"
        for _, writer in held:
            writer.close()


async def test_connections_beyond_the_cap_are_dropped(assets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room, _ = await open_room()
    monkeypatch.setattr(connections, "FILES_LEFT", raise_file_limit() - 5)
    monkeypatch.setattr(connections, "is_loopback", lambda ip: False)
    async with served(room, assets) as site:
        held = [await site.phone() for _ in range(5)]
        with pytest.raises((ConnectionError, IndexError, ValueError)):
            await site.ask("/")
        for phone in held:
            assert phone.line is not None
            await phone.say({"t": "hello", "v": 1, "have": -1})
            assert (await phone.hear())["t"] == "state"
            await phone.line.close()
        async with asyncio.timeout(5):
            while True:
                try:
                    assert (await site.ask("/")).status == 200
                    break
                except (ConnectionError, IndexError, ValueError):
                    await asyncio.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_soft_limit_of_open_files_is_raised() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        assert raise_file_limit() > 256 or before[1] == 256
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 256 or before[1] == 256
        assert connections.most_connections(100) == 4 * 100 + connections.FILES_LEFT
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.skipif(sys.platform != "linux", reason="only there all of 127.0.0.0/8 is this machine")
async def test_connections_beyond_the_most_are_dropped_and_the_facilitator_still_gets_in(
    assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.room.web.serving.most_connections", lambda seats: 5)
    monkeypatch.setattr(connections, "is_loopback", lambda ip: ip == "127.0.0.1")
    room, _ = await open_room()
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(served(room, assets))

        async def other() -> asyncio.StreamReader:
            reader, writer = await asyncio.open_connection("127.0.0.1", site.port, local_addr=("127.0.0.2", 0))
            stack.callback(writer.close)
            return reader

        others = [await other() for _ in range(6)]
        with suppress(ConnectionResetError):
            assert await asyncio.wait_for(others[0].read(), 10) == b""
        async with site.host_socket() as console:
            assert json.loads(await console.recv())["t"] == "view"


# Messages


def test_a_socket_may_say_five_things_a_second_and_ten_at_once() -> None:
    now = 0.0
    messages = Messages(lambda: now)
    assert [messages.allow() for _ in range(11)] == [True] * 10 + [False]
    now += 0.21
    assert [messages.allow(), messages.allow()] == [True, False]
    now += 10
    assert [messages.allow() for _ in range(11)] == [True] * 10 + [False]
    assert not messages.is_flood
    for _ in range(40):
        messages.allow()
    assert messages.is_flood


async def test_who_votes_too_often_is_told_to_wait_and_a_flood_is_closed(site: Served) -> None:
    do = Facilitator(site.room)
    phone = await site.phone()
    await do("start")
    await phone.phase("set")
    answers: list[Any] = []
    for _ in range(14):
        answers.append(await phone.vote(act=1, round=1, answer="a"))
    assert [answer["t"] for answer in answers[:9]] == ["ack"] * 9
    assert answers[-1] == {"t": "no", "n": 14, "why": "rate"}
    assert phone.line is not None
    with suppress(ConnectionClosed):
        for _ in range(80):
            await phone.say({"t": "hello", "v": 1, "have": -1})
    with pytest.raises(ConnectionClosed):
        await phone.until(lambda message: False)
    assert phone.line.close_code == 1008


async def test_votes_that_are_posted_too_often_are_told_to_wait(site: Served) -> None:
    await Facilitator(site.room)("start")
    phone = await Phone.join(site.port)
    vote = {"t": "vote", "act": 1, "q": 1, "round": 1, "answer": "a", "sure": "guess"}
    answers = [(await site.post("vote", {**vote, "n": n}, Cookie=phone.cookie)).data for n in range(1, 15)]
    assert answers[0]["t"] == "ack"
    assert answers[-1] == {"t": "no", "n": 14, "why": "rate"}


async def test_who_only_asks_is_here_for_a_while(site: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "HERE_SECONDS", 0.2)
    phone = await Phone.join(site.port)
    assert site.room.screen().here == 0
    await site.ask(f"/{CODE}/state?have=-1", headers={"Cookie": phone.cookie})
    assert site.room.screen().here == 1
    async with asyncio.timeout(5):
        while site.room.screen().here:
            await asyncio.sleep(0.02)


async def test_health_is_for_this_machine_alone(assets: Path) -> None:
    room, _ = await open_room()
    async with served(room, assets, public=PUBLIC) as site:
        told = (await site.ask("/health")).data
        assert (told["ok"], told["rooms"], told["seats"], told["store"]) == (True, 1, 0, "ok")
        assert (await site.ask("/health", headers={"Host": "workshop.example.org"})).status == 404
        assert (await site.ask("/health", headers={"X-Forwarded-For": "127.0.0.1"})).status == 404
    async with served(room, assets, proxies=("127.0.0.1",)) as site:
        assert (await site.ask("/health", headers={"X-Forwarded-For": "127.0.0.9"})).status == 404


async def test_a_request_that_is_none_does_no_harm(site: Served) -> None:
    for raw in (b"\0\0\0\r\n\r\n", b"GET  HTTP/9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"A" * 100_000 + b"\r\n\r\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
        writer.write(raw)
        async with asyncio.timeout(5):
            assert (await reader.read()).startswith(b"HTTP/1.1 4")
        writer.close()
    assert (await ask(site.port, "/")).status == 200


# What peers do by mistake, or on purpose


async def test_a_body_that_is_no_text_is_refused_and_not_logged(site: Served, caplog: pytest.LogCaptureFixture) -> None:
    headers = {"Content-Type": "application/json"}
    assert (await site.ask(f"/{CODE}/join", "POST", headers, b'{"name": "\xff"}')).status == 400
    headers["Cookie"] = (await Phone.join(site.port)).cookie
    vote = b'{"t":"vote","n":1,"act":1,"round":1,"answer":"\xff"}'
    assert (await site.ask(f"/{CODE}/vote", "POST", headers, vote)).data == {"t": "no", "n": 1, "why": "bad"}
    assert not caplog.records


async def test_who_goes_in_the_middle_of_a_request_is_not_logged(
    site: Served, caplog: pytest.LogCaptureFixture
) -> None:
    cookie = (await Phone.join(site.port)).cookie
    ended = asyncio.Event()
    inner = site.web._app

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await inner(scope, receive, send)
        finally:
            ended.set()

    site.web._app = watched
    _, writer = await asyncio.open_connection("127.0.0.1", site.port)
    head = f"POST /{CODE}/vote HTTP/1.1\r\nHost: {site.host}\r\nContent-Type: application/json\r\nCookie: {cookie}\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    await writer.drain()
    writer.close()
    await asyncio.wait_for(ended.wait(), 10)
    assert (await site.ask(f"/{CODE}")).status == 200
    assert not caplog.records


@pytest.mark.parametrize("before", ['settings={"dark":true}', "a=b c d", "_ga=GA1.2,3", "\xe4=1"])
async def test_cookies_of_others_do_not_hide_the_seat(site: Served, before: str) -> None:
    phone = await Phone.join(site.port)
    again = await site.post("join", Cookie=f"{before}; {phone.cookie}")
    assert (again.status, again.data["no"]) == (200, phone.no)


async def test_lists_in_lists_without_end_are_ignored_and_not_logged(
    site: Served, caplog: pytest.LogCaptureFixture
) -> None:
    deep = '{"t":"vote","n":1,"x":' + "[" * 900
    phone = await site.phone()
    await phone.say(deep)
    assert (await phone.vote(act=1, round=1, answer="a"))["why"] == "stale"
    async with site.socket("watch") as watcher:
        await watcher.recv()
        await watcher.send(deep)
        await watcher.send(json.dumps({"t": "hello", "v": 1}))
        assert json.loads(await watcher.recv())["t"] == "screen"
    headers = {"Content-Type": "application/json"}
    assert (await site.ask(f"/{CODE}/join", "POST", headers, '{"x":' + "[" * 4000)).status == 400
    assert not caplog.records
