"""The facilitator's private console: what the screen in front must not show. It is not to be projected."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from tui.commands import Command
from tui.room import saying
from tui.room.orders import View
from tui.screens.picker import PickerDialog, Row
from tui.screens.room_commands import LEADING, what
from tui.screens.room_leading import Leading
from tui.widgets.parts import Page
from tui.widgets.room_private import figures, seat, seats
from tui.widgets.room_sheet import RoomSheet
from tui.widgets.room_summary import summary
from tui.widgets.texts import lines

_TICK = 1.0
_IN_FRONT_ONLY = frozenset({"code", "theme"})


class ConsoleScreen(Leading):
    """The private console."""

    TITLE_FOR_HELP = "The private console of a room"
    OWN: ClassVar[tuple[Command, ...]] = (
        *(command for command in LEADING if what(command) not in _IN_FRONT_ONLY),
        Command("remove", "x", "Remove", "Take somebody's seat away; they can join again."),
    )

    figures = getters.query_one("#figures", RoomSheet)
    people = getters.query_one("#people", RoomSheet)

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        """All that the facilitator may see; None before it was heard of."""
        self._came = 0.0

    @property
    def pages_on(self) -> bool:
        """Never: Enter leads the room, and what is below here is nobody else's to read."""
        return False

    def compose_body(self) -> ComposeResult:
        """The figures, and beside or below them the people."""
        with Page(id="upper"), Horizontal(id="private"):
            yield RoomSheet(id="figures")
            yield RoomSheet(id="people")
        yield RoomSheet(id="notice")

    def on_mount(self) -> None:
        """Let time be seen to go by."""
        super().on_mount()
        if self.is_built:
            self.set_interval(_TICK, self._tick)

    async def take(self, frame: View) -> None:
        """Show what the host says now."""
        self.view, self._came = frame, float(self.app.clock())  # type: ignore[attr-defined]
        has_moved = self.arrive(frame.screen)
        if not self.is_built:
            return
        async with self.at_once():
            self._show(frame)
            if has_moved:
                self.upper.scroll_home(animate=False, immediate=True)
            self.show_notice()
            self.show_keys()

    def _show(self, view: View) -> None:
        state = view.screen.state
        phase = Content.styled(saying.phase_name(state), "bold $accent")
        where = f"{state.act} of {state.of}  {state.heading}" if state.heading else state.title
        self.top_line.show(where, Content.assemble("private   ", view.screen.code, "   ", phase))
        self._show_figures(view)
        self.people.show(partial(seats, view))

    def _show_figures(self, view: View) -> None:
        gone_by = 1000 * (float(self.app.clock()) - self._came)  # type: ignore[attr-defined]
        told = view.screen.state.summary

        def layout(width: int) -> Content:
            shown = figures(view, gone_by, width)
            return lines([shown, "", summary(told, width)]) if told is not None else shown

        self.figures.show(layout)

    def _tick(self) -> None:
        if self.view is not None and self.is_built and not self.is_lost:
            self._show_figures(self.view)

    def action_remove(self) -> None:
        """Choose whose seat is taken away, and ask."""
        people = self.view.people if self.view is not None else ()
        if not people:
            self.refuse("Nobody has a seat.")
            return
        rows = [Row(str(person.no), seat(person)) for person in people]
        self.app.push_screen(PickerDialog("Whose seat is taken away?", rows), self._ask)

    def _ask(self, no: str | None) -> None:
        if not no:
            return
        rows = [Row("", "Leave it"), Row(no, "Take it away", "what was voted stays; a new seat can be had")]

        def chosen(value: str | None) -> None:
            if value:
                self.give("remove", seat=int(value))

        self.app.push_screen(PickerDialog(f"Take seat {no} away?", rows), chosen)
