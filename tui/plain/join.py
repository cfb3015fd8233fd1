"""Taking part in a room in lines: what is in front is said as it comes, and a vote is asked for prompt by prompt."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TextIO

from tui.course.plaintext import WIDTH
from tui.plain.ballot import Ballot, Filled, in_words
from tui.plain.join_front import JoinFront
from tui.plain.reading import stopped
from tui.plain.room_reading import read_asked
from tui.plain.typed import Come, OpenLines, listen
from tui.room import saying
from tui.room.asked import Asked
from tui.room.joined import Joined
from tui.room.keeping import Keeping
from tui.room.messages import Ack, Bye, No, Result, State, You
from tui.room.web.client import Link, PhoneClient, PhoneNews, Refused
from tui.room.where import Where
from tui.tutor.amounts import count

_HELP = {
    "a letter, or a number": "choose what is listed beside it",
    "g, l, s": "a guess, leaning, or sure",
    "b": "after the answer: back to the prompt before",
    "r": "read the text again",
    "t NUMBER": "go to one of your own texts, before and after",
    "Enter": "say again what is asked",
    "q": "leave; your votes are kept, and the same command comes back",
}
_NOTHING = "Nothing is asked now. Look in front."
_KEEP = "Enter or n: no. y: yes."


def run(
    where: Where,
    name: str,
    seats: Joined,
    keeping: Keeping,
    source: TextIO | None,
    sink: TextIO | None,
    width: int = WIDTH,
) -> None:
    """Take part until the room is over, one leaves, or the input ends.

    Args:
        where: The room.
        name: What the facilitator is told that one is called; empty for nothing.
        seats: Where the seat is remembered.
        keeping: How one's votes get onto one's own record, if that is wanted in the end.
        source: Where answers are read from.
        sink: Where lines are written to.
        width: Columns of a line.

    Raises:
        JoinRefused: There is no seat.
        Refused: The host lets one in no more.
        OSError: The streams are gone.
    """
    lines = OpenLines(source, sink, width)
    asyncio.run(_Participant(where, name, seats, keeping, lines).take_part(source))


class _Participant:
    def __init__(self, where: Where, name: str, seats: Joined, keeping: Keeping, lines: OpenLines) -> None:
        self._where, self._seats, self._keeping, self._lines = where, seats, keeping, lines
        self._come = Come()
        self._client = PhoneClient(where, name, seats, self._come.tell)
        self._front = JoinFront(lines)
        self._ballots: dict[int, Ballot] = {}
        self._q = 0
        """The question that is asked; 0 for none."""
        self._asks_to_keep: Result | None = None
        self._has_offered = False
        self._was_lost = False
        self._waits = False
        """Whether a vote is on its way; what is typed meanwhile is for what comes after it."""

    async def take_part(self, source: TextIO | None) -> None:
        await self._client.join()
        running = asyncio.create_task(self._client.run())
        running.add_done_callback(lambda _: self._come.tell(None))
        listen(source, self._come.type, self._come.ahead)
        try:
            while True:
                while self._come.news:
                    self._hear(self._come.news.popleft())
                if running.done() and self._asks_to_keep is None:
                    break
                typed = self._come.typed
                if typed and typed[0] == "q":
                    self._waits = False
                if not typed or self._waits:
                    if not self._waits:
                        self._lines.prompt(self._prompt)
                    self._lines.flush()
                    await self._come.more()
                elif not await self._obey(self._come.next_typed()):
                    self._leave(running)
                    return
            running.result()
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError, Refused):
                await running
            self._lines.flush()

    @property
    def _prompt(self) -> str:
        if self._asks_to_keep is not None:
            return "keep"
        return self._ballots[self._q].prompt if self._q else "room"

    # What comes

    def _hear(self, news: PhoneNews | None) -> None:
        match news:
            case State() if self._client.you is not None:
                self._show(news)
            case You():
                if self._client.state is not None:
                    self._show(self._client.state)
                self._front.own(news)
                self._offer_keeping(news)
            case Ack():
                self._waits = False
                self._saved(news)
            case No(why=why):
                self._waits = False
                self._lines.say(saying.refused(why))
            case Link(status="unreachable") if not self._was_lost:
                self._was_lost, self._waits = True, False
                self._lines.say(f"{saying.NOT_REACHABLE} What you vote meanwhile is kept here.")
            case Link(status="gone"):
                self._lines.say(saying.GONE)
            case Link(status="connected") if self._was_lost:
                self._was_lost = False
                self._lines.say("The host is back.")
            case Bye(why=why) if why != "over":
                self._lines.say(saying.farewell(why))

    def _show(self, state: State) -> None:
        if self._front.show(state, self._client.you) or self._is_other(state):
            self._ask(state)

    def _is_other(self, state: State) -> bool:
        """Whether something else is asked than is."""
        return bool(self._q) != self._is_asking(state)

    @staticmethod
    def _is_asking(state: State) -> bool:
        return state.phase in ("vote", "set") and bool(state.items) and not state.hands

    def _ask(self, state: State) -> None:
        """Ask the first question that there is no vote on."""
        self._q, self._ballots = 0, {}
        if not self._is_asking(state):
            return
        self._ballots = {asked.q: Ballot(asked, self._lines) for asked in state.items}
        unvoted = [q for q in self._ballots if self._client.vote_on(q) is None]
        self._turn_to(unvoted[0] if unvoted else state.items[0].q)

    def _turn_to(self, q: int) -> None:
        self._q = q
        ballot = self._ballots[q]
        if len(self._ballots) > 1:
            self._lines.part()
            self._lines.say(f"Text {q} of {len(self._ballots)}.")
            self._front.read(ballot.asked, is_next=True)
            self._lines.part()
        vote = self._client.vote_on(q)
        if vote is not None:
            self._lines.say(stopped(f"Saved already: {in_words(ballot.asked, vote)}"))
        ballot.ask()

    def _saved(self, ack: Ack) -> None:
        vote, state = ack.vote, self._client.state
        if vote.q == self._q and self._ballots[self._q].is_begun:
            return  # It is told of once its sentence is known.
        asked = next((each for each in (state.items if state else ()) if each.q == vote.q), None)
        if state is None or asked is None or (vote.act, vote.round) != (state.act, max(1, state.round)):
            self._lines.say("Your vote is saved.")
            return
        until = "You can change it until the vote closes: answer again." if self._q else ""
        self._lines.say(f"Saved: {in_words(asked, vote)}. {until}".strip())
        self._go_on(vote.q)

    def _go_on(self, q: int) -> None:
        """Ask the next of one's own texts that there is no vote on."""
        if len(self._ballots) < 2 or self._q != q or self._ballots[q].is_begun:
            return
        unvoted = [each for each in self._ballots if self._client.vote_on(each) is None]
        if unvoted:
            self._turn_to(unvoted[0])
        else:
            self._lines.say("That was the last one. t and a number goes back to a text.")

    # What is typed

    async def _obey(self, line: str | None) -> bool:
        """Do what was typed; whether one stays."""
        self._lines.typed(line)
        if line is None or line.casefold() == "q":
            return False
        await self._answer(line)
        return True

    async def _answer(self, line: str) -> None:
        key = line.casefold()
        if self._asks_to_keep is not None:
            self._decide(self._asks_to_keep, key)
        elif key in ("?", "help"):
            self._help()
        elif key == "r":
            self._read_again()
        elif not self._q:
            self._lines.say(_NOTHING)
        elif key == "" or (key == "b" and self._ballots[self._q].back()):
            self._ballots[self._q].ask()
        elif key.startswith("t") and key[1:].strip().isdecimal():
            self._go_to(int(key[1:]))
        else:
            await self._take(self._ballots[self._q], key)

    async def _take(self, ballot: Ballot, reply: str) -> None:
        try:
            filled = ballot.take(reply)
        except ValueError:
            self._lines.say("That is not a choice here. A question mark lists what you can type.")
            return
        so_far = ballot.so_far
        if so_far is not None:
            await self._client.cast(so_far.answer, so_far.sure, None, ballot.asked.q)
            self._waits = self._client.status == "connected"
        if filled is None:
            ballot.ask()
        else:
            await self._cast(ballot.asked, filled)

    async def _cast(self, asked: Asked, filled: Filled) -> None:
        await self._client.cast(filled.answer, filled.sure, filled.sentence, asked.q)
        self._waits = self._client.status == "connected"
        if not self._waits:
            self._lines.say(f"Not saved yet: {in_words(asked, filled)}. {saying.NOT_REACHABLE}")

    def _go_to(self, q: int) -> None:
        if len(self._ballots) < 2 or q not in self._ballots:
            self._lines.say("There is no such text of your own now.")
        else:
            self._turn_to(q)

    def _read_again(self) -> None:
        state = self._client.state
        items = state.items if state is not None else ()
        shown = [each for each in items if not self._q or each.q == self._q]
        for asked in shown:
            read_asked(self._lines, asked)
        if not shown:
            self._lines.say(_NOTHING)

    def _help(self) -> None:
        self._lines.say("What you can type here:")
        for key, what in _HELP.items():
            self._lines.say(what, f"{key}: ", "    ")

    # The end

    def _offer_keeping(self, you: You) -> None:
        """Ask, once, whether one's votes go onto one's own record."""
        seat = self._seats.get(self._where.url)
        if you.result is None or not you.result.votes or self._has_offered or (seat and seat.answers_asked):
            return
        self._has_offered = True
        why_not = self._keeping.why_not(you.result)
        if why_not:
            self._seats.note_asked(self._where.url)
            self._lines.say(f"Your votes do not go onto your own record: {why_not}")
            return
        self._asks_to_keep = you.result
        votes = count(len(you.result.votes), "vote")
        self._lines.part()
        self._lines.say(f"Shall your {votes} go onto your own record, as answers of a workshop? {_KEEP}")

    def _decide(self, result: Result, key: str) -> None:
        if key in ("y", "yes"):
            self._lines.say(self._keeping.keep(result))
        elif key in ("", "n", "no"):
            self._lines.say("Nothing is put onto your record.")
        else:
            self._lines.say(_KEEP)
            return
        self._asks_to_keep = None
        self._seats.note_asked(self._where.url)

    def _leave(self, running: asyncio.Task[object]) -> None:
        if not running.done():
            self._lines.say(f"You have left. `two-schemers join {self._where.short}` takes you back to your seat.")
