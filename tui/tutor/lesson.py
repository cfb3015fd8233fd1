"""Going through a lesson, a step at a time."""

from __future__ import annotations

from collections.abc import Iterable

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Item, Keyed, Lesson, Pair, Reflect, Step
from tui.journal.events import Answered, StepRead, Visited
from tui.tutor.asking import Asking, rejudge
from tui.tutor.comparing import Comparison, compare
from tui.tutor.judging import Answer, ChoiceAnswer, Judgement, Reflection, judge
from tui.tutor.record import Record


class LessonSession:
    """A lesson in progress. Every step that is opened is put on record, so that it can be gone on with anywhere."""

    def __init__(self, course: Course, record: Record, lesson: str, step: str = "") -> None:
        """Open a lesson.

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
        self._asking = Asking(course, record)
        names = [each.id for each in self.lesson.steps]
        if step and step not in names:
            raise UnknownIdError(step)
        unread = [name for name in names if name not in record.history.read]
        self.place = names.index(step or (unread or names)[0])
        """Index of the current step, from 0."""
        self.visit()

    @property
    def step(self) -> Step:
        """The current step."""
        return self.lesson.steps[self.place]

    @property
    def is_last(self) -> bool:
        """Whether the current step is the lesson's last."""
        return self.place == len(self.lesson.steps) - 1

    @property
    def next_lesson(self) -> str | None:
        """The lesson after this one in the course; None after the last."""
        names = [head.id for head in self.course.lesson_heads if not head.flaw]
        after = names[names.index(self.lesson.id) + 1 :] if self.lesson.id in names else []
        return after[0] if after else None

    def visit(self) -> None:
        """Put on record that the learner is here."""
        self.record.add(Visited(place="lesson"), self.step.id, self.step.revision)

    def forward(self) -> bool:
        """Mark the step as read and go to the next one; False at the end of the lesson."""
        if self.step.id not in self.record.history.read:
            self.record.add(StepRead(), self.step.id, self.step.revision)
        if self.is_last:
            return False
        self.place += 1
        self.visit()
        return True

    def back(self) -> bool:
        """Go to the step before; False at the beginning of the lesson."""
        if self.place == 0:
            return False
        self.place -= 1
        self.visit()
        return True

    def go(self, place: int) -> None:
        """Go to a step by its index."""
        self.place = max(0, min(place, len(self.lesson.steps) - 1))
        self.visit()

    def is_read(self, step: Step) -> bool:
        """Whether a step was read."""
        return step.id in self.record.history.read

    def item(self, name: str) -> Item:
        """An item that the step asks.

        Raises:
            UnknownIdError: There is no such sound item.
        """
        return self.course.find_item(name)[1]

    @property
    def open_checks(self) -> tuple[str, ...]:
        """The items of the current step that were not answered yet and can be asked."""
        history = self.record.history
        return tuple(name for name in self.step.checks if not history.times_answered(self.step.id, name))

    def answer(self, item: Keyed, answer: Answer) -> Judgement:
        """Answer an item of the current step. The answer is saved when this returns.

        Raises:
            ValueError: The answer is not one that this item allows.
        """
        return self._asking.give(item, answer, self.step.id)

    def write(self, item: Reflect, text: str) -> None:
        """Keep an own text on a reflect item of the current step."""
        self._asking.write(item, text)

    def rate(self, item: Reflect, covered: Iterable[int]) -> Reflection:
        """Keep which criteria the learner finds covered."""
        return self._asking.rate(item, covered, self.step.id)

    def reflection(self, item: Reflect) -> Reflection | None:
        """The latest comparison of a reflect item of the current step; None where there is none."""
        return self._asking.reflection(item, self.step.id)

    def comparison(self, pair: Pair) -> Comparison:
        """The two vignettes of a pair of the current step, ready to be told apart.

        Raises:
            UnknownIdError: One of them is missing or not sound.
            ValueError: They have the same key.
        """
        return compare(self.course, pair)

    def tell_apart(self, comparison: Comparison, answer: ChoiceAnswer) -> Judgement:
        """Say which vignette is which. Both count as seen from now on. The answer is saved when this returns."""
        judgement = judge(comparison.question, answer, self.course.rubric)
        for number, item in enumerate(comparison.vignettes):
            data = Answered(
                given=comparison.given(answer, number),
                key=item.key,
                right=judgement.right,
                context=self.step.id,
                skill=item.skill,
                second_of_pair=number == 1,
            )
            self.record.add(data, item.id, item.revision)
        return judgement

    def told_apart(self, comparison: Comparison) -> Judgement | None:
        """The latest answer to a comparison of the current step, judged anew; None where there is none."""
        given = self.record.history.last_answer(self.step.id, comparison.vignettes[0].id)
        if given is None:
            return None
        number = comparison.option(given.data.given)
        return judge(comparison.question, ChoiceAnswer(number), self.course.rubric) if number else None

    def hint(self, item: Item) -> str | None:
        """The next hint; None when there is none left."""
        return self._asking.hint(item, self.step.id)

    def judgement(self, item: Keyed) -> Judgement | None:
        """The latest answer to an item of the current step, judged anew; None where there is none."""
        given = self.record.history.last_answer(self.step.id, item.id)
        return (
            rejudge(self.course, item, given.data.given, given.data.certainty, given.data.sentence) if given else None
        )
