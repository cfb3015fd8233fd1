"""A form: its first page, from which it is sat, and after its end what came of it."""

from __future__ import annotations

from typing import ClassVar

from textual.widget import Widget

from tui.commands import PAST, Command
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.target import BACK as GO_BACK
from tui.course.target import Target
from tui.screens.sheet import SheetScreen
from tui.tutor import form_words
from tui.tutor.forms import Standing, form_named, pass_over, standing
from tui.tutor.path import way_on
from tui.tutor.record import Record
from tui.tutor.results import result, results
from tui.tutor.sitting import finish, left
from tui.widgets.form_view import FormView
from tui.widgets.parts import put_into


class FormScreen(SheetScreen):
    """A form, before and after."""

    TITLE_FOR_HELP = "A form"
    OWN: ClassVar[tuple[Command, ...]] = (
        Command("onward", "enter", "Go on", "Begin the form or go on with it; after its end, go on.", footer=True),
        Command("pass_over", form_words.PASS_OVER, "Pass over", "Pass the pretest over; begin the course.", True),
        PAST._replace(help="What each text of the form supports, and why: your answers.").shown(),
        *SheetScreen.OWN[1:],
    )

    def __init__(self, course: Course, record: Record, quiz: str) -> None:
        """Show a form.

        Args:
            course: The course.
            record: The learner's record.
            quiz: Id of the form.

        Raises:
            UnknownIdError: There is no such form.
            CourseError: It has no item that could be asked.
        """
        super().__init__(course, record)
        self.form = form_named(course, quiz)
        course.quiz(quiz)
        self._stands = self._standing()

    def _standing(self) -> Standing:
        """Where the learner stands with it now."""
        return standing(self.course, self.record.history, self.form, self.record.journal.now())

    def first_line(self) -> tuple[str, str]:
        """Which form, and where the learner stands with it."""
        return plain(self.form.title), form_words.state(self._stands)

    def sheet(self) -> Widget:
        """What is to be known before it, or what came of it."""
        history = self.record.history
        sitting = history.sittings.of(self.form.id)
        ended = result(self.course, sitting) if sitting and sitting.finished else None
        return FormView(
            self.course, self.form, self._stands, way_on(self.course, history), ended, results(self.course, history)
        )

    def can(self, action: str) -> bool:
        """What can be done goes by where the learner stands with it."""
        stands = self._stands
        return {
            "onward": stands.can_be_sat or stands.state == "finished",
            "pass_over": stands.can_be_passed_over,
            "past": stands.state == "finished",
        }.get(action, True)

    def show_keys(self) -> None:
        """Show what can be done, and by its name what Enter does."""
        names = {"begun": "Go on", "finished": "Go on"}
        commands = (
            each._replace(name=names.get(self._stands.state, "Begin")) if each.action == "onward" else each
            for each in self.available
        )
        self.key_line.set_commands(tuple(commands))

    async def action_onward(self) -> None:
        """Sit it, or go on with it; after its end go on with the course."""
        if self._stands.state == "finished":
            self.go(way_on(self.course, self.record.history).target)
            return
        if left(self.course.quiz(self.form.id), self.record.history):
            self.go(GO_BACK)
            self.go(Target("sitting", self.form.id))
        elif await self.keep(lambda: finish(self.record, self.form.id)):
            await self.recover()

    async def action_pass_over(self) -> None:
        """Pass the pretest over."""
        if await self.keep(lambda: pass_over(self.record, self.form.id)):
            self.go(GO_BACK)
            self.go(way_on(self.course, self.record.history).target)

    def action_past(self) -> None:
        """Look at the answers, each with its feedback."""
        self.go(Target("past", self.form.id))

    def on_screen_resume(self) -> None:
        """See anew where the learner stands with it."""
        self._stands = self._standing()

    async def recover(self) -> None:
        """Show the page as it stands now."""
        self._stands = self._standing()
        await self.page.remove_children()
        await put_into(self.page, self.sheet())
        self.top_line.show(*self.first_line())
        self.show_keys()
