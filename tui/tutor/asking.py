"""Putting an answer on record: what a lesson and a practice session share."""

from __future__ import annotations

from collections.abc import Iterable

from tui.course.course import Course
from tui.course.model import Classify, Item, Keyed, Reflect
from tui.journal.events import Answered, Bookmarked, Disputed, Hinted, Noted, Reflected
from tui.tutor.judging import (
    Answer,
    Certainty,
    ChoiceAnswer,
    ClassifyAnswer,
    ClassifyJudgement,
    Judgement,
    Reflection,
    judge,
)
from tui.tutor.record import Record


class Asking:
    """Asks items in one context (a quiz, or a step of a lesson) and keeps what is answered."""

    def __init__(self, course: Course, record: Record) -> None:
        self.course = course
        self.record = record

    def give(self, item: Keyed, answer: Answer, context: str) -> Judgement:
        """Judge an answer and put it on record. It is saved when this returns.

        Raises:
            ValueError: The answer is not one that this item allows; nothing was kept.
        """
        judgement = judge(item, answer, self.course.rubric)
        classify = judgement if isinstance(judgement, ClassifyJudgement) else None
        history = self.record.history
        previous = history.answers[-1] if history.answers else None
        data = Answered(
            given=given(judgement),
            key=str(item.key),
            right=judgement.right,
            certainty=classify.answer.certainty if classify else None,
            sentence=classify.answer.sentence if classify else None,
            right_reason=classify.right_reason if classify else None,
            hints=history.hints_shown(context, item.id),
            marks=classify.marks if classify else None,
            context=context,
            skill=item.skill,
            second_of_pair=previous is not None
            and previous.data.context == context
            and self._mates(item, previous.item, context),
        )
        self.record.add(data, item.id, item.revision)
        return judgement

    def write(self, item: Reflect, text: str) -> None:
        """Keep a learner's own text on a reflect item, as the note on it, before the model answer is shown."""
        note(self.record, item.id, text, item.revision)

    def rate(self, item: Reflect, covered: Iterable[int], context: str) -> Reflection:
        """Keep which criteria the learner finds covered.

        Raises:
            ValueError: There is no criterion of that number.
        """
        numbers = tuple(sorted(set(covered)))
        if any(not 1 <= number <= len(item.criteria) for number in numbers):
            raise ValueError(f"item {item.id} has {len(item.criteria)} criteria")
        data = Reflected(context=context, covered=numbers, criteria=len(item.criteria))
        self.record.add(data, item.id, item.revision)
        return Reflection(item, self.record.history.notes.get(item.id, ""), numbers)

    def reflection(self, item: Reflect, context: str) -> Reflection | None:
        """The latest comparison of an item there; None where there is none."""
        covered = self.record.history.reflections.get((context, item.id))
        if covered is None:
            return None
        return Reflection(item, self.record.history.notes.get(item.id, ""), covered)

    def _mates(self, item: Item, other: str, context: str) -> bool:
        if not isinstance(item, Classify) or not item.pair or other == item.id:
            return False
        quiz = self.course.quiz(context)
        return any(mate.id == other and isinstance(mate, Classify) and mate.pair == item.pair for mate in quiz.items)

    def hint(self, item: Item, context: str) -> str | None:
        """The next hint for an item, put on record; None when there is none left."""
        shown = self.record.history.hints_shown(context, item.id)
        if shown >= len(item.hints):
            return None
        self.record.add(Hinted(context=context, number=shown + 1), item.id, item.revision)
        return item.hints[shown]

    def hints_shown(self, item: Item, context: str) -> tuple[str, ...]:
        """The hints already given since the item was last answered."""
        return item.hints[: self.record.history.hints_shown(context, item.id)]

    def dispute(self, item: Item, text: str) -> None:
        """Keep a learner's objection to an item's key."""
        last = next((g for g in reversed(self.record.history.answers) if g.item == item.id), None)
        self.record.add(Disputed(text=text, given=last.data.given if last else ""), item.id, item.revision)


def given(judgement: Judgement) -> str:
    """An answer in the form in which it is kept: a verdict, or the number of an option."""
    if isinstance(judgement, ClassifyJudgement):
        return judgement.answer.verdict
    return str(judgement.answer.option)


def note(record: Record, subject: str, text: str, revision: str = "") -> None:
    """Keep a note on a step or item; an empty one removes it."""
    record.add(Noted(text=text.strip()), subject, revision)


def toggle_bookmark(record: Record, subject: str) -> bool:
    """Set or remove a bookmark; returns whether it is set now."""
    on = subject not in record.history.bookmarks
    record.add(Bookmarked(on=on), subject)
    return on


def rejudge(
    course: Course, item: Keyed, given: str, certainty: Certainty | None, sentence: int | None
) -> Judgement | None:
    """Judge a kept answer by the item as it is now; None where the item no longer allows that answer."""
    answer: Answer
    if isinstance(item, Classify):
        answer = ClassifyAnswer(given, certainty or "guess", sentence or 0)
    else:
        answer = ChoiceAnswer(int(given) if given.isdecimal() else 0)
    try:
        return judge(item, answer, course.rubric)
    except ValueError:
        return None
