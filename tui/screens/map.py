"""The course map: modules, what has been done, and the way on. To a new learner it says first what the course is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.commands import GLOSSARY, HELP, LAB, NOTES, PAST, QUIT, SEARCH, SETTINGS, Command
from tui.course.markdown import plain
from tui.course.target import Target
from tui.screens.reading import ReadingScreen
from tui.tutor import express
from tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.course.course import Course
    from tui.tutor.counts import Counts
    from tui.tutor.record import Record
    from tui.widgets.course_rows import CourseRows

SHORT_WAY = Command("short", express.KEY, "Short way", "Go on along the short way, which » marks.")
REVIEW = Command("review", "v", "Review", "A new text for each skill that is due today.")
STAND = Command("stand", "i", "Where I stand", "Where you stand: what you mix up, how sure you are, skill by skill.")
LEAVE_IT = SHORT_WAY._replace(name="Whole course", help="Leave the short way: go on through the whole course.")


class Body(VerticalScroll):
    """What stands between the two lines. Nothing is painted but what stands on it: it has no border."""

    BLANK = True


class MapScreen(ReadingScreen):
    """The course at a glance.

    The first paint shows the modules; their lessons and quizzes are read and counted after it, and take their places.
    """

    BLANK = True
    TITLE_FOR_HELP = "Course map"
    OWN: ClassVar[tuple[Command, ...]] = (
        Command(
            "open", "enter", "Open", "Open the lesson or quiz under the cursor; on the first line, go on.", footer=True
        ),
        Command("move(1)", "j", "Down", "Move down (also ↓).", palette=False),
        Command("move(-1)", "k", "Up", "Move up (also ↑).", palette=False),
        Command("map", "m", "Map", "The map of the course.", palette=False),
        Command(
            "practise", "p", "Practice", "Practise: where you left off, or the first quiz with new items.", footer=True
        ),
        SHORT_WAY,
        REVIEW,
        STAND,
        LAB.by("x"),
        PAST.shown(),
        SEARCH.shown(),
        GLOSSARY.by("g"),
        NOTES.by("n,b"),
        SETTINGS.by("s"),
        QUIT._replace(keys="q", always=False, palette=False).shown(),
        HELP,
        Command("how_to_leave", "escape", "How to leave", "Say how to leave.", palette=False),
    )

    welcome = getters.query_one(Welcome)
    body = getters.query_one("#body", Body)

    def __init__(self, course: Course, record: Record) -> None:
        super().__init__(course, record)
        self.is_welcoming = record.is_read and record.history.is_new
        """Whether the learner is told what the course is before the map is shown."""

    class Counted(Message):
        """The quizzes have been read and the record counted."""

        def __init__(self, course: Course, counts: Counts) -> None:
            super().__init__()
            self.course = course
            self.counts = counts

    def compose_body(self) -> ComposeResult:
        """What the course is, or the rows, and beside them where the learner stands."""
        classes = "-welcome" if self.is_welcoming else ""
        with Body(id="body", classes=classes, can_focus=self.is_welcoming):
            yield from self._first()

    def _first(self) -> Iterator[Widget]:
        """What stands there until all is counted."""
        if self.is_welcoming:
            yield Welcome(self.course)
            return
        from tui.widgets.module_titles import module_titles

        yield Static(module_titles(self.course), id="first", markup=False)
        yield Static(id="standing", markup=False)

    def first_line(self) -> tuple[str, str]:
        """The course."""
        return plain(self.course.title), ""

    def can(self, action: str) -> bool:
        """While the learner is welcomed there are no rows to move on, and no answers. Few courses have a short way."""
        if action == "short":
            return bool(self.course.express)
        return self.is_welcoming == (action == "map") if action in ("map", "move", "past", "stand", "review") else True

    def on_mount(self) -> None:
        """Show what can be done."""
        if self.is_built:
            self.show_keys()
            if self.is_welcoming:
                self.body.focus()

    @property
    def available(self) -> tuple[Command, ...]:
        """What can be done now, as it is called now; to a new learner, going on is beginning."""
        return tuple(map(self._called_now, super().available))

    def _called_now(self, command: Command) -> Command:
        if self.is_welcoming and command.action == "open":
            return command._replace(name="Begin", help="Begin with the first lesson.")
        is_left = command is SHORT_WAY and self.record.is_read and self.record.history.follows_short_way
        return LEAVE_IT if is_left else command

    def on_screen_resume(self) -> None:
        """Count, also what was done on other screens."""
        self.call_after_refresh(self._count)

    @work(thread=True, exclusive=True)
    def _count(self) -> None:
        worker = get_current_worker()
        if not self.read(worker):
            return
        from tui.tutor.counts import counts

        course = self.course
        counted = counts(course, self.record, welcomes=self.is_welcoming)
        if not worker.is_cancelled:
            self.post_message(self.Counted(course, counted))

    @on(Counted)
    async def _show_counts(self, message: Counted) -> None:
        from tui.widgets.course_rows import CourseRows
        from tui.widgets.standing import how_far, standing

        counts, counted = message.counts, message.counts.progress
        if self.is_going or message.course is not self.course:
            return
        if self.is_welcoming and not self.record.history.is_new:
            await self._end_welcome()
            if self.is_going:
                return
        self.top_line.show(plain(self.course.title), how_far(counted))
        if self.is_welcoming:
            self.welcome.course = self.course
            self.welcome.show(counted)
            return
        if counts.way is None:
            return
        rows = self.rows
        if rows is not None:
            rows.course = self.course
            rows.show(counted, counts.way, counts.waits)
        else:
            await self.body.mount(
                CourseRows(self.course, self.record.history, counted, counts.way, counts.waits), before=0
            )
            self.query_one("#first").display = False
        self.query_one("#standing", Static).update(standing(self.course, self.record.history, counted, counts.measures))

    @property
    def is_going(self) -> bool:
        """Whether the program ends."""
        return super().is_going or not self.body.is_attached

    async def show_what_is_known(self) -> None:
        """Say what the course is, after all, where all that is on record has been reset."""
        if not self.record.history.is_new:
            return
        await self._begin(True)
        if not self.is_going and self.app.screen is self:
            self.body.focus()

    async def _end_welcome(self) -> None:
        """Make room for the map."""
        await self._begin(False)
        if not self.is_going:
            self.show_keys()

    async def _begin(self, welcomes: bool) -> None:
        """Begin again, with a welcome or with the map."""
        self.is_welcoming = welcomes
        await self.body.remove_children()
        if self.is_going:
            return
        self.body.can_focus = welcomes
        self.body.set_class(welcomes, "-welcome")
        await self.body.mount(*self._first())

    @property
    def rows(self) -> CourseRows | None:
        """The lessons and quizzes; None while only the modules are on the screen."""
        from tui.widgets.course_rows import CourseRows

        return next(iter(self.query(CourseRows)), None)

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The marks before the titles."""
        from tui.widgets.course_rows import LEGEND

        return LEGEND

    def on_course_rows_chosen(self, message: CourseRows.Chosen) -> None:
        """Open what was chosen."""
        message.stop()
        self.go(message.target)

    def action_open(self) -> None:
        """Open what the cursor is on; before there is a cursor, go on."""
        rows = self.rows
        if rows is not None:
            rows.action_select()
        else:
            self.when_read(self._go_on)

    def _go_on(self) -> None:
        from tui.tutor.path import way_on

        self.go(way_on(self.course, self.record.history).target)

    def action_map(self) -> None:
        """Show the map to a learner who has been welcomed."""
        # Later: a click runs this within the welcome, which cannot wait for its own removal.
        self.call_later(self._show_map)

    async def _show_map(self) -> None:
        if self.is_welcoming:
            await self._end_welcome()
            self._count()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        rows = self.rows
        if rows is None:
            return
        move = rows.action_cursor_down if by > 0 else rows.action_cursor_up
        move()

    def action_practise(self) -> None:
        """Practise."""
        self.when_read(self._practise)

    def _practise(self) -> None:
        from tui.tutor.errors import NoPracticeError
        from tui.tutor.leading import next_practice

        try:
            practice = next_practice(self.course, self.record.history)
        except NoPracticeError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.go(practice)

    async def action_short(self) -> None:
        """Follow the short way, or leave it; a new learner begins with it at once."""
        if not self.record.is_read:
            self.when_read(lambda: self.call_later(self.action_short))
            return
        on = self.is_welcoming or not self.record.history.follows_short_way
        if await self.keep(lambda: express.follow(self.record, on)):
            if self.is_welcoming:
                self.action_open()
            else:
                self._count()

    def action_review(self) -> None:
        """Review what is due."""
        self.go(Target("review"))

    def action_stand(self) -> None:
        """Show where the learner stands."""
        self.go(Target("progress"))

    def action_past(self) -> None:
        """Look back at past answers."""
        self.go(Target("past"))

    def action_how_to_leave(self) -> None:
        """Say how to leave: this is as far back as it goes."""
        self.notify("This is the map, as far back as it goes. Press q to leave; everything is saved.", markup=False)

    async def recover(self) -> None:
        """Count again."""
        self._count()

    def follow(self, course: Course) -> bool:
        """Take up a changed course: its rows take the places of those that are shown, once they are counted."""
        self.course = course
        self._count()
        return True
