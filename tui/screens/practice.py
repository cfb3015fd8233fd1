"""The judgement: a text, three questions, and in their place the feedback."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Choice, Classify, Flip, Reflect
from tui.journal.errors import JournalError
from tui.screens.base import BACK, CourseScreen
from tui.tutor import asking
from tui.tutor.judging import (
    NONE_DECIDES,
    Answer,
    Certainty,
    ChoiceAnswer,
    ChoiceJudgement,
    ClassifyAnswer,
    ClassifyJudgement,
    evidence,
)
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.widgets import choice_view, feedback_pane, reflect_view
from tui.widgets.question_pane import Draft, Part, questions
from tui.widgets.vignette_view import VignetteView

_GIVE = Command(
    "onward", "enter", "Give this answer", "Give the answer; with something missing, go there.", footer=True
)
_HINT = Command("hint", "h", "Hint", "A hint; the answer then does not count for ability.", footer=True)
_SKIP = Command("skip", "x", "Skip", "Put this one at the end.", footer=True)
_NEXT = Command("onward", "enter", "Next", "Go on to the next one.", footer=True)
_REREAD = Command("reread", "o", "Reread", "Open the step to reread.", footer=True)
_DISPUTE = Command("dispute", "exclamation_mark", "Dispute", "Dispute this key, with a note.", footer=True)
_PAST = Command("past", "a", "Answers", "Look back at past answers.", footer=True)
_BACK = BACK._replace(footer=True)
_HELP = Command("app.help", "question_mark", "Help", "What can be done here.", footer=True, palette=False)
_AGAIN = Command("again", "r", "Another round", "Begin another round.", footer=True)


class PracticeScreen(CourseScreen):
    """Practice."""

    TITLE_FOR_HELP = "Judgement"
    CSS_PATH = "practice.tcss"
    OWN: ClassVar[tuple[Command, ...]] = (
        _GIVE._replace(
            name="Answer, next", help="Give the answer (with something missing, go there); then the next one."
        ),
        Command("verdict(1)", "1", "Verdict", "Choose a verdict, or an option: 1 to 9.", palette=False),
        *(Command(f"verdict({n})", str(n), "Verdict", "", palette=False) for n in range(2, 10)),
        Command("certainty('guess')", "g", "Guess", "You guess: +1 if right, 0 if wrong.", palette=False),
        Command("certainty('leaning')", "l", "Leaning", "You lean to it: +2 if right, -2 if wrong.", palette=False),
        Command("certainty('sure')", "s", "Sure", "You are sure: +3 if right, -6 if wrong.", palette=False),
        Command("sentence(1)", "down,j", "Next sentence", "Point at the next sentence.", palette=False),
        Command("sentence(-1)", "up,k", "Sentence before", "Point at the sentence before.", palette=False),
        Command("none_decides", "0", "None decides", "No sentence decides it.", palette=False),
        _HINT,
        _SKIP,
        _REREAD,
        _DISPUTE,
        _PAST,
        _AGAIN,
        Command("write", "w", "Write", "Write on an item that asks for your own words."),
        Command("scroll(1)", "space,pagedown", "Scroll", "Scroll the lower part, or the text.", palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll back up.", palette=False),
        Command("note", "n", "Note", "Write a note on this item."),
        Command("bookmark", "b", "Bookmark", "Set or remove a bookmark on this item."),
        Command("app.search", "slash", "Search", "Search lessons and glossary.", palette=False),
        _BACK,
        _HELP,
    )

    text = getters.query_one("#text", VerticalScroll)
    below = getters.query_one("#below", VerticalScroll)
    vignette = getters.query_one(VignetteView)
    answer_view = getters.query_one("#answer", Static)
    ledger_view = getters.query_one("#ledger", Static)

    def __init__(self, course: Course, record: Record, quiz: str) -> None:
        super().__init__(course, record)
        self.session = PracticeSession(course, record, quiz)
        self.draft = Draft()
        self.asked: Part | None = None
        self.option = 0
        self.written = ""
        """What was written on a reflect item."""
        self.ticked: set[int] = set()
        """The criteria of a reflect item ticked so far."""
        self.finished = False
        self._shown = ""
        """Id of the item on the screen."""

    @property
    def _has_text(self) -> bool:
        """Whether the item has a vignette to read."""
        return isinstance(self.session.item, Classify | Flip)

    def compose_body(self) -> ComposeResult:
        """The text, below it questions and then feedback; beside them the ledger where there is room."""
        with Horizontal(id="body"):
            with Vertical(id="left"):
                with VerticalScroll(id="text", can_focus=False):
                    yield VignetteView()
                with VerticalScroll(id="below", can_focus=False):
                    yield Static(id="answer", markup=False)
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="ledger", markup=False)

    def on_mount(self) -> None:
        """Show the item where practice is."""
        if self.is_built:
            self._ask()

    def on_resize(self) -> None:
        """Lay the feedback out anew."""
        self.call_after_refresh(self._paint, layout=True)

    def on_screen_resume(self) -> None:
        """Put on record that the learner has come back here from another screen."""
        last = self.record.history.last
        if last is None or last.subject != self.session.quiz.id:
            self.session.visit()

    async def recover(self) -> None:
        """Ask the item that practice is at, if that is another one than the screen shows."""
        if self._shown != self.session.item.id:
            self._ask()

    def _ask(self) -> None:
        session = self.session
        self._shown = session.item.id
        self.draft, self.asked, self.option, self.finished = Draft(), None, 0, False
        item = session.item
        self.set_class(False, "-answered")
        self.set_class(not self._has_text, "-choice")
        self.set_class(isinstance(item, Flip), "-flip")
        self.set_class(len(session.quiz.verdicts) <= 2, "-few")
        self.written = self.record.history.notes.get(item.id, "") if isinstance(item, Reflect) else ""
        self.ticked = set()
        if isinstance(item, Classify):
            self.vignette.ask(item)
        elif isinstance(item, Flip):
            self.vignette.ask(item.original, pickable=False)
            self.ledger_view.update("")
        self._to_top(self.text)
        self._to_top(self.below)
        self._show_keys()
        self._paint(layout=True)
        self._prepare()

    def _show_keys(self) -> None:
        """Say what can be done before the answer."""
        item = self.session.item
        give = _GIVE
        if isinstance(item, Reflect):
            give = _GIVE._replace(name="Keep" if self.written else "Write")
        self.key_line.set_commands((give, *([_HINT] if item.hints else []), _SKIP, _PAST, _BACK, _HELP))

    @work(thread=True, exclusive=True)
    def _prepare(self) -> None:
        """Have the rubric think about this item while the learner does, so that the feedback comes at once."""
        item = self.session.item
        if isinstance(item, Classify):
            self.course.rubric.deciding(item.vignette.stated)
            self.course.rubric.settling(item.vignette.stated)

    def _paint(self, layout: bool = False) -> None:
        session = self.session
        extra = " · new skill" if session.is_new_skill else " · seen before" if session.times else ""
        flag = "  ⚑" if session.item.id in self.record.history.bookmarks else ""
        self.top_line.show(session.quiz.title, f"{session.seen} of {len(session.quiz.items)} answered{extra}{flag}")
        if self.finished:
            self.answer_view.update(self._finish())
            return
        judgement = session.judgement
        if isinstance(judgement, ClassifyJudgement):
            self._paint_feedback(judgement)
        elif isinstance(session.item, Reflect):
            self.answer_view.update(
                reflect_view.content(session.item, self.written, self.ticked, session.reflection, self._width)
            )
        elif isinstance(judgement, ChoiceJudgement):
            self.answer_view.update(choice_view.feedback(judgement, self._width))
        elif isinstance(session.item, Classify):
            offered = [v for v in self.course.rubric.verdicts if v.id in session.quiz.verdicts]
            airy = not self.has_class("-low") or len(offered) < 3
            content = questions(session.item, offered, self.draft, session.hints_shown, self.asked, airy)
            self.answer_view.update(content, layout=layout)
            self.ledger_view.update(feedback_pane.blank_ledger(self.course.rubric), layout=layout)
        else:
            missing = self.asked is not None
            content = choice_view.question(
                session.item, self.option, session.hints_shown, missing, self._width, "verdict"
            )
            self.answer_view.update(content)

    @property
    def _width(self) -> int:
        return min(self.answer_view.content_size.width or 70, 74)

    def _paint_feedback(self, judgement: ClassifyJudgement) -> None:
        wide = self.has_class("-wide")
        upcoming = self.session.upcoming
        mate = isinstance(upcoming, Classify) and bool(upcoming.pair) and upcoming.pair == judgement.item.pair
        note = "The next text has the same setting. Look for what has changed." if mate else ""
        content = feedback_pane.feedback(judgement, self.course.rubric, self._step_title(), note, not wide, self._width)
        self.answer_view.update(content)
        if wide:
            skill = self.course.skill_label(judgement.item.skill)
            self.ledger_view.update(
                feedback_pane.ledger(judgement, self.ledger_view.content_size.width or 38)
                + Content.styled(f"\n\nExercised: {skill}", "$quiet")
            )

    def _step_title(self) -> str:
        """The title of the step to reread."""
        return self.course.step_title(self.session.item.step).step

    def _finish(self) -> Content:
        quiz = self.session.quiz
        past = self.session.past()
        right = sum(answer.judgement.right for answer in past)
        return Content.assemble(
            ("That was the last one.\n\n", "bold"),
            f"{self.session.seen} of {len(quiz.items)} answered; of {len(past)} answers {right} right.\n\n",
            ("Enter", "bold $accent"),
            " back    ",
            ("r", "bold $accent"),
            " another round    ",
            ("a", "bold $accent"),
            " look back",
        )

    @staticmethod
    def _to_top(region: VerticalScroll) -> None:
        """Scroll to the top, where it is not there; asking for nothing costs a paint."""
        if region.scroll_y:
            region.scroll_home(animate=False)

    def action_onward(self) -> None:
        """Give the answer, go to what is missing, or go on to the next item."""
        with self.app.batch_update():
            self._onward()

    def _onward(self) -> None:
        if self.finished:
            self.go("back")
        elif self.session.is_answered:
            self._next()
        elif isinstance(self.session.item, Reflect):
            self._reflect()
        elif isinstance(self.session.item, Classify):
            self._give_verdict(self.session.item)
        elif self.option:
            self._give(ChoiceAnswer(self.option))
        else:
            self.asked = "verdict"
            self._paint()

    def _next(self) -> None:
        if self.session.next():
            self._ask()
        else:
            self.finished = True
            self.set_class(True, "-choice")
            self.ledger_view.update("")
            self.key_line.set_commands((_NEXT._replace(name="Back"), _AGAIN, _PAST, _HELP))
            self._paint()

    def _give_verdict(self, item: Classify) -> None:
        draft = self.draft
        self.asked = draft.missing
        if draft.certainty is None or draft.sentence is None or not draft.verdict:
            self._paint(layout=True)
            return
        self._give(ClassifyAnswer(draft.verdict, draft.certainty, draft.sentence))
        judgement = self.session.judgement
        if isinstance(judgement, ClassifyJudgement):
            self.vignette.show(item, judgement.evidence, judgement.answer.sentence)

    def _reflect(self) -> None:
        """Open the field to write in, or keep what was ticked."""
        if not self.written:
            self.action_write()
            return
        self.session.rate(self.ticked)
        self.key_line.set_commands((_NEXT, *([_REREAD] if self.session.item.step else []), _BACK, _HELP))
        self._paint(layout=True)

    def action_write(self) -> None:
        """Write on an item that asks for one's own words."""
        from tui.screens.writer import WriterDialog

        item = self.session.item
        if isinstance(item, Reflect) and self.session.reflection is None:
            prompt = plain(item.prompt)
            dialog = WriterDialog("In your own words", self.written, self._keep_written, prompt)
            self.app.push_screen(dialog, self._show_written)

    def _keep_written(self, text: str) -> None:
        if text.strip():
            self.session.write(text)
            self.written = text.strip()

    def _show_written(self, kept: bool | None) -> None:
        if kept:
            self._to_top(self.below)
            self._show_keys()
            self._paint(layout=True)

    def action_tick(self, number: int) -> None:
        """Tick a criterion, or take the tick away."""
        item = self.session.item
        if isinstance(item, Reflect) and self.written and not self.session.is_answered and number <= len(item.criteria):
            self.ticked ^= {number}
            self._paint()

    def _give(self, answer: Answer) -> None:
        try:
            self.session.answer(answer)
        except JournalError as error:
            self.notify(f"{error} Press Enter to try again.", severity="error", markup=False)
            return
        item = self.session.item
        if isinstance(item, Flip):
            self.vignette.show(item.original, evidence(item.original, self.course.rubric))
        self._to_top(self.below)
        self.set_class(True, "-answered")
        reread = [_REREAD] if self.session.item.step else []
        self.key_line.set_commands((_NEXT, *reread, _DISPUTE, _PAST, _BACK, _HELP))
        self._paint(layout=True)

    def action_verdict(self, number: int) -> None:
        """Choose a verdict by its hotkey, or an option by its number."""
        if self.session.is_answered or self.finished:
            return
        item = self.session.item
        if isinstance(item, Reflect):
            self.action_tick(number)
            return
        if isinstance(item, Choice):
            if number <= len(item.options):
                self.option, self.asked = number, None
                self._paint()
            return
        for verdict in self.course.rubric.verdicts:
            if verdict.hotkey == number and verdict.id in self.session.quiz.verdicts:
                self.draft.verdict = verdict.id
                self._changed("verdict")

    def action_certainty(self, certainty: Certainty) -> None:
        """Say how sure."""
        if self._is_open:
            self.draft.certainty = certainty
            self._changed("certainty")

    @property
    def _is_open(self) -> bool:
        return self.session.judgement is None and isinstance(self.session.item, Classify) and not self.finished

    def _changed(self, part: Part) -> None:
        if self.asked == part:
            self.asked = None
        self._paint()

    def action_sentence(self, by: int) -> None:
        """Point at the sentence after or before; after the answer, scroll the text below."""
        item = self.session.item
        if not self._is_open or not isinstance(item, Classify):
            self.below.scroll_relative(y=by, animate=False)
            return
        count = len(item.vignette.sentences)
        now = self.draft.sentence
        if not now:
            self._pick(1 if by > 0 else count)
        else:
            self._pick(min(max(now + by, 1), count))

    def action_none_decides(self) -> None:
        """Say that no sentence decides."""
        if self._is_open:
            self._pick(NONE_DECIDES)

    @on(VignetteView.SentenceChosen)
    def _sentence_clicked(self, message: VignetteView.SentenceChosen) -> None:
        message.stop()
        if self._is_open:
            self._pick(message.number)

    def _pick(self, number: int) -> None:
        self.draft.sentence = number
        self.vignette.pick(number)
        line = self.vignette.line_of(number)
        top = int(self.text.scroll_y)
        if number and not top <= line < top + self.text.size.height - 1:
            self.text.scroll_to(y=max(line - 1, 0), animate=False)
        self._changed("sentence")

    def action_hint(self) -> None:
        """Show the next hint."""
        if self.session.is_answered or self.finished:
            return
        if self.session.hint() is None:
            self.notify("There is no further hint.", markup=False, timeout=3)
            return
        self._paint(layout=True)
        self.call_after_refresh(self.below.scroll_end, animate=False)

    def action_skip(self) -> None:
        """Put the item at the end."""
        if self.finished or self.session.is_answered:
            return
        if self.session.skip():
            self._ask()
        else:
            self.notify("This is the last one.", markup=False, timeout=3)

    def action_again(self) -> None:
        """Begin another round."""
        if self.finished:
            self.session.again()
            self._ask()

    def action_reread(self) -> None:
        """Open the step to reread, once the answer is given."""
        if self.session.is_answered and self.session.item.step and not self.finished:
            self.go(f"lesson:{self.session.item.step}")

    def action_past(self) -> None:
        """Look back at past answers."""
        self.go(f"past:{self.session.quiz.id}")

    def action_dispute(self) -> None:
        """Dispute the key, with a note."""
        from tui.screens.writer import WriterDialog

        if self.session.judgement is None or self.finished:
            self.notify("A key can be disputed once it is known.", markup=False, timeout=3)
            return
        kept = self.record.history.disputes.get(self.session.item.id, "")
        prompt = "Why is this key wrong? Your words are kept with your answers."
        self.app.push_screen(WriterDialog("Dispute this key", kept, self._keep_dispute, prompt))

    def _keep_dispute(self, text: str) -> None:
        if text.strip():
            self.session.dispute(text.strip())
            self.notify("Kept.", markup=False, timeout=2)

    def action_note(self) -> None:
        """Write a note on this item."""
        from tui.screens.writer import WriterDialog

        kept = self.record.history.notes.get(self.session.item.id, "")
        self.app.push_screen(WriterDialog("Note on this item", kept, self._keep_note))

    def _keep_note(self, text: str) -> None:
        asking.note(self.record, self.session.item.id, text)

    def action_bookmark(self) -> None:
        """Set or remove a bookmark on this item."""
        on = asking.toggle_bookmark(self.record, self.session.item.id)
        self.notify("Bookmark set." if on else "Bookmark removed.", markup=False, timeout=2)
        self._paint()

    def action_scroll(self, direction: int) -> None:
        """Scroll the lower part; where that is all in view, the text."""
        region = self.below if self.below.max_scroll_y else self.text
        if direction > 0:
            region.scroll_page_down(animate=False)
        else:
            region.scroll_page_up(animate=False)
