"""Which item comes next."""

from __future__ import annotations

from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Skipped
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.selection import order


def names(course: Course, record: Record, seed: str = "ada/teas") -> list[str]:
    return [item.id for item in order(course.quiz("teas"), record.history, seed)]


def answer(course: Course, record: Record, name: str) -> None:
    """Answer an item of the practice, whichever place it has."""
    session = PracticeSession(course, record, "teas")
    while session.item.id != name:
        assert session.next()
    session.answer(ClassifyAnswer("green", "guess", 0))


def test_the_two_of_a_pair_stand_next_to_each_other(course: Course, record: Record) -> None:
    for seed in map(str, range(20)):
        items = order(course.quiz("teas"), record.history, seed)
        pairs = [item.pair for item in items if isinstance(item, Classify)]
        for pair in set(filter(None, pairs)):
            places = [place for place, other in enumerate(pairs) if other == pair]
            assert places == [places[0], places[0] + 1]


def test_the_order_follows_from_the_seed(course: Course, record: Record) -> None:
    assert names(course, record) == names(course, record)
    assert len({tuple(names(course, record, str(seed))) for seed in range(30)}) > 1


def test_a_pair_once_begun_is_finished_first(course: Course, record: Record) -> None:
    first, mate, *_ = names(course, record)
    answer(course, record, first)
    assert names(course, record)[0] == mate


def test_unseen_come_before_seen_and_skipped_after_their_equals(course: Course, record: Record) -> None:
    first, mate, *rest = names(course, record)
    answer(course, record, first)
    answer(course, record, mate)
    assert set(names(course, record)[:2]) == set(rest)
    record.add(Skipped(context="teas"), rest[0])
    record.add(Skipped(context="teas"), rest[1])
    assert set(names(course, record)[:2]) == set(rest), "skipped, but still unseen"


def test_a_skipped_item_of_a_pair_begun_does_not_come_first_for_ever(course: Course, record: Record) -> None:
    first, mate, *_ = names(course, record)
    answer(course, record, first)
    record.add(Skipped(context="teas"), mate)
    assert names(course, record)[0] != mate


def test_questions_of_lessons_keep_the_authors_order(course: Course, record: Record) -> None:
    quiz = course.quiz("questions")
    assert order(quiz, record.history, "x") == list(quiz.items)
