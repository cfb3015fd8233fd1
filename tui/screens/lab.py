"""The lab: say what a text states and denies, and see at once what follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from tui.commands import BACK, GLOSSARY, HELP, SEARCH, Command
from tui.course.course import Course
from tui.course.edits import Edit
from tui.course.logic import Value
from tui.course.rubric import Change, Stated
from tui.course.target import Target
from tui.screens.base import CourseScreen
from tui.tutor import lab
from tui.tutor.record import Record
from tui.widgets.lab_view import LabView, SwitchList
from tui.widgets.parts import scroll_page


class LabScreen(CourseScreen):
    """Nothing that is done here is put on record."""

    TITLE_FOR_HELP = "The lab"
    CSS_PATH = "lab.tcss"
    LEGEND = (
        ("✓", "Stated; paler where it only follows."),
        ("✗", "Denied; paler where it is only ruled out."),
        ("·", "Silent."),
    )
    OWN: ClassVar[tuple[Command, ...]] = (
        Command("turn", "enter,space", "Switch", "Stated, denied, silent, by turns.", footer=True),
        Command("set('yes')", "y,1", "Stated", "The text states it.", palette=False),
        Command("set('no')", "n,2", "Denied", "The text denies it.", palette=False),
        Command("set('')", "x,0,backspace", "Silent", "The text says nothing of it.", palette=False),
        Command("move(1)", "down,j", "Down", "Move down.", palette=False),
        Command("move(-1)", "up,k", "Up", "Move up.", palette=False),
        Command("scroll(1)", "pagedown", "Scroll", "Scroll what follows down.", footer=True, palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll what follows up.", palette=False),
        Command("preset", "p", "Presets", "Begin with the facts of a text, or of a hypothetical.", footer=True),
        Command("clear", "c", "Clear", "Say nothing of anything.", footer=True),
        GLOSSARY.by("g"),
        SEARCH,
        BACK,
        HELP,
    )

    switches = getters.query_one(SwitchList)
    view = getters.query_one(LabView)
    page = getters.query_one("#outcome", VerticalScroll)

    class Found(Message):
        """What would lead to another verdict has been found."""

        def __init__(self, facts: Stated, changes: tuple[Change, ...]) -> None:
            super().__init__()
            self.facts = facts
            self.changes = changes

    def __init__(self, course: Course, record: Record, facts: Stated | None = None) -> None:
        """Open the lab.

        Args:
            course: The course.
            record: The learner's record.
            facts: To begin with; by default nothing is said.

        Raises:
            CourseError: The course has no rubric that can be read.
        """
        super().__init__(course, record)
        self.lab = lab.look(course.rubric, facts or {})
        self.at = 0
        """Index of the switch that the cursor is at."""
        self.changes: tuple[Change, ...] | None = None

    def place_in(self, course: Course, edits: Sequence[Edit]) -> Target | None:
        """The lab, with the same facts, as far as there are such features."""
        return Target("lab", lab.share(course.rubric, self.lab.facts))

    def first_line(self) -> tuple[str, str]:
        """What this is."""
        return "The lab", "what follows from what a text says"

    def compose_body(self) -> ComposeResult:
        """The switches, and what follows."""
        with Horizontal(id="body"):
            with VerticalScroll(id="switches", can_focus=False):
                yield SwitchList()
            with VerticalScroll(id="outcome", can_focus=False):
                yield LabView(self.course)

    async def on_mount(self) -> None:
        """Show the facts that there are."""
        self.show_keys()
        await self._show()

    async def _take(self, facts: Stated) -> None:
        self.lab = lab.look(self.course.rubric, facts)
        self.changes = None
        await self._show()

    async def _show(self) -> None:
        async with self.at_once():
            self.switches.show(self.lab.switches, self.at)
            self.view.show(self.lab, self.at, self.changes)
        if self.changes is None and self.lab.outcome is not None:
            self._look_for_changes(self.lab.facts)

    @work(thread=True, exclusive=True)
    def _look_for_changes(self, facts: Stated) -> None:
        worker = get_current_worker()
        found = lab.changes(self.course.rubric, facts)
        if not worker.is_cancelled:
            self.post_message(self.Found(facts, found))

    @on(Found)
    def _found(self, message: Found) -> None:
        if message.facts == self.lab.facts and self.is_built:
            self.changes = message.changes
            self.view.show(self.lab, self.at, self.changes)

    async def _set(self, value: Value | None) -> None:
        name = self.lab.switches[self.at].feature.id
        await self._take(lab.changed(self.lab.facts, ((name, value),)))

    async def action_turn(self) -> None:
        """Turn the switch on."""
        await self._set(lab.TURN[self.lab.switches[self.at].value])

    async def action_set(self, value: str) -> None:
        """Say something of the feature, or nothing."""
        await self._set("yes" if value == "yes" else "no" if value == "no" else None)

    async def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.at = max(0, min(self.at + by, len(self.lab.switches) - 1))
        self.query_one("#switches", VerticalScroll).scroll_to(y=max(self.at - 4, 0), animate=False)
        await self._show()

    async def action_click(self, number: int) -> None:
        """Turn the switch that was clicked on."""
        self.at = number
        await self.action_turn()

    def action_scroll(self, direction: int) -> None:
        """Scroll what follows."""
        scroll_page(self.page, direction)

    async def action_clear(self) -> None:
        """Say nothing of anything."""
        await self._take({})

    def action_preset(self) -> None:
        """Choose facts to begin with."""
        from tui.screens.picker import PickerDialog, Row

        found = list(lab.presets(self.course, self.record.history))
        rows = [Row(str(number), preset.label) for number, preset in enumerate(found)]

        async def taken(chosen: str | None) -> None:
            if chosen is not None:
                await self._take(found[int(chosen)].facts)

        self.app.push_screen(PickerDialog("Begin with", rows), taken)
