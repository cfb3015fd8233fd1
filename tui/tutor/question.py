"""A question being asked: one item, in one place, with all that can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Choice, Classify, Item, Keyed, Reflect, are_pair
from tui.journal.events import Answered, Event, Help, Hinted, Reflected, Skipped, Slipped
from tui.tutor import drafts, helping, notes, wording
from tui.tutor.asks import BOTH, Asks
from tui.tutor.comparing import Comparison
from tui.tutor.given import Given
from tui.tutor.history import Writing
from tui.tutor.judging import (
    Answer,
    ChoiceAnswer,
    ClassifyAnswer,
    ClassifyJudgement,
    Judgement,
    Reflection,
    judge,
    judge_choice,
    temptations,
)
from tui.tutor.presenting import presented, seed
from tui.tutor.recalling import given, kept_key, recalled
from tui.tutor.record import Record


class Question:
    """One item, asked in one place. What it says is what is on record; nothing counts before `give` or `rate`."""

    def __init__(
        self,
        course: Course,
        record: Record,
        item: Item,
        context: str,
        verdicts: tuple[str, ...] = (),
        asks: Asks = BOTH,
        help: Help = "",
    ) -> None:
        """Ask an item.

        Args:
            course: The course.
            record: The learner's record.
            item: The item, as its author wrote it.
            context: Where it is asked: a quiz id, or a step (`lesson#step`).
            verdicts: Those that are offered for a vignette, in the order of their keys.
            asks: What a vignette asks for beside the verdict.
            help: What it is asked with.
        """
        self.course = course
        self.record = record
        self.context = context
        self.verdicts = verdicts
        self.help: Help = help
        """What it is asked with, of which `helping` says something before it."""
        self.asks = asks
        """What a vignette asks for beside the verdict; what else an answer holds is let go."""
        self.judgement: Judgement | None = None
        """Of the answer, once it is given or recalled."""
        self.reflection: Reflection | None = None
        """On an own text, once it is rated or recalled."""
        self.earlier: Given | None = None
        """An answer of earlier to what the item no longer has, so that it cannot be shown."""
        self.is_skipped = False
        """Whether it was skipped since it was asked here, and has not been answered since."""
        self._written_item = item
        self._answers: list[Event] = []
        """The events of the answer given just now."""
        self.item: Item = self._present()
        """The item as it is presented: options in the order in which they are shown."""

    def _present(self) -> Item:
        item = self._written_item
        times = self.record.history.times_answered(self.context, item.id)
        return presented(item, seed(self.record.learner, self.context, item.id, times))

    @cached_property
    def asked_again(self) -> str:
        """A line to say before it, where it asks again on purpose what a lesson asked; else empty."""
        return wording.asked_again(self.course, self.record.history, self._written_item)

    @property
    def subject(self) -> str:
        """What a note, a bookmark or an objection is on."""
        return self._written_item.id

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints given since the item was last answered here."""
        shown = self.record.history.hints_shown(self.context, self._written_item.id)
        return self.item.hints[:shown]

    @property
    def is_answered(self) -> bool:
        """Whether it has been answered or reflected on."""
        return self.judgement is not None or self.reflection is not None

    @property
    def is_open(self) -> bool:
        """Whether it waits for the learner."""
        return not self.is_answered and not self.is_skipped

    def recall(self) -> None:
        """Take up what was done here last: the latest answer, or that it was skipped."""
        item, history = self._written_item, self.record.history
        self.is_skipped = history.times_skipped(self.context, self.subject) > 0
        if isinstance(item, Reflect):
            rated = history.last_rating(self.context, item.id)
            if rated is not None:
                numbers = tuple(number for number in rated.data.covered if number <= len(item.criteria))
                self.reflection = Reflection(item, rated.text, numbers)
            return
        answer = history.last_answer(self.context, item.id)
        if answer is None:
            return
        self.judgement = recalled(self.course, item, answer, self.record.learner)
        if self.judgement is None:
            self.earlier = answer
        else:
            self.item = self.judgement.item

    def give(self, answer: Answer) -> Judgement:
        """Judge an answer and put it on record. It is saved when this returns.

        Raises:
            ValueError: The answer is not one that this item allows, or the item is answered already; nothing was kept.
            JournalError: It could not be kept.
        """
        if self.judgement is not None:
            raise ValueError(f"item {self.subject} is answered already")
        if isinstance(self.item, Reflect):
            raise ValueError(f"item {self.subject} is written, not answered")
        if isinstance(answer, ClassifyAnswer) and answer.verdict not in self.verdicts:
            raise ValueError(f"the verdict {answer.verdict!r} is not offered for item {self.subject}")
        if isinstance(answer, ClassifyAnswer):
            answer = self.asks.of(answer)
        judgement = judge(self.item, answer, self.course.rubric if isinstance(self.item, Classify) else None)
        self._keep(judgement)
        self.judgement = judgement
        self.is_skipped = False
        return judgement

    def _keep(self, judgement: Judgement) -> None:
        """Put an answer on record."""
        item = judgement.item
        classify = judgement if isinstance(judgement, ClassifyJudgement) else None
        data = Answered(
            given=given(judgement),
            key=kept_key(item),
            right=judgement.right,
            certainty=classify.answer.certainty if classify else None,
            sentence=classify.answer.sentence if classify else None,
            right_reason=classify.right_reason if classify else None,
            hints=len(self.hints),
            help=self.help,
            marks=classify.marks if classify else None,
            context=self.context,
            skill=item.skill,
            second_of_pair=self._follows_its_mate(item),
            confusion=classify.confusion if classify else "",
            headline=classify is not None and classify.conflation,
            offered=len(self.verdicts) if classify else 0,
            tempts=temptations(classify.item, self.verdicts, self.course.rubric) if classify else (),
        )
        self._answers = [self.record.add(data, item.id, item.revision)]

    def _follows_its_mate(self, item: Keyed) -> bool:
        """Whether the answer before was given here, to the other item of the pair."""
        previous = self.record.history.previous
        if previous is None or previous.data.context != self.context:
            return False
        try:
            return are_pair(self.course.find_item(previous.item)[1], item)
        except UnknownIdError:
            return False

    @property
    def helping(self) -> str:
        """What is said before it, where it is asked with help; else empty."""
        item = self._written_item
        return helping.words(self.help, item, self.course.rubric) if isinstance(item, Classify) else ""

    @property
    def can_undo(self) -> bool:
        """Whether an answer was given just now, so that it can be taken back as a slip."""
        return bool(self._answers)

    def undo(self) -> None:
        """Take the answer given just now back as a slip, and ask again. The slip stays on record and does not count.

        Raises:
            JournalError: It could not be kept.
        """
        while self._answers:
            self.record.add(Slipped(answer=self._answers[-1].id), self._answers[-1].subject)
            self._answers.pop()
        self.judgement = None

    def again(self) -> None:
        """Ask once more what has been answered; the answer before stays on record and counts as the first."""
        self.judgement = self.reflection = self.earlier = None
        self.help = ""
        self.is_skipped = False
        self._answers = []
        self.item = self._present()

    def hint(self) -> str | None:
        """The next hint, put on record; None when there is none left, or the question is answered."""
        shown = len(self.hints)
        if self.is_answered or shown >= len(self.item.hints):
            return None
        self.record.add(Hinted(context=self.context, number=shown + 1), self.subject, self.item.revision)
        return self.item.hints[shown]

    def skip(self) -> None:
        """Leave it for now, on record. Once it is answered there is nothing to skip."""
        if not self.is_answered:
            self.record.add(Skipped(context=self.context), self.subject, self.item.revision)
            self.is_skipped = True

    def dispute(self, text: str) -> None:
        """Keep an objection to the key."""
        notes.dispute(self.record, self.subject, text, self._given, self.item.revision)

    @property
    def _given(self) -> str:
        """The answer in the form in which it is kept; empty before there is one."""
        return given(self.judgement) if self.judgement else ""

    @property
    def text(self) -> str:
        """The learner's own text on a reflect item; empty before it is written."""
        return self.record.history.notes.get(self.subject, "")

    def write(self, text: str) -> None:
        """Keep an own text on a reflect item, before the model answer is shown."""
        notes.note(self.record, self.subject, text, self.item.revision)

    def draft(self, text: str, what: Writing = "note") -> None:
        """Keep what is left off being written."""
        drafts.keep(self.record, what, self.subject, text)

    def rate(self, covered: Iterable[int]) -> Reflection:
        """Keep which criteria of a reflect item the learner finds covered.

        Raises:
            ValueError: The item is no reflect item, or has no criterion of that number.
        """
        if not isinstance(self.item, Reflect):
            raise ValueError(f"item {self.subject} is not reflected on")
        numbers = tuple(sorted(set(covered)))
        if any(not 1 <= number <= len(self.item.criteria) for number in numbers):
            raise ValueError(f"item {self.subject} has {len(self.item.criteria)} criteria")
        data = Reflected(context=self.context, covered=numbers, criteria=len(self.item.criteria))
        self.record.add(data, self.subject, self.item.revision)
        self.reflection = Reflection(self.item, self.text, numbers)
        self.is_skipped = False
        return self.reflection


class PairQuestion(Question):
    """Which of two vignettes is which. The answer is one to each of them, and both count as seen from then on."""

    def __init__(self, course: Course, record: Record, comparison: Comparison, context: str) -> None:
        self.comparison = comparison
        super().__init__(course, record, comparison.question, context)

    def _present(self) -> Choice:
        return self.comparison.question

    @property
    def subject(self) -> str:
        """What an objection is on, and what is skipped: the first of the two, for a pair has no id of its own."""
        return self.comparison.vignettes[0].id

    @property
    def _given(self) -> str:
        answer = self.judgement.answer if self.judgement else None
        return self.comparison.given(answer, 0) if isinstance(answer, ChoiceAnswer) else ""

    def _keep(self, judgement: Judgement) -> None:
        assert isinstance(judgement.answer, ChoiceAnswer)
        # An attempt that could keep the first of the two answers only.
        self.undo()
        for number, item in enumerate(self.comparison.vignettes):
            data = Answered(
                given=self.comparison.given(judgement.answer, number),
                key=item.key,
                right=judgement.right,
                context=self.context,
                skill=item.skill,
                second_of_pair=number == 1,
            )
            self._answers.append(self.record.add(data, item.id, item.revision))

    def recall(self) -> None:
        """Take up what was done here last: the latest answer, or that it was skipped."""
        history = self.record.history
        self.is_skipped = history.times_skipped(self.context, self.subject) > 0
        answer = history.last_answer(self.context, self.subject)
        number = self.comparison.option(answer.data.given) if answer else 0
        if answer and number:
            judgement = judge_choice(self.comparison.question, ChoiceAnswer(number))
            self.judgement = replace(judgement, right=answer.data.right)
