"""Sitting a form: its items in an order of the sitting's own, once, without hints, with no feedback before the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2s
from random import Random
from typing import ClassVar

from tui.course.course import Course
from tui.course.model import Item, Quiz
from tui.journal.events import Begun, Finished
from tui.tutor.errors import NotOpenError, refuse_what_is_kept, refuse_what_is_no_round
from tui.tutor.form_words import closed
from tui.tutor.forms import standing
from tui.tutor.history import History
from tui.tutor.judging import Judgement
from tui.tutor.practice import PracticeSession
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.tutor.selection import Round


def seed(learner: str, quiz: str, attempt: int) -> str:
    """What the order of a sitting follows from: another for each learner, form and attempt; no name can be read in it.

    Args:
        learner: Who sits it.
        quiz: Id of the form.
        attempt: How often it was begun, this time included.
    """
    return blake2s(f"{learner}/{quiz}/{attempt}".encode(), digest_size=4).hexdigest()


def order(items: Sequence[Item], seed: str) -> tuple[str, ...]:
    """The ids of a form's items in the order in which a sitting asks them."""
    names = [item.id for item in items]
    Random(seed).shuffle(names)
    return tuple(names)


def left(quiz: Quiz, history: History) -> list[Item]:
    """What is left to be asked of a form that was begun, in its order; what was put off comes last."""
    sitting = history.sittings.of(quiz.id)
    if sitting is None:
        return list(quiz.items)
    here = {item.id: item for item in quiz.items}
    found = [here[name] for name in sitting.items if name in here and name not in sitting.answers]
    return sorted(found, key=lambda item: history.times_skipped(quiz.id, item.id))


def finish(record: Record, quiz: str) -> None:
    """Keep that a form has come to its end.

    Raises:
        JournalError: It could not be kept.
    """
    record.add(Finished(), quiz)


class FormQuestion(Question):
    """An item of a form. Its answer goes on record in a form that was begun on record, whatever came between."""

    def __init__(self, session: FormSession, item: Item) -> None:
        super().__init__(
            session.course, session.record, replace(item, hints=()), session.quiz.id, session.quiz.verdicts
        )
        self._begin = session.begin

    def _keep(self, judgement: Judgement) -> None:
        self._begin()
        super()._keep(judgement)


class FormSession(PracticeSession):
    """A form being sat. Coming to it begins it, on record; it can be left and gone on with."""

    tells_at_once: ClassVar[bool] = False

    def __init__(self, course: Course, record: Record, quiz: str) -> None:
        """Sit a form, or go on with it; nothing is put on record yet.

        Raises:
            UnknownIdError: There is no such quiz.
            KeptUnseenError: It is kept for a workshop.
            AskedInLessonsError: It is asked inside lessons only.
            NotOpenError: It cannot be sat now.
            CourseError: It has no item that could be asked.
        """
        super().__init__(course, record, quiz)

    def _open(self, quiz: str, item: str) -> Quiz:
        found = self.course.quiz(quiz)
        if not found.use.is_sat:
            refuse_what_is_kept(found)
            refuse_what_is_no_round(found)
        title = next(title for title in self.course.quiz_titles if title.id == quiz)
        stands = standing(self.course, self.record.history, title, self.record.journal.now())
        if not stands.can_be_sat or not left(found, self.record.history):
            raise NotOpenError(closed(title, stands))
        return found

    def _begin(self, round: Round, first: str = "") -> None:
        history = self.record.history
        sittings, quiz = history.sittings, self.quiz
        sitting = sittings.of(quiz.id)
        self._before = len(sitting.answers) if sitting else 0
        self._seed = sitting.seed if sitting else seed(self.record.learner, quiz.id, sittings.attempts(quiz.id) + 1)
        self._order = sitting.items if sitting else order(quiz.items, self._seed)
        places = {name: place for place, name in enumerate(self._order)}
        queue = left(quiz, history)
        self._start(round, queue if sitting else sorted(queue, key=lambda item: places[item.id]))

    def _question(self, item: Item) -> Question:
        return FormQuestion(self, item)

    def begin(self) -> None:
        """Keep that the form was begun, unless that is known.

        Raises:
            JournalError: It could not be kept.
        """
        if self.record.history.sittings.of(self.quiz.id) is None:
            self.record.add(Begun(seed=self._seed, items=self._order), self.quiz.id)

    def _come(self, question: Question) -> None:
        self.begin()
        self._stay.visit(self.quiz.id, question.item.revision, question.item.id)

    def _bring_forward(self) -> None:
        """The order of a sitting is on record."""

    @property
    def number(self) -> int:
        """The number of the current item among those of the form, from 1."""
        return self._before + self.place + 1

    @property
    def size(self) -> int:
        """How many items the form asks."""
        return self._before + len(self._queue)

    @property
    def seen(self) -> int:
        """How many of its items have been answered."""
        sitting = self.record.history.sittings.of(self.quiz.id)
        return len(sitting.answers) if sitting else 0

    @property
    def reason(self) -> str:
        """What is other than in practice."""
        return "feedback at the end"

    def next(self) -> bool:
        """Go to the next item; False at the end, which is put on record."""
        if super().next():
            return True
        finish(self.record, self.quiz.id)
        return False
