"""Practising: the items of a quiz, one after the other, in rounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Item, Quiz, are_pair
from tui.tutor.asks import BOTH, Asks
from tui.tutor.errors import refuse_what_is_no_round
from tui.tutor.helping import help_with
from tui.tutor.judging import ClassifyJudgement
from tui.tutor.mixing import apart
from tui.tutor.path import Way, after, way_on
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.tutor.retesting import brought_forward, is_retest
from tui.tutor.selection import Round, missed, new, order, select
from tui.tutor.stay import Stay


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What is to be said at the end of a round."""

    title: str
    asked: int
    """How many items the round asked."""
    answered: int
    """How many of them were answered or reflected on in it."""
    judged: int
    """How many of these answers can be right or wrong."""
    right: int
    marks: int | None
    """Sum of the certainty marks; None where no answer was marked."""
    conflations: int
    """How many answers were the confusion that the course exists to cure."""
    missed: int
    """How many items of the quiz have a wrong latest answer."""
    new: int
    """How many items of the quiz have not been met."""
    way: Way
    """What comes after the quiz."""


class PracticeSession:
    """A quiz in progress. Which item comes next follows from the record, so that it can be gone on with anywhere."""

    tells_at_once: ClassVar[bool] = True
    """Whether what is to be said about an answer follows it; else at the end."""

    def __init__(self, course: Course, record: Record, quiz: str, item: str = "", helps: bool = True) -> None:
        """Open a quiz; nothing is put on record yet.

        Args:
            course: The course.
            record: The learner's record.
            quiz: Id of the quiz.
            item: The item to begin with, whether it was answered before or not; by default the next new one. Of a quiz
                that is asked inside lessons only it is all that is asked.
            helps: Whether help is given where the quiz gives any.

        Raises:
            UnknownIdError: There is no such quiz, or no such item in it.
            KeptUnseenError: The quiz is kept for a test or a workshop.
            AskedInLessonsError: It is asked inside lessons only, and no item is named.
            CourseError: It has no item that could be asked.
        """
        self.course = course
        self.record = record
        self._helps = helps
        self.asks = BOTH
        """What judgements ask for beside the verdict; see `ask_for`."""
        self.quiz: Quiz = self._open(quiz, item)
        """What is asked; of a quiz that is asked inside lessons only, one item alone."""
        self._stay = Stay(record, "practice", quiz)
        self.question: Question
        """The current item, being asked."""
        self._begin("new" if new(self.quiz, record.history) else "all", item)

    def _open(self, quiz: str, item: str) -> Quiz:
        """What is asked."""
        return _narrowed(self.course.quiz(quiz), item)

    def _begin(self, round: Round, first: str = "") -> None:
        history = self.record.history
        queue = order(self.quiz, select(self.quiz, history, round), history, f"{self.record.learner}/{self.quiz.id}")
        if first:
            chosen = next((item for item in self.quiz.items if item.id == first), None)
            if chosen is None:
                raise UnknownIdError(first)
            queue = [chosen, *(item for item in queue if item.id != first)]
        self._start(round, queue if first else brought_forward(self.quiz, history, queue))

    def _start(self, round: Round, queue: list[Item]) -> None:
        self.round: Round = round
        """What this round asks."""
        self._queue = queue
        self._done: list[Question] = []
        self.place = 0
        """Index of the current item in this round, from 0."""
        self.question = self._ask()

    def _ask(self) -> Question:
        return self._question(self._queue[self.place])

    def _question(self, item: Item) -> Question:
        help = help_with(self.quiz, self.record.history, item) if self._helps else ""
        return Question(self.course, self.record, item, self.quiz.id, self.quiz.verdicts, self.asks, help)

    def ask_for(self, asks: Asks) -> None:
        """Ask for what the learner wants to be asked, from the current question on; a test asks it all."""
        if not self.quiz.use.kept_for:
            self.asks = self.question.asks = asks

    def _come_to(self, item: Item) -> Question:
        """Put on record that the learner is at an item. Until that is kept nothing has moved, so it can be retried."""
        question = self._question(item)
        self._come(question)
        return question

    @property
    def item(self) -> Item:
        """The current item, as it is presented."""
        return self.question.item

    @property
    def number(self) -> int:
        """The number of the current item in this round, from 1."""
        return self.place + 1

    @property
    def size(self) -> int:
        """How many items this round asks."""
        return len(self._queue)

    @property
    def upcoming(self) -> Item | None:
        """The item after the current one; None at the end."""
        return self._queue[self.place + 1] if self.place + 1 < len(self._queue) else None

    @property
    def is_mate_next(self) -> bool:
        """Whether the other one of the current item's pair comes next."""
        return self.upcoming is not None and are_pair(self.item, self.upcoming)

    @property
    def is_mate(self) -> bool:
        """Whether the other one of the current item's pair came just before, in this round."""
        return bool(self._done) and are_pair(self._done[-1].item, self.item)

    @property
    def seen(self) -> int:
        """How many of the quiz's items have been answered, in it or in a lesson."""
        return sum(bool(self.record.history.times_met(item.id)) for item in self.quiz.items)

    @property
    def times(self) -> int:
        """How often the current item had been answered before now."""
        return self.record.history.times_met(self.item.id) - self.question.is_answered

    @property
    def is_new_skill(self) -> bool:
        """Whether no item of this quiz that has the current item's skill has been answered."""
        if not self.item.skill:
            return False
        answered = (other for other in self.quiz.items if self.record.history.times_met(other.id))
        return self.item.skill not in {other.skill for other in answered}

    @property
    def reason(self) -> str:
        """Why the current item is asked, where all of the round is asked for a reason of its own; else empty."""
        return ""

    @property
    def is_retest(self) -> bool:
        """Whether the current item tests again what was mixed up, sure; once it is answered, it no longer does."""
        return is_retest(self.quiz, self.record.history, self.item)

    def _bring_forward(self) -> None:
        ahead = self.place + 1
        self._queue[ahead:] = brought_forward(self.quiz, self.record.history, self._queue[ahead:])

    def visit(self) -> None:
        """Put on record that the learner is here; with a question of a lesson the place stays where it was."""
        self._come(self.question)

    def _come(self, question: Question) -> None:
        if self.quiz.use.is_round:
            self._stay.visit(self.quiz.id, question.item.revision, question.item.id)

    def leave(self) -> None:
        """Go away from the quiz; where nothing was done in it, the place before is gone on with."""
        self._stay.leave()

    def did(self) -> None:
        """Something was done here: a question answered, a hint taken."""
        self._stay.busy = True

    def skip(self) -> bool:
        """Put the current item at the end, if it is not answered; False where no other one is left."""
        if self.question.is_answered:
            return self.next()
        upcoming = self.upcoming
        question = None if upcoming is None else self._come_to(upcoming)
        self.question.skip()
        self._stay.busy = True
        if question is None:
            return False
        self._queue.append(self._queue.pop(self.place))
        if self.quiz.are_pairs_apart:
            here = self.place + 1
            self._queue[here:] = apart(self._queue[here:])
        self.question = question
        return True

    def next(self) -> bool:
        """Go to the next item; False where all of this round have been asked."""
        self._stay.busy = True
        self._bring_forward()
        if self.upcoming is None:
            return False
        question = self._come_to(self.upcoming)
        self._done.append(self.question)
        self.place += 1
        self.question = question
        return True

    def again(self, round: Round = "all") -> bool:
        """Begin another round; False where there is nothing that it could ask."""
        if not select(self.quiz, self.record.history, round):
            return False
        self._begin(round)
        self.visit()
        return True

    @property
    def sum(self) -> Sum:
        """What is to be said at the end of this round."""
        questions = [*self._done, self.question]
        judged = [question.judgement for question in questions if question.judgement is not None]
        vignettes = [judgement for judgement in judged if isinstance(judgement, ClassifyJudgement)]
        marks = [judgement.marks for judgement in vignettes if judgement.marks is not None]
        history = self.record.history
        return Sum(
            title=self.quiz.title,
            asked=len(self._queue),
            answered=sum(question.is_answered for question in questions),
            judged=len(judged),
            right=sum(judgement.right for judgement in judged),
            marks=sum(marks) if marks else None,
            conflations=sum(judgement.conflation for judgement in vignettes),
            missed=len(missed(self.quiz, history)),
            new=len(new(self.quiz, history)),
            way=after(self.course, history, self.quiz.id) if self.quiz.use.is_round else way_on(self.course, history),
        )


def _narrowed(quiz: Quiz, item: str) -> Quiz:
    """A quiz as it can be practised: of one that is asked inside lessons only, the item that is named."""
    if quiz.use.only_in_lessons and item:
        return replace(quiz, items=tuple(each for each in quiz.items if each.id == item))
    refuse_what_is_no_round(quiz)
    return quiz
