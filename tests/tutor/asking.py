"""Steps that tests of several modules take: answering, reading, opening."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tui.course.course import Course
from tui.course.model import Choice, Classify
from tui.journal.errors import JournalBusy
from tui.journal.events import Event
from tui.tutor.judging import ChoiceAnswer, ClassifyAnswer, Judgement
from tui.tutor.practice import PracticeSession
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.tutor.sitting import FormSession


def ask(course: Course, record: Record, item: str, context: str = "") -> Question:
    """An item, asked in its quiz or in another place."""
    quiz, found = course.find_item(item)
    return Question(course, record, found, context or quiz.id, quiz.verdicts)


def answer(question: Question, right: bool = True) -> Judgement:
    """Answer a question rightly or wrongly, sure, with no sentence deciding."""
    item = question.item
    if isinstance(item, Classify):
        other = next(verdict for verdict in question.verdicts if verdict != item.key)
        return question.give(ClassifyAnswer(item.key if right else other, "sure", 0))
    assert isinstance(item, Choice)
    return question.give(ChoiceAnswer(item.key if right else item.key % len(item.options) + 1))


def sit(course: Course, record: Record, form: str, right: bool = True) -> None:
    """Sit a form to its end."""
    session = FormSession(course, record, form)
    session.visit()
    answer(session.question, right)
    while session.next():
        answer(session.question, right)


def practise(course: Course, record: Record, count: int, right: bool = True) -> PracticeSession:
    """Answer the first items of the practice, and stay at the last of them."""
    session = PracticeSession(course, record, "teas")
    for number in range(count):
        answer(session.question, right)
        if number < count - 1:
            session.next()
    return session


@contextmanager
def busy_after(record: Record, count: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a number of events be put on record; then another program holds it."""
    append, kept = record.journal.append, 0

    def held(*arguments: Any, **names: Any) -> Event:
        nonlocal kept
        if kept == count:
            raise JournalBusy(record.journal.path)
        kept += 1
        return append(*arguments, **names)

    with monkeypatch.context() as patch:
        patch.setattr(record.journal, "append", held)
        yield
