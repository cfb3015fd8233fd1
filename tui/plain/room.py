"""Leading a workshop in lines: one command a line, and what the room sees as it comes."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Literal, TextIO

from tui.course.plaintext import WIDTH
from tui.plain.room_commands import COMMANDS, NotUnderstood, Wish, read
from tui.plain.room_front import Front
from tui.plain.typed import Come, OpenLines, listen
from tui.room import saying
from tui.room.messages import Bye
from tui.room.orders import Not, Screen, View
from tui.room.web.client import HostClient, HostNews, Link, Refused
from tui.room.where import Where

PROMPT = "room"
_COUNT_FIRST = "No hands are counted yet: hands a=12 b=9 counts them. close ends the vote without."
_GONE = {
    "unknown": "There is no room {code} at {base}.",
    "over": "The room {code} is over.",
    "removed": "The host of {code} does not take orders from here.",
}


class Gone(Exception):  # noqa: N818 - an answer, not a fault
    """The room cannot be led from here. The text says why, in a sentence."""


def run(
    where: Where,
    secret: str,
    view: Literal["screen", "private"],
    back: str,
    source: TextIO | None,
    sink: TextIO | None,
    width: int = WIDTH,
) -> None:
    """Lead a room until it is closed, the facilitator leaves, or the input ends; then it stays open.

    Args:
        where: The room.
        secret: The host's.
        view: Whether what the room may not see is said as well: advice and notices, counts and people when asked.
        back: The command that comes back to it.
        source: Where commands are read from, one a line.
        sink: Where lines are written to.
        width: Columns of a line.

    Raises:
        Gone: There is no such room, or it is over.
        OSError: The streams are gone.
    """
    lines = OpenLines(source, sink, width)
    asyncio.run(_Leading(where, secret, view, back, lines).lead(source))


class _Leading:
    def __init__(
        self, where: Where, secret: str, view: Literal["screen", "private"], back: str, lines: OpenLines
    ) -> None:
        self._where, self._secret, self._view = where, secret, view
        self._back = back
        self._lines = lines
        self._front = Front(lines)
        self._come = Come()
        self._was_lost = False

    async def lead(self, source: TextIO | None) -> None:
        """Say what comes and do what is typed."""
        client = HostClient(self._where, self._secret, self._view, self._come.tell)
        running = asyncio.create_task(client.run())
        running.add_done_callback(lambda _: self._come.tell(None))
        listen(source, self._come.type, self._come.ahead)
        try:
            while True:
                while self._come.news:
                    self._say(self._come.news.popleft())
                if running.done() or (client.screen is not None and client.screen.state.phase == "over"):
                    break
                if not self._come.typed or client.frame is None:
                    if client.frame is not None:
                        self._lines.prompt(PROMPT)
                    self._lines.flush()
                    await self._come.more()
                elif not await self._obey(client, self._come.next_typed()):
                    return
            if running.done():
                self._ended(running)
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError, Refused):
                await running
            self._lines.flush()

    def _ended(self, running: asyncio.Task[object]) -> None:
        """Say why nothing more will come.

        Raises:
            Gone: The host lets nobody lead the room.
        """
        try:
            running.result()
        except Refused as error:
            raise Gone(_GONE[error.why].format(code=self._where.code, base=self._where.base)) from error

    def _say(self, news: HostNews | None) -> None:
        match news:
            case Screen() | View():
                self._front.show(news)
            case Link(status="unreachable") if not self._was_lost:
                self._was_lost = True
                self._lines.say(saying.NOT_REACHABLE)
            case Link(status="gone"):
                self._lines.say(saying.GONE_TO_LEAD.format(leave="q"))
            case Link(status="connected") if self._was_lost:
                self._was_lost = False
                self._lines.say("The host is back.")
            case Bye(why="over"):
                pass
            case Bye(why=why):
                self._lines.say(f"The host says no more here: {why}.")

    async def _obey(self, client: HostClient, line: str | None) -> bool:
        """Do what was typed; whether there may be more."""
        self._lines.typed(line)
        if line is None:
            self._leave()
            return False
        try:
            wish = read(line)
        except NotUnderstood as error:
            self._lines.say(str(error))
            return True
        match wish.order:
            case "q":
                self._leave()
                return False
            case "?":
                self._help()
            case "status" if client.frame is not None:
                self._front.status(client.frame)
            case "people" if isinstance(client.frame, View):
                self._front.people(client.frame)
            case "people":
                self._lines.say("Who is here is seen in private: two-schemers --plain room --private")
            case "go" if client.screen is not None and client.screen.wants_hands:
                self._lines.say(_COUNT_FIRST)
            case _:
                await self._order(client, wish)
        return True

    async def _order(self, client: HostClient, wish: Wish) -> None:
        answer = await client.do(wish.order, **wish.more)  # type: ignore[arg-type]
        if isinstance(answer, Not):
            self._lines.say(answer.why)
            return
        await client.shown(answer.rev)
        if wish.order in ("remove", "lift-cap"):
            await client.renewed()
        while self._come.news:
            self._say(self._come.news.popleft())
        if wish.order == "hands" and wish.more["counts"]:
            counted = ", ".join(f"{letter} {number}" for letter, number in wish.more["counts"].items())
            self._lines.say(f"Counted: {counted}.")

    def _help(self) -> None:
        self._lines.say("What you can type here:")
        for key, what in COMMANDS.items():
            self._lines.say(what, f"{key}: ", "    ")

    def _leave(self) -> None:
        self._lines.say(f"The room {self._where.code} stays open. `{self._back}` comes back to it; end closes it.")
