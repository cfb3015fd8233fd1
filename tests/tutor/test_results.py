"""What came of the forms: the pass rule, and before beside after."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.tutor.asking import sit
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.store import Journal
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer, deciding_sentences
from tui.tutor.record import Record
from tui.tutor.result_words import mixed_up, outcome, side_by_side
from tui.tutor.results import Result, Results, result_of, results
from tui.tutor.sitting import FormSession


@pytest.fixture
def bundled_record(bundled: Course) -> Record:
    """Of a learner who has done nothing yet in the course that ships."""
    return Record(Journal.nowhere(clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)), "ada", bundled.id)


def take(course: Course, record: Record, form: str, wrong: dict[str, str], unreasoned: int = 0) -> Result:
    """Sit a form: all right and for the right reason, but for some keys answered wrongly once each.

    Args:
        course: The course.
        record: The learner's.
        form: The form.
        wrong: The wrong answer, by a key with a number: `neither 1`.
        unreasoned: To how many of the right ones a sentence is pointed that decides nothing.
    """
    session = FormSession(course, record, form)
    session.visit()
    met: dict[str, int] = {}
    while True:
        item = session.item
        assert isinstance(item, Classify)
        met[item.key] = met.get(item.key, 0) + 1
        given = wrong.get(f"{item.key} {met[item.key]}", item.key)
        deciding = deciding_sentences(item, course.rubric)
        sentence = deciding[0] if deciding else NONE_DECIDES
        if given == item.key and deciding and unreasoned:
            sentence, unreasoned = NONE_DECIDES, unreasoned - 1
        session.question.give(ClassifyAnswer(given, "leaning", sentence))
        if not session.next():
            break
    found = result_of(course, record.history, session.quiz.form)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("wrong", "unreasoned", "passed", "unmet"),
    [
        ({}, 0, True, ""),
        ({"neither 1": "unsettled", "neither 2": "unsettled"}, 0, True, ""),
        ({"neither 1": "unsettled", "neither 2": "unsettled", "unsettled 1": "neither"}, 0, False, "10 right"),
        ({"neither 1": "worst-case"}, 0, True, ""),
        ({"neither 1": "worst-case", "unsettled 1": "worst-case"}, 0, False, "at most 1 wrongly judged"),
        ({}, 4, True, ""),
        ({}, 5, False, "right for the right reason"),
    ],
)
def test_the_pass_rule(
    bundled: Course, bundled_record: Record, wrong: dict[str, str], unreasoned: int, passed: bool, unmet: str
) -> None:
    found = take(bundled, bundled_record, "final", wrong, unreasoned)
    assert (found.items, found.unseen, found.passed) == (12, 12, passed)
    missing = [condition.words for condition in found.conditions if not condition.met]
    assert len(missing) == bool(unmet)
    assert all(unmet in words for words in missing)


def test_texts_that_were_seen_pass_nobody(bundled: Course, bundled_record: Record) -> None:
    from tui.journal.events import Reset

    take(bundled, bundled_record, "final", {})
    bundled_record.add(Reset(), "final")
    found = take(bundled, bundled_record, "final", {})
    assert (found.attempt, found.unseen, found.passed) == (2, 0, False)
    assert "This was attempt 2." in mixed_up(found)


def test_a_pretest_is_not_passed_or_failed(bundled: Course, bundled_record: Record) -> None:
    found = take(bundled, bundled_record, "pretest", {"neither 1": "worst-case"})
    assert (found.passed, found.conditions) == (None, ())
    assert next(outcome(found)) == "7 of 8 right. This is where you start; it is no score."


def test_what_is_said_of_the_end(bundled: Course, bundled_record: Record) -> None:
    said = list(outcome(take(bundled, bundled_record, "final", {"neither 1": "worst-case"})))
    assert said[0] == "Passed: 11 of 12 right."
    assert "Met: at least 10 right: 11." in said
    assert "Met: at most 1 wrongly judged “a worst-case model”: 1." in said
    assert any(line.startswith("Right for the right reason: 11 of 11, 100%") for line in said)


def test_before_and_after_side_by_side(bundled: Course, bundled_record: Record) -> None:
    take(bundled, bundled_record, "pretest", {"neither 1": "worst-case", "worst-case 1": "neither"})
    assert not list(side_by_side(results(bundled, bundled_record.history)))
    take(bundled, bundled_record, "final", {})
    found = results(bundled, bundled_record.history)
    assert found.difference == pytest.approx(0.25)
    assert found.gain is None, "fewer than 20 texts a form"
    said = list(side_by_side(found))
    assert said[0].startswith("Before the course: 6 of 8, 75% (")
    assert "The difference is +25 points of a hundred, on different texts." in said


def test_a_gain_takes_twenty_texts_and_something_to_gain(bundled: Course, bundled_record: Record) -> None:
    import msgspec

    before = take(bundled, bundled_record, "pretest", {"neither 1": "worst-case", "worst-case 1": "neither"})
    after = take(bundled, bundled_record, "final", {})
    many = [msgspec.structs.replace(each, items=20) for each in (before, after)]
    assert Results(before=many[0], after=many[1], retest=None).gain == pytest.approx(1.0)
    assert Results(before=many[1], after=many[1], retest=None).gain is None, "nothing could be gained"


def test_a_form_that_was_not_finished_came_to_nothing(course: Course, record: Record) -> None:
    assert results(course, record.history) == Results(before=None, after=None, retest=None)
    sit(course, record, "last")
    found = result_of(course, record.history, "final")
    assert found is not None
    assert found.right.count == 1
