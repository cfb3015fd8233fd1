"""What all dialogs have in common: a frame, a heading, keys at the foot, Esc to close."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from tui.commands import INTERRUPT, Command, bindings
from tui.widgets.key_line import KeyLine
from tui.widgets.too_small import TooSmall, is_without_parts

T = TypeVar("T")

CLOSE = Command("close", "escape", "close", "Close, and change nothing.", footer=True)


class Frame(Vertical):
    """The box. It is as high as what it shows, where some of that scrolls: Textual would measure it unscrolled."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height at a width, in lines."""
        return self.arrange(Size(width, container.height)).total_region.height


class Dialog(ModalScreen[T]):
    """A box over the screen below. Subclasses give a heading, a body, and what to press."""

    CSS_PATH = "dialog.tcss"
    OWN: ClassVar[tuple[Command, ...]] = (CLOSE,)
    """What can be done here; feeds bindings and the line at the foot."""

    def __init_subclass__(cls) -> None:
        """Declare the bindings of the dialog's commands."""
        cls.BINDINGS = list(bindings([*cls.OWN, INTERRUPT]))
        super().__init_subclass__()

    def __init__(self, heading: str) -> None:
        super().__init__(classes="dialog")
        self.heading = heading

    def compose(self) -> ComposeResult:
        """Lay out: heading, body, keys."""
        with Frame(classes="frame"):
            yield Static(self.heading, classes="heading", markup=False)
            yield from self.compose_body()
            yield KeyLine(self.foot())
        yield TooSmall()

    def compose_body(self) -> ComposeResult:
        """What stands between heading and keys."""
        yield from ()

    def foot(self) -> tuple[Command, ...]:
        """The commands that the line at the foot shows."""
        return self.OWN

    def save_draft(self) -> None:
        """Keep what is being written here, for the program ends."""

    def done(self, result: T | None) -> None:
        """Close with a result."""
        self.dismiss(result)

    async def on_event(self, event: events.Event) -> None:
        """Begin only once there is something to work with."""
        if not is_without_parts(self, event):
            await super().on_event(event)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with a result.

        Only once: what else arrives while the dialog goes must not close the screen below.
        """
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def action_close(self) -> None:
        """Close without a result."""
        self.done(None)


class ListDialog(Dialog[T]):
    """A dialog whose body holds one list, and keys to move in it and to choose from it."""

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self.query_one(OptionList).action_select()

    def action_move(self, by: int) -> None:
        """Move in the list."""
        rows = self.query_one(OptionList)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()
