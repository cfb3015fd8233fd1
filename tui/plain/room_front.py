"""What is shown in front of a room, as lines: each time what is new of it."""

from __future__ import annotations

from tui.plain.lines import Lines
from tui.plain.reading import stopped
from tui.plain.room_reading import (
    in_shares,
    label,
    read_asked,
    read_page,
    read_reveal,
    read_summary,
    read_tally,
)
from tui.room import saying
from tui.room.codes import spoken
from tui.room.messages import State
from tui.room.orders import Screen, View
from tui.room.where import Where
from tui.tutor.amounts import count

_DO = {"discuss": "let people talk", "hint": "give the hint or explain, then let people talk", "reveal": "show the key"}


class Front:
    """Says what a room sees, and to the facilitator alone what it does not."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._before: Screen | None = None
        self._heard_all: tuple[int, int] | None = None
        self._read_act = 0
        self._advice = ""
        self._notices: tuple[str, ...] = ()

    def show(self, frame: Screen | View) -> None:
        """Say what is new."""
        screen = frame.screen if isinstance(frame, View) else frame
        before, state = self._before, screen.state
        self._before = screen
        if before is None or _place(before.state) != _place(state):
            self._arrive(screen)
        elif state.phase == "lobby" and before.url != screen.url:
            self._lobby(screen)
        if before is not None and _place(before.state) == _place(state):
            self._changes(before.state, state)
        if screen.trouble and (before is None or before.trouble != screen.trouble):
            self._lines.say(stopped(screen.trouble))
        if screen.crowded and (before is None or not before.crowded):
            self._lines.say(screen.crowded)
        if before is not None and before.locked != screen.locked:
            self._lines.say("No new seats are given." if screen.locked else "New seats are given again.")
        self._count(screen)
        if isinstance(frame, View):
            self._advise(frame)

    def status(self, frame: Screen | View) -> None:
        """Say how it stands, in numbers."""
        screen = frame.screen if isinstance(frame, View) else frame
        state = screen.state
        where = f"Activity {state.act} of {state.of}, {state.heading}: {state.phase}" if state.act else state.phase
        round = f", vote {state.round} of {state.rounds}" if state.rounds > 1 and state.round else ""
        self._lines.say(f"{where[:1].upper()}{where[1:]}{round}. {count(screen.here, 'person is', 'people are')} here.")
        if state.phase in ("vote", "set", "closed"):
            self._lines.say(_voted(screen))
        if state.phase == "lobby":
            self._lobby(screen)
        if isinstance(frame, View) and frame.tally is not None and state.items:
            read_tally(self._lines, state.items[0], frame.tally)
            for number, share in frame.right.items():
                self._lines.say(
                    f"Vote {number}: {in_shares(share)} right. The key is {label(state.items[0], frame.key)}."
                )

    def people(self, view: View) -> None:
        """Say who is here."""
        if not view.people:
            self._lines.say("Nobody has a seat yet.")
        for person in view.people:
            name = f" {person.name}," if person.name else ""
            here = "here" if person.here else "away"
            voted = ", has voted" if person.voted else ""
            self._lines.say(f"Seat {person.no}:{name} {person.face}, {here}{voted}.")

    def _arrive(self, screen: Screen) -> None:
        state, lines = screen.state, self._lines
        lines.part()
        match state.phase:
            case "lobby":
                lines.say(stopped(state.title))
                self._lobby(screen)
            case "read":
                lines.say(stopped(state.heading))
                self._read(state)
            case "vote":
                self._read(state)
                lines.part()
                self._open(state)
            case "set":
                lines.say(f"{state.heading}. Everybody answers at their own pace, alone and in silence.")
            case "closed":
                lines.say(f"{saying.CLOSED if state.rounds else saying.SET_CLOSED} {_voted(screen)}")
            case "discuss":
                lines.say(saying.to_talk_about(state.items[0] if state.items else None))
                self._hint(state)
            case "compare" if state.tally is not None and state.items:
                read_tally(lines, state.items[0], state.tally)
            case "reveal" if state.reveal is not None and state.items:
                self._read(state)
                read_reveal(lines, state.items[0], state.reveal)
            case "page" if state.page is not None:
                read_page(lines, state.page)
            case "summary" if state.summary is not None:
                read_summary(lines, state.summary)
            case "over":
                lines.say("The room is closed.")

    def _changes(self, before: State, state: State) -> None:
        """What has changed within a phase."""
        if state.closes_ms is not None and before.closes_ms is None:
            self._lines.say(f"The vote closes in {count(-(-state.closes_ms // 1000), 'second')}.")
        if state.hint and not before.hint:
            self._hint(state)
        if state.hands and not before.hands:
            self._lines.say(
                "From now on hands are counted. Votes that are in stay on record; what is shown is the count of hands."
            )
        if state.paused != before.paused:
            self._lines.say("Paused." if state.paused else "It goes on.")

    def _open(self, state: State) -> None:
        if state.hands:
            self._lines.say("By a show of hands, alone and in silence: who says what?")
        elif state.round == 1:
            self._lines.say("The vote is open. Alone, please, and in silence.")
        else:
            self._lines.say("The second vote is open.")

    def _hint(self, state: State) -> None:
        if state.hint:
            self._lines.say(f"The hint: {state.hint}")

    def _read(self, state: State) -> None:
        """Read the text in front, once."""
        if self._read_act != state.act and state.items:
            self._read_act = state.act
            read_asked(self._lines, state.items[0])

    def _lobby(self, screen: Screen) -> None:
        lines = self._lines
        if screen.state.hands:
            lines.say(stopped(screen.open_to))
            return
        lines.say(f"Take part with your phone: {screen.address}, code {spoken(screen.code)}.")
        lines.say(f"In a terminal: two-schemers join {Where(screen.address, screen.code).short}")
        lines.say(f"{stopped(screen.open_to)} {count(screen.here, 'person is', 'people are')} here.")

    def _count(self, screen: Screen) -> None:
        """Say that all have voted, once in each vote."""
        state = screen.state
        round = state.act, state.round
        is_asked = state.phase in ("vote", "set") and not state.hands
        if is_asked and self._heard_all != round and 0 < screen.of == screen.voted:
            self._heard_all = round
            self._lines.say(_voted(screen))

    def _advise(self, view: View) -> None:
        said = f"Advice: {_DO[view.advice.do]}. {view.advice.why}" if view.advice is not None else ""
        if said and said != self._advice:
            self._lines.say(said)
        self._advice = said
        for notice in view.notices[len(_begins(self._notices, view.notices)) :]:
            self._lines.say(stopped(notice))
        self._notices = view.notices


def _place(state: State) -> tuple[int, str, int]:
    return state.act, state.phase, state.round


def _voted(screen: Screen) -> str:
    if screen.state.hands:
        return f"{count(screen.voted, 'hand is', 'hands are')} counted."
    what = "voted" if screen.state.rounds else "answered all"
    return f"{screen.voted} of {screen.of} {'has' if screen.voted == 1 else 'have'} {what}."


def _begins(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """What of the notices was said: those of before, unless old ones have made room for new ones."""
    return before if now[: len(before)] == before else now[:-1] if before else ()
