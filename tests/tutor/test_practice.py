"""Practising, in rounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.tutor.asking import answer, ask, busy_after, practise
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.model import Classify
from tui.journal.errors import JournalBusy
from tui.journal.events import Reset
from tui.journal.store import Journal
from tui.tutor.errors import KeptUnseenError
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.summing import round_ended, standing


def rest(session: PracticeSession) -> list[str]:
    """The items from here to the end of the round."""
    names = [session.item.id]
    while session.next():
        names.append(session.item.id)
    return names


def test_what_cannot_be_practised(course: Course, record: Record) -> None:
    with pytest.raises(UnknownIdError):
        PracticeSession(course, record, "gone")
    with pytest.raises(UnknownIdError):
        PracticeSession(course, record, "teas", "same-plant")
    with pytest.raises(KeptUnseenError, match="kept for a test"):
        PracticeSession(course, record, "last")
    assert issubclass(KeptUnseenError, CourseError)


def test_a_quiz_that_is_not_sound(course: Course, record: Record) -> None:
    (course.root / "quizzes/teas.yaml").write_text("nothing")
    with pytest.raises(CourseError):
        PracticeSession(Course.open(course.root), record, "teas")


def test_each_item_is_asked_once_a_round(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    assert sorted(rest(session)) == sorted(item.id for item in course.quiz("teas").items)
    assert session.upcoming is None


def test_a_round_that_is_broken_off_goes_on_with_what_is_left(
    course: Course, open_record: Callable[[], Record]
) -> None:
    session = practise(course, open_record(), 2)
    upcoming = session.upcoming
    again = PracticeSession(course, open_record(), "teas")
    assert upcoming is not None
    assert again.item.id == upcoming.id
    assert again.size == 2
    assert again.seen == 2


def test_what_was_answered_in_a_lesson_is_not_asked_again_in_the_first_round(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant", "leaf#plant"))
    session = PracticeSession(course, record, "questions")
    assert session.round == "new"
    assert rest(session) == ["what-heat-does"]
    assert session.seen == 1
    answer(session.question)
    assert PracticeSession(course, record, "questions").round == "all"


def test_a_skipped_item_comes_again_at_the_end(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    first = session.item.id
    assert session.skip()
    assert session.item.id != first
    assert rest(session)[-1] == first
    assert not session.skip(), "there is no other one"
    answer(session.question)
    assert not session.skip(), "there is nothing to skip, and no next one"


def test_the_item_asked_for_comes_first_whether_it_is_new_or_not(course: Course, record: Record) -> None:
    answer(ask(course, record, "olu-open"))
    session = PracticeSession(course, record, "teas", "olu-open")
    names = rest(session)
    assert names[0] == "olu-open"
    assert len(names) == len(set(names)) == 4


def test_rounds_of_the_missed_and_of_all(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    wrong = session.item.id
    answer(session.question, right=False)
    while session.next():
        answer(session.question)
    assert session.again("missed")
    assert (session.round, session.size, session.item.id) == ("missed", 1, wrong)
    assert standing(session) == "1 of 1 · missed before"
    answer(session.question)
    assert not session.again("missed"), "it was right at last"
    assert session.round == "missed", "and the round stays as it was"
    assert not session.again("new")
    assert session.again()
    assert (session.round, session.size) == ("all", 4)
    assert standing(session) == "1 of 4 · seen before"


def test_a_slip_is_asked_again_and_left_out_of_the_sum(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    answer(session.question, right=False)
    session.question.undo()
    assert session.seen == 0
    answer(session.question)
    assert (session.sum.judged, session.sum.right, session.sum.missed) == (1, 1, 0)


def test_the_sum_of_a_round(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    for number in range(3):
        item = session.item
        assert isinstance(item, Classify)
        if number == 0:
            session.question.give(ClassifyAnswer("black" if item.key != "black" else "green", "sure", 0))
        else:
            session.question.give(ClassifyAnswer(item.key, "leaning", 0))
        session.next()
    sum = session.sum
    assert (sum.asked, sum.answered, sum.judged, sum.right, sum.marks, sum.missed, sum.new) == (4, 3, 3, 2, -2, 1, 1)
    assert round_ended(sum)[1] == "2 of 3 answers right, -2 marks."
    answer(session.question)
    assert str(session.sum.way.target) == "lesson:leaf#plant"


def test_the_sum_of_marks_is_nought_where_nothing_was_won_and_none_where_nothing_is_marked(
    course: Course, record: Record
) -> None:
    session = PracticeSession(course, record, "teas", "mira-green")
    assert session.sum.marks is None
    session.question.give(ClassifyAnswer("open", "guess", 0))
    assert session.sum.marks == 0
    session = PracticeSession(course, record, "questions")
    answer(session.question)
    assert session.sum.marks is None


def test_the_sum_counts_conflations(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas", "mira-green")
    session.question.give(ClassifyAnswer("black", "sure", 0))
    assert session.sum.conflations == 1
    assert any("1 conflation" in line for line in round_ended(session.sum))


def test_the_sum_is_that_of_the_round_and_not_of_all_time(course: Course, record: Record) -> None:
    session = practise(course, record, 4, right=False)
    session.again("missed")
    answer(session.question)
    assert (session.sum.asked, session.sum.judged, session.sum.right) == (4, 1, 1)


def test_how_often_an_item_was_answered_before_now(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    assert session.times == 0
    answer(session.question)
    assert session.times == 0, "before now"
    session.again()
    while session.times == 0:
        assert session.next()
    assert session.times == 1


def test_a_skill_is_new_until_one_of_its_items_is_answered(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas", "olu-black")
    assert session.is_new_skill
    assert standing(session) == "1 of 4 · new skill: Tells by the colour"
    answer(session.question)
    assert not session.is_new_skill
    session.next()
    assert session.is_new_skill == (session.item.skill != "by-colour")


def test_the_mate_of_a_pair_is_announced(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    here, there = session.item, session.upcoming
    assert isinstance(here, Classify)
    assert isinstance(there, Classify)
    assert here.pair == there.pair
    assert session.is_mate_next
    session.next()
    assert not session.is_mate_next


@pytest.mark.parametrize("allowed", [0, 1])
def test_going_on_can_be_tried_again_where_the_record_was_busy(
    course: Course, record: Record, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    session = PracticeSession(course, record, "teas")
    session.visit()
    first, second, third, _ = [session.item.id, *(item.id for item in session._queue[1:])]
    with busy_after(record, 0, monkeypatch), pytest.raises(JournalBusy):
        session.next()
    assert (session.item.id, session.place) == (first, 0)
    assert session.next()
    assert (session.item.id, session.place) == (second, 1)
    with busy_after(record, allowed, monkeypatch), pytest.raises(JournalBusy):
        session.skip()
    assert (session.item.id, session.place) == (second, 1)
    assert session.skip()
    assert (session.item.id, session.place) == (third, 1)
    assert record.history.times_skipped("teas", second) == 1


def test_a_round_can_be_begun_again_where_the_record_was_busy(
    course: Course, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = practise(course, record, 4)
    with busy_after(record, 0, monkeypatch), pytest.raises(JournalBusy):
        session.again()
    assert session.again()
    assert (session.round, session.place, session.sum.answered) == ("all", 0, 0)


def test_a_skipped_item_is_open_when_it_is_asked_again(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "questions")
    first = session.item.id
    session.skip()
    session.next()
    assert session.item.id == first
    assert session.question.is_open
    session.skip()
    assert session.question.is_skipped, "there is no other one"
    assert PracticeSession(course, record, "questions").question.is_open


def test_an_empty_quiz_cannot_be_practised(course: Course, record: Record) -> None:
    path = course.root / "quizzes/teas.yaml"
    path.write_text(path.read_text().partition("items:")[0] + "items: []\n")
    with pytest.raises(CourseError):
        PracticeSession(Course.open(course.root), record, "teas")


def test_a_guest_practises_as_everybody_does(course: Course) -> None:
    with Journal.nowhere() as journal:
        record = Record(journal, "guest", course.id)
        session = practise(course, record, 4)
        assert session.sum.right == 4
        session.question.undo()
        assert (session.sum.answered, session.seen) == (3, 3)
        assert Record(journal, "guest", course.id).history.times_met(session.item.id) == 0


def test_vignettes_without_a_pair_are_no_mates(course: Course, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = course.quiz("teas")
    items = tuple(replace(item, pair="") for item in quiz.items if isinstance(item, Classify))
    monkeypatch.setitem(course._quizzes, "teas", replace(quiz, items=items))
    session = PracticeSession(course, record, "teas")
    assert session.upcoming is not None
    assert not session.is_mate_next


def test_a_reset_begins_the_quiz_anew(course: Course, record: Record) -> None:
    practise(course, record, 4)
    record.add(Reset(), "teas")
    session = PracticeSession(course, record, "teas")
    assert (session.round, session.seen, session.size) == ("new", 0, 4)
