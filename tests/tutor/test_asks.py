"""What a judgement asks for, and what becomes of what it does not ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.course.model import Classify
from tui.tutor.asks import BOTH, Asked, Asks
from tui.tutor.judging import ClassifyAnswer, ClassifyJudgement
from tui.tutor.leading import has_judged
from tui.tutor.measure_words import sentences
from tui.tutor.measures import FEWEST_FOR_GAP, measure
from tui.tutor.past import past
from tui.tutor.practice import PracticeSession
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.tutor.retesting import due
from tui.tutor.review import ReviewSession
from tui.tutor.rule import asked_there, rule_card
from tui.tutor.sitting import FormSession
from tui.tutor.summing import round_ended
from tui.tutor.wording import outcome

NEITHER = Asks(certainty=False, sentence=False)
WHOLE = ClassifyAnswer("green", "sure", 2)


def asked(course: Course, record: Record, item: str, asks: Asks) -> Question:
    question = ask(course, record, item)
    question.asks = asks
    return question


@pytest.mark.parametrize(
    ("asks", "questions"),
    [
        (BOTH, ("verdict", "certainty", "sentence")),
        (Asks(certainty=False), ("verdict", "sentence")),
        (Asks(sentence=False), ("verdict", "certainty")),
        (NEITHER, ("verdict",)),
    ],
)
def test_the_questions_in_order(asks: Asks, questions: tuple[Asked, ...]) -> None:
    assert asks.questions == questions


@pytest.mark.parametrize(
    ("asks", "certainty", "marks", "sentence", "right_reason"),
    [
        (BOTH, "sure", 3, 2, True),
        (Asks(certainty=False), None, None, 2, True),
        (Asks(sentence=False), "sure", 3, None, None),
        (NEITHER, None, None, None, None),
    ],
)
def test_what_is_not_asked_is_not_kept(
    course: Course,
    record: Record,
    asks: Asks,
    certainty: str | None,
    marks: int | None,
    sentence: int | None,
    right_reason: bool | None,
) -> None:
    judgement = asked(course, record, "mira-green", asks).give(WHOLE)
    (kept,) = record.history.answers()
    data = kept.data
    assert (data.given, data.right, data.offered) == ("green", True, 3)
    assert (data.certainty, data.marks, data.sentence, data.right_reason) == (certainty, marks, sentence, right_reason)
    assert isinstance(judgement, ClassifyJudgement)
    assert (judgement.marks, judgement.right_reason) == (marks, right_reason)


def test_a_question_and_practice_ask_both_unless_told_otherwise(course: Course, record: Record) -> None:
    assert ask(course, record, "mira-green").asks == BOTH
    assert PracticeSession(course, record, "teas").question.asks == BOTH


def test_practice_asks_what_is_wanted_from_the_current_question_on(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    session.ask_for(NEITHER)
    first = session.question
    assert first.asks == NEITHER
    first.give(WHOLE)
    session.next()
    assert session.question.asks == NEITHER
    session.ask_for(BOTH)
    assert session.question.asks == BOTH
    session.skip()
    assert session.question.asks == BOTH


def test_another_round_asks_the_same(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    session.ask_for(Asks(certainty=False))
    session.question.give(ClassifyAnswer("black", None, 0))
    assert session.again("missed")
    assert session.question.asks == Asks(certainty=False)


def test_a_form_asks_both_whatever_is_wanted(course: Course, record: Record) -> None:
    session = FormSession(course, record, "last")
    session.ask_for(NEITHER)
    assert (session.asks, session.question.asks) == (BOTH, BOTH)


def test_a_review_asks_what_is_wanted(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"))
    later = record.journal.now() + timedelta(days=100)
    session = ReviewSession(course, record, later)
    session.ask_for(NEITHER)
    assert session.question.asks == NEITHER
    session.again()
    assert session.question.asks == NEITHER


def test_who_is_not_asked_has_judged_all_the_same(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    assert not has_judged(record.history)
    asked(course, record, "mira-green", NEITHER).give(WHOLE)
    assert has_judged(record.history)


def test_the_rule_names_no_marks_to_who_is_given_none(course: Course) -> None:
    both, without = rule_card(course), rule_card(course, asks=Asks(certainty=False))
    assert both is not None
    assert without is not None
    assert "sure: +3" in both.stakes
    assert without.stakes == ""


def test_where_the_rule_is_read_in_a_test_both_are_asked(course: Course, record: Record) -> None:
    assert asked_there(course, record.history, "", NEITHER) == NEITHER
    assert asked_there(course, record.history, "teas", NEITHER) == NEITHER
    assert asked_there(course, record.history, "last", NEITHER) == BOTH
    FormSession(course, record, "last").visit()
    assert asked_there(course, record.history, "", NEITHER) == BOTH
    PracticeSession(course, record, "teas").visit()
    assert asked_there(course, record.history, "", NEITHER) == NEITHER


def test_answers_without_certainty_or_sentence_are_measured_for_the_rest(course: Course, record: Record) -> None:
    asked(course, record, "mira-green", NEITHER).give(ClassifyAnswer("black"))
    asked(course, record, "olu-open", NEITHER).give(ClassifyAnswer("open"))
    found = measure(course, record.history)
    assert (found.answers, found.marks, found.confidence) == (2, None, None)
    assert [level.right.of for level in found.levels] == [0, 0, 0]
    assert found.table == {"green": {"black": 1}, "open": {"open": 1}}
    assert found.kinds[0].share.count == 1
    assert (found.reasons.right.of, found.reasons.misconceptions, found.reasons.gaps) == (0, 0, 0)
    said = dict(sentences(course, found))
    assert said["Reasons"] == ["Right for the right reason: no data yet."]
    takes = f"it takes {FEWEST_FOR_GAP} answers that say how sure."
    assert said["How sure you were"][-1] == f"Whether you are too sure: too early to say; {takes}"


def test_answers_that_say_how_sure_are_measured_among_others_that_do_not(course: Course, record: Record) -> None:
    asked(course, record, "mira-green", NEITHER).give(WHOLE)
    asked(course, record, "olu-open", BOTH).give(ClassifyAnswer("green", "sure", 0))
    found = measure(course, record.history)
    assert found.answers == 2
    assert found.marks is not None
    assert (found.marks.total, found.marks.of) == (-6, 1)
    assert [level.right.of for level in found.levels] == [0, 0, 1]


def test_a_mix_up_of_which_nobody_was_asked_how_sure_is_not_taken_for_a_sure_one(
    course: Course, record: Record
) -> None:
    quiz = course.quiz("teas")
    asked(course, record, "mira-green", NEITHER).give(ClassifyAnswer("black"))
    (kept,) = record.history.answers()
    assert kept.data.headline
    assert due(quiz, record.history) == {}
    asked(course, record, "mira-green", BOTH).give(ClassifyAnswer("black", "sure", 0))
    assert due(quiz, record.history)


def test_a_past_answer_says_nothing_of_what_was_not_asked(course: Course, record: Record) -> None:
    asked(course, record, "mira-green", NEITHER).give(ClassifyAnswer("black", "sure", 1))
    (one,) = past(course, record)
    assert isinstance(one.judgement, ClassifyJudgement)
    assert one.judgement.answer == ClassifyAnswer("black", None, None)
    assert (one.judgement.marks, one.judgement.right_reason, one.judgement.half_right) == (None, None, ())
    assert outcome(one.judgement) == "Wrong"


def test_the_end_of_a_round_names_no_marks_where_none_were_given(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    session.ask_for(NEITHER)
    assert isinstance(session.item, Classify)
    session.question.give(ClassifyAnswer(session.item.key))
    assert session.sum.marks is None
    assert round_ended(session.sum)[1] == "1 of 1 answer right."


def test_an_answer_taken_back_is_asked_for_what_is_wanted_by_then(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "teas")
    session.question.give(WHOLE)
    session.ask_for(NEITHER)
    session.question.undo()
    session.question.give(WHOLE)
    assert [given.data.certainty for given in record.history.answers()][-1] is None
