"""Taking part in a room from a terminal: one votes here as on a phone."""

from __future__ import annotations

from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.commands import QUIT
from tui.room import saying
from tui.room.messages import Ack, No, State, You
from tui.screens.room_voting import Voting
from tui.tutor.asks import Asked as Part
from tui.tutor.judging import NONE_DECIDES
from tui.widgets.blocks import rows
from tui.widgets.parts import Page
from tui.widgets.room_bars import bars
from tui.widgets.room_key import key_line, told
from tui.widgets.room_own import own_result, own_votes, waiting
from tui.widgets.room_sheet import Layout, RoomSheet, nothing
from tui.widgets.room_vignette import RoomVignette
from tui.widgets.texts import lines
from tui.widgets.vote_pane import VotePane, asks_of

_MISSING: dict[Part, str] = {
    "verdict": "Choose an answer by its letter.",
    "certainty": "Say how sure: g, l or s.",
    "sentence": "Point at a sentence with ↑ ↓, or press 0.",
}


class JoinScreen(Voting):
    """A participant's screen."""

    TITLE_FOR_HELP = "Taking part in a room"

    vignette = getters.query_one(RoomVignette)
    head = getters.query_one("#head", RoomSheet)
    more = getters.query_one("#more", RoomSheet)
    pane = getters.query_one(VotePane)
    status = getters.query_one("#status", RoomSheet)

    def __init__(self) -> None:
        super().__init__()
        self._place: tuple[int, str, int] | None = None

    @property
    def says_farewell(self) -> bool:
        """Whether it is said that the room is over."""
        return self.state is not None and self.state.phase == "over"

    def first_line(self) -> tuple[str, str]:
        """Nothing is known yet."""
        return "A room", "looking for the host"

    def compose_body(self) -> ComposeResult:
        """The text with what is said about it, and what is asked below it."""
        with Vertical(id="stage"):
            with Page(id="upper"):
                yield RoomSheet(id="head")
                yield RoomVignette()
                yield RoomSheet(id="more")
            with Page(id="below"):
                yield VotePane()
            yield RoomSheet(id="status")
        yield RoomSheet(id="notice")

    async def take(self, news: State | You | Ack | No) -> None:
        """Show what the host says now."""
        state = self.state
        if state is None or not self.is_built:
            return
        place = state.act, state.phase, state.round
        has_moved, self._place = place != self._place, place
        if has_moved:
            self.q, self.missing = 1, None
            self.refuse("")
        if isinstance(news, No):
            self.refuse(saying.refused(news.why))
        elif isinstance(news, Ack):
            self.refuse("")
        async with self.at_once():
            self.paint_anew()
            if has_moved:
                for part in (self.upper, self.below):
                    part.scroll_home(animate=False, immediate=True)

    def paint_anew(self) -> None:
        """Show what is the case."""
        state = self.state
        if state is None:
            return
        self.top_line.show(*self._first_line(state))
        asked, votes = self.asked, self.votes_now
        text = asked.text if asked is not None and state.phase != "compare" else None
        if state.reveal is not None:
            vote = self.saved(1)
            self.vignette.tell(text, state.reveal, (vote.sentence or 0) if vote is not None else 0)
        else:
            points = votes and asked is not None and asks_of(asked).sentence
            self.vignette.put(text, points, (self.draft.sentence or NONE_DECIDES) if votes else NONE_DECIDES)
        self.head.put(self._above(state))
        self.more.put(self._below(state))
        self.below.display = votes
        self.set_class(votes, "-votes")
        self.set_class(votes and text is None, "-textless")
        if votes and asked is not None:
            self.pane.show(asked, self.draft, self.missing, self.has_class("-tall"))
        self.status.put(self._status(state))
        self.show_notice()
        self.show_keys()

    def _first_line(self, state: State) -> tuple[str, str]:
        words = [saying.phase_name(state)]
        if len(state.items) > 1:
            done = sum(self.saved(item.q) is not None for item in state.items)
            words = [f"question {self.q} of {len(state.items)}, {done} answered"]
        if self.you is not None:
            words.append(f"you are number {self.you.no}")
        return state.heading or state.title, " · ".join(words)

    def _above(self, state: State) -> Layout:
        """What stands above the text: the key, and one's own votes."""
        you = self.you
        if not state.items or you is None or state.phase in ("read", "vote", "set"):
            return nothing

        def layout(width: int) -> Content:
            key = [key_line(state.items[0], state.reveal, width)] if state.reveal is not None else []
            own = own_votes(state, you, width)
            return lines([*key, *[own] * bool(own)])

        return layout if state.rounds else nothing

    def _below(self, state: State) -> Layout:
        """What stands below the text, besides what is asked."""
        if state.reveal is not None and state.items:
            return partial(told, state.items[0], state.reveal)
        if state.tally is not None and state.items:
            return partial(bars, state.items[0], state.tally, airy=self.has_class("-tall"))
        result = self.you.result if self.you is not None else None
        if state.summary is not None and result is not None:
            summary, words = state.summary, waiting(state, self.you)
            return lambda width: lines([own_result(result, summary, width), "", *rows(Content(words), width)])
        words = self._waiting(state)
        return (lambda width: lines(rows(Content.styled(words, "bold"), width))) if words else nothing

    def _waiting(self, state: State) -> str:
        """What is said where nothing can be done."""
        if state.paused:
            return saying.PAUSED
        if state.hands and state.phase == "vote":
            return f"{saying.HANDS} {saying.LOOK_IN_FRONT}"
        if state.phase == "read":
            return f"{saying.READ} The vote has not begun."
        if state.phase == "closed" and state.rounds:
            return saying.CLOSED
        if state.phase == "discuss":
            hint = f" Hint: {state.hint}" if state.hint else ""
            return f"{saying.to_talk_about(self.asked)}{hint}"
        if self.votes_now:
            return ""
        return waiting(state, self.you)

    def _status(self, state: State) -> Layout:
        """What became of the vote."""
        words = self._words(state) if self.votes_now else ""
        # A line of its own from the beginning, so that nothing moves when it says something.
        return (lambda width: lines(rows(Content.styled(words, "bold"), width))) if self.votes_now else nothing

    def _words(self, state: State) -> str:
        asked, given, draft = self.asked, self.given(self.q), self.draft
        if asked is None:
            return ""
        closing = "" if state.closes_ms is None else "Voting closes in a moment. "
        if draft != given and given.verdict:
            return f"{closing}Changed, and not given yet: Enter gives it."
        if self.pending(self.q) is not None:
            return f"{closing}Not saved yet: the host is not reachable." if self.is_lost else f"{closing}Sending …"
        if draft == given and given.verdict:
            saved = saying.saved(given.verdict.upper(), given.certainty)
            if given.missing(asks_of(asked)) == "sentence":
                return f"{closing}{saved.partition('. ')[0]}. {_MISSING['sentence']}"
            return f"{closing}{saved.partition('. ')[0]}." if closing else saved
        return closing + (_MISSING[self.missing] if self.missing else "")

    def lose(self, is_lost: bool, is_gone: bool = False) -> None:
        """The host cannot be reached, or can be again."""
        super().lose(is_lost, is_gone)
        if self.is_built:
            self.paint_anew()

    def on_resize(self) -> None:
        """Lay out anew what depends on the height."""
        self.call_after_refresh(self._show_again)

    def _show_again(self) -> None:
        if self.is_built:
            self.paint_anew()

    def show_keys(self) -> None:
        """Show what can be done, by its name now."""
        if not self.is_built:
            return
        names = {} if self.votes_now else {"give": "More"}
        shown = [each._replace(name=names.get(each.action, each.name)) for each in self.available]
        if self.can("turn"):
            shown = [each.shown() if each.action.startswith("turn") else each for each in shown]
        *others, help = shown
        self.key_line.set_commands((*others, QUIT._replace(name="Leave", footer=True), help))
