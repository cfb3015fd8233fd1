"""Looking back at past answers: a list, and beside or below it the text and the feedback as they were."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.commands import Command
from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.course.model import Classify
from tui.screens.base import BACK, CourseScreen
from tui.tutor import wording
from tui.tutor.judging import ChoiceJudgement, ClassifyJudgement
from tui.tutor.practice import PastAnswer, past_answers
from tui.tutor.record import Record
from tui.widgets import choice_view, feedback_pane
from tui.widgets.vignette_view import VignetteView


class PastScreen(CourseScreen):
    """Past answers, newest first."""

    TITLE_FOR_HELP = "Past answers"
    CSS_PATH = "past.tcss"
    OWN: ClassVar[tuple[Command, ...]] = (
        Command("move(1)", "down,j", "Older", "The answer before.", footer=True, palette=False),
        Command("move(-1)", "up,k", "Newer", "The answer after.", footer=True, palette=False),
        Command("scroll(1)", "space,pagedown", "Scroll", "Scroll the feedback.", footer=True, palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll the feedback up.", palette=False),
        Command("wrong", "w", "Only wrong", "Show only wrong answers, or all again.", footer=True),
        Command("reread", "o", "Reread", "Open the step to reread."),
        BACK._replace(footer=True),
        Command("app.help", "question_mark", "Help", "What can be done here.", footer=True, palette=False),
    )

    rows = getters.query_one("#answers", OptionList)
    vignette = getters.query_one(VignetteView)
    below = getters.query_one("#below", VerticalScroll)
    feedback = getters.query_one("#feedback", Static)

    def __init__(self, course: Course, record: Record, quiz: str = "") -> None:
        super().__init__(course, record)
        self.quiz = quiz
        """The quiz looked back at, or empty for all of them."""
        self.only_wrong = False
        self.all: list[PastAnswer] = []
        self.shown: list[PastAnswer] = []

    def compose_body(self) -> ComposeResult:
        """The answers, and the one under the cursor."""
        rows = OptionList(id="answers", markup=False)
        rows.can_focus = False  # It would take the keys that scroll the feedback.
        with Horizontal(id="body"):
            yield rows
            with Vertical(id="one"):
                with VerticalScroll(id="below", can_focus=False):
                    yield VignetteView()
                    yield Static(id="feedback", markup=False)

    def on_mount(self) -> None:
        """Judge the answers anew and list them."""
        found: list[PastAnswer] = []
        for title in self.course.quiz_titles:
            if title.is_test or self.quiz not in ("", title.id):
                continue
            try:
                found += past_answers(self.course, self.record, self.course.quiz(title.id))
            except CourseError:
                continue
        self.all = sorted(found, key=lambda past: past.time, reverse=True)
        self._fill()

    def _fill(self) -> None:
        self.shown = [past for past in self.all if not (self.only_wrong and past.judgement.right)]
        rows = self.rows
        rows.clear_options()
        rows.add_options(Option(self._row(past)) for past in self.shown)
        what = ("wrong answer" if self.only_wrong else "answer") + ("" if len(self.shown) == 1 else "s")
        self.top_line.show("Past answers", f"{len(self.shown)} {what}")
        if self.shown:
            rows.highlighted = 0
        else:
            self.vignette.display = False
            self.feedback.update("Nothing here yet." if not self.all else "No wrong answer. Press w for all of them.")

    @staticmethod
    def _row(past: PastAnswer) -> Content:
        right = past.judgement.right
        item = past.item
        words = " ".join(
            (item.vignette.text if isinstance(item, Classify) else plain(getattr(item, "stem", ""))).split()
        )
        time = past.time.astimezone().strftime("%d %b %H:%M")
        return Content.assemble(
            ("✓ " if right else "✗ ", "$success" if right else "$error"), f"{words[:17]:<17}… ", (time, "$quiet")
        )

    @on(OptionList.OptionHighlighted, "#answers")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.call_after_refresh(self._show, event.option_index)

    def _show(self, number: int) -> None:
        if number >= len(self.shown):
            return
        past = self.shown[number]
        judgement = past.judgement
        self.below.scroll_home(animate=False)
        width = min(self.feedback.content_size.width or 60, 74)
        self.vignette.display = isinstance(judgement, ClassifyJudgement)
        if isinstance(judgement, ClassifyJudgement):
            self.vignette.show(judgement.item, judgement.evidence, judgement.answer.sentence)
            rubric = self.course.rubric
            content = feedback_pane.feedback(judgement, rubric, "", self._remarks(past), True, width)
            answered = Content.assemble(
                ("You said: ", "$quiet"),
                rubric.verdict_entry[judgement.answer.verdict].label,
                (f", {wording.CERTAINTY_LABELS[judgement.answer.certainty]}", "$quiet"),
            )
            self.feedback.update(answered + "\n" + content)
        elif isinstance(judgement, ChoiceJudgement):
            self.feedback.update(choice_view.feedback(judgement, width))

    def _remarks(self, past: PastAnswer) -> str:
        remarks = []
        if past.hints:
            remarks.append(f"Answered after {past.hints} hint{'s' if past.hints > 1 else ''}.")
        if past.revised:
            remarks.append("The item has been reworded since; this is what it says now.")
        if past.item.id in self.record.history.disputes:
            remarks.append(f"You dispute this key: {self.record.history.disputes[past.item.id]}")
        if past.item.id in self.record.history.notes:
            remarks.append(f"Your note: {self.record.history.notes[past.item.id]}")
        return "\n".join(remarks)

    def action_move(self, by: int) -> None:
        """Move in the list."""
        if by > 0:
            self.rows.action_cursor_down()
        else:
            self.rows.action_cursor_up()

    def action_scroll(self, direction: int) -> None:
        """Scroll the feedback."""
        if direction > 0:
            self.below.scroll_page_down(animate=False)
        else:
            self.below.scroll_page_up(animate=False)

    def action_wrong(self) -> None:
        """Show only wrong answers, or all again."""
        self.only_wrong = not self.only_wrong
        self._fill()

    def action_reread(self) -> None:
        """Open the step to reread."""
        chosen = self.rows.highlighted
        if chosen is not None and self.shown[chosen].item.step:
            self.go(f"lesson:{self.shown[chosen].item.step}")
