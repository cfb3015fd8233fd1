"""A sure mix-up is met again soon."""

from __future__ import annotations

import pytest

from tests.tutor.asking import answer
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.journal.store import Journal
from tui.tutor.judging import ClassifyAnswer, judge_classify
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.retesting import SOON, brought_forward, due
from tui.tutor.summing import standing

OPEN = "open"


@pytest.fixture(scope="module")
def course() -> Course:
    return Course.open(bundled_course())


@pytest.fixture
def record(course: Course, journal: Journal) -> Record:
    return Record(journal, "ada", course.id)


@pytest.fixture
def journal(tmp_path_factory: pytest.TempPathFactory) -> Journal:
    return Journal.open(tmp_path_factory.mktemp("retest") / "journal.sqlite")


def to_a_text_that_can_be_mixed_up(session: PracticeSession) -> Classify:
    """Answer rightly until the item can be taken for the worse thing, and more of its skill are to come."""
    while True:
        item = session.item
        assert isinstance(item, Classify)
        worse = judge_classify(item, ClassifyAnswer("worst-case", "sure", 0), session.course.rubric)
        left = [each for each in session._queue[session.place + SOON + 2 :] if each.skill == item.skill]
        if worse.conflation and left:
            return item
        answer(session.question)
        session.next()


def mix_up(session: PracticeSession, certainty: Certainty) -> Classify:
    item = to_a_text_that_can_be_mixed_up(session)
    session.question.give(ClassifyAnswer("worst-case", certainty, 0))
    return item


def test_another_new_text_of_the_skill_comes_within_five_and_says_so(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, OPEN)
    mixed = mix_up(session, "sure")
    assert due(session.quiz, record.history) == {mixed.skill: SOON}
    for number in range(1, SOON + 1):
        session.next()
        if session.is_retest:
            assert session.item.skill == mixed.skill
            assert standing(session).endswith(" · again after a sure mix-up")
            answer(session.question)
            assert not session.is_retest
            return
        assert number < SOON
        answer(session.question)


def test_it_does_so_too_where_practice_is_gone_on_with_anew(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, OPEN)
    mixed = mix_up(session, "sure")
    session = PracticeSession(course, record, OPEN)
    assert mixed.skill in [each.skill for each in session._queue[:SOON]]


@pytest.mark.parametrize("certainty", ["guess", "leaning"])
def test_who_was_not_sure_is_not_tested_again_for_it(course: Course, record: Record, certainty: Certainty) -> None:
    session = PracticeSession(course, record, OPEN)
    order = [item.id for item in session._queue]
    mix_up(session, certainty)
    assert due(session.quiz, record.history) == {}
    session.next()
    assert [item.id for item in session._queue] == order


def test_what_was_mixed_up_just_now_is_no_test_of_itself(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, OPEN)
    mix_up(session, "sure")
    assert not session.is_retest
    assert "again" not in standing(session)


def test_nothing_is_lost_or_asked_twice(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, OPEN)
    asked = sorted(item.id for item in session._queue)
    mix_up(session, "sure")
    session.next()
    assert sorted(item.id for item in session._queue) == asked


def test_pairs_stay_together(course: Course, record: Record) -> None:
    """In a queue of pairs, whichever text is mixed up."""
    quiz = course.quiz("two-way-first")
    for item in quiz.items:
        assert isinstance(item, Classify)
        if judge_classify(item, ClassifyAnswer("worst-case", "sure", 0), course.rubric).conflation:
            session = PracticeSession(course, record, quiz.id, item.id)
            session.question.again()
            session.question.give(ClassifyAnswer("worst-case", "sure", 0))
            ahead = brought_forward(quiz, record.history, [each for each in quiz.items if each.id != item.id])
            pairs = [each.pair for each in ahead if isinstance(each, Classify)]
            whole = [pair for pair in dict.fromkeys(pairs) if pairs.count(pair) == 2]
            assert all(pairs[pairs.index(pair) + 1] == pair for pair in whole)
            return
    pytest.fail("no text of the first practice can be mixed up")


def test_without_more_of_the_skill_nothing_is_moved(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "two-way-first")
    while session.next():
        pass
    order = [item.id for item in session._queue]
    item = session.item
    assert isinstance(item, Classify)
    session.question.give(ClassifyAnswer("worst-case" if item.key != "worst-case" else "context-limited", "sure", 0))
    assert not session.next()
    assert [each.id for each in session._queue] == order
