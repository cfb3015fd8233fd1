"""Journals as long as many learners, or one, would make in years: made in seconds, of what the bundled course asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, islice, product
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias, get_args

import msgspec

from tui.course.course import Course
from tui.course.model import Classify, Item, Quiz, Reflect
from tui.journal.events import (
    Answered,
    Bookmarked,
    Certainty,
    Drafted,
    EventData,
    Hinted,
    Noted,
    Reflected,
    Skipped,
    Slipped,
    StepRead,
    Visited,
)
from tui.journal.store import Journal
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer, deciding_sentences, judge_classify, temptations
from tui.tutor.recalling import kept_key

_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
_REVISION = "0123456789ab"
"""Of a step: which one it was says nothing here."""
_INSERT = "INSERT INTO event (id, time, learner, course, kind, subject, revision, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
Row: TypeAlias = tuple[str, str, str, str, str, str, str, str]


class _Asked(NamedTuple):
    """A question of the course, with answers to it that a learner may give."""

    item: Item
    context: str
    answers: tuple[Answered, ...]
    """Empty for an own text."""


def write(path: Path, course: Course, learners: int, each: int) -> None:
    """Write the journal of learners (`learner-0`, …) with so many events each, all at work at the same time."""
    Journal.open(path).close()
    random = Random(1)
    material = _material(course)
    steps = [step.id for head in course.lesson_heads for step in head.steps]
    records = [_rows(course.id, f"learner-{number}", steps, material, random) for number in range(learners)]
    rows = (row for _ in range(each) for record in records for row in islice(record, 1))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -1000000")
    connection.execute("BEGIN")
    connection.executemany(_INSERT, rows)
    connection.execute("COMMIT")
    connection.close()


def _material(course: Course) -> list[list[_Asked]]:
    """The questions of each quiz that is asked as a round."""
    quizzes = [course.quiz(title.id) for title in course.quiz_titles if title.use.is_round]
    return [[_Asked(item, quiz.id, tuple(_answers(course, quiz, item))) for item in quiz.items] for quiz in quizzes]


def _answers(course: Course, quiz: Quiz, item: Item) -> Iterator[Answered]:
    if isinstance(item, Reflect):
        return
    key = kept_key(item)
    if not isinstance(item, Classify):
        for given in (key, key, key, "~0123456789ab"):
            yield Answered(given=given, key=key, right=given == key, context=quiz.id, skill=item.skill)
        return
    tempts = temptations(item, quiz.verdicts, course.rubric)
    verdicts = (item.key,) * len(quiz.verdicts) + quiz.verdicts
    for verdict, certainty in product(verdicts, get_args(Certainty)):
        for sentence in (NONE_DECIDES, *deciding_sentences(item, course.rubric)):
            judged = judge_classify(item, ClassifyAnswer(verdict, certainty, sentence), course.rubric)
            yield Answered(
                given=verdict,
                key=key,
                right=judged.right,
                certainty=certainty,
                sentence=sentence,
                right_reason=judged.right_reason,
                marks=judged.marks,
                context=quiz.id,
                skill=item.skill,
                confusion=judged.confusion,
                headline=judged.conflation,
                offered=len(quiz.verdicts),
                tempts=tempts,
            )


def _rows(course: str, learner: str, steps: list[str], material: list[list[_Asked]], random: Random) -> Iterator[Row]:
    """What happens to a learner who reads every lesson, and then practises for ever."""
    time = _BEGIN + timedelta(seconds=random.randrange(86400))
    answered = ""
    for data, subject, revision in _happening(steps, material, random):
        time += timedelta(seconds=random.randrange(5, 90))
        id = f"{random.getrandbits(128):032x}"
        if isinstance(data, Slipped):
            data = Slipped(answer=answered)
        elif isinstance(data, Answered):
            answered = id
        kind = str(data.__struct_config__.tag)
        stamp = time.isoformat(timespec="microseconds")
        yield id, stamp, learner, course, kind, subject, revision, msgspec.json.encode(data).decode()


def _happening(steps: list[str], material: list[list[_Asked]], random: Random) -> Iterator[tuple[EventData, str, str]]:
    for step in steps:
        yield Visited(place="lesson"), step, _REVISION
        yield StepRead(), step, _REVISION
        if random.random() < 0.05:
            yield Bookmarked(on=True), step, _REVISION
    for _ in count():
        quiz = random.choice(material)
        for asked in random.sample(quiz, len(quiz)):
            yield from _asking(asked, random)


def _asking(asked: _Asked, random: Random) -> Iterator[tuple[EventData, str, str]]:
    """A question comes; now and then it is skipped, a hint is taken, an answer is taken back, a note is written."""
    subject, revision = asked.item.id, asked.item.revision
    yield Visited(place="practice", item=subject), asked.context, revision
    if random.random() < 0.02:
        yield Skipped(context=asked.context), subject, revision
        return
    hinted = int(random.random() < 0.03)
    if hinted:
        yield Hinted(context=asked.context, number=1), subject, revision
    if not asked.answers:
        yield Drafted(what="note", text="Something begun"), subject, revision
        yield Noted(text="Something written on it"), subject, revision
        yield Reflected(context=asked.context, covered=(1,), criteria=3), subject, revision
        return
    yield msgspec.structs.replace(random.choice(asked.answers), hints=hinted), subject, revision
    if random.random() < 0.01:
        yield Slipped(answer=""), subject, ""
        yield random.choice(asked.answers), subject, revision
    if random.random() < 0.01:
        yield Noted(text="A word on this text, to come back to"), subject, revision
