"""A judgement: the questions about a text, and in their place what is said about the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from textual.content import Content
from textual.reactive import var

from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.tutor import wording
from tui.tutor.asks import Asked
from tui.tutor.judging import CERTAINTIES, NONE_DECIDES, ClassifyAnswer, ClassifyJudgement
from tui.tutor.question import Question
from tui.widgets import feedback_pane
from tui.widgets.blocks import rows
from tui.widgets.card import MARGIN, Card, Part, margin
from tui.widgets.question_pane import Draft, questions

Told = Literal["evidence", "key", "all"]
"""How much is said of a judged text: its evidence, marked; the key, too; everything."""
_GAP = Part("", [Content("")])
_POINTED = "Sentences are pointed at with ↑ ↓."


class JudgementPane(Card):
    """The questions about a vignette. Its draft is a `var`: choosing moves nothing, so that it is only painted anew."""

    DEFAULT_CSS = """
    JudgementPane { max-width: 76; border-left: none; padding: 0; margin: 0; }
    """

    draft: var[Draft] = var(Draft(), init=False)
    """What has been chosen so far; to be watched by whoever shows the sentence that is pointed at."""
    asked: var[Asked | None] = var(None, init=False)
    """The question to which the learner was sent back, if any."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.add_class("-broken")
        self.told: Told = "all"
        """How much is said once the answer is given."""
        self.note = ""
        """A last line under what is said about the answer."""
        self.take(question)

    def take(self, question: Question) -> None:
        """Ask about a text, from the beginning."""
        assert isinstance(question.item, Classify)
        self.question = question
        self.item: Classify = question.item
        self.offered = tuple(question.course.rubric.verdict_entry[name] for name in question.verdicts)
        """The verdicts to choose from."""
        self.told = "all"
        self.clear()

    @property
    def answer(self) -> ClassifyAnswer | None:
        """What would be given now; None while something is missing."""
        return self.draft.answer(self.question.asks)

    @property
    def is_taken_up(self) -> bool:
        """Whether something is chosen."""
        return self.draft != Draft()

    def asks_changed(self) -> None:
        """Ask for what is asked for now, and let go what was chosen of the rest."""
        self.set_reactive(JudgementPane.asked, None)
        self.draft = self.draft.within(self.question.asks)
        self.look_at("verdict")

    @property
    def missing(self) -> Asked | None:
        """The first question without an answer."""
        return self.draft.missing(self.question.asks)

    def clear(self) -> None:
        """Take back what was chosen."""
        self.set_reactive(JudgementPane.draft, Draft())
        self.set_reactive(JudgementPane.asked, None)
        self.look_at("verdict")

    def press(self, number: int) -> bool:
        """Choose the verdict that has this number; False where there is none."""
        chosen = next((verdict.id for verdict in self.offered if verdict.hotkey == number), None)
        if chosen is None or self.question.is_answered:
            return False
        self._choose("verdict", replace(self.draft, verdict=chosen))
        return True

    def be_sure(self, certainty: Certainty) -> None:
        """Choose how sure."""
        self._choose("certainty", replace(self.draft, certainty=certainty))

    def be_surer(self, by: int) -> None:
        """Choose the next higher or lower certainty; the first time the one in the middle."""
        now = self.draft.certainty
        place = len(CERTAINTIES) // 2 if now is None else CERTAINTIES.index(now) + by
        self.be_sure(CERTAINTIES[min(max(place, 0), len(CERTAINTIES) - 1)])

    def point(self, by: int) -> None:
        """Point at the sentence after or before."""
        count, now = len(self.item.vignette.sentences), self.draft.sentence
        self.point_at(min(max(now + by, 1), count) if now else 1 if by > 0 else count)

    def point_at(self, number: int) -> None:
        """Point at a sentence, or say that none decides."""
        self._choose("sentence", replace(self.draft, sentence=number))

    @property
    def pointed(self) -> int:
        """The sentence that is pointed at."""
        return self.draft.sentence or NONE_DECIDES

    def _choose(self, part: Asked, draft: Draft) -> None:
        self._looked_at = part
        if self.asked == part:
            self.asked = None
        self.draft = draft

    def ask(self) -> None:
        """Say what is missing."""
        self._looked_at = self.missing or ""
        self.asked = self.missing

    @property
    def word_missing(self) -> str:
        """What is still to be said, in a sentence; empty where nothing is missing."""
        keys = [str(verdict.hotkey) for verdict in self.offered]
        return {
            "verdict": f"Choose a verdict: {wording.enumeration(keys, 'or')}.",
            "certainty": "Say how sure: g, l or s.",
            "sentence": "Point at a sentence with ↑ ↓, or press 0.",
        }.get(self.missing or "", "")

    def word_on(self, number: int) -> str:
        """What is to be said where a number pressed may have been meant for a sentence; mostly nothing."""
        offered = {verdict.hotkey: verdict.id for verdict in self.offered}
        if number not in offered:
            is_sentence = self.question.asks.sentence and 1 <= number <= len(self.item.vignette.sentences)
            return _POINTED if is_sentence else f"There is no verdict {number} here."
        changes = self.draft.verdict not in ("", offered[number])
        return f"The verdict is now {number}. {_POINTED}" if changes and self.missing == "sentence" else ""

    def watch_draft(self) -> None:
        """Show what is chosen."""
        self.paint()

    def watch_asked(self) -> None:
        """Show what is missing."""
        self.paint()

    def action_be_sure(self, certainty: Certainty) -> None:
        """Choose the certainty that was clicked on, if the screen lets anything be chosen now."""
        if self.screen.check_action("certainty", (certainty,)):
            self.be_sure(certainty)
            self.post_message(self.Chosen(self))

    def parts(self, width: int) -> Iterator[Part]:
        """The questions, or what is said about the answer."""
        judgement = self.question.judgement
        if isinstance(judgement, ClassifyJudgement):
            room = width - MARGIN
            said = self._said(judgement, room).split("\n", allow_blank=True)
            broken = (row for line in said for row in ([line] if line.cell_length <= room else rows(line, room)))
            yield Part("feedback", margin(broken))
            return
        hints = self.question.hints
        airy = not self.screen.has_class("-low") or (len(self.offered) < 3 and not hints)
        for part in self.before(width):
            yield part
            if airy:
                yield _GAP
        for number, part in enumerate(
            questions(self.item.vignette, self.offered, self.question.asks, self.draft, hints, self.asked, width)
        ):
            if number and airy:
                yield _GAP
            yield part

    def _said(self, judgement: ClassifyJudgement, width: int) -> Content:
        course = self.question.course
        if self.told == "evidence":
            return Content("The evidence is marked in the text. What does it say?")
        if self.told == "key":
            return feedback_pane.named(judgement, course.rubric)
        step = course.step_title(self.item.step).step
        beside, low = self.screen.has_class("-wide"), self.screen.has_class("-low")
        return feedback_pane.feedback(judgement, course.rubric, step, self.note, not beside, width, airy=not low)
