"""A host as a process: started, found, gone on with, ended; and what it does while it runs."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.room.crowd import Console, Voter, gone, until
from tests.room.served import PATIENCE, ask
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.room import sessions
from tui.room.codes import hashed
from tui.room.host import beside, running, serve
from tui.room.host.addresses import Address
from tui.room.host.awake import command
from tui.room.host.beside import Running, is_alive, read
from tui.room.host.fronts import (
    BY_HANDS,
    NO_NETWORK,
    NOT_PRIVATE,
    OPEN_TO_INTERNET,
    OPEN_TO_MACHINE,
    OPEN_TO_NETWORK,
    front,
)
from tui.room.host.running import HostError, Reach, find_running, left_behind, open_room, resume, stop
from tui.room.host.settings import SECRET_VARIABLE, ServeSettings, SettingsError
from tui.room.plan import Options
from tui.room.sessions import SessionFile
from tui.room.sqlite import SqliteStore, read_saved
from tui.room.store import StoreInUseError

NEAR = Reach(bind="127.0.0.1", port=0)
COURSE = Course.open(bundled_course())

posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A data folder; whatever host is in it is ended after the test."""
    yield tmp_path
    for session in sessions.all_of(tmp_path):
        told = read(session.host_file)
        if told is not None and is_alive(told):
            os.kill(told.pid, signal.SIGKILL)


def opened(data: Path, options: Options | None = None) -> Running:
    return open_room(data, COURSE, COURSE.plan("short"), options or Options(), NEAR)


def left(running: Running) -> list[str]:
    """What ends the names of the files that are there of a room."""
    path = Path(running.file)
    return sorted(
        each.name.removeprefix(path.stem) for each in path.parent.iterdir() if each.name.startswith(path.stem)
    )


# Started and ended


@posix
def test_a_host_is_started_found_and_stopped_and_leaves_one_file(data: Path) -> None:
    host = opened(data)
    assert find_running(data) == [host]
    assert (host.url, host.code) == (f"http://127.0.0.1:{host.port}/{host.code}", Path(host.file).stem[11:])
    assert oct(Path(host.file).parent.stat().st_mode & 0o777) == "0o700"
    for path in Path(host.file).parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    with pytest.raises(StoreInUseError):
        read_saved(Path(host.file))
    assert stop(host)
    assert left(host) == [".log", ".sqlite"]
    assert SessionFile(Path(host.file)).log_file.read_text() == ""
    assert (find_running(data), left_behind(data)) == ([], [])
    assert stop(host), "who is gone is gone"
    assert read_saved(Path(host.file)).room.host == hashed(host.secret)


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_host_that_is_told_to_end_ends_cleanly(data: Path, number: int) -> None:
    host = opened(data)
    os.kill(host.pid, number)
    host_file = SessionFile(Path(host.file)).host_file
    deadline = time.monotonic() + PATIENCE
    while host_file.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert left(host) == [".log", ".sqlite"]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_the_secret_is_in_no_list_of_processes_and_in_no_log(data: Path) -> None:
    host = opened(data)
    assert host.secret not in Path(f"/proc/{host.pid}/cmdline").read_text()
    assert len(host.secret) >= 43
    for path in Path(host.file).parent.iterdir():
        holds = host.secret.encode() in path.read_bytes() if path.suffix != ".sqlite" else False
        assert holds == (path.suffix == ".json"), path


@posix
def test_a_killed_host_is_told_from_one_that_runs_and_gone_on_with(data: Path) -> None:
    host = opened(data)
    os.kill(host.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while is_alive(host) and time.monotonic() < deadline:
        time.sleep(0.02)
    session = SessionFile(Path(host.file))
    assert read(session.host_file) == host
    assert (find_running(data), left_behind(data)) == ([], [session])
    # A port that another program has taken meanwhile is not the host's.
    again = resume(data, host.code, COURSE.root, Reach(bind="127.0.0.1"))
    assert (again.port, again.code, again.secret, again.file) == (host.port, host.code, host.secret, host.file)
    assert again.pid != host.pid
    assert not is_alive(host)
    assert find_running(data) == [again]
    assert resume(data, session.name, COURSE.root) == again, "it is not started twice"
    assert stop(again)


@posix
def test_where_its_port_is_taken_a_room_goes_on_at_another(data: Path) -> None:
    host = opened(data)
    os.kill(host.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while is_alive(host) and time.monotonic() < deadline:
        time.sleep(0.02)
    with socket.create_server(("127.0.0.1", host.port)):
        again = resume(data, host.code, COURSE.root, Reach(bind="127.0.0.1"))
        assert again.port != host.port
    assert stop(again)


async def test_seats_votes_and_the_phase_are_there_again_and_a_closing_vote_is_open(data: Path) -> None:
    host = await asyncio.to_thread(opened, data)
    voter = Voter(host.port, host.code)
    await voter.join()
    line = asyncio.create_task(voter.run())
    async with Console(host.port, host.code, host.secret) as console:
        await console.do("start")
        await console.do("vote")
        await until(lambda: voter.state.get("phase") == "vote")
        await voter.vote(1, 1, "b")
        await console.do("close", seconds=600)
        await until(lambda: voter.state["closes_ms"] is not None)
    os.kill(host.pid, signal.SIGKILL)
    changing = asyncio.create_task(voter.vote(1, 1, "c"))
    again = await asyncio.to_thread(resume, data, host.code, COURSE.root, Reach(bind="127.0.0.1"))
    assert again.port == host.port
    async with asyncio.timeout(20):
        await changing
    assert (voter.acknowledged, voter.seats, voter.refused) == (2, {1}, [])
    assert voter.state["closes_ms"] is None
    async with Console(again.port, again.code, again.secret) as console:
        assert console.view["screen"]["state"]["phase"] == "vote"
        assert [person["no"] for person in console.view["people"]] == [1]
        assert console.view["tally"]["counts"]["1"]["c"]["n"] == 1
    await gone([line])
    assert await asyncio.to_thread(stop, again)


async def test_a_room_that_is_over_says_so_and_its_host_ends(data: Path) -> None:
    host = await asyncio.to_thread(opened, data)
    async with Console(host.port, host.code, host.secret) as console:
        await console.do("start")
        await console.do("end")
        assert (await console.until("bye"))["why"] == "over"
        with pytest.raises(ConnectionClosed):
            await console.until("view")
    await until(lambda: left(host) == [".log", ".sqlite"])
    saved = read_saved(Path(host.file))
    assert (saved.state.phase, bool(saved.room.ended)) == ("over", True)


def test_a_host_that_cannot_start_says_why(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with pytest.raises(HostError, match="in use"):
            open_room(data, COURSE, COURSE.plan("short"), Options(), replace(NEAR, port=taken.getsockname()[1]))
    with pytest.raises(SettingsError, match="no address"):
        open_room(data, COURSE, COURSE.plan("short"), Options(), replace(NEAR, address="here"))
    assert not list(sessions.folder(data).iterdir()), "what cannot be reached is no room"
    session = running.create(data, COURSE, COURSE.plan("short"), Options(), "a secret")
    with pytest.raises(HostError, match="no room QQQQQQ"):
        resume(data, "QQQQQQ", COURSE.root)
    with pytest.raises(SettingsError, match="https://"):
        resume(data, session.code, COURSE.root, replace(NEAR, public_url="http://example.org"))


@posix
def test_a_room_that_is_gone_on_with_is_reached_as_it_was(data: Path) -> None:
    reach = replace(NEAR, public_url="https://rooms.example.org")
    host = open_room(data, COURSE, COURSE.plan("short"), Options(), reach)
    os.kill(host.pid, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while is_alive(host) and time.monotonic() < deadline:
        time.sleep(0.02)
    again = resume(data, host.code, COURSE.root, NEAR)
    assert (again.code, again.public_url) == (host.code, "https://rooms.example.org")
    assert stop(again)


def test_who_is_interrupted_while_a_host_starts_leaves_neither_it_nor_a_room(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen[bytes]

    def noted(arguments: Sequence[str], **more: Any) -> subprocess.Popen[bytes]:
        started.append(popen(arguments, **more))
        return started[-1]

    def interrupt(session: SessionFile, before: Running | None) -> Running | None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.room.host.running.subprocess.Popen", noted)
    monkeypatch.setattr(running, "_answers", interrupt)
    with pytest.raises(KeyboardInterrupt):
        opened(data)
    (child,) = started
    try:
        assert child.poll() is not None
        assert not sessions.all_of(data)
    finally:
        child.kill()
        child.wait()


def test_a_second_host_of_a_room_is_kept_out(data: Path) -> None:
    host = opened(data)
    with pytest.raises(HostError, match="another host"):
        running.start(SessionFile(Path(host.file)), COURSE.root, NEAR)
    assert is_alive(host)
    assert read(SessionFile(Path(host.file)).host_file) == host
    assert stop(host)


def test_a_course_that_has_changed_is_no_course_for_its_rooms(data: Path, course_root: Path) -> None:
    host = opened(data)
    assert stop(host)
    with pytest.raises(HostError, match="course has changed"):
        resume(data, host.code, course_root, NEAR)


@pytest.mark.parametrize("settings", [b"", b"[]", b"{}", b'{"course_root": "/", "file": "x", "what": 1}'])
def test_settings_that_are_none_end_a_host_in_a_line(settings: bytes) -> None:
    environment = os.environ | {SECRET_VARIABLE: "s"}
    command = (sys.executable, "-m", "tui.room.host")
    done = subprocess.run(command, input=settings, capture_output=True, env=environment, timeout=20)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1), done.stderr
    assert b"Traceback" not in done.stderr


# In this process


def settings(data: Path, **more: object) -> ServeSettings:
    session = running.create(data, COURSE, COURSE.plan("short"), Options(), "s")
    own = ServeSettings(course_root=COURSE.root, file=session.path, secret="s", bind="127.0.0.1")
    return replace(own, **more)  # type: ignore[arg-type]


async def hosted(own: ServeSettings) -> tuple[Running, asyncio.Task[None]]:
    """A host in this loop, once it answers."""
    told: asyncio.Future[Running] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve.serve(own, told.set_result))
    done, _ = await asyncio.wait((told, task), return_when=asyncio.FIRST_COMPLETED)
    if task in done:
        task.result()
    return await told, task


async def view(host: Running, wanted: Callable[[dict[str, object]], object]) -> dict[str, object]:
    """The first view of a console that is as wanted."""
    async with asyncio.timeout(PATIENCE), Console(host.port, host.code, host.secret) as console:
        while not wanted(console.view):
            await console.until("view")
        return console.view


async def test_without_a_facilitator_a_room_is_closed_in_the_end(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "OVER_SECONDS", 0.1)
    own = await asyncio.to_thread(settings, data, idle_minutes=0.01)
    host, task = await hosted(own)
    async with Console(host.port, host.code, host.secret):
        await asyncio.sleep(1.0)
        assert not task.done(), "while there is one, it is open"
    async with asyncio.timeout(PATIENCE):
        await task
    assert "the room is closed" in capsys.readouterr().err
    assert read_saved(own.file).state.phase == "over"
    assert read(SessionFile(own.file).host_file) is None


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="there is no IPv6")
async def test_all_addresses_of_both_kinds_are_listened_at(data: Path) -> None:
    host, task = await hosted(await asyncio.to_thread(settings, data, bind="::"))
    assert host.url.startswith("http://127.0.0.1:")
    for path in ("/health", f"/{host.code}"):
        assert (await ask(host.port, path)).status == 200
        assert (await ask(host.port, path, headers={"Host": "192.0.2.1"})).status == 403
    await gone([task])


async def test_that_nobody_comes_is_told_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "VISITOR_SECONDS", 0.05)
    host, task = await hosted(await asyncio.to_thread(settings, data))
    told = await view(host, lambda seen: seen["notices"])
    assert told["notices"] == [serve.NOBODY]
    await gone([task])


async def test_a_visitor_is_somebody_from_another_machine(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "VISITOR_SECONDS", 0.3)
    own = await asyncio.to_thread(settings, data, trusted_proxies=("127.0.0.1",))
    host, task = await hosted(own)
    answer = await ask(host.port, f"/{host.code}", headers={"X-Forwarded-For": "192.168.1.9"})
    assert answer.status == 200
    await asyncio.sleep(0.5)
    assert (await view(host, lambda seen: True))["notices"] == []
    await gone([task])


async def test_another_network_is_noticed_and_shown(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [(Address("192.168.1.5", True, False), Address("127.0.0.1", False, True))]
    monkeypatch.setattr(serve, "current", lambda: addresses[-1])
    monkeypatch.setattr(serve, "ADDRESS_SECONDS", 0.05)
    own = await asyncio.to_thread(settings, data, bind="0.0.0.0")
    host, task = await hosted(own)
    before = await view(host, lambda seen: True)
    assert before["screen"]["address"] == f"http://192.168.1.5:{host.port}"  # type: ignore[index]
    addresses.append((Address("10.0.0.7", True, False), Address("127.0.0.1", False, True)))
    after = await view(host, lambda seen: "10.0.0.7" in str(seen["screen"]))
    assert after["screen"]["url"] == f"http://10.0.0.7:{host.port}/{host.code}"  # type: ignore[index]
    assert b"10.0.0.7" in (await ask(host.port, f"/{host.code}/qr.svg")).body
    await gone([task])


async def test_pages_of_the_program_are_served_within_fifteen_kib(data: Path) -> None:
    host, task = await hosted(await asyncio.to_thread(settings, data))
    size = 0
    for path in ("", "/phone.js", "/phone.css", "/line.js", "/views.js", "/drawing.js"):
        answer = await ask(host.port, f"/{host.code}{path}", headers={"Accept-Encoding": "gzip"})
        assert answer.status == 200, path
        size += len(answer.body)
    assert size <= 15 * 1024
    for path in ("/", "/privacy", "/phone.css", f"/{host.code}/screen", f"/{host.code}/screen.js"):
        answer = await ask(host.port, path)
        assert answer.status == 200, path
        is_page = answer.headers["content-type"].startswith("text/html")
        assert not (is_page and any(field in answer.body for field in (b"{code}", b"{said}", b"{title}")))
    assert b"There is no room with this code." in (await ask(host.port, "/?code=CDFCDF")).body
    await gone([task])


async def test_a_host_that_cannot_listen_leaves_the_room_as_it_was(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        own = await asyncio.to_thread(settings, data, port=taken.getsockname()[1])
        with pytest.raises(OSError, match="in use"):
            await hosted(own)
    store = SqliteStore.open(own.file)
    await store.close()
    assert [path.suffix for path in own.file.parent.iterdir()] == [".sqlite"]


# Words and settings

HOME = Address("192.168.1.5", True, False)
OTHER = Address("10.8.0.2", True, False)
SELF = Address("127.0.0.1", False, True)
PUBLIC = Address("198.51.100.7", False, False)


@pytest.mark.parametrize(
    ("more", "addresses", "url", "open_to", "others"),
    [
        ({}, (HOME, OTHER, SELF), "http://192.168.1.5:8000/K", OPEN_TO_NETWORK, ("http://10.8.0.2:8000",)),
        ({}, (SELF,), "http://127.0.0.1:8000/K", NO_NETWORK, ()),
        ({}, (PUBLIC, SELF), "http://198.51.100.7:8000/K", NOT_PRIVATE, ()),
        ({"address": "10.8.0.2"}, (PUBLIC, OTHER, SELF), "http://10.8.0.2:8000/K", OPEN_TO_NETWORK, (
            "http://198.51.100.7:8000",
        )),
        ({"address": "10.8.0.2"}, (HOME, OTHER, SELF), "http://10.8.0.2:8000/K", OPEN_TO_NETWORK, (
            "http://192.168.1.5:8000",
        )),
        ({"bind": "10.8.0.2"}, (HOME, OTHER, SELF), "http://10.8.0.2:8000/K", OPEN_TO_NETWORK, ()),
        ({"bind": "127.0.0.1"}, (HOME, SELF), "http://127.0.0.1:8000/K", OPEN_TO_MACHINE, ()),
        ({"hands_only": True}, (HOME, SELF), "http://127.0.0.1:8000/K", BY_HANDS, ()),
        ({"public_url": "https://W.example.org/"}, (HOME, SELF), "https://w.example.org/K", OPEN_TO_INTERNET.format(
            host="w.example.org"
        ), ("http://192.168.1.5:8000",)),
    ],
)  # fmt: skip
def test_what_is_said_of_where_a_room_is(
    more: dict[str, object], addresses: tuple[Address, ...], url: str, open_to: str, others: tuple[str, ...]
) -> None:
    own = replace(ServeSettings(course_root=Path("c"), file=Path("f"), secret="s"), **more)  # type: ignore[arg-type]
    told = front(own, "K", 8000, addresses)
    assert (told.url, told.open_to, told.others) == (url, open_to, others)
    assert told.url == f"{told.address}/K"
    assert told.by_hands == (open_to == BY_HANDS)


@pytest.mark.parametrize(
    "more",
    [
        {"bind": "everywhere"},
        {"port": 70000},
        {"address": "my-laptop"},
        {"public_url": "http://example.org"},
        {"public_url": "https://example.org/path"},
        {"public_url": "https://user@example.org"},
        {"public_url": "example.org"},
        {"public_url": "https://example.org:x"},
        {"trusted_proxies": ("*",)},
        {"trusted_proxies": ("10.0.0.1/8",)},
    ],
)
def test_what_cannot_be_served_is_said(more: dict[str, object]) -> None:
    with pytest.raises(SettingsError) as refused:
        ServeSettings(course_root=Path("c"), file=Path("f"), secret="s", **more)  # type: ignore[arg-type]
    assert str(refused.value).endswith(".")


def test_settings_go_to_a_host_without_the_secret() -> None:
    own = ServeSettings(
        course_root=Path("/c"), file=Path("/f"), secret="sesame", trusted_proxies=("10.0.0.0/8",), hands_only=True
    )
    assert b"sesame" not in own.to_json()
    assert ServeSettings.from_json(own.to_json(), "sesame") == own
    assert json.loads(own.to_json())["file"] == "/f"


def test_what_keeps_a_machine_awake_is_asked_for_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert command("darwin")[:2] == ("/bin/caffeinate", "-i")
    assert command("linux")[0] == "/bin/systemd-inhibit"
    assert command("win32") == ()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert command("darwin") == command("linux") == ()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"code": 1}', b"\xff", b'{"code": "\xff"}', b'{"x":' + b"[" * 9999]
)
def test_a_host_file_that_makes_no_sense_tells_of_nobody(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    assert beside.read(path) is None


@pytest.mark.parametrize(
    "url",
    ["http://h:999999/", "http://[::/", "http://a b/", "http://a..b/", "http://\udcff/", "", "http://127.0.0.1:1/"],
)
def test_at_a_url_that_is_none_nobody_answers(url: str) -> None:
    assert beside.ask_health(url) is None
    nobody = Running(code="K7M4QX", port=1, secret="a\nb", pid=1, url=url, file="")
    assert not beside.is_alive(nobody)
