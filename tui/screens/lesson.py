"""The lesson reader: a step a page, checks asked in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown, Static

from tui.commands import Command
from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.markdown import plain
from tui.course.model import Check, Choice, Figure, Pair, Prose, Reflect
from tui.journal.errors import JournalError
from tui.screens.base import BACK, CourseScreen
from tui.tutor import asking, wording
from tui.tutor.judging import ChoiceAnswer, ChoiceJudgement
from tui.tutor.lesson import LessonSession
from tui.tutor.record import Record
from tui.widgets.check import Check as CheckView
from tui.widgets.pair_view import PairView
from tui.widgets.prose import FigureView, ProseView
from tui.widgets.reflect_view import ReflectView
from tui.widgets.texts import clickable

_ONWARD = Command("onward", "enter,right", "Next", "Go on: give the chosen answer, else to the next step.", footer=True)
_HINT = Command("hint", "h", "Hint", "A hint for the question, where it has one.")
_PASS = Command("pass_over", "x", "Pass over", "Pass over the question, to come back to it or not.")
_HELP = Command("app.help", "question_mark", "Help", "What can be done here.", footer=True, palette=False)
_CHOOSE = Command("scroll_to_question", "1", "Choose", "Bring the open question into view.", footer=True)


class LessonScreen(CourseScreen):
    """A lesson."""

    TITLE_FOR_HELP = "Lesson"
    CSS_PATH = "lesson.tcss"
    OWN: ClassVar[tuple[Command, ...]] = (
        _ONWARD,
        Command("previous", "left,p", "Previous", "To the step before.", footer=True),
        Command("scroll(1)", "space,pagedown", "Scroll", "Scroll the page; Space goes on at its end.", palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll the page up.", palette=False),
        Command("nudge(1)", "down,j", "Down", "Scroll down a line.", palette=False),
        Command("nudge(-1)", "up,k", "Up", "Scroll up a line.", palette=False),
        Command("choose(1)", "1", "Option 1", "Choose an option of the question: 1 to 9.", palette=False),
        *(Command(f"choose({n})", str(n), f"Option {n}", "", palette=False) for n in range(2, 10)),
        _HINT,
        _PASS,
        Command("write", "w", "Write", "Write on a question that asks for your own words."),
        Command("outline", "o", "Outline", "The steps of this lesson, to go to one.", footer=True),
        Command("links", "l", "Links", "The links of this page, to follow one.", footer=True),
        Command("footnotes", "f", "Footnotes", "The footnotes of this page."),
        Command("app.glossary", "g", "Glossary", "Look up a term.", palette=False),
        Command("note", "n", "Note", "Write a note on this step."),
        Command("bookmark", "b", "Bookmark", "Set or remove a bookmark on this step."),
        Command("app.search", "slash", "Search", "Search lessons and glossary.", palette=False),
        BACK._replace(footer=True),
        _HELP,
    )

    page = getters.query_one("#page", VerticalScroll)
    title_view = getters.query_one("#title", Static)
    outline_view = getters.query_one("#outline", Static)
    voice_view = getters.query_one("#voice", Static)

    def __init__(self, course: Course, record: Record, lesson: str, step: str = "") -> None:
        super().__init__(course, record)
        self.session = LessonSession(course, record, lesson, step)
        self._passed: set[str] = set()
        """Comparisons that were passed over."""
        self._shown = ""
        """Id of the step on the page."""

    def compose_body(self) -> ComposeResult:
        """The outline where there is room, the page, and who is speaking."""
        with Horizontal(id="body"):
            yield Static(id="outline", markup=False)
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="title", markup=False)
        yield Static(id="voice", markup=False)

    async def on_mount(self) -> None:
        """Show the step where the lesson is open."""
        if self.is_built:
            await self._show_step()

    def on_screen_resume(self) -> None:
        """Put on record that the learner has come back here from another screen."""
        last = self.record.history.last
        if last is None or last.subject != self.session.step.id:
            self.session.visit()

    async def recover(self) -> None:
        """Show the step that the lesson is at, if that is another one than the page shows."""
        if self._shown != self.session.step.id:
            await self._show_step()

    async def _show_step(self) -> None:
        step = self.session.step
        self._shown = step.id
        with self.app.batch_update():
            await self.page.remove_children([child for child in self.page.children if child.id != "title"])
            self.title_view.update(Content.styled(step.title, "bold"))
            await self.page.mount_all(self._widgets())
            self.page.scroll_home(animate=False)
            self._show_surroundings()

    def _show_surroundings(self) -> None:
        session = self.session
        steps = session.lesson.steps
        flag = "  ⚑" if session.step.id in self.record.history.bookmarks else ""
        self.top_line.show(session.lesson.title, f"step {session.place + 1} of {len(steps)}{flag}")
        dots = Content("").join(
            Content.styled("●", "$accent")
            if number == session.place
            else Content.styled("●", "$quiet")
            if session.is_read(each)
            else Content.styled("○", "$quiet")
            for number, each in enumerate(steps)
        )
        self._show_keys()
        self.voice_view.update(dots + Content.styled(f"   {wording.voice(self.course, session.step)}", "italic $quiet"))
        rows = []
        for number, each in enumerate(steps):
            mark = "▸" if number == session.place else "✓" if session.is_read(each) else " "
            style = "bold" if number == session.place else "$quiet"
            rows.append(clickable(Content.styled(f"{mark} {each.title}", style), f"screen.jump({number})"))
        self.outline_view.update(Content("\n").join(rows))

    def _widgets(self) -> Iterator[Widget]:
        for block in self.session.step.blocks:
            match block:
                case Prose():
                    yield ProseView(block.markdown)
                case Figure():
                    yield FigureView(block)
                case Check():
                    yield self._check(block.item)
                case Pair():
                    views = self._pair(block)
                    yield from views
                    question = views[-1]
                    if isinstance(question, CheckView) and question.is_open:
                        return

    def _pair(self, pair: Pair) -> Sequence[Widget]:
        try:
            comparison = self.session.comparison(pair)
        except (UnknownIdError, ValueError) as error:
            return [Static(Content.styled(str(error), "$error"))]
        judgement = self.session.told_apart(comparison)
        question = CheckView(
            comparison.question, judgement if isinstance(judgement, ChoiceJudgement) else None, comparison
        )
        if comparison.question.id in self._passed:
            question.pass_over()
        return [PairView(comparison), question]

    def _check(self, name: str) -> Widget:
        try:
            item = self.session.item(name)
        except UnknownIdError:
            return Static(
                Content.styled(f"The question {name!r} cannot be asked: it is missing or not sound.", "$error")
            )
        if isinstance(item, Reflect):
            return ReflectView(item, self.record.history.notes.get(item.id, ""), self.session.reflection(item))
        if not isinstance(item, Choice):
            return Static(Content.styled(f"The item {name!r} is asked in practice, not in a lesson.", "$error"))
        judgement = self.session.judgement(item)
        shown = self.record.history.hints_shown(self.session.step.id, name)
        return CheckView(item, judgement if isinstance(judgement, ChoiceJudgement) else None, hints=item.hints[:shown])

    @property
    def _asked(self) -> list[CheckView | ReflectView]:
        """The questions on the page, in order."""
        return [view for view in self.page.children if isinstance(view, CheckView | ReflectView)]

    @property
    def _open_question(self) -> CheckView | ReflectView | None:
        return next((view for view in self._asked if view.is_open), None)

    @property
    def _open_check(self) -> CheckView | None:
        check = self._open_question
        return check if isinstance(check, CheckView) else None

    @property
    def _late_check(self) -> CheckView | None:
        """A question that was passed over and for which an option has been chosen after all."""
        return next((v for v in self._asked if isinstance(v, CheckView) and v.chosen and v.judgement is None), None)

    async def action_onward(self) -> None:
        """Give the chosen answer; with none chosen go to the question; with no question left, to the next step."""
        check = self._open_question or self._late_check
        if isinstance(check, ReflectView):
            self._reflect(check)
        elif check is not None and check.chosen:
            await self._give(check)
        elif check is not None:
            check.missing = True
            check.repaint()
            self.call_after_refresh(self._reveal, check)
        elif self.session.forward():
            await self._show_step()
        else:
            self.go("back")

    async def _give(self, check: CheckView) -> None:
        answer = ChoiceAnswer(check.chosen)
        try:
            if check.comparison is not None:
                judgement = self.session.tell_apart(check.comparison, answer)
            else:
                judgement = self.session.answer(check.item, answer)
        except JournalError as error:
            self.notify(f"{error} Press Enter to try again.", severity="error", markup=False)
            return
        assert isinstance(judgement, ChoiceJudgement)
        check.show(judgement)
        self._show_keys()
        if check.comparison is not None:
            await self._show_rest()
        self.call_after_refresh(self._reveal, check)

    async def _show_rest(self) -> None:
        """Show what was held back below a comparison."""
        there = len(self.page.children) - 1
        await self.page.mount_all(list(self._widgets())[there:])

    def _reflect(self, view: ReflectView) -> None:
        """Open the field to write in, or keep what was ticked."""
        if not view.text:
            self.action_write()
            return
        view.reflection = self.session.rate(view.item, view.ticked)
        view.repaint()

    def action_write(self) -> None:
        """Write on the question that asks for one's own words."""
        from tui.screens.writer import WriterDialog

        view = next((v for v in self._asked if isinstance(v, ReflectView) and v.reflection is None), None)
        if view is None:
            return

        def keep(text: str) -> None:
            if text.strip():
                self.session.write(view.item, text)
                view.text, view.passed = text.strip(), False

        def show(kept: bool | None) -> None:
            if kept:
                view.repaint()
                self.call_after_refresh(self._reveal, view)

        self.app.push_screen(WriterDialog("In your own words", view.text, keep, plain(view.item.prompt)), show)

    def action_tick(self, number: int) -> None:
        """Tick a criterion, or take the tick away."""
        for view in self._asked:
            if isinstance(view, ReflectView):
                view.tick(number)

    def _show_keys(self) -> None:
        """What to press now: while a question is open, how to answer it."""
        check = self._open_question
        if isinstance(check, CheckView):
            choose = _CHOOSE._replace(keys=f"1-{len(check.item.options)}")
            hint = [_HINT] if check.item.hints else []
            others = [command._replace(footer=True) for command in (*hint, _PASS, BACK)]
            self.key_line.set_commands((choose, _ONWARD._replace(name="Answer"), *others, _HELP))
        else:
            self.key_line.set_commands(self.OWN)

    def _reveal(self, widget: Widget) -> None:
        self.page.scroll_to_widget(widget, animate=False, top=widget.size.height >= self.page.size.height)

    async def action_previous(self) -> None:
        """To the step before."""
        if self.session.back():
            await self._show_step()

    async def action_jump(self, place: int) -> None:
        """To a step by its index."""
        self.session.go(place)
        await self._show_step()

    async def action_scroll(self, direction: int) -> None:
        """Scroll by a page; down at the end goes on."""
        if direction < 0:
            self.page.scroll_page_up(animate=False)
        elif self.page.scroll_y < self.page.max_scroll_y:
            self.page.scroll_page_down(animate=False)
        else:
            await self.action_onward()

    def action_nudge(self, direction: int) -> None:
        """Scroll by a line."""
        self.page.scroll_relative(y=direction, animate=False)

    def action_choose(self, number: int) -> None:
        """Choose an option of the open question, or of the one that was passed over."""
        if isinstance(self._open_question, ReflectView):
            self.action_tick(number)
            return
        checks = [view for view in self._asked if isinstance(view, CheckView) and view.judgement is None]
        check = self._open_check or (checks[0] if checks else None)
        if check is None:
            return
        check.passed = False
        check.choose(number)
        self._reveal(check)

    def action_scroll_to_question(self) -> None:
        """Bring the open question into view."""
        if self._open_question is not None:
            self._reveal(self._open_question)

    def action_hint(self) -> None:
        """Show the next hint of the open question."""
        check = self._open_check
        hint = self.session.hint(check.item) if check else None
        if check is None or hint is None:
            self.notify("There is no further hint here.", markup=False)
            return
        check.hints = (*check.hints, hint)
        check.repaint()
        self.call_after_refresh(self._reveal, check)

    async def action_pass_over(self) -> None:
        """Pass over the open question."""
        check = self._open_question
        if check is None:
            return
        check.pass_over()
        self._show_keys()
        if isinstance(check, CheckView) and check.comparison is not None:
            self._passed.add(check.item.id)
            await self._show_rest()

    def action_outline(self) -> None:
        """Choose a step."""
        from tui.screens.picker import PickerDialog, Row

        session = self.session
        rows = [
            Row(str(number), f"{'✓' if session.is_read(step) else ' '} {step.title}")
            for number, step in enumerate(session.lesson.steps)
        ]
        self.app.push_screen(PickerDialog(session.lesson.title, rows, str(session.place)), self._jump_to)

    async def _jump_to(self, chosen: str | None) -> None:
        if chosen is not None:
            await self.action_jump(int(chosen))

    def action_links(self) -> None:
        """Choose a link of this page."""
        from tui.screens.picker import PickerDialog, Row

        kinds = {"term": "glossary", "lesson": "lesson", "item": "question", "note": "footnote", "https": "address"}
        rows = [
            Row(link.target, link.text, kinds.get(link.target.partition(":")[0], ""))
            for link in self.session.step.links
        ]
        if not rows:
            self.notify("This page has no links.", markup=False)
            return
        self.app.push_screen(PickerDialog("Links of this page", rows), self._follow)

    def _follow(self, target: str | None) -> None:
        if target is None:
            return
        if target.startswith("note:"):
            self.action_footnotes(target.removeprefix("note:"))
        else:
            self.go(target)

    @on(Markdown.LinkClicked)
    def _link_clicked(self, event: Markdown.LinkClicked) -> None:
        event.stop()
        self._follow(event.href)

    def action_footnotes(self, name: str = "") -> None:
        """Show the footnotes of this page, or one."""
        from tui.screens.reader import ReaderDialog

        notes = [note for note in self.session.step.footnotes if name in ("", note.name)]
        if not notes:
            self.notify("This page has no footnotes.", markup=False)
            return
        text = "\n\n".join(f"**{note.number}**  {note.markdown}" for note in notes)
        self.app.push_screen(ReaderDialog("Footnotes" if len(notes) > 1 else "Footnote", text), self._follow)

    def action_note(self) -> None:
        """Write a note on this step."""
        from tui.screens.writer import WriterDialog

        step = self.session.step
        kept = self.record.history.notes.get(step.id, "")
        self.app.push_screen(WriterDialog(f"Note on “{step.title}”", kept, self._keep_note))

    def _keep_note(self, text: str) -> None:
        asking.note(self.record, self.session.step.id, text)

    def action_bookmark(self) -> None:
        """Set or remove a bookmark on this step."""
        on = asking.toggle_bookmark(self.record, self.session.step.id)
        self.notify("Bookmark set." if on else "Bookmark removed.", markup=False, timeout=2)
        self._show_surroundings()
