"""When skills are due again, and what is asked then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fsrs import Rating

from tests.tutor.asking import answer, ask
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Certainty
from tui.journal.store import Journal
from tui.tutor.due import waiting
from tui.tutor.errors import NothingDueError
from tui.tutor.given import Given
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer, deciding_sentences
from tui.tutor.record import Record
from tui.tutor.review import ReviewSession, due_skills, serve
from tui.tutor.scheduling import LONGEST, due, rating, schedule
from tui.tutor.summing import standing

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock, course: Course) -> Iterator[Record]:
    """A record that is dated by the clock."""
    with Journal.open(tmp_path / "dated.sqlite", clock=clock) as journal:
        yield Record(journal, "ada", course.id)


def given(record: Record) -> Given:
    return list(record.history.answers())[-1]


@pytest.mark.parametrize(
    ("verdict", "certainty", "sentence", "was_sure", "expected"),
    [
        ("black", "sure", 0, False, Rating.Again),
        ("green", "sure", 1, False, Rating.Again),
        ("green", "guess", 2, False, Rating.Hard),
        ("green", "leaning", 2, False, Rating.Good),
        ("green", "sure", 2, False, Rating.Good),
        ("green", "sure", 2, True, Rating.Easy),
        ("green", "leaning", 2, True, Rating.Good),
        ("green", None, 2, False, Rating.Good),
        ("green", None, None, False, Rating.Good),
        ("green", None, None, True, Rating.Good),
        ("green", "sure", None, False, Rating.Good),
        ("green", "guess", None, False, Rating.Hard),
        ("green", None, 1, False, Rating.Again),
        ("black", None, None, False, Rating.Again),
    ],
)
def test_how_an_answer_is_rated(
    course: Course,
    kept: Record,
    verdict: str,
    certainty: Certainty | None,
    sentence: int | None,
    was_sure: bool,
    expected: Rating,
) -> None:
    ask(course, kept, "mira-green").give(ClassifyAnswer(verdict, certainty, sentence))
    assert rating(given(kept), was_sure) is expected


def test_a_right_answer_after_a_hint_is_a_hard_one(course: Course, kept: Record) -> None:
    question = ask(course, kept, "mira-green")
    question.hint()
    question.give(ClassifyAnswer("green", "sure", 2))
    assert rating(given(kept), True) is Rating.Hard


def test_only_skills_that_were_exercised_are_scheduled(course: Course, kept: Record) -> None:
    assert schedule(course, kept.history) == ()
    answer(ask(course, kept, "same-plant"))
    assert schedule(course, kept.history) == ()
    ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    assert [each.skill for each in schedule(course, kept.history)] == ["by-heat"]


def test_a_clock_that_is_set_back_gives_no_negative_spans(course: Course, kept: Record, clock: Clock) -> None:
    ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    clock.now = START - timedelta(days=400)
    ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    (found,) = schedule(course, kept.history)
    assert found.due > START


class TestSixtyDays:
    """A learner who comes each day and answers what is due, right and sure."""

    @pytest.fixture(scope="class")
    def course(self) -> Course:
        return Course.open(bundled_course())

    def study(self, course: Course, record: Record, clock: Clock, lapse: int | None = None) -> list[int]:
        """Days on which the first skill was asked."""
        skill = course.skills[0].id
        asked: list[int] = []
        for day in range(60):
            clock.now = START + timedelta(days=day)
            wanted = due_skills(course, record.history, clock.now) if day else (skill,)
            for quiz, item in serve(course, record.history, wanted):
                assert isinstance(item, Classify)
                wrong = len(asked) == lapse
                verdict = next(v for v in quiz.verdicts if v != item.key) if wrong else item.key
                sentences = deciding_sentences(item, course.rubric)
                question = ask(course, record, item.id, quiz.id)
                question.give(ClassifyAnswer(verdict, "sure", sentences[0] if sentences else NONE_DECIDES))
                asked.append(day)
        return asked

    def test_intervals_grow(self, course: Course, kept: Record, clock: Clock) -> None:
        days = self.study(course, kept, clock)
        intervals = [after - before for before, after in pairwise(days)]
        assert len(intervals) >= 2
        assert intervals == sorted(intervals)
        assert intervals[-1] > 2 * intervals[0]

    def test_a_lapse_returns_soon(self, course: Course, kept: Record, clock: Clock) -> None:
        days = self.study(course, kept, clock, lapse=1)
        assert days[2] - days[1] < days[1] - days[0] + 1
        assert len(days) > 3

    def test_each_time_it_is_a_new_text(self, course: Course, kept: Record, clock: Clock) -> None:
        self.study(course, kept, clock)
        items = [given.item for given in kept.history.answers()]
        assert len(items) == len(set(items)) > 2

    def test_no_interval_is_longer_than_the_longest(self, course: Course, kept: Record, clock: Clock) -> None:
        for _ in range(12):
            self.study(course, kept, clock)
            clock.now = clock.now + timedelta(days=LONGEST)
        (found,) = schedule(course, kept.history, fuzz=False)
        last = max(given.event.time for given in kept.history.answers())
        assert found.due - last <= timedelta(days=LONGEST)


def test_days_are_spread_the_same_each_time(course: Course, kept: Record, clock: Clock) -> None:
    for _ in range(4):
        ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
        clock.now += timedelta(days=30)
    spread, plain = schedule(course, kept.history), schedule(course, kept.history, fuzz=False)
    assert spread == schedule(course, kept.history)
    assert abs(spread[0].due - plain[0].due) <= timedelta(days=LONGEST / 10)


def test_what_is_due_by_the_end_of_the_day_is_due(course: Course, kept: Record) -> None:
    ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    scheduled = schedule(course, kept.history)
    morning = scheduled[0].due.replace(hour=0, minute=0)
    assert due(scheduled, morning) == scheduled
    assert due(scheduled, morning - timedelta(minutes=1)) == ()


@pytest.fixture
def later(course: Course, kept: Record, clock: Clock) -> datetime:
    """A day on which both skills are due: each has had one right answer."""
    ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    ask(course, kept, "olu-open").give(ClassifyAnswer("open", "guess", 0))
    clock.now = START + timedelta(days=60)
    return clock.now


def test_a_review_asks_a_new_text_for_each_skill_and_says_why(course: Course, kept: Record, later: datetime) -> None:
    assert waiting(course, kept) == 2
    session = ReviewSession(course, kept, later)
    asked = [session.item]
    assert standing(session).startswith("1 of 2 · due today: Tells by the ")
    answer(session.question)
    assert session.next()
    asked.append(session.item)
    answer(session.question)
    assert not session.next()
    assert {item.skill for item in asked} == {"by-heat", "by-colour"}
    by_colour = next(item for item in asked if item.skill == "by-colour")
    assert by_colour.id in ("mira-black", "olu-black")
    assert {given.data.context for given in kept.history.answers()} == {"teas"}
    assert session.sum.title == "Review"
    assert session.sum.answered == 2


def test_where_all_texts_were_seen_the_least_often_seen_comes(course: Course, kept: Record, later: datetime) -> None:
    assert [item.id for _, item in serve(course, kept.history, ["by-heat"])] == ["mira-green"]


def test_a_review_is_no_place_to_be_gone_on_with(course: Course, kept: Record, later: datetime) -> None:
    session = ReviewSession(course, kept, later)
    session.visit()
    answer(session.question)
    session.next()
    session.leave()
    assert kept.history.last is None


def test_only_what_was_missed_can_be_asked_again(course: Course, kept: Record, later: datetime) -> None:
    session = ReviewSession(course, kept, later)
    answer(session.question, right=False)
    missed = session.item.id
    session.next()
    answer(session.question)
    assert session.again("missed")
    assert (session.size, session.item.id) == (1, missed)


def test_where_nothing_is_due_it_says_what_is_next(course: Course, kept: Record) -> None:
    with pytest.raises(NothingDueError, match="nothing is due for review today: practise first"):
        ReviewSession(course, kept, START)
    ask(course, kept, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    with pytest.raises(NothingDueError, match="next is “Tells by the heat”, on 2026-03-"):
        ReviewSession(course, kept, START)
    assert waiting(course, kept) == 0
