"""What has been done, folded from events."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.tutor.asking import answer, ask, practise
from tests.tutor.learners import happening
from tui.course.course import Course
from tui.journal.events import Disputed, Drafted, Hinted, Noted, Reflected, Reset, Skipped, Slipped, StepRead, Visited
from tui.tutor.given import Given, Rated
from tui.tutor.history import History
from tui.tutor.record import Record


def test_an_answer_is_kept_whole(course: Course, record: Record) -> None:
    session = practise(course, record, 1)
    (given,) = record.history.answers()
    assert given.item == session.item.id
    assert given.data.given == given.data.key == session.item.key  # type: ignore[union-attr]
    assert (given.data.certainty, given.data.sentence, given.data.hints) == ("sure", 0, 0)
    assert given.event.revision == session.item.revision
    assert record.history.times_answered("teas", session.item.id) == 1
    assert record.history.previous is given


def test_a_reset_starts_over_and_begins_first_answers_anew(course: Course, record: Record) -> None:
    practise(course, record, 2)
    record.add(StepRead(), "leaf#plant")
    record.add(Reset(), "teas")
    assert list(record.history.answers()) == []
    assert record.history.read == {"leaf#plant"}
    session = practise(course, record, 1)
    assert record.history.times_answered("teas", session.item.id) == record.history.times_met(session.item.id) == 1
    assert list(record.history.first().values()) == list(record.history.answers())
    record.add(Reset(), "")
    assert record.history.read == set()
    assert record.history.last is None
    assert record.history.times_met(session.item.id) == 0


def test_a_reset_of_one_place_leaves_what_was_answered_in_another(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant", "leaf#plant"))
    answer(ask(course, record, "same-plant"))
    record.add(Reset(), "questions")
    assert record.history.times_met("same-plant") == 1
    answer(ask(course, record, "same-plant"))
    assert record.history.first()["same-plant"].data.context == "leaf#plant"
    record.add(Reset(), "leaf")
    assert [given.data.context for given in record.history.answers()] == ["questions"]
    assert record.history.first()["same-plant"].data.context == "questions", "the first that is left is the first"


def test_a_reset_of_a_lesson_is_not_one_of_another_whose_name_begins_alike(record: Record) -> None:
    record.add(StepRead(), "leaf#plant")
    record.add(StepRead(), "leaf-two#plant")
    record.add(Reset(), "leaf")
    assert record.history.read == {"leaf-two#plant"}


def test_the_number_of_an_answer_in_its_place(course: Course, record: Record) -> None:
    for _ in range(2):
        answer(ask(course, record, "same-plant"))
    answer(ask(course, record, "same-plant", "leaf#plant"))
    assert [given.round for given in record.history.answers()] == [0, 1, 0]
    answers = list(record.history.answers())
    assert record.history.first() == {"same-plant": answers[0]}
    assert record.history.latest() == {"same-plant": answers[2]}


def test_notes_drafts_and_disputes(record: Record) -> None:
    history = record.history
    record.add(Drafted(what="note", text="half"), "leaf#plant")
    record.add(Drafted(what="dispute", text="half"), "leaf#plant")
    record.add(Noted(text="whole"), "leaf#plant")
    assert history.notes == {"leaf#plant": "whole"}
    assert history.drafts == {("dispute", "leaf#plant"): "half"}, "a note that is kept ends its draft, and no other"
    record.add(Disputed(text="no", given="green"), "leaf#plant")
    assert history.disputes == {"leaf#plant": "no"}
    assert history.drafts == {}
    record.add(Noted(text=""), "leaf#plant")
    assert history.notes == {}


def test_a_rating_counts_as_an_answer_in_its_place(record: Record) -> None:
    record.add(Reflected(context="words", covered=(1, 3), criteria=4), "say-it")
    rated = record.history.last_rating("words", "say-it")
    assert rated is not None
    assert (rated.item, rated.data.covered) == ("say-it", (1, 3))
    assert record.history.times_answered("words", "say-it") == record.history.times_met("say-it") == 1
    assert record.history.last_rating("elsewhere", "say-it") is None
    record.add(Reset(), "words")
    assert list(record.history.ratings()) == []
    assert record.history.times_met("say-it") == 0


def test_an_answer_ends_hints_and_skips_in_its_place_only(course: Course, record: Record) -> None:
    for context in ("questions", "leaf#plant"):
        record.add(Hinted(context=context, number=2), "same-plant")
        record.add(Hinted(context=context, number=1), "same-plant")
        record.add(Skipped(context=context), "same-plant")
    assert record.history.hints_shown("questions", "same-plant") == 2, "the most, in whatever order they come"
    assert record.history.waiting() == {"questions": 1, "leaf#plant": 1}
    answer(ask(course, record, "same-plant", "leaf#plant"))
    assert record.history.hints_shown("leaf#plant", "same-plant") == 0
    assert record.history.waiting() == {}, "it was answered somewhere"
    assert record.history.hints_shown("questions", "same-plant") == 2
    assert record.history.times_skipped("questions", "same-plant") == 1


def test_a_slip_that_is_not_known_changes_nothing(course: Course, record: Record) -> None:
    practise(course, record, 1)
    record.add(Slipped(answer="of another machine"), "mira-green")
    assert len(list(record.history.answers())) == 1


def test_a_slip_that_comes_after_a_later_answer_makes_that_the_first(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"), right=False)
    (slip,) = record.history.answers()
    answer(ask(course, record, "mira-green"))
    record.add(Slipped(answer=slip.event.id), "mira-green")
    (left,) = record.history.answers()
    assert record.history.first() == record.history.latest() == {"mira-green": left}
    assert left.data.right
    assert record.history.previous is left
    record.add(Slipped(answer=left.event.id), "mira-green")
    assert record.history.previous is None
    assert record.history.times_met("mira-green") == 0


def test_a_slip_that_comes_before_its_answer_takes_it_back(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"))
    record.add(Hinted(context="teas", number=1), "mira-green")
    events = record.journal.events("ada", course.id)
    slip = record.add(Slipped(answer=events[0].id), "mira-green")
    merged = History([slip, *events])
    assert list(merged.answers()) == []
    assert merged.previous is None
    assert merged.times_met("mira-green") == 0


def test_a_slip_is_an_answers_and_no_ratings(record: Record) -> None:
    rating = record.add(Reflected(context="words", covered=(), criteria=1), "say-it")
    record.add(Slipped(answer=rating.id), "say-it")
    assert [rated.event for rated in record.history.ratings()] == [rating]


def test_a_slip_gives_back_the_hints_that_it_was_given_after(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    question.hint()
    answer(question, right=False)
    assert not question.hints
    question.undo()
    assert question.hints == ("Think of the bush.",)
    answer(question)
    assert [given.data.hints for given in record.history.answers()] == [1]


def test_a_slip_takes_no_hint_away_that_was_given_since(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    answer(question)
    (slip,) = record.history.answers()
    question.again()
    question.hint()
    record.add(Slipped(answer=slip.event.id), "same-plant")
    assert question.hints == ("Think of the bush.",)


def test_answers_after_a_reset_are_counted_from_none(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    (before,) = record.history.answers()
    record.add(Reset(), "questions")
    record.add(Slipped(answer=before.event.id), "same-plant")
    assert record.history.times_met("same-plant") == 0
    answer(ask(course, record, "same-plant"))
    assert [given.round for given in record.history.answers()] == [0]


def test_a_rating_keeps_the_text_that_was_rated(record: Record) -> None:
    record.add(Noted(text="The heat."), "say-it")
    record.add(Reflected(context="words", covered=(1,), criteria=1), "say-it")
    record.add(Noted(text="The leaf."), "say-it")
    record.add(Reflected(context="words", covered=(1,), criteria=1), "say-it")
    assert [rated.text for rated in record.history.ratings()] == ["The heat.", "The leaf."]


def test_it_is_the_same_when_read_again(course: Course, open_record: Callable[[], Record]) -> None:
    first = open_record()
    session = practise(course, first, 3)
    session.question.undo()
    first.add(Visited(place="lesson"), "leaf#plant")
    again = open_record()
    assert list(again.history.answers()) == list(first.history.answers())
    assert again.history.previous == first.history.previous
    assert again.history.last == first.history.last


@pytest.mark.parametrize("seed", range(30))
def test_what_is_kept_beside_the_answers_is_what_they_say(seed: int) -> None:
    history = History()
    for event in happening(Random(seed), 120):
        history.take(event)
        answers = [one for one in history.done() if isinstance(one, Given)]
        ratings = [one for one in history.done() if isinstance(one, Rated)]
        assert list(history.answers()) == answers
        assert list(history.answers(2)) == answers[2:]
        assert list(history.ratings()) == ratings
        assert (history.answered, history.rated) == (len(answers), len(ratings))
        assert history.right == sum(given.data.right for given in answers)
        first: dict[str, Given] = {}
        for given in answers:
            first.setdefault(given.item, given)
        assert list(history.first().items()) == list(first.items())
        assert list(history.latest().items()) == list({given.item: given for given in answers}.items())
        for context in ("one", "two", "leaf#plant", "none"):
            there = [given for given in answers if given.data.context == context]
            assert list(history.backwards(context)) == there[::-1]
        for item in "abcd":
            assert history.times_met(item) == sum(one.item == item for one in history.done())
