"""A screen that is one page to read, scrolled by the keyboard."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from tui.commands import BACK, GLOSSARY, HELP, SEARCH, Command
from tui.screens.base import CourseScreen
from tui.widgets.parts import scroll_page


class SheetScreen(CourseScreen):
    """Enter goes on, where there is something to go on to; all other keys move the page."""

    CSS_PATH = "sheet.tcss"
    OWN: ClassVar[tuple[Command, ...]] = (
        Command("onward", "enter", "Go on", "Go on to what you were about to do.", footer=True),
        Command("scroll(1)", "space,pagedown", "Scroll", "Scroll down.", footer=True, palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll up.", palette=False),
        Command("nudge(1)", "down,j", "Down", "Scroll down a line.", palette=False),
        Command("nudge(-1)", "up,k", "Up", "Scroll up a line.", palette=False),
        Command("edge(-1)", "home", "Top", "To the top.", palette=False),
        Command("edge(1)", "end", "Bottom", "To the bottom.", palette=False),
        GLOSSARY.by("g").shown(),
        SEARCH,
        BACK,
        HELP,
    )

    page = getters.query_one("#body", VerticalScroll)

    def compose_body(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="body", can_focus=False):
            yield self.sheet()

    def sheet(self) -> Widget:
        """What is on the page."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show what can be done."""
        self.show_keys()

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        scroll_page(self.page, direction)

    def action_nudge(self, direction: int) -> None:
        """Scroll by a line."""
        self.page.scroll_relative(y=direction, animate=False)

    def action_edge(self, direction: int) -> None:
        """To the top or the bottom."""
        if direction > 0:
            self.page.scroll_end(animate=False)
        else:
            self.page.scroll_home(animate=False)
