"""Answers as a table: one row an answer, in the order in which they were given, slips and repeats included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

import msgspec

from tui.course.course import Course
from tui.export.spreadsheet import json_lines, table
from tui.journal.events import Answered, Event, Slipped
from tui.tutor.history import History
from tui.tutor.measures import counting
from tui.tutor.unseen import is_id_kept_unseen


class AnswerRow(msgspec.Struct, frozen=True):
    """An answer."""

    id: str
    """Of the event, unique among all journals."""
    time: str
    """When, in UTC: `2026-03-01T12:00:00Z`."""
    learner: str
    course: str
    context: str
    """Where the item was asked: a quiz, or a step as `LESSON#STEP`."""
    item: str
    revision: str
    """Of the item, when it was answered."""
    skill: str
    given: str
    """A verdict; of a choice item an option's id, or `~` and a hash of its text."""
    key: str
    """The right answer then, in the same form; empty of an item that is kept for a test or a workshop."""
    right: bool
    certainty: str | None
    """`guess`, `leaning` or `sure`; null where it was not asked."""
    sentence: int | None
    """Number of the sentence pointed at, 0 for "none decides"; null where it was not asked."""
    right_reason: bool | None
    """Whether that sentence decides; null where it was not asked, or is half right."""
    marks: int | None
    hints: int
    """How many were shown before the answer."""
    help: str
    """`cue` or `full` for what it was asked with; empty for nothing."""
    offered: int
    """How many verdicts were offered; 0 where no single text was judged."""
    confusion: str
    """The kind of a wrong answer, or empty."""
    headline: bool
    """Whether that is the confusion that the course is about."""
    second_of_pair: bool
    taken_back: bool
    """Whether it was a slip."""
    counts: bool
    """Whether it counts for what is measured: a first answer to a text that was not seen before."""


COLUMNS = AnswerRow.__struct_fields__
"""The columns of the table, in order."""


def rows(course: Course, events: Iterable[Event]) -> Iterator[AnswerRow]:
    """The answers among a learner's events in a course; those in a form come once it has come to its end."""
    events = list(events)
    slips = {event.data.answer for event in events if isinstance(event.data, Slipped)}
    history = History(events)
    counted = {given.event.id for given in counting(course, history)}
    untold = history.sittings.open
    kept = _kept_unseen(course)
    for event in events:
        data = event.data
        if not isinstance(data, Answered) or data.context in untold:
            continue
        yield AnswerRow(
            id=event.id,
            time=event.time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            learner=event.learner,
            course=event.course,
            context=data.context,
            item=event.subject,
            revision=event.revision,
            skill=data.skill,
            given=data.given,
            key="" if kept(data.context, event.subject) else data.key,
            right=data.right,
            certainty=data.certainty,
            sentence=data.sentence,
            right_reason=data.right_reason,
            marks=data.marks,
            hints=data.hints,
            help=data.help,
            offered=data.offered,
            confusion=data.confusion,
            headline=data.headline,
            second_of_pair=data.second_of_pair,
            taken_back=event.id in slips,
            counts=event.id in counted,
        )


def _kept_unseen(course: Course) -> Callable[[str, str], bool]:
    """Tells whether what was asked somewhere is kept unseen, be it by the quiz there or by that of the item today."""
    quizzes = {title.id for title in course.quiz_titles if title.use.kept_for}
    item = cache(partial(is_id_kept_unseen, course))
    return lambda context, name: context in quizzes or item(name)


def as_jsonl(found: Iterable[AnswerRow]) -> str:
    """An object a line."""
    return json_lines(found)


def as_csv(found: Iterable[AnswerRow]) -> str:
    """A table with a row of names; what does not apply is empty, what is so or not is `yes` or `no`."""
    return table(COLUMNS, found)
