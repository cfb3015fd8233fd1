"""Keeping an open program up with its course, whose files an author saves meanwhile.

The course is read anew in a thread (`tui.course.watching`). It takes the place of the one before between two actions
of the learner, never within one, and never under a dialog. The screen in front takes it up if nothing that it shows is
other; else the same place is opened again by its door, or the place that was edited. Screens that lie below follow
when they come to the front.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.message import Message

from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.safe_text import clean
from tui.course.target import BACK
from tui.journal.errors import JournalError
from tui.screens.base import CourseScreen
from tui.screens.doors import DOORS
from tui.screens.navigation import Go
from tui.shell import Shell
from tui.tutor.amounts import count
from tui.tutor.record import Record

if TYPE_CHECKING:
    from tui.course.edits import Edit
    from tui.course.problem import Problem
    from tui.course.watching import News, Watch
    from tui.tutor.asks import Asks

LATER = 1.0
"""Seconds after the first paint until the files are watched: first the map is counted."""
EVERY = 0.5
"""Seconds between two looks at the files. What was saved is taken up after two looks that see the same."""
NAMED = 3
"""How many edits are named."""


class Reloading(Shell):
    """A program that can follow the files of its course."""

    course: Course
    record: Record
    guest: bool
    _watch: Watch | None = None
    _is_looking = False
    _acting = 0
    """How many actions are under way."""
    _next: Course | None = None
    """The course as it is now, until it is taken up."""
    _edits: tuple[Edit, ...] = ()
    """What is other in it."""
    _trouble = ""
    """Why what was saved last is not shown; empty where it is."""

    class Looked(Message):
        """The files have been looked at."""

        def __init__(self, watch: Watch, news: News | None = None) -> None:
            super().__init__()
            self.watch = watch
            self.news = news

    @property
    def asks(self) -> Asks:
        """What the learner wants judgements to ask for beside the verdict."""
        from tui.tutor.asks import Asks

        return Asks(self.settings.own.certainty, self.settings.own.sentence)

    @work(thread=True, group="files")
    def follow_files(self) -> None:
        """Begin to watch the files of the course; from now on it is shown as it was read now."""
        from tui.course.watching import Watch

        self.post_message(self.Looked(Watch(self.course)))

    def look(self) -> None:
        """See whether something has been saved, unless that is under way."""
        if self._watch is not None and not self._is_looking:
            self._is_looking = True
            self._look(self._watch)

    @work(thread=True, group="files")
    def _look(self, watch: Watch) -> None:
        self.post_message(self.Looked(watch, watch.look()))

    @on(Looked)
    async def _looked(self, message: Looked) -> None:
        if self._watch is None:
            self._watch = message.watch
            self.set_interval(EVERY, self.look)
        self._is_looking = False
        news = message.news
        if news is not None and news.course is None:
            self._trouble = _told(news.problems)
        elif news is not None:
            self._next, self._trouble = news.course, ""
            self._edits = tuple(dict.fromkeys((*self._edits, *news.edits)))
        await self.keep_up()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click asks for; until it is done, the course stays."""
        self._acting += 1
        try:
            return await super().run_action(action, default_namespace, namespaces)
        finally:
            self._acting -= 1

    async def keep_up(self) -> None:
        """Take up what was saved, if the learner is between two things, and have the screen in front follow."""
        if self._watch is None or self._acting or self._has_ended:
            return
        screen = self.screen
        if not isinstance(screen, CourseScreen) or not screen.is_at_rest:
            return
        if self._next is not None:
            await self._take_up(self._next)
        elif screen.course is not self.course:
            await self._bring_up(screen, ())
        if not self._has_ended:
            self._show_trouble()

    @property
    def _has_ended(self) -> bool:
        """Whether the program ends; its screens go then, while what was begun in a thread may still be told."""
        return self._exit or not self.screen_stack

    async def _take_up(self, course: Course) -> None:
        edits, self._next, self._edits = self._edits, None, ()
        if course.id != self.record.course:
            self._trouble = (
                f"lessons/course.yaml: the course's id was {self.record.course!r} and is {course.id!r}, so that its "
                "record is another one. Leave, and open the course again."
            )
            return
        self.course = course
        screen = self.screen
        assert isinstance(screen, CourseScreen)
        await self._bring_up(screen, edits)
        if self._has_ended:
            return
        place = next((edit.places[0] for edit in edits if edit.places), None)
        if place is not None and screen.opened is None:
            self.post_message(Go(place))
        if edits:
            names = ", ".join(edit.words for edit in edits[:NAMED])
            more = f", and {len(edits) - NAMED} more" if len(edits) > NAMED else ""
            self.notify(f"Read again: {names}{more}.", timeout=3, markup=False)

    async def _bring_up(self, screen: CourseScreen, edits: Sequence[Edit]) -> None:
        """Have a screen show the course as it is now; where it has lost its place there, go back."""
        if screen.follow(self.course):
            return
        try:
            target = screen.place_in(self.course, edits)
            assert target is not None
            new = DOORS[target.kind](self.course, self.record, target, self.guest)
        except (CourseError, UnknownIdError, JournalError, ValueError) as error:
            self.notify(str(error), severity="warning", markup=False)
            screen.course = self.course
            self.post_message(Go(BACK))
            return
        assert isinstance(new, CourseScreen)
        new.opened = target
        new.ask_for(self.asks)
        new.take_over(screen)
        await screen.leave()
        if not self._has_ended:
            await self.switch_screen(new)

    def _show_trouble(self) -> None:
        screen = self.screen
        if not isinstance(screen, CourseScreen) or not screen.is_built:
            return
        from tui.widgets.trouble_line import TroubleLine

        line = next(iter(screen.query(TroubleLine)), None)
        if line is None and self._trouble:
            screen.mount(TroubleLine(self._trouble), before=screen.key_line)
        elif line is not None and self._trouble:
            line.say(self._trouble)
        elif line is not None:
            line.remove()


def _told(problems: Sequence[Problem]) -> str:
    """What is said of errors: the first one, and what follows from it."""
    first, *others = problems
    hint = f" ({first.hint})" if first.hint else ""
    more = f" {count(len(others), 'more error')}: `check` lists them." if others else ""
    return clean(f"{first}{hint}\nUntil this is mended, the course is shown as it was.{more}")
