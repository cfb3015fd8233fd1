"""What all full screens have in common: a line at the top, one at the foot, and a word when the window is too small."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.commands import Command, bindings
from tui.course.course import Course
from tui.screens.navigation import Go
from tui.tutor.record import Record
from tui.widgets.key_line import KeyLine
from tui.widgets.top_line import TopLine

BACK = Command("back", "escape", "Back", "Go back to where you came from.")


class CourseScreen(Screen[None]):
    """A full screen. Subclasses give their commands and compose their body."""

    OWN: ClassVar[tuple[Command, ...]] = (BACK,)
    """What can be done here; feeds bindings, footer, palette and help."""
    TITLE_FOR_HELP: ClassVar[str] = ""
    """What the help calls this screen."""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-low"), (32, "-tall")]  # noqa: RUF012

    top_line = getters.query_one(TopLine)
    key_line = getters.query_one(KeyLine)

    def __init_subclass__(cls) -> None:
        """Declare the bindings of the screen's commands."""
        cls.BINDINGS = list(bindings(cls.OWN))
        super().__init_subclass__()

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__()
        self.course = course
        self.record = record

    def compose(self) -> ComposeResult:
        """Lay out: the top line, the body, the keys."""
        yield TopLine(*self.first_words())
        yield from self.compose_body()
        yield KeyLine(self.OWN)
        yield Static(
            "This window is too small for the course.\n\nMake it at least 60 columns by 20 lines.", id="too-small"
        )

    def first_words(self) -> tuple[str, str]:
        """What the top line says at first: where the learner is, and how far."""
        return "", ""

    def compose_body(self) -> ComposeResult:
        """What stands between the two lines."""
        yield from ()

    @property
    def is_built(self) -> bool:
        """Whether the screen's parts are there; a program that ends while a screen is opened leaves it without them."""
        return bool(self.query(KeyLine))

    def go(self, target: str) -> None:
        """Ask to be taken somewhere."""
        self.post_message(Go(target))

    async def recover(self) -> None:
        """Show what is the case, after the record could not take something."""

    def action_back(self) -> None:
        """Go back to where the learner came from."""
        self.go("back")
