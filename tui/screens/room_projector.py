"""What is shown in front of a room. It is safe to project: nothing is here that the room may not see yet."""

from __future__ import annotations

from functools import partial

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tui.course.blocks import prose_blocks
from tui.room import saying
from tui.room.messages import State
from tui.room.orders import Screen
from tui.screens.room_leading import Leading
from tui.widgets.blocks import prose, rows
from tui.widgets.parts import Page
from tui.widgets.qr_code import QrCode
from tui.widgets.room_ballot import ballot, own_pace, talk
from tui.widgets.room_bars import bars
from tui.widgets.room_key import key_line, told
from tui.widgets.room_lobby import lobby
from tui.widgets.room_sheet import Layout, RoomSheet, nothing
from tui.widgets.room_summary import summary
from tui.widgets.room_vignette import RoomVignette
from tui.widgets.texts import lines

_TICK = 1.0
_BESIDE = 30
"""Columns that the words beside the code have at least."""
_APART = 3
_CODE_WORDS = 40


class ProjectorScreen(Leading):
    """The screen in front."""

    TITLE_FOR_HELP = "In front of a room"

    vignette = getters.query_one(RoomVignette)
    code = getters.query_one(QrCode)
    words = getters.query_one("#words", RoomSheet)
    head = getters.query_one("#head", RoomSheet)
    more = getters.query_one("#more", RoomSheet)
    lower = getters.query_one("#lower", RoomSheet)

    def __init__(self) -> None:
        super().__init__()
        self._came = 0.0

    @property
    def says_farewell(self) -> bool:
        """Whether it is said that the room is over."""
        return self.state is not None and self.state.phase == "over"

    def compose_body(self) -> ComposeResult:
        """The code with its words, or the text with what is said about it."""
        with Horizontal(id="code"):
            yield QrCode()
            yield RoomSheet(id="words")
        with Vertical(id="stage"):
            with Page(id="upper"):
                yield RoomSheet(id="head")
                yield RoomVignette()
                yield RoomSheet(id="more")
            yield RoomSheet(id="lower")
        yield RoomSheet(id="notice")

    def on_mount(self) -> None:
        """Let time be seen to go by."""
        super().on_mount()
        if self.is_built:
            self.set_interval(_TICK, self._tick)

    async def take(self, screen: Screen) -> None:
        """Show what the host says now."""
        has_moved = self.arrive(screen)
        self._came = self._now
        if not self.is_built:
            return
        async with self.at_once():
            self._show(screen)
            if has_moved:
                self.upper.scroll_home(animate=False, immediate=True)
            self.show_notice()
            self.show_keys()

    @property
    def _now(self) -> float:
        return float(self.app.clock())  # type: ignore[attr-defined]

    @property
    def _gone_by(self) -> float:
        """Milliseconds since the last word of the host."""
        return 1000 * (self._now - self._came)

    def _show(self, screen: Screen) -> None:
        state = screen.state
        self.top_line.show(*self._first_line(screen))
        self.code.show(screen.url)
        self._show_code(screen)
        asked = state.items[0] if state.items else None
        text = asked.text if asked is not None and state.phase != "compare" else None
        if state.reveal is not None:
            self.vignette.tell(text, state.reveal)
        else:
            self.vignette.put(text)
        self.head.put(self._above(state))
        self.more.put(self._below(screen))
        foot = self._at_the_foot(screen)
        self.set_class(foot is not nothing, "-followed")
        self.lower.put(foot)

    def _first_line(self, screen: Screen) -> tuple[str, Content]:
        state = screen.state
        phase = saying.phase_name(state)
        reached = screen.code if screen.by_hands else f"{screen.code} · {saying.bare(screen.address)}"
        people = f"{saying.voters(state.summary.people)}" if state.summary is not None else phase
        locked = "   locked" if screen.locked else ""
        return state.heading or state.title, Content.assemble(
            (reached, "$foreground"), locked, "   ", (people, "bold $accent")
        )

    # The code

    def _show_code(self, screen: Screen) -> None:
        """The code with the words beside it; where there is room for one of them only, the code alone."""
        needs, size = self.code.needs, self.size
        shows = self.shows_code
        beside = size.width >= needs.width + _APART + _BESIDE and size.height >= needs.height + 2
        alone = not beside and size.width >= needs.width and size.height > needs.height
        in_words = screen.state.phase == "lobby" and not shows
        self.set_class(shows or in_words, "-code")
        self.set_class(shows and alone, "-bare")
        self.code.display = shows and (beside or alone)
        lonely = screen.here == 0 and screen.since_ms + self._gone_by >= 1000 * saying.LONELY_SECONDS
        height = max(size.height - 3, 1)
        self.words.styles.width = min(_CODE_WORDS, size.width - needs.width - 2 * _APART) if beside and shows else "80%"
        self.words.show(lambda width: lobby(screen, width, height, lonely))

    def action_code(self) -> None:
        """Show the code, or put it away."""
        self.shows_code = not self.shows_code
        self._show_again()

    def on_resize(self) -> None:
        """Share the room out anew."""
        self.call_after_refresh(self._show_again)

    def _show_again(self) -> None:
        if self.is_built and self.screen_in_front is not None:
            self._show(self.screen_in_front)
            self.show_keys()

    # The parts

    def _above(self, state: State) -> Layout:
        """What stands above the text."""
        if state.reveal is not None and state.items:
            return partial(key_line, state.items[0], state.reveal)
        if state.phase == "compare" and state.items:
            return partial(_question, state)
        return nothing

    def _below(self, screen: Screen) -> Layout:
        """What stands below the text, and is scrolled with it."""
        state, airy = screen.state, self.has_class("-tall")
        if state.reveal is not None and state.items:
            return partial(told, state.items[0], state.reveal)
        if state.phase == "compare" and state.items and state.tally is not None:
            return partial(bars, state.items[0], state.tally, airy=airy or len(state.items[0].options) < 4)
        if state.phase == "page" and state.page is not None:
            found = prose_blocks(state.page.markdown)
            return lambda width: prose(found, width)
        if state.summary is not None:
            return partial(_end, state)
        if state.phase in ("set", "closed") and not state.items:
            return partial(own_pace, screen)
        return nothing

    def _at_the_foot(self, screen: Screen) -> Layout:
        """What stands at the foot, and is not scrolled."""
        state, airy = screen.state, self.has_class("-tall")
        if state.phase == "discuss":
            return partial(talk, screen, self._gone_by, airy=airy)
        if state.phase in ("read", "vote", "closed") and state.items:
            return partial(ballot, screen, self._gone_by, airy=airy)
        return nothing

    def _tick(self) -> None:
        """Show the time that has gone by, where it is shown."""
        screen = self.screen_in_front
        if screen is None or not self.is_built:
            return
        if screen.state.phase == "discuss" or (screen.state.closes_ms is not None and not self.is_lost):
            self.lower.put(self._at_the_foot(screen))
        elif screen.state.phase == "lobby" and screen.here == 0:
            self._show_code(screen)


def _question(state: State, width: int) -> Content:
    return lines(rows(Content.styled(state.items[0].ask, "bold"), width))


def _end(state: State, width: int) -> Content:
    assert state.summary is not None
    over = [*rows(Content.styled(saying.OVER, "bold"), width), Content("")] if state.phase == "over" else []
    return lines([*over, summary(state.summary, width)])
