"""Leading a room: orders to the host, one at a time, and what became of them."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from tui.commands import Command
from tui.room import saying
from tui.room.messages import State
from tui.room.orders import Done, Not, Order, Screen
from tui.screens.guard import Guard
from tui.screens.picker import PickerDialog, Row
from tui.screens.room_commands import LEADING, at_the_foot, fits
from tui.screens.room_screen import RoomScreen

THEMES = ("light", "high-contrast")
"""Those for a bright room, between which a key changes."""
PAGED = frozenset({"read", "compare", "reveal", "page", "summary"})
"""Phases whose page Enter shows to its end before it goes on."""
_FEW_SECONDS = 2.0


class Host(Protocol):
    """Who does what is ordered."""

    async def do(self, order: Order, **more: Any) -> Done | Not:
        """Have something done."""

    async def shown(self, rev: int, seconds: float = ...) -> bool:
        """Wait until a revision is shown."""


class Leading(RoomScreen):
    """The keys of a facilitator. Subclasses say what is shown."""

    OWN: ClassVar[tuple[Command, ...]] = LEADING
    WHEN_GONE = saying.GONE_TO_LEAD.format(leave="Ctrl+Q")

    def __init__(self) -> None:
        super().__init__()
        self.host: Host | None = None
        """Who does what is ordered; set by the program before anything can be pressed."""
        self.screen_in_front: Screen | None = None
        """What all may see; None before it was heard of."""
        self.shows_code = True
        """Whether the QR code and the address are shown."""
        self._is_doing = False
        self._guard: Guard | None = None

    @property
    def state(self) -> State | None:
        """Where the room is; None before it was heard of."""
        return self.screen_in_front.state if self.screen_in_front is not None else None

    async def take(self, frame: Any) -> None:
        """Show what the host says now."""
        raise NotImplementedError

    def first_line(self) -> tuple[str, str]:
        """Nothing is known yet."""
        return "A room", "looking for the host"

    @property
    def trouble(self) -> str:
        """What the host says is wrong."""
        return self.screen_in_front.trouble if self.screen_in_front is not None else ""

    @property
    def to_say(self) -> str:
        """What can be said to the room now."""
        return saying.to_say(self.state) if self.state is not None else ""

    def guard(self) -> Guard:
        """What lets Enter on."""
        if self._guard is None:
            self._guard = Guard(lambda: self.app.clock())  # type: ignore[attr-defined]
        return self._guard

    def arrive(self, screen: Screen) -> bool:
        """Take up what all may see; whether the room is somewhere else now than it was."""
        before, self.screen_in_front = self.state, screen
        now = screen.state
        has_moved = before is None or (before.act, before.phase, before.round) != (now.act, now.phase, now.round)
        if has_moved:
            self.refuse("")
            self.shows_code = now.phase == "lobby" and not screen.by_hands
        # Enter pressed twice on an open vote leaves people the seconds until it closes.
        if before is not None and (has_moved or (before.closes_ms is None and now.closes_ms is not None)):
            self.guard().feedback_shown()
        return has_moved

    # What can be done

    def can(self, action: str) -> bool:
        """What can be done goes by the phase."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what fits the phase."""
        if action not in ("order", "go", "plan", "hands", "code", "theme", "meanings"):
            return True
        front, thing = self.screen_in_front, str(parameters[0]) if action == "order" else action
        return front is not None and (fits(thing, front) or (thing == "go" and self.has_more_below))

    @property
    def available(self) -> tuple[Command, ...]:
        """The commands that fit the phase."""
        state = self.state
        return tuple(each for each in self.OWN if state is not None and self._fits(each))

    def _fits(self, command: Command) -> bool:
        name, _, argument = command.action.partition("(")
        return "." in name or bool(self.check_action(name, (argument.strip("')"),)))

    def show_keys(self) -> None:
        """Show what can be done, by its name now."""
        if self.is_built and self.screen_in_front is not None:
            self.key_line.set_commands(at_the_foot(self.OWN, self.screen_in_front, self.shows_code, self.pages_on))

    @property
    def pages_on(self) -> bool:
        """Whether Enter shows more of what is shown before it goes on."""
        state = self.state
        return state is not None and state.phase in PAGED and self.has_more_below

    # What is done

    def action_go(self) -> None:
        """Show more, or go on; a second press that comes too soon does nothing."""
        if not self.guard().lets_on():
            return
        front = self.screen_in_front
        if self.pages_on:
            self.action_scroll(1)
        elif front is not None and front.wants_hands:
            self.action_hands()
        elif front is not None and fits("go", front):
            self.give("go")

    def action_order(self, order: Order) -> None:
        """Have something done."""
        state, front = self.state, self.screen_in_front
        if state is None or front is None:
            return
        if order == "lock" and front.locked:
            order = "unlock"
        if order == "pause" and state.paused:
            order = "resume"
        self.give(order)

    def give(self, order: Order, **more: Any) -> None:
        """Give an order, unless one is under way. The screen goes on meanwhile."""
        if not self._is_doing:
            self._is_doing = True
            self.run_worker(self._give(order, more), exit_on_error=True)

    async def _give(self, order: Order, more: dict[str, Any]) -> None:
        try:
            if self.host is None:
                return
            answer = await self.host.do(order, **more)
            if isinstance(answer, Not):
                self.refuse(answer.why)
            else:
                self.refuse("")
                await self.host.shown(answer.rev, _FEW_SECONDS)
        finally:
            self._is_doing = False

    async def end(self) -> bool:
        """End the room for everybody; whether that was done."""
        if self.host is None:
            return False
        answer = await self.host.do("end")
        if isinstance(answer, Not):
            self.refuse(answer.why)
        return isinstance(answer, Done)

    def action_plan(self) -> None:
        """Show all activities, and go to the one that is chosen."""
        front = self.screen_in_front
        if front is None:
            return
        rows = [Row(str(act), f"{act:>2}  {heading}") for act, heading in enumerate(front.plan, 1)]

        def chosen(act: str | None) -> None:
            if act:
                self.give("goto", act=int(act))

        if rows:
            self.app.push_screen(PickerDialog("The plan: go to", rows, str(front.state.act)), chosen)

    def action_hands(self) -> None:
        """Type what a show of hands gave."""
        from tui.screens.room_hands import Hands, HandsDialog

        state = self.state
        if state is None or not state.items:
            self.refuse("Hands are counted for a question in front.")
            return

        def counted(hands: Hands | None) -> None:
            if hands is not None:
                self.give("hands", counts=hands.counts, sure=hands.sure)

        self.app.push_screen(HandsDialog(state.items[0]), counted)

    def action_meanings(self) -> None:
        """Show what each answer claims."""
        from tui.screens.room_meanings import MeaningsDialog

        if self.state is not None and self.state.items:
            self.app.push_screen(MeaningsDialog(self.state.items[0]))

    def action_export(self) -> None:
        """Say how the record is taken along."""
        if self.screen_in_front is not None:
            self.refuse(f"On the host's machine: two-schemers room export {self.screen_in_front.code} html")

    def action_theme(self) -> None:
        """Change between the themes for a bright room."""
        self.app.theme = THEMES[self.app.theme == THEMES[0]]
