"""What all screens of a room have in common: they show what the host says, and say when it cannot be reached."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.content import Content

from tui.room import saying
from tui.room.messages import Farewell
from tui.screens.commanded import Commanded
from tui.widgets.blocks import rows
from tui.widgets.parts import Page, scroll_page
from tui.widgets.room_sheet import RoomSheet
from tui.widgets.texts import lines


class RoomScreen(Commanded):
    """A full screen of a room. Subclasses compose a part `upper`, which the keys scroll, and a part `notice`."""

    CSS_PATH = "room.tcss"
    WHEN_GONE: ClassVar[str] = saying.GONE
    """What is said once the host could not be reached for a while."""

    upper = getters.query_one("#upper", Page)
    notice = getters.query_one("#notice", RoomSheet)

    def __init__(self) -> None:
        super().__init__()
        self.is_lost = False
        """Whether the host cannot be reached now."""
        self.is_gone = False
        """Whether it could not be for a while, so that somebody has to do something about it."""
        self.farewell: Farewell | None = None
        """Why the host says no more; None while it may."""
        self.ready = asyncio.Event()
        """Set once there is something to show news in."""
        self._refusal = ""

    def on_mount(self) -> None:
        """Follow what can be scrolled, for Enter's name."""
        self.ready.set()
        if self.is_built:
            for moved in ("scroll_y", "virtual_size"):
                self.watch(self.upper, moved, self._moved, init=False)

    def _moved(self) -> None:
        self.call_after_refresh(self.show_keys)

    @property
    def has_more_below(self) -> bool:
        """Whether some of what is shown is below the window; the empty line after it is not."""
        shown = [part.virtual_region.bottom for part in self.upper.children if part.display]
        seen = self.upper.scroll_y + self.upper.size.height
        return self.upper.display and seen < min(max(shown, default=0), self.upper.virtual_size.height)

    @property
    def trouble(self) -> str:
        """What the host says is wrong, or empty."""
        return ""

    @property
    def says_farewell(self) -> bool:
        """Whether it is said elsewhere on the screen that the room is over."""
        return False

    @property
    def to_say(self) -> str:
        """What can be said to a room now, for the help; or empty."""
        return ""

    def lose(self, is_lost: bool, is_gone: bool = False) -> None:
        """The host cannot be reached, or can be again."""
        self.is_lost, self.is_gone = is_lost, is_gone
        self.show_notice()

    def bid_farewell(self, why: Farewell) -> None:
        """The host says no more."""
        self.farewell, self.is_lost = why, False
        self.show_notice()
        self.show_keys()

    def refuse(self, why: str) -> None:
        """Say why something was not done; nothing, to say no more of it."""
        if why != self._refusal:
            self._refusal = why
            self.show_notice()

    def show_notice(self) -> None:
        """Show what is to be known above the keys."""
        if self.is_built:
            said = list(self._said())
            self.notice.display = bool(said)
            self.notice.show(lambda width: lines(row for each in said for row in rows(each, width)))

    def _said(self) -> Iterator[Content]:
        if self.farewell is not None and not self.says_farewell:
            yield Content.styled(saying.farewell(self.farewell), "bold")
        if self.is_lost:
            yield Content.styled(saying.NOT_REACHABLE, "bold $warning")
            if self.is_gone:
                yield Content.styled(self.WHEN_GONE, "bold $warning")
        for words in (self.trouble, self._refusal):
            if words:
                yield Content.styled(words, "bold $warning")

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        scroll_page(self.upper, direction)

    def action_nudge(self, direction: int) -> None:
        """Scroll by a line."""
        self.upper.scroll_relative(y=direction, animate=False)
