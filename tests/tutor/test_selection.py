"""Which items a round asks, and in which order."""

from __future__ import annotations

from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.events import Skipped
from tui.tutor.record import Record
from tui.tutor.selection import missed, new, order, select


def names(course: Course, record: Record, seed: str = "ada/teas") -> list[str]:
    quiz = course.quiz("teas")
    return [item.id for item in order(quiz, quiz.items, record.history, seed)]


def test_the_two_of_a_pair_stand_next_to_each_other(course: Course, record: Record) -> None:
    quiz = course.quiz("teas")
    for seed in map(str, range(20)):
        items = order(quiz, quiz.items, record.history, seed)
        pairs = [item.pair for item in items if isinstance(item, Classify)]
        for pair in set(filter(None, pairs)):
            places = [place for place, other in enumerate(pairs) if other == pair]
            assert places == [places[0], places[0] + 1]


def test_the_order_follows_from_the_seed(course: Course, record: Record) -> None:
    assert names(course, record) == names(course, record)
    assert len({tuple(names(course, record, str(seed))) for seed in range(30)}) > 1


def test_a_pair_once_begun_is_finished_first(course: Course, record: Record) -> None:
    first, mate, *_ = names(course, record)
    answer(ask(course, record, first))
    assert names(course, record)[0] == mate


def test_unseen_come_before_seen(course: Course, record: Record) -> None:
    first, mate, *rest = names(course, record)
    answer(ask(course, record, first))
    answer(ask(course, record, mate))
    assert set(names(course, record)[:2]) == set(rest)


def test_skipped_come_after_their_equals_and_before_seen_ones(course: Course, record: Record) -> None:
    first, mate, *rest = names(course, record)
    record.add(Skipped(context="teas"), first)
    record.add(Skipped(context="teas"), mate)
    assert names(course, record)[:2] == rest
    for name in rest:
        answer(ask(course, record, name))
    assert set(names(course, record)[:2]) == {first, mate}, "skipped, but still unseen"


def test_a_skipped_item_of_a_pair_begun_does_not_come_first_for_ever(course: Course, record: Record) -> None:
    first, mate, *_ = names(course, record)
    answer(ask(course, record, first))
    record.add(Skipped(context="teas"), mate)
    assert names(course, record)[0] != mate


def test_the_one_of_a_pair_that_was_skipped_comes_after_the_other(course: Course, record: Record) -> None:
    first, mate, *_ = names(course, record)
    record.add(Skipped(context="teas"), first)
    order = names(course, record)
    assert order.index(mate) + 1 == order.index(first)


def test_either_of_a_pair_may_come_first(course: Course, record: Record) -> None:
    assert {names(course, record, str(seed)).index("mira-green") % 2 for seed in range(30)} == {0, 1}


def test_questions_of_lessons_keep_the_authors_order(course: Course, record: Record) -> None:
    quiz = course.quiz("questions")
    for seed in range(8):
        assert order(quiz, quiz.items, record.history, str(seed)) == list(quiz.items)


def test_only_what_the_round_asks_is_ordered(course: Course, record: Record) -> None:
    quiz = course.quiz("teas")
    some = [quiz.items[0], quiz.items[3]]
    assert {item.id for item in order(quiz, some, record.history, "x")} == {item.id for item in some}


def test_the_rounds(course: Course, record: Record) -> None:
    quiz = course.quiz("teas")
    answer(ask(course, record, "mira-green"), right=False)
    answer(ask(course, record, "mira-black", "leaf#plant"))
    assert [item.id for item in new(quiz, record.history)] == ["olu-black", "olu-open"]
    assert [item.id for item in missed(quiz, record.history)] == ["mira-green"]
    answer(ask(course, record, "mira-green", "leaf#plant"))
    assert missed(quiz, record.history) == [], "the latest answer counts, wherever it was given"
    assert select(quiz, record.history, "all") == list(quiz.items)
