"""The lesson reader: a step a page, questions asked in place."""

from __future__ import annotations

from collections.abc import Callable

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from tui.course.course import Course
from tui.course.markdown import plain
from tui.screens.following import LessonFollowing
from tui.screens.guard import Guard
from tui.screens.lesson_asides import LessonAsides
from tui.screens.lesson_commands import AFTERWARDS, ANSWERING, COMMANDS, MOST, READING, TO_QUESTION, WRITING
from tui.screens.lesson_questions import LessonQuestions
from tui.tutor import wording
from tui.tutor.lesson import Ending, LessonSession
from tui.tutor.record import Record
from tui.tutor.summing import lesson_ended, way_in_words
from tui.widgets.outline_view import OutlineView
from tui.widgets.parts import Page, Row
from tui.widgets.reflect_card import ReflectCard
from tui.widgets.reveal_view import RevealView
from tui.widgets.step_page import StepPage
from tui.widgets.voice_line import VoiceLine

_TEXT = 80
"""Cells that the page takes at most: its text, and the air and the scroll bar beside it."""
_OUTLINE = 24
"""Cells that the outline is given at least, where it is shown and asks for as many."""


class LessonScreen(LessonFollowing, LessonQuestions, LessonAsides):
    """A lesson."""

    TITLE_FOR_HELP = "Lesson"
    CSS_PATH = "lesson.tcss"
    OWN = COMMANDS
    READERS_ONLY = frozenset({"onward", "next", "scroll", "choose", "hint", "skip", "again", "undo"})

    class Turned(Message):
        """The lesson is somewhere else than the page shows.

        The page is turned by the screen, not by the key's action: while the program waits for that, Textual cannot
        tell it of the parts that go, and tells it later, so that everything is laid out and painted twice.
        """

    outline = getters.query_one(OutlineView)
    voice_line = getters.query_one(VoiceLine)

    def __init__(self, course: Course, record: Record, lesson: str, step: str = "") -> None:
        super().__init__(course, record)
        self.session = LessonSession(course, record, lesson, step)
        self.ending: Ending | None = None
        """What is said at the end of the lesson, once that is reached."""
        self._shown = ""
        """Id of the step on the page."""
        self._space = Guard(lambda: self.app.clock())  # type: ignore[attr-defined]
        """Keeps Space that is held down from turning pages."""

    def first_line(self) -> tuple[str, str]:
        """The lesson, and the place in it."""
        return plain(self.session.lesson.title), self._far

    def compose_body(self) -> ComposeResult:
        """The outline where there is room, the page, and who is speaking."""
        with Row(id="body"):
            with Page(id="outline"):
                yield OutlineView(self.session.lesson.steps)
            yield StepPage()
        yield VoiceLine(lambda: self.page.below)

    async def on_mount(self) -> None:
        """Show the step where the lesson is open."""
        if self.is_built:
            self._fit()
            await self._show()
            if self.top:
                self.call_after_refresh(self.page.scroll_to, y=self.top, animate=False)

    async def on_screen_resume(self) -> None:
        """Put on record that the learner is here, or has come back here from another screen."""
        await self.keep(self.session.visit)
        if self.ending:
            self.ending = self.session.ending
            await self._show()

    async def leave(self) -> None:
        """Put on record that the learner goes away from the lesson."""
        await self.keep(self.session.leave)

    async def recover(self) -> None:
        """Show the step that the lesson is at, if that is another one than the page shows."""
        if self._shown != self.session.step.id:
            self._turn_page()

    def on_resize(self) -> None:
        """Share the width anew; the text and its outline stand together in the middle."""
        if self.is_built:
            self._fit()
            self.call_after_refresh(self.look)

    def _fit(self) -> None:
        width = self.app.size.width
        outline = min(self.outline.asks_for + 5, max(_OUTLINE, width - _TEXT)) if width >= 100 else 0
        page = min(width - outline, _TEXT)
        side = (width - outline - page) // 2
        pane = self.query_one("#outline")
        pane.display = bool(outline)
        pane.styles.width = outline
        self.page.styles.width = page
        self.query_one("#body").styles.padding = (0, 0, 0, side)
        for line in (self.top_line, self.key_line):
            line.styles.padding = (0, side + 2)
        self.voice_line.styles.padding = (0, side + 2, 0, side + outline + 2)

    def _turn_page(self, ending: Ending | None = None) -> None:
        self.ending, self.guard = ending, None
        self.page_changes()
        self.post_message(self.Turned())

    @on(Turned)
    async def _show(self) -> None:
        """Show the step that the lesson is at, or its end."""
        step = self.session.step
        self._shown = step.id
        async with self.another_page():
            if self.ending:
                await self.page.show_words(plain(self.ending.title), _farewell(self.ending))
            else:
                await self.page.show(plain(step.title), self.session.blocks)
            self._show_surroundings()
        self.call_after_refresh(self.look)

    @property
    def _far(self) -> str:
        if self.ending:
            return "the end"
        return f"step {self.session.place + 1} of {len(self.session.lesson.steps)}{self.marks}"

    def _show_surroundings(self) -> None:
        session = self.session
        steps = session.lesson.steps
        place = None if self.ending else session.place
        self.top_line.show(plain(session.lesson.title), self._far)
        self.outline.show(place, frozenset(step.id for step in steps if session.is_read(step)), session.short_way)
        voice = "" if self.ending else wording.voice(self.course, session.step)
        asks = bool(session.questions) and not self.ending
        self.voice_line.show(place, [session.is_read(step) for step in steps], voice, asks)
        self.show_keys()

    def marks_changed(self) -> None:
        """Show whether there is a note or a bookmark here."""
        self._show_surroundings()

    @on(StepPage.Moved)
    async def look(self) -> None:
        """See what can be seen: whether a question waits below, whether the lesson has been seen to its end."""
        self.voice_line.check()
        session = self.session
        if self.ending or not self._is_painted or not self.page.is_at_end or not session.is_last:
            return
        if not session.is_read(session.step) and not session.waits and await self.keep(session.reached_end):
            self._show_surroundings()

    @property
    def subject(self) -> str:
        """The step."""
        return self.session.step.id

    @property
    def subject_title(self) -> str:
        """The step's title."""
        return self.session.step.title

    def can(self, action: str) -> bool:
        """What can be done now."""
        session = self.session
        match action:
            case "next":
                return not self.ending and not session.waits and self.page.active is None
            case "previous":
                return bool(self.ending) or session.preceding is not None
            case "links":
                return bool(session.step.links) and not self.ending
            case "footnotes":
                return bool(session.step.footnotes) and not self.ending
            case "note" | "bookmark":
                return not self.ending
        about_a_question = self.can_ask(action)
        return True if about_a_question is None else about_a_question

    def show_keys(self) -> None:
        """Show what to press now: while a question is open, how to answer it."""
        active = self.page.active
        able = {command.action: command for command in self.available}
        able["onward"] = able["onward"]._replace(name=self._onward)
        if active is not None and active.answer is None and isinstance(active, ReflectCard):
            shown = WRITING
        elif active is not None:
            able["to_question"] = TO_QUESTION._replace(keys=f"1-{active.most}", name=active.verb)
            shown = ANSWERING
        else:
            shown = READING if self.page.answered is None else AFTERWARDS
        keys = [able[action] for action in shown if action in able][:MOST]
        self.key_line.set_commands(command.shown() for command in (*keys, able["back"], able["app.help"]))

    @property
    def _onward(self) -> str:
        """What Enter does now, in a word."""
        active = self.page.active
        if self.ending:
            return self.ending.way.verb or "Course map"
        if isinstance(active, ReflectCard):
            return active.next_act
        if active is not None:
            return "Answer"
        if self.page.reveal is not None:
            return "Show"
        return "Done" if self.session.is_last else "Next"

    async def action_onward(self) -> None:
        """Give the chosen answer; with none chosen ask for it; with no question open, go on."""
        card = self.page.active
        meant = card is not None and card.is_taken_up
        if not meant and self.guard is not None and not self.guard.lets_on():
            return
        if card is not None:
            await self.answer(card)
        elif self.page.reveal is not None:
            await self._reveal()
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        if self.ending:
            self.go(self.ending.way.target)
            return
        moved = False

        def forward() -> None:
            nonlocal moved
            moved = self.session.forward()

        if await self.keep(forward):
            self._turn_page(None if moved else self.session.ending)

    @on(RevealView.Pressed)
    async def _reveal(self) -> None:
        """Show what was held back."""
        self.session.reveal()
        self.session.did()
        place = self.page.reveal
        top = self.page.length - place.outer_size.height if place else 0
        self.feedback_shown()
        async with self.another_page():
            await self.page.show_more(self.session.blocks)
            self._show_surroundings()
        self.call_after_refresh(self.page.bring_in_from, top)
        self.call_after_refresh(self.look)

    async def action_next(self) -> None:
        """To the next step."""
        await self._go_on()

    async def action_previous(self) -> None:
        """To the step before; from the end of the lesson, to its last step."""
        await self._turn(self.session.visit if self.ending else self.session.back)

    async def action_jump(self, place: int) -> None:
        """To a step by its index."""
        await self._turn(lambda: self.session.go(place))

    async def _turn(self, act: Callable[[], object]) -> None:
        if await self.keep(act):
            self._turn_page()

    async def action_scroll(self, direction: int) -> None:
        """Scroll by a page; at the end, with no question open, go on."""
        waits = self._space.lets_on()
        if not self.page.is_at_end:
            self.page.scroll_by_page(direction)
        elif self.page.active is None and waits:
            await self.action_onward()

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        self.page.scroll_by_page(direction)

    def action_nudge(self, direction: int) -> None:
        """Scroll by a line."""
        self.page.scroll_relative(y=direction, animate=False)

    def action_edge(self, direction: int) -> None:
        """To the top or to the end of the page."""
        if direction < 0:
            self.page.scroll_home(animate=False, immediate=True)
        else:
            self.page.scroll_end(animate=False, immediate=True)


def _farewell(ending: Ending) -> Content:
    """What the page says at the end of a lesson."""
    rows = [Content(line) for line in lesson_ended(ending)]
    key = Content.styled("Enter  ", "bold $accent") + Content.styled(way_in_words(ending.way), "bold")
    return Content("\n").join([*rows, Content(""), key, Content.styled("Esc    ", "bold $accent") + "Back"])
