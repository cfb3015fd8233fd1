"""The first thing that a learner sees: what the course is, for whom, how long it takes, and three keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from tui.course.course import Course
from tui.course.markdown import plain
from tui.tutor import express
from tui.tutor.amounts import how_long
from tui.widgets.texts import clickable, lines
from tui.widgets.wrapped import Linking
from tui.widgets.wrapping import hanging

if TYPE_CHECKING:
    from tui.tutor.progress import Progress

KEYS = (
    ("Enter", "begin; from then on, Enter goes on", "screen.open"),
    ("m", "the map of the course", "screen.map"),
    ("?", "what else can be done, here and anywhere", "app.help"),
)
"""The keys that one needs at first: key, what it does, the action of a click."""


class Welcome(Linking):
    """What this is."""

    DEFAULT_CSS = """
    Welcome {
        max-width: 72;
    }
    """

    def __init__(self, course: Course) -> None:
        super().__init__()
        self.course = course
        self.counted: Progress | None = None
        """What there is to do, once it is counted."""

    def show(self, counted: Progress) -> None:
        """Say how long it takes."""
        self.counted = counted
        self.repaint()

    def content_for(self, width: int) -> Content:
        """The words, for a width in cells."""
        return lines(self._lines(width))

    def _lines(self, width: int) -> Iterator[Content | str]:
        course = self.course
        yield plain(course.summary)
        if course.audience:
            yield ""
            yield plain(course.audience)
        yield ""
        yield self._how_long()
        yield ""
        for key, does, action in self._keys():
            yield hanging(Content.styled(f"{key:<8}", "bold $accent"), clickable(Content(does), action), width)
        if course.source:
            by = f", by {course.source.author}" if course.source.author else ""
            yield ""
            yield Content.assemble("It follows ", (f"“{course.source.title}”{by}", "italic"), ".")
        yield ""
        yield Content.styled("In it", "bold $accent")
        for module in course.module_entries:
            yield f"  {plain(module.title)}"

    def _keys(self) -> Iterator[tuple[str, str, str]]:
        """The keys; after the first of them, where the course has a short way, the one that begins with it."""
        first, *others = KEYS
        yield first
        if self.course.express:
            yield express.KEY, "the short way" if self.counted is None else express.called(self.course), "screen.short"
        yield from others

    def _how_long(self) -> Content:
        """How long it takes; before that is counted, an empty line, so that nothing moves."""
        if self.counted is None:
            return Content("")
        minutes = sum(head.minutes for head in self.course.lesson_heads)
        lessons = sum(1 for head in self.course.lesson_heads if not head.flaw)
        return Content(how_long(lessons, minutes, self.counted.so_far.questions))
