"""Looking back: everything that was answered, in quizzes and in lessons, and what was written in one's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Item, Keyed, Reflect
from tui.journal.events import ROOM
from tui.tutor.given import Given, Rated
from tui.tutor.judging import ClassifyJudgement, Judgement, Reflection
from tui.tutor.recalling import as_asked, recalled
from tui.tutor.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An answer to look back at."""

    item: Item
    """As it was presented."""
    context: str
    """Where it was given: a quiz id or a step (`lesson#step`)."""
    place: str
    """The title of that quiz or step; of a room, that it was a workshop."""
    time: datetime
    """UTC."""
    right: bool | None
    """What was said when it was given; None for an own text."""
    judgement: Judgement | None
    """With what the item says today; None for an own text, and where the item no longer has what was chosen."""
    reflection: Reflection | None
    """An own text and its rating; None for an answer."""
    hints: int
    revised: bool
    """Whether the item has changed since."""

    @property
    def is_conflation(self) -> bool:
        """Whether it was the confusion that the course exists to cure."""
        return isinstance(self.judgement, ClassifyJudgement) and self.judgement.conflation


def past(course: Course, record: Record, quiz: str = "") -> tuple[Past, ...]:
    """What was answered and written, newest first; that to items which are no more is left out.

    Args:
        course: The course.
        record: The learner's record.
        quiz: The quiz to look back at; by default all quizzes and lessons.
    """
    return tuple(looking_back(course, record, quiz))


def looking_back(course: Course, record: Record, quiz: str = "") -> Iterator[Past]:
    """The same, one after the other as they are judged: hundreds of answers take their time."""
    for each in reversed(list(record.history.done())):
        if quiz and each.data.context != quiz:
            continue
        try:
            home, item = course.find_item(each.item)
        except UnknownIdError:
            continue
        if home.use.kept_for and not record.history.sittings.is_told(home.id, item.id):
            continue
        one = _past(course, record, each, item)
        if one is not None:
            yield one


def _past(course: Course, record: Record, one: Given | Rated, item: Item) -> Past | None:
    judgement: Judgement | None = None
    reflection: Reflection | None = None
    right: bool | None = None
    if isinstance(one, Given) and not isinstance(item, Reflect):
        judgement = recalled(course, item, one, record.learner)
        item, right = _shown(item, one, judgement, record), one.data.right
    elif isinstance(one, Rated) and isinstance(item, Reflect):
        covered = tuple(number for number in one.data.covered if number <= len(item.criteria))
        reflection = Reflection(item, one.text, covered)
    else:
        return None
    return Past(
        item=item,
        context=one.data.context,
        place=_place(course, one.data.context, item),
        time=one.event.time,
        right=right,
        judgement=judgement,
        reflection=reflection,
        hints=one.data.hints if isinstance(one, Given) else 0,
        revised=one.event.revision != item.revision,
    )


def _shown(item: Keyed, one: Given, judgement: Judgement | None, record: Record) -> Keyed:
    return judgement.item if judgement else as_asked(item, one, record.learner)


def _place(course: Course, context: str, item: Item) -> str:
    """The title of a quiz or a step. A question of a lesson that was asked by itself has its place there, too."""
    if context == ROOM:
        return "A workshop"
    if "#" in context:
        return course.step_title(context).step or context
    title = next((title for title in course.quiz_titles if title.id == context), None)
    if title is None:
        return context
    return (course.step_title(item.step).step if title.use.only_in_lessons else "") or title.title
