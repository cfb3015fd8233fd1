"""Practising judgements: the items of a quiz, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tui.course.course import Course
from tui.course.errors import CourseError
from tui.course.model import Item, Keyed, Quiz, Reflect
from tui.journal.events import Skipped, Visited
from tui.tutor.asking import Asking, rejudge
from tui.tutor.judging import Answer, Judgement, Reflection
from tui.tutor.record import Record
from tui.tutor.selection import order


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer to look back at."""

    item: Keyed
    judgement: Judgement
    time: datetime
    """UTC."""
    hints: int
    revised: bool
    """Whether the item has changed since."""


class PracticeSession:
    """A quiz in progress. Which item comes next follows from the record, so that it can be gone on with anywhere."""

    def __init__(self, course: Course, record: Record, quiz: str) -> None:
        """Open a quiz.

        Raises:
            UnknownIdError: There is no such quiz.
            CourseError: It has no item that could be asked, or is kept for a test.
        """
        self.course = course
        self.record = record
        self.quiz: Quiz = course.quiz(quiz)
        if self.quiz.is_test:
            raise CourseError(f"quiz {quiz!r} is kept for a test, and", ())
        self._asking = Asking(course, record)
        self._queue = order(self.quiz, record.history, f"{record.learner}/{quiz}")
        self.place = 0
        """Index of the current item in this session, from 0."""
        self.judgement: Judgement | None = None
        """Of the current item, once it is answered."""
        self.reflection: Reflection | None = None
        """On the current item, once it is rated."""
        self.visit()

    @property
    def item(self) -> Item:
        """The current item."""
        return self._queue[self.place]

    @property
    def upcoming(self) -> Item | None:
        """The item after the current one; None at the end."""
        return self._queue[self.place + 1] if self.place + 1 < len(self._queue) else None

    @property
    def seen(self) -> int:
        """How many of the quiz's items have been answered."""
        return sum(bool(self.record.history.times_answered(self.quiz.id, item.id)) for item in self.quiz.items)

    @property
    def times(self) -> int:
        """How often the current item had been answered before now."""
        answered = self.record.history.times_answered(self.quiz.id, self.item.id)
        return answered - self.is_answered

    @property
    def is_new_skill(self) -> bool:
        """Whether no item of the current item's skill was answered before in this quiz."""
        skills = {
            other.skill for other in self.quiz.items if self.record.history.times_answered(self.quiz.id, other.id)
        }
        return bool(self.item.skill) and self.item.skill not in skills and not self.is_answered

    def visit(self) -> None:
        """Put on record that the learner is here."""
        self.record.add(Visited(place="practice", item=self.item.id), self.quiz.id, self.item.revision)

    def hint(self) -> str | None:
        """The next hint for the current item; None when there is none left."""
        return self._asking.hint(self.item, self.quiz.id)

    @property
    def hints_shown(self) -> tuple[str, ...]:
        """The hints already given for the current item."""
        return self._asking.hints_shown(self.item, self.quiz.id)

    def answer(self, answer: Answer) -> Judgement:
        """Answer the current item. The answer is saved when this returns.

        Raises:
            ValueError: The answer is not one that this item allows, or the item is answered already.
        """
        if self.judgement is not None:
            raise ValueError(f"item {self.item.id} is answered already")
        if isinstance(self.item, Reflect):
            raise ValueError(f"item {self.item.id} is written, not answered")
        self.judgement = self._asking.give(self.item, answer, self.quiz.id)
        return self.judgement

    def write(self, text: str) -> None:
        """Keep an own text on the current item, a reflect item, before the model answer is shown."""
        if isinstance(self.item, Reflect):
            self._asking.write(self.item, text)

    def rate(self, covered: Iterable[int]) -> Reflection:
        """Keep which criteria of the current item, a reflect item, the learner finds covered.

        Raises:
            ValueError: The item is no reflect item, or has no criterion of that number.
        """
        if not isinstance(self.item, Reflect):
            raise ValueError(f"item {self.item.id} is not reflected on")
        self.reflection = self._asking.rate(self.item, covered, self.quiz.id)
        return self.reflection

    @property
    def is_answered(self) -> bool:
        """Whether the current item has been answered or reflected on."""
        return self.judgement is not None or self.reflection is not None

    def skip(self) -> bool:
        """Put the current item at the end, if it is not answered; False where no other one is left."""
        if self.is_answered:
            return self.next()
        self.record.add(Skipped(context=self.quiz.id), self.item.id, self.item.revision)
        if self.place == len(self._queue) - 1:
            return False
        self._queue.append(self._queue.pop(self.place))
        self.visit()
        return True

    def next(self) -> bool:
        """Go to the next item; False where all have been asked."""
        if self.place == len(self._queue) - 1:
            return False
        self.place += 1
        self.judgement = self.reflection = None
        self.visit()
        return True

    def again(self) -> None:
        """Begin another round."""
        self._queue = order(self.quiz, self.record.history, f"{self.record.learner}/{self.quiz.id}")
        self.place = 0
        self.judgement = self.reflection = None
        self.visit()

    def dispute(self, text: str) -> None:
        """Keep an objection to the current item's key."""
        self._asking.dispute(self.item, text)

    def past(self) -> tuple[PastAnswer, ...]:
        """The answers given in this quiz, oldest first; those to items that are no more are left out."""
        return past_answers(self.course, self.record, self.quiz)


def past_answers(course: Course, record: Record, quiz: Quiz) -> tuple[PastAnswer, ...]:
    """The answers given in a quiz, oldest first, judged by the items as they are now."""
    items = {item.id: item for item in quiz.items}
    past = []
    for given in record.history.answers_in(quiz.id):
        item = items.get(given.item)
        if item is None or isinstance(item, Reflect):
            continue
        data = given.data
        judgement = rejudge(course, item, data.given, data.certainty, data.sentence)
        if judgement is not None:
            revised = given.event.revision != item.revision
            past.append(PastAnswer(item, judgement, given.event.time, data.hints, revised))
    return tuple(past)
