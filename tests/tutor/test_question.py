"""One item, asked in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.course.model import Choice, Pair, Reflect
from tui.journal.errors import JournalError
from tui.journal.events import Answered, Disputed, Hinted, Reset
from tui.tutor.comparing import compare
from tui.tutor.judging import ChoiceAnswer, ClassifyAnswer
from tui.tutor.question import PairQuestion
from tui.tutor.record import Record

WORDS = """\
format: 1
id: words
title: In your own words
form: practice
items:
  - id: say-it
    kind: reflect
    prompt: Why is the leaf green?
    criteria: [It names the heat., It names the leaf.]
    model-answer: The heat keeps it so.
"""


@pytest.fixture
def words(course_root: Path) -> Course:
    """The small course with a question to answer in one's own words."""
    (course_root / "quizzes/words.yaml").write_text(WORDS)
    path = course_root / "lessons/course.yaml"
    path.write_text(path.read_text().replace("teas, last]", "teas, words, last]"))
    return Course.open(course_root)


def test_nothing_is_on_record_before_an_answer(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    assert question.is_open
    assert not question.can_undo
    assert record.journal.events("ada", course.id) == []


def test_an_answer_is_saved_when_it_is_judged(course: Course, open_record: Callable[[], Record]) -> None:
    question = ask(course, open_record(), "mira-green")
    judgement = question.give(ClassifyAnswer("black", "leaning", 1))
    assert question.judgement is judgement
    (given,) = open_record().history.answers()
    assert given.data == Answered(
        given="black",
        key="green",
        right=False,
        certainty="leaning",
        sentence=1,
        right_reason=False,
        hints=0,
        marks=-2,
        context="teas",
        skill="by-heat",
        second_of_pair=False,
        confusion="mix-up",
        headline=True,
        offered=3,
        tempts=("mix-up",),
    )


def test_an_option_is_kept_by_its_key_and_not_by_its_place(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    assert isinstance(question.item, Choice)
    answer(question, right=False)
    (given,) = record.history.answers()
    keys = {option.key: option for option in question.item.options}
    assert keys[given.data.given].text == "Two"
    assert keys[given.data.key].text == "One"


@pytest.mark.parametrize(
    ("item", "given"),
    [
        ("same-plant", ChoiceAnswer(0)),
        ("same-plant", ChoiceAnswer(3)),
        ("same-plant", ClassifyAnswer("green", "sure", 0)),
        ("mira-green", ChoiceAnswer(1)),
        ("mira-green", ClassifyAnswer("blue", "sure", 0)),
        ("mira-green", ClassifyAnswer("green", "sure", 9)),
        ("mira-green", ClassifyAnswer("green", "sure", -1)),
    ],
)
def test_an_answer_that_the_item_does_not_allow_is_refused(
    course: Course, record: Record, item: str, given: ChoiceAnswer | ClassifyAnswer
) -> None:
    question = ask(course, record, item)
    with pytest.raises(ValueError, match=r"no answer|no option|not offered|no sentence"):
        question.give(given)
    assert question.is_open
    assert list(record.history.answers()) == []


def test_an_answer_is_given_once(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    answer(question)
    with pytest.raises(ValueError, match="answered already"):
        answer(question)


def test_what_cannot_be_kept_leaves_the_question_open(
    course: Course, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = ask(course, record, "same-plant")

    def refuse(*_: object, **__: object) -> None:
        raise JournalError("no")

    monkeypatch.setattr(record.journal, "append", refuse)
    with pytest.raises(JournalError):
        answer(question)
    with pytest.raises(JournalError):
        question.hint()
    assert question.is_open
    assert question.hints == ()


def test_hints_come_in_order_and_end(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    assert [question.hint(), question.hint(), question.hint()] == ["Think of the bush.", "Count its branches.", None]
    assert question.hints == ("Think of the bush.", "Count its branches.")
    assert ask(course, record, "same-plant").hints == question.hints, "they are still there when it is opened again"
    assert ask(course, record, "same-plant", "leaf#plant").hints == (), "they were given elsewhere"
    answer(question)
    assert question.hint() is None
    (given,) = record.history.answers()
    assert given.data.hints == 2
    assert ask(course, record, "same-plant").hints == (), "they belonged to the answer before"


def test_a_slip_is_kept_and_does_not_count(course: Course, open_record: Callable[[], Record]) -> None:
    record = open_record()
    question = ask(course, record, "mira-green")
    answer(question, right=False)
    assert question.can_undo
    question.undo()
    assert question.is_open
    assert not question.can_undo
    assert record.history.times_met("mira-green") == 0
    answer(question)
    for history in (record.history, open_record().history):
        assert [given.data.right for given in history.answers()] == [True]
    kinds = [event.kind for event in record.journal.events("ada", course.id)]
    assert kinds == ["answered", "slipped", "answered"]


def test_a_slip_asks_again_with_the_options_where_they_were(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    before = question.item
    answer(question)
    question.undo()
    assert question.item == before


def test_undoing_without_an_answer_does_nothing(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    question.undo()
    answer(question)
    question.undo()
    question.undo()
    assert [event.kind for event in record.journal.events("ada", course.id)] == ["answered", "slipped"]


def test_an_answer_of_another_day_is_no_slip(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    question = ask(course, record, "same-plant")
    question.recall()
    assert question.is_answered
    assert not question.can_undo


def test_a_second_try_leaves_the_first_answer_the_first(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    answer(question, right=False)
    question.again()
    assert question.is_open
    assert not question.can_undo, "that was no slip"
    answer(question)
    assert [given.data.right for given in record.history.answers()] == [False, True]
    assert not record.history.first()["same-plant"].data.right


def test_the_latest_answer_is_recalled_as_it_was_given(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant")
    given = answer(question, right=False)
    again = ask(course, record, "same-plant")
    assert again.is_open
    again.recall()
    assert again.judgement == given
    assert again.item == question.item, "in the order in which the options stood"
    elsewhere = ask(course, record, "same-plant", "leaf#plant")
    elsewhere.recall()
    assert elsewhere.is_open


def test_the_options_stand_where_they_stood_whatever_order_would_come_next(course: Course, record: Record) -> None:
    moved = 0
    for number in range(8):
        question = ask(course, record, "same-plant", f"leaf#{number}")
        answer(question)
        again = ask(course, record, "same-plant", f"leaf#{number}")
        moved += again.item != question.item
        again.recall()
        assert again.item == question.item
    assert moved


def test_a_rating_is_recalled_without_criteria_that_are_no_more(words: Course, record: Record) -> None:
    ask(words, record, "say-it").rate([1, 2])
    path = words.root / "quizzes/words.yaml"
    path.write_text(path.read_text().replace(", It names the leaf.", ""))
    again = ask(Course.open(words.root), record, "say-it")
    again.recall()
    assert again.reflection is not None
    assert again.reflection.covered == (1,)


def test_a_skipped_question_waits_until_it_is_answered(course: Course, record: Record) -> None:
    question = ask(course, record, "same-plant", "leaf#plant")
    question.skip()
    assert question.is_skipped
    assert not question.is_open
    again = ask(course, record, "same-plant", "leaf#plant")
    assert again.is_open, "it is asked anew"
    again.recall()
    assert again.is_skipped
    elsewhere = ask(course, record, "same-plant")
    elsewhere.recall()
    assert not elsewhere.is_skipped
    answer(question)
    assert not question.is_skipped
    question.skip()
    assert record.history.times_skipped("leaf#plant", "same-plant") == 0, "there is nothing to skip any more"
    question.undo()
    assert question.is_open
    question.skip()
    question.again()
    assert question.is_open


def test_own_words_that_were_skipped_wait_until_they_are_rated(words: Course, record: Record) -> None:
    question = ask(words, record, "say-it")
    question.skip()
    question.rate([])
    assert (question.is_skipped, question.is_answered) == (False, True)
    again = ask(words, record, "say-it")
    again.recall()
    assert (again.is_skipped, again.is_answered) == (False, True)


def test_a_verdict_that_is_not_offered_is_refused(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    assert "other" not in question.verdicts
    with pytest.raises(ValueError, match="not offered"):
        question.give(ClassifyAnswer("other", "sure", 0))


def test_an_objection_is_kept_with_the_answer(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    question.give(ClassifyAnswer("black", "sure", 0))
    question.draft("It is", "dispute")
    question.dispute(" It is dark. ")
    disputes = [e for e in record.journal.events("ada", course.id) if isinstance(e.data, Disputed)]
    assert [(event.subject, event.data) for event in disputes] == [
        ("mira-green", Disputed(text="It is dark.", given="black"))
    ]
    assert record.history.drafts == {}


def test_own_words_are_written_then_rated(words: Course, record: Record) -> None:
    question = ask(words, record, "say-it")
    assert isinstance(question.item, Reflect)
    question.draft("The he")
    assert record.history.drafts == {("note", "say-it"): "The he"}
    question.write(" The heat. ")
    assert question.text == "The heat."
    assert record.history.drafts == {}
    assert question.is_open, "it is to be compared yet"
    reflection = question.rate([2, 1, 2])
    assert (reflection.text, reflection.covered) == ("The heat.", (1, 2))
    assert question.is_answered
    again = ask(words, record, "say-it")
    again.recall()
    assert again.reflection == reflection
    with pytest.raises(ValueError, match="criteria"):
        again.rate([3])
    with pytest.raises(ValueError, match="written, not answered"):
        again.give(ChoiceAnswer(1))
    with pytest.raises(ValueError, match="not reflected on"):
        ask(words, record, "same-plant").rate([1])


def pair(course: Course, record: Record) -> PairQuestion:
    return PairQuestion(course, record, compare(course, Pair("mira-black", "mira-green")), "leaf#plant")


def test_telling_two_apart_answers_both(course: Course, record: Record) -> None:
    question = pair(course, record)
    assert question.give(ChoiceAnswer(question.comparison.question.key)).right
    given = [(g.item, g.data.given, g.data.right, g.data.second_of_pair) for g in record.history.answers()]
    assert given == [("mira-black", "black", True, False), ("mira-green", "green", True, True)]
    again = pair(course, record)
    again.recall()
    assert again.judgement == question.judgement


def test_a_pair_that_was_skipped_waits_until_it_is_told_apart(course: Course, record: Record) -> None:
    pair(course, record).skip()
    again = pair(course, record)
    assert again.is_open
    again.recall()
    assert again.is_skipped
    again.give(ChoiceAnswer(1))
    assert not again.is_skipped
    last = pair(course, record)
    last.recall()
    assert (last.is_skipped, last.is_answered) == (False, True)


def test_an_objection_to_a_pair_is_one_to_the_key_of_the_first(course: Course, record: Record) -> None:
    question = pair(course, record)
    question.give(ChoiceAnswer(3 - question.comparison.question.key))
    question.dispute("No.")
    disputes = [(e.subject, e.data) for e in record.journal.events("ada", course.id) if isinstance(e.data, Disputed)]
    assert disputes == [("mira-black", Disputed(text="No.", given="green"))]


def test_a_pair_told_apart_rightly_stays_right_where_a_key_changes(course: Course, record: Record) -> None:
    question = pair(course, record)
    answer(question)
    comparison = replace(question.comparison, question=replace(question.comparison.question, options=()))
    options = tuple(replace(option, correct=not option.correct) for option in question.comparison.question.options)
    comparison = replace(comparison, question=replace(comparison.question, options=options))
    again = PairQuestion(course, record, comparison, "leaf#plant")
    again.recall()
    assert again.judgement is not None
    assert again.judgement.right


def test_telling_two_apart_wrongly_is_wrong_for_both(course: Course, record: Record) -> None:
    question = pair(course, record)
    assert not question.give(ChoiceAnswer(3 - question.comparison.question.key)).right
    assert [(g.data.given, g.data.right) for g in record.history.answers()] == [("green", False), ("black", False)]


def test_a_slip_at_a_pair_takes_both_answers_back(course: Course, record: Record) -> None:
    question = pair(course, record)
    question.give(ChoiceAnswer(1))
    question.undo()
    assert list(record.history.answers()) == []
    assert question.is_open
    subjects = [event.subject for event in record.journal.events("ada", course.id) if event.kind == "slipped"]
    assert subjects == ["mira-green", "mira-black"]


def test_a_pair_of_which_one_answer_could_be_kept_is_answered_anew(
    course: Course, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = pair(course, record)
    add, calls = record.add, []

    def second_fails(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            raise JournalError("no")
        return add(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(record, "add", second_fails)
    with pytest.raises(JournalError):
        question.give(ChoiceAnswer(1))
    assert question.is_open
    question.give(ChoiceAnswer(2))
    assert len(list(record.history.answers())) == 2
    assert list(record.history.first().values()) == list(record.history.answers())


def test_the_second_of_a_pair_is_marked_as_such(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-black"))
    answer(ask(course, record, "mira-green"))
    answer(ask(course, record, "olu-black"))
    assert [given.data.second_of_pair for given in record.history.answers()] == [False, True, False]


def test_a_second_try_is_not_the_second_of_a_pair(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-black")
    answer(question)
    question.again()
    answer(question)
    assert [given.data.second_of_pair for given in record.history.answers()] == [False, False]


def test_a_mate_answered_elsewhere_is_not_the_first_of_a_pair(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-black", "leaf#plant"))
    answer(ask(course, record, "mira-green"))
    assert [given.data.second_of_pair for given in record.history.answers()] == [False, False]


def test_a_reset_asks_anew(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    record.add(Reset(), "questions")
    question = ask(course, record, "same-plant")
    question.recall()
    assert question.is_open


def test_hints_of_a_skipped_question_stay(course: Course, record: Record) -> None:
    record.add(Hinted(context="questions", number=1), "same-plant")
    question = ask(course, record, "same-plant")
    question.skip()
    assert question.hints == ("Think of the bush.",)


def test_a_question_keeps_no_copy_of_what_is_on_record(course: Course, record: Record) -> None:
    one, other = ask(course, record, "same-plant"), ask(course, record, "same-plant")
    one.hint()
    assert other.hints == one.hints
