"""The rule card: what each answer claims, and what to look for in a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import BACK, GLOSSARY, HELP, SEARCH, Command
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.target import BACK as GO_BACK
from tui.course.target import Target
from tui.screens.base import CourseScreen
from tui.tutor.path import is_done, lesson_before
from tui.tutor.record import Record
from tui.tutor.rule import rule_card
from tui.widgets.rule_view import RuleView


class RuleScreen(CourseScreen):
    """The rule, short first, then feature by feature."""

    TITLE_FOR_HELP = "The rule"
    CSS_PATH = "rule.tcss"
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
        BACK._replace(keys="escape,f6"),
        HELP,
    )

    page = getters.query_one("#body", VerticalScroll)

    def __init__(self, course: Course, record: Record, onward: Target | None = None) -> None:
        """Show the rule.

        Args:
            course: The course.
            record: The learner's record.
            onward: Where Enter leads on to; by default back.
        """
        super().__init__(course, record)
        self.onward = onward

    def first_line(self) -> tuple[str, str]:
        """What is shown."""
        return "The rule", "before your first judgement" if self.onward else ""

    def compose_body(self) -> ComposeResult:
        """The card."""
        with VerticalScroll(id="body", can_focus=False):
            yield RuleView(rule_card(self.course), " ".join(self._before()))

    def _before(self) -> Iterator[str]:
        """What is said to a learner who comes here before practising."""
        if self.onward is None:
            return
        lesson = lesson_before(self.course, self.onward.quiz)
        if lesson is not None and not is_done(self.course, lesson, self.record.history):
            yield f"Practice is best after the lesson “{plain(lesson.title)}”, and can be begun now."
        yield "This is the rule by which you will judge; F6 shows it at any time."

    def can(self, action: str) -> bool:
        """There is something to go on to only before practice."""
        return action != "onward" or self.onward is not None

    def on_mount(self) -> None:
        """Show what can be done."""
        self.show_keys()

    def action_onward(self) -> None:
        """Go on; going back from there leads past the card."""
        if self.onward is not None:
            self.go(GO_BACK)
            self.go(self.onward)

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        if direction > 0:
            self.page.scroll_page_down(animate=False)
        else:
            self.page.scroll_page_up(animate=False)

    def action_nudge(self, direction: int) -> None:
        """Scroll by a line."""
        self.page.scroll_relative(y=direction, animate=False)

    def action_edge(self, direction: int) -> None:
        """To the top or the bottom."""
        if direction > 0:
            self.page.scroll_end(animate=False)
        else:
            self.page.scroll_home(animate=False)
