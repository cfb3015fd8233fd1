"""Review: a text for each skill that is due, one that was not seen before while there are any."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.course.course import Course
from tui.course.model import Classify, Item, Quiz
from tui.tutor.errors import NothingDueError
from tui.tutor.history import History
from tui.tutor.parts import practices
from tui.tutor.practice import PracticeSession
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.tutor.scheduling import due, schedule
from tui.tutor.selection import Round, select

TITLE = "Review"


def due_skills(course: Course, history: History, now: datetime) -> tuple[str, ...]:
    """The skills that are due today, the one that has waited longest first."""
    return tuple(each.skill for each in due(schedule(course, history), now))


def serve(course: Course, history: History, skills: Sequence[str]) -> list[tuple[Quiz, Item]]:
    """A text for each skill, with the practice that it is from: the least often seen one, in the order of practices.

    Of a pair whose other text was seen the text that is left comes after all others.
    """
    quizzes = [course.quiz(title.id) for title in practices(course)]
    offered = [(quiz, item) for quiz in quizzes for item in quiz.items if isinstance(item, Classify)]
    met_pairs = {item.pair for _, item in offered if item.pair and history.times_met(item.id)}
    chosen: list[tuple[Quiz, Item]] = []
    for skill in skills:
        fitting = [(quiz, item) for quiz, item in offered if item.skill == skill]
        if fitting:
            chosen.append(min(fitting, key=lambda each: (history.times_met(each[1].id), each[1].pair in met_pairs)))
    return chosen


class ReviewSession(PracticeSession):
    """A round of what is due. Answers count where their items are at home; it is no place to be gone on with."""

    def __init__(self, course: Course, record: Record, now: datetime) -> None:
        """Begin a review.

        Args:
            course: The course.
            record: The learner's record.
            now: The time, with its zone.

        Raises:
            NothingDueError: No skill is due, or there is no text for any.
        """
        coming = schedule(course, record.history)
        served = serve(course, record.history, [each.skill for each in due(coming, now)])
        if not served:
            raise NothingDueError(
                course.skill_label(coming[0].skill) if coming else "", coming[0].due if coming else None
            )
        self._homes = {item.id: quiz for quiz, item in served}
        self._served = [item for _, item in served]
        super().__init__(course, record, "")

    def _open(self, quiz: str, item: str) -> Quiz:
        verdicts = tuple(verdict.id for verdict in self.course.rubric.verdicts)
        return Quiz(id="", title=TITLE, form="practice", verdicts=verdicts, items=tuple(self._served))

    def _begin(self, round: Round, first: str = "") -> None:
        self._start(round, list(self._served) if round != "missed" else select(self.quiz, self.record.history, round))

    def _question(self, item: Item) -> Question:
        home = self._homes[item.id]
        return Question(self.course, self.record, item, home.id, home.verdicts, self.asks)

    def _come(self, question: Question) -> None:
        """It is no place to be gone on with."""

    def _bring_forward(self) -> None:
        """All of it is short."""

    @property
    def reason(self) -> str:
        """The skill that is due."""
        return f"due today: {self.course.skill_label(self.item.skill)}"
