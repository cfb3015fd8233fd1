"""A host: one room, open on this machine until it is ended or its facilitator has been away for long."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from errno import EADDRINUSE
from typing import Any

from tui.course.course import Course
from tui.room.codes import hashed
from tui.room.host import beside
from tui.room.host.addresses import current, is_served, url
from tui.room.host.awake import kept_awake
from tui.room.host.beside import Running
from tui.room.host.fronts import front
from tui.room.host.qr import svg
from tui.room.host.settings import ServeSettings
from tui.room.orders import Do, Done
from tui.room.session import Room
from tui.room.sessions import SessionFile
from tui.room.soundness import sound
from tui.room.sqlite import SqliteStore
from tui.room.web.app import Web
from tui.room.web.door import Door, origin, written
from tui.room.web.serving import serving

ADDRESS_SECONDS = 5.0
"""Between two looks at this machine's addresses."""
VISITOR_SECONDS = 60.0
"""After which it is odd that nobody has come."""
OVER_SECONDS = 2.0
"""How long a room that is over is still told to those who come."""
NOBODY = (
    "No phone has got through. Guest networks often keep devices apart: use your own router or a phone's hotspot "
    "(often 8-10 devices), a tunnel with --public-url, or w for show of hands."
)
_IDLE_STEP_SECONDS = 5.0
_SIGNALS = ("SIGTERM", "SIGINT", "SIGBREAK", "SIGHUP")

Ready = Callable[[Running], None]


def main(settings: ServeSettings, ready: Ready | None = None) -> None:
    """Serve a room until it is over, or this process is told to end.

    Args:
        settings: How.
        ready: Called once it answers.

    Raises:
        StoreError: Its file cannot be used.
        CourseError: The course cannot be read.
        CourseChanged: The course has changed since the room was opened.
        PlanError: Its plan cannot be run.
        OSError: The port is taken, or nothing can be written beside the file.
    """
    asyncio.run(serve(settings, ready))


async def serve(settings: ServeSettings, ready: Ready | None = None) -> None:
    """The same in the loop that is running; cancelled, it stops cleanly. See `main`."""
    async with AsyncExitStack() as stack:
        stop = stack.enter_context(_stopping())
        listener = stack.enter_context(_listener(settings))
        port = int(listener.getsockname()[1])
        told = SessionFile(settings.file).host_file
        room = await stack.enter_async_context(_room(settings, port, done=lambda: beside.remove(told)))
        web = Web(room, _door(settings, port))
        await stack.enter_async_context(serving(web, listener, room.options.seats))
        stack.enter_context(kept_awake())
        running = _running(settings, room.code, port)
        beside.write(told, running)
        if ready is not None:
            ready(running)
        await _first_of(
            stop.wait(),
            _until_over(room),
            _watch_addresses(room, settings, port),
            _watch_visitors(room, web, settings),
            _watch_facilitator(room, web, settings.idle_minutes),
        )


@asynccontextmanager
async def _room(settings: ServeSettings, port: int, done: Callable[[], None]) -> AsyncIterator[Room]:
    """The room; `done` is called once its file is let go of."""
    store = SqliteStore.open(settings.file)
    try:
        saved = sound(await store.load())
        course = Course.open(settings.course_root)
        where = front(settings, saved.room.code, port, current())
        room = Room(store, saved, course, where)
    except BaseException:
        await store.close()
        raise
    try:
        yield room
    finally:
        await room.close()
        done()


def _door(settings: ServeSettings, port: int) -> Door:
    return Door(
        secret=hashed(settings.secret),
        is_near=is_served,
        picture=svg,
        names=frozenset({written(settings.address, port)} if settings.address else ()),
        public=origin(settings.public_url) if settings.public_url else "",
        proxies=settings.trusted_proxies,
    )


def _listener(settings: ServeSettings) -> socket.socket:
    """A socket at the address and the port.

    Raises:
        OSError: They are taken, or not of this machine.
    """
    family = socket.AF_INET6 if ":" in settings.listens_at else socket.AF_INET
    is_dual = family == socket.AF_INET6 and settings.is_everywhere and socket.has_dualstack_ipv6()
    try:
        return socket.create_server((settings.listens_at, settings.port), family=family, dualstack_ipv6=is_dual)
    except OSError as error:
        if error.errno != EADDRINUSE:
            raise
        raise OSError(f"Port {settings.port} is in use by another program.") from error


def _running(settings: ServeSettings, code: str, port: int) -> Running:
    return Running(
        code=code,
        port=port,
        secret=settings.secret,
        pid=os.getpid(),
        url=url(settings.near, port, code),
        file=str(settings.file),
        public_url=settings.public_url,
    )


@contextmanager
def _stopping() -> Iterator[asyncio.Event]:
    """An event that a signal to end sets."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    before = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        with suppress(ValueError):  # Only the main thread is told of signals.
            if number is not None:
                before[number] = signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def _first_of(*works: Coroutine[Any, Any, object]) -> None:
    """Do several things until the first of them is done; the others are given up."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _until_over(room: Room) -> None:
    changed = asyncio.Event()
    room.on_state.add(changed.set)
    try:
        while not room.is_over:
            changed.clear()
            await changed.wait()
    finally:
        room.on_state.discard(changed.set)
    await asyncio.sleep(OVER_SECONDS)


async def _watch_addresses(room: Room, settings: ServeSettings, port: int) -> None:
    """Follow this machine from one network into another."""
    known = current()
    while True:
        await asyncio.sleep(ADDRESS_SECONDS)
        # It asks the system of every interface, which may have to think.
        now = await asyncio.to_thread(current)
        if now != known:
            known = now
            room.move_to(front(settings, room.code, port, now))


async def _watch_visitors(room: Room, web: Web, settings: ServeSettings) -> None:
    """Say so if nobody comes."""
    await asyncio.sleep(VISITOR_SECONDS)
    if room.state.phase == "lobby" and not web.has_visitors and not settings.hands_only and not room.options.hands:
        room.notice(NOBODY)
    await asyncio.Event().wait()


async def _watch_facilitator(room: Room, web: Web, minutes: float) -> None:
    """End a room that its facilitator has left behind: it is open to a network."""
    while web.watching.seconds_alone < minutes * 60:
        await asyncio.sleep(min(_IDLE_STEP_SECONDS, minutes * 60))
    ended = await room.do(Do(id="idle", rev=room.state.rev, do="end"))
    closed = "the room is closed" if isinstance(ended, Done) else "the host ends, and the room can be gone on with"
    sys.stderr.write(f"Nobody was there for {minutes:g} minutes: {closed}.\n")
    await asyncio.sleep(OVER_SECONDS)
