"""Going through a lesson, a step at a time."""

from __future__ import annotations

from dataclasses import dataclass

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Check, Classify, Figure, Lesson, Pair, Prose, Reflect, Reveal, Step
from tui.journal.events import StepRead
from tui.tutor.comparing import compare
from tui.tutor.errors import KeptUnseenError
from tui.tutor.path import Way, after
from tui.tutor.question import PairQuestion, Question
from tui.tutor.record import Record
from tui.tutor.stay import Stay


@dataclass(frozen=True, slots=True)
class Unasked:
    """A question that belongs somewhere and cannot be asked."""

    why: str
    """A clause for the learner."""


Shown = Prose | Figure | Reveal | Question | Unasked
"""What stands on a page: text, drawings, questions, and a place from which on the rest waits to be revealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What is to be said at the end of a lesson."""

    title: str
    is_part: bool
    """Whether the learner was led past some of its steps."""
    asked: int
    """How many questions the lesson asks that can be answered rightly or wrongly."""
    right: int
    """How many of them were right at the first try, wherever that was."""
    left: int
    """How many questions were skipped or passed by, and have been answered nowhere."""
    way: Way
    """What is next."""


class LessonSession:
    """A lesson in progress. Every step that is opened is put on record, so that it can be gone on with anywhere."""

    def __init__(self, course: Course, record: Record, lesson: str, step: str = "") -> None:
        """Open a lesson; nothing is put on record yet.

        Args:
            course: The course.
            record: The learner's record.
            lesson: Id of the lesson.
            step: The step to open, `lesson#step`; by default the first one not yet read, or the first.

        Raises:
            UnknownIdError: There is no such lesson or step.
            CourseError: The lesson is not sound enough to be shown.
        """
        self.course = course
        self.record = record
        self.lesson: Lesson = course.lesson(lesson)
        names = [each.id for each in self.lesson.steps]
        if step and step not in names:
            raise UnknownIdError(step)
        unread = [name for name in names if name not in record.history.read]
        self.place = names.index(step or (unread or names)[0])
        """Index of the current step, from 0."""
        self._stay = Stay(record, "lesson", lesson)
        self._questions: dict[Check | Pair, Question | Unasked] = {}
        self._revealed = 0
        """How many places to reveal the learner has passed on this step."""

    @property
    def step(self) -> Step:
        """The current step."""
        return self.lesson.steps[self.place]

    @property
    def is_last(self) -> bool:
        """Whether the current step is the last one that the learner is led to."""
        return self.following is None

    @property
    def following(self) -> int | None:
        """Index of the step that the learner is led to next; None at the end."""
        return next((place for place in self._led if place > self.place), None)

    @property
    def preceding(self) -> int | None:
        """Index of the step that the learner was led to before; None at the beginning."""
        return next((place for place in reversed(self._led) if place < self.place), None)

    @property
    def short_way(self) -> tuple[str, ...]:
        """Ids of the steps that belong to the short way, where it is followed and passes over others."""
        follows = self.record.history.follows_short_way
        return self.course.express.get(self.lesson.id, ()) if follows else ()

    @property
    def _led(self) -> tuple[int, ...]:
        """The steps that the learner is led through, by index: all, unless the current one is on a short way."""
        short = self.short_way
        steps = enumerate(self.lesson.steps)
        return tuple(place for place, step in steps if self.step.id not in short or step.id in short)

    def visit(self) -> None:
        """Put on record that the learner is here."""
        self._stay.visit(self.step.id, self.step.revision)

    def leave(self) -> None:
        """Go away from the lesson; where nothing was done in it, the place before is gone on with."""
        self._stay.leave()

    def forward(self) -> bool:
        """Mark the step as read and go to the next one; False at the end of the lesson."""
        self._mark_read()
        return self._go(self.following)

    def back(self) -> bool:
        """Go to the step before; False at the beginning of the lesson."""
        return self._go(self.preceding)

    def go(self, place: int) -> None:
        """Go to a step by its index."""
        self._go(max(0, min(place, len(self.lesson.steps) - 1)))

    def _go(self, place: int | None) -> bool:
        if place is None:
            return False
        self._stay.visit(self.lesson.steps[place].id, self.lesson.steps[place].revision)
        if place != self.place:
            self._stay.busy = True
            self.place = place
            self._questions = {}
            self._revealed = 0
        return True

    def _mark_read(self) -> None:
        if not self.is_read(self.step):
            self.record.add(StepRead(), self.step.id, self.step.revision)
        self._stay.busy = True

    def reached_end(self) -> None:
        """The learner has seen the page to its end. A last step that waits for nothing is read by that."""
        if self.is_last and not self.is_read(self.step) and not self.waits:
            self._mark_read()

    @property
    def waits(self) -> bool:
        """Whether the page holds something back, or a question of it is open."""
        shown = self.blocks
        return any(isinstance(each, Reveal) or (isinstance(each, Question) and each.is_open) for each in shown)

    def is_read(self, step: Step) -> bool:
        """Whether a step was read."""
        return step.id in self.record.history.read

    @property
    def blocks(self) -> tuple[Shown, ...]:
        """What may be shown of the current step now.

        What follows two texts to compare comes once they are told apart or skipped; what follows a place to reveal,
        once that is done. The questions are the same objects as long as the learner stays on the step.
        """
        shown: list[Shown] = []
        revealed = len(self.step.blocks) if self.is_read(self.step) else self._revealed
        for block in self.step.blocks:
            if isinstance(block, Reveal):
                if not revealed:
                    return (*shown, block)
                revealed -= 1
                continue
            if isinstance(block, Prose | Figure):
                shown.append(block)
                continue
            question = self._question(block)
            shown.append(question)
            if isinstance(question, PairQuestion) and question.is_open:
                break
        return tuple(shown)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that may be shown now, in the order of the page."""
        return tuple(each for each in self.blocks if isinstance(each, Question))

    def reveal(self) -> bool:
        """Show what the page holds back at a place to reveal; False where there is none."""
        if not any(isinstance(each, Reveal) for each in self.blocks):
            return False
        self._revealed += 1
        return True

    @property
    def revealed(self) -> int:
        """How many places to reveal have been passed on the current step."""
        return self._revealed

    def did(self) -> None:
        """Something was done here: a question answered or skipped."""
        self._stay.busy = True

    def _question(self, block: Check | Pair) -> Question | Unasked:
        if block not in self._questions:
            self._questions[block] = self._ask(block, self.step)
        return self._questions[block]

    def _ask(self, block: Check | Pair, step: Step) -> Question | Unasked:
        try:
            if isinstance(block, Pair):
                question: Question = PairQuestion(self.course, self.record, compare(self.course, block), step.id)
            else:
                quiz, item = self.course.find_item(block.item)
                if quiz.use.kept_for:
                    raise KeptUnseenError(quiz)
                if isinstance(item, Classify):
                    raise ValueError(f"item {item.id!r} is a text to judge, which practice asks")
                question = Question(self.course, self.record, item, step.id, quiz.verdicts)
        except (UnknownIdError, KeptUnseenError, ValueError) as error:
            return Unasked(str(error))
        question.recall()
        return question

    @property
    def ending(self) -> Ending:
        """What is to be said at the end of the lesson."""
        history = self.record.history
        first = history.first()
        steps = [self.lesson.steps[place] for place in self._led]
        blocks = [(step, block) for step in steps for block in dict.fromkeys(step.blocks)]
        found = [self._ask(block, step) for step, block in blocks if isinstance(block, Check | Pair)]
        asked = [each for each in found if isinstance(each, Question)]
        keyed = [first.get(each.subject) for each in asked if not isinstance(each.item, Reflect)]
        return Ending(
            title=self.lesson.title,
            is_part=len(steps) < len(self.lesson.steps),
            asked=len(keyed),
            right=sum(given is not None and given.data.right for given in keyed),
            left=sum(not history.times_met(each.subject) for each in asked),
            way=after(self.course, history, self.lesson.id),
        )
