"""Looking back, and what a change of the course does to it."""

from __future__ import annotations

import sqlite3

import pytest

from tests.tutor.asking import answer, ask
from tests.tutor.test_question import WORDS
from tui.course.course import Course
from tui.course.model import Choice, Pair
from tui.journal.events import Answered, Noted, Reflected
from tui.journal.store import Journal
from tui.tutor.comparing import compare
from tui.tutor.judging import ChoiceAnswer, ChoiceJudgement, ClassifyAnswer, ClassifyJudgement
from tui.tutor.past import Past, past
from tui.tutor.question import PairQuestion
from tui.tutor.record import Record
from tui.tutor.summing import remarks

QUESTIONS = "quizzes/questions.yaml"


def changed(course: Course, old: str, new: str, file: str = QUESTIONS) -> Course:
    """The course after an update."""
    path = course.root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return Course.open(course.root)


def swapped(course: Course) -> Course:
    """The course after an update that puts the options of `same-plant` in another order."""
    one, two = "{text: One, correct: yes, why: One bush gives both.}", "{text: Two, why: There is only one.}"
    return changed(changed(changed(course, one, "HERE"), two, one), "HERE", two)


def only(course: Course, record: Record) -> Past:
    (one,) = past(course, record)
    return one


def chosen(one: Past) -> str:
    """The text of the option that was chosen."""
    assert isinstance(one.judgement, ChoiceJudgement)
    return one.judgement.item.options[one.judgement.answer.option - 1].text


def test_everything_that_was_answered_is_there_newest_first(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant", "leaf#plant"))
    answer(ask(course, record, "mira-green"), right=False)
    PairQuestion(course, record, compare(course, Pair("mira-black", "olu-open")), "making#air").give(ChoiceAnswer(1))
    found = [(one.item.id, one.place, one.right) for one in past(course, record)]
    assert found[-1] == ("same-plant", "One plant", True)
    assert found[-2] == ("mira-green", "Which tea", False)
    assert {name for name, place, _ in found[:2] if place == "Air"} == {"mira-black", "olu-open"}
    assert [one.item.id for one in past(course, record, "teas")] == ["mira-green"]


def test_a_comparison_has_no_certainty_and_no_marks(course: Course, record: Record) -> None:
    PairQuestion(course, record, compare(course, Pair("mira-black", "mira-green")), "leaf#plant").give(ChoiceAnswer(1))
    for one in past(course, record):
        assert isinstance(one.judgement, ClassifyJudgement)
        assert (one.judgement.marks, one.judgement.right_reason, one.judgement.answer.certainty) == (None, None, None)


def test_own_words_are_there_with_their_rating(course: Course, record: Record) -> None:
    (course.root / "quizzes/words.yaml").write_text(WORDS)
    course = changed(course, "teas, last]", "teas, words, last]", "lessons/course.yaml")
    record.add(Noted(text="The heat."), "say-it")
    record.add(Reflected(context="words", covered=(1, 7), criteria=7), "say-it")
    one = only(course, record)
    assert one.reflection is not None
    assert (one.reflection.text, one.reflection.covered) == ("The heat.", (1,))
    assert (one.right, one.judgement) == (None, None)
    assert one.revised
    assert "Your note: The heat." not in list(remarks(one, record)), "the text is shown as such"


def test_each_rating_has_the_text_that_was_rated(course: Course, record: Record) -> None:
    (course.root / "quizzes/words.yaml").write_text(WORDS)
    course = changed(course, "teas, last]", "teas, words, last]", "lessons/course.yaml")
    question = ask(course, record, "say-it")
    for text in ("The heat.", "The leaf."):
        question.write(text)
        question.rate([])
        question.again()
    question.write("The pan.")
    texts = [one.reflection.text for one in past(course, record) if one.reflection]
    assert texts == ["The leaf.", "The heat."]
    assert "Your note: The pan." in list(remarks(past(course, record)[0], record))


def test_the_newest_is_first_also_where_nothing_is_saved(course: Course) -> None:
    with Journal.nowhere() as journal:
        record = Record(journal, "guest", course.id)
        for name in ("mira-green", "olu-open", "same-plant"):
            answer(ask(course, record, name))
        assert [one.item.id for one in past(course, record)] == ["same-plant", "olu-open", "mira-green"]
        again = Record(journal, "guest", course.id)
        assert list(again.history.done()) == list(record.history.done())


def test_the_newest_is_first_also_where_saving_ends_in_mid_session(
    course: Course, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise sqlite3.OperationalError("disk I/O error")

    answer(ask(course, record, "mira-green"))
    monkeypatch.setattr(record.journal, "_save", full)
    question = ask(course, record, "olu-open")
    answer(question, right=False)
    assert not record.journal.writable
    question.undo()
    answer(question)
    answer(ask(course, record, "same-plant"))
    found = [(one.item.id, one.right) for one in past(course, record)]
    assert found == [("same-plant", True), ("olu-open", True), ("mira-green", True)]


def test_items_that_are_no_more_are_left_out_and_so_are_tests(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    answer(ask(course, record, "secret-cup"))
    course = changed(course, "id: same-plant", "id: other-plant")
    assert past(course, record) == ()


def test_options_in_another_order_change_nothing(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    course = swapped(course)
    one = only(course, record)
    assert chosen(one) == "One"
    assert one.right
    assert list(remarks(one, record)) == ["The item has been reworded since; this is what it says now."]
    assert one.judgement is not None
    assert one.judgement.right
    question = ask(course, record, "same-plant")
    question.recall()
    assert question.judgement is not None
    assert question.judgement.right


def test_an_option_reworded_is_not_taken_for_another(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    course = changed(course, "text: One,", "text: Just one,")
    one = only(course, record)
    assert one.judgement is None
    assert one.right
    assert next(remarks(one, record)).startswith("Right when you answered.")
    question = ask(course, record, "same-plant")
    question.recall()
    assert question.is_open
    assert question.earlier is not None
    assert question.earlier.data.right


def test_an_option_with_an_id_may_be_reworded(course: Course, record: Record) -> None:
    course = changed(course, "{text: One,", "{id: single, text: One,")
    answer(ask(course, record, "same-plant"))
    course = changed(course, "text: One,", "text: Just one,")
    assert chosen(only(course, record)) == "Just one"


def test_a_right_answer_stays_right_where_the_key_changes(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant"))
    course = changed(course, "text: One, correct: yes,", "text: One,")
    course = changed(course, "{text: Two, why", "{text: Two, correct: yes, why")
    one = only(course, record)
    assert one.right
    assert one.judgement is not None
    assert one.judgement.right
    assert one.revised


def test_a_verdict_that_was_right_is_not_called_a_conflation_where_the_key_changes(
    course: Course, record: Record
) -> None:
    ask(course, record, "mira-black").give(ClassifyAnswer("black", "sure", 1))
    old = "[She rolls the leaves]{rolled=yes} and\n      [leaves them in the air until they are brown.]{dark=yes}"
    course = changed(course, old, "[She heats the leaves.]{heated=yes}", "quizzes/teas.yaml")
    one = only(course, record)
    assert isinstance(one.judgement, ClassifyJudgement)
    assert one.judgement.item.key == "green"
    assert (one.judgement.right, one.judgement.marks, one.judgement.right_reason) == (True, 3, False)
    assert (one.judgement.refutation, one.is_conflation) == ("", False)


def test_a_vignette_keeps_the_marks_and_the_reason_of_then(course: Course, record: Record) -> None:
    ask(course, record, "mira-green").give(ClassifyAnswer("green", "sure", 2))
    course = changed(course, "Mira carries her baskets down before noon. [She heats", "[She heats", "quizzes/teas.yaml")
    one = only(course, record)
    assert isinstance(one.judgement, ClassifyJudgement)
    assert (one.judgement.right, one.judgement.right_reason, one.judgement.marks) == (True, True, 3)


def test_a_sentence_that_is_no_more_cannot_be_shown(course: Course, record: Record) -> None:
    ask(course, record, "mira-green").give(ClassifyAnswer("green", "sure", 4))
    course = changed(
        course, "Her neighbours praise the dark cups that she sells by the river.", "", "quizzes/teas.yaml"
    )
    one = only(course, record)
    assert (one.judgement, one.right) == (None, True)


def old(item: Choice, number: int, revision: str = "") -> tuple[Answered, str, str]:
    """An answer as it was kept before options had keys."""
    data = Answered(
        given=str(number),
        key=str(item.key),
        right=number == item.key,
        context="questions",
        skill="",
    )
    return data, item.id, revision or item.revision


@pytest.mark.parametrize("number", [1, 2])
def test_an_answer_kept_by_number_is_understood_for_its_revision(course: Course, record: Record, number: int) -> None:
    item = course.find_item("same-plant")[1]
    assert isinstance(item, Choice)
    record.add(*old(item, number))
    one = only(course, record)
    assert chosen(one) == item.options[number - 1].text
    assert one.right == (number == 1)


def test_an_answer_kept_by_number_is_not_guessed_at_for_another_revision(course: Course, record: Record) -> None:
    item = course.find_item("same-plant")[1]
    assert isinstance(item, Choice)
    record.add(*old(item, 1))
    one = only(swapped(course), record)
    assert (one.judgement, one.right, one.revised) == (None, True, True)


@pytest.mark.parametrize("number", [0, 3, 99])
def test_a_number_that_no_option_has(course: Course, record: Record, number: int) -> None:
    item = course.find_item("same-plant")[1]
    assert isinstance(item, Choice)
    record.add(*old(item, number))
    assert only(course, record).judgement is None


def test_remarks(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    question.hint()
    question.give(ClassifyAnswer("black", "sure", 0))
    question.dispute("It is dark.")
    question.write("Look at the pan.")
    assert list(remarks(only(course, record), record)) == [
        "Answered after 1 hint.",
        "You dispute this key: It is dark.",
        "Your note: Look at the pan.",
    ]
    assert only(course, record).is_conflation


def test_an_answer_in_a_place_that_is_gone(course: Course, record: Record) -> None:
    answer(ask(course, record, "same-plant", "gone#gone"))
    assert only(course, record).place == "gone#gone"
