"""Forms: sat once, in an order on record, with nothing told before the end; and when each of them opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.tutor.asking import answer, ask, sit
from tui.course.course import Course
from tui.course.model import Classify
from tui.course.target import Target
from tui.export import answers
from tui.journal.events import Begun, Finished, Reset, StepRead
from tui.journal.store import Journal
from tui.tutor import form_words
from tui.tutor.advice import advise
from tui.tutor.errors import KeptUnseenError, NotOpenError
from tui.tutor.forms import form_of, pass_over, standings
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer
from tui.tutor.leading import open_item
from tui.tutor.measures import measure
from tui.tutor.past import past
from tui.tutor.path import Way, after, way_on
from tui.tutor.practice import PracticeSession
from tui.tutor.progress import progress
from tui.tutor.record import Record
from tui.tutor.scheduling import schedule
from tui.tutor.sitting import FormSession, finish, left, order, seed

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def bundled_record(bundled: Course) -> Record:
    """Of a learner who has done nothing yet in the course that ships."""
    return Record(Journal.nowhere(clock=lambda: NOW), "ada", bundled.id)


def test_the_order_is_another_for_each_learner_and_attempt_and_the_same_each_time(bundled: Course) -> None:
    items = bundled.quiz("final").items
    seeds = [seed("ada", "final", 1), seed("ada", "final", 2), seed("bo", "final", 1)]
    assert len({order(items, each) for each in seeds}) == 3
    assert order(items, seeds[0]) == order(items, seed("ada", "final", 1))
    assert sorted(order(items, seeds[0])) == sorted(item.id for item in items)
    assert "ada" not in seeds[0]


def test_it_is_begun_on_record_left_and_gone_on_with(bundled: Course, bundled_record: Record) -> None:
    record = bundled_record
    session = FormSession(bundled, record, "final")
    assert record.history.sittings.of("final") is None, "nothing is on record before it is come to"
    session.visit()
    sitting = record.history.sittings.of("final")
    assert sitting is not None
    assert (sitting.attempt, sitting.seen, sitting.finished) == (1, frozenset(), None)
    first = session.item.id
    assert first == sitting.items[0]
    answer(session.question)
    session.next()
    session.leave()
    again = FormSession(bundled, record, "final")
    assert (again.item.id, again.number, again.size, again.seen) == (sitting.items[1], 2, 12, 1)
    way = way_on(bundled, record.history)
    assert (way.verb, way.detail, way.target) == ("Continue", "1 of 12", Target("form", "final"))
    again.visit()
    assert sum(isinstance(event.data, Begun) for event in record.journal.events("ada", bundled.id)) == 1


def test_what_is_put_off_comes_last_also_after_a_break(bundled: Course, bundled_record: Record) -> None:
    session = FormSession(bundled, bundled_record, "final")
    session.visit()
    first, second = session.item.id, session.upcoming
    assert session.skip()
    assert second is not None
    assert session.item.id == second.id
    again = FormSession(bundled, bundled_record, "final")
    assert again.item.id == second.id
    assert left(bundled.quiz("final"), bundled_record.history)[-1].id == first


def test_there_are_no_hints_and_nothing_is_told_before_the_end(bundled: Course, bundled_record: Record) -> None:
    session = FormSession(bundled, bundled_record, "final")
    session.visit()
    assert not session.tells_at_once
    assert session.question.hint() is None
    name = session.item.id
    answer(session.question)
    assert not past(bundled, bundled_record)
    with pytest.raises(KeptUnseenError):
        open_item(bundled, bundled_record.history, name)
    while session.next():
        answer(session.question)
    assert len(past(bundled, bundled_record, "final")) == 12
    assert open_item(bundled, bundled_record.history, name) == Target("past", f"#{name}")


def test_the_end_is_on_record_and_it_cannot_be_sat_again(bundled: Course, bundled_record: Record) -> None:
    sit(bundled, bundled_record, "final")
    sitting = bundled_record.history.sittings.of("final")
    assert sitting is not None
    assert sitting.finished == NOW
    with pytest.raises(NotOpenError, match="“Final form” was sat already"):
        FormSession(bundled, bundled_record, "final")


def test_a_run_that_was_killed_before_the_end_was_kept_loses_nothing(bundled: Course, bundled_record: Record) -> None:
    session = FormSession(bundled, bundled_record, "pretest")
    session.visit()
    for _ in range(7):
        answer(session.question)
        session.next()
    answer(session.question)
    assert not left(bundled.quiz("pretest"), bundled_record.history)
    with pytest.raises(NotOpenError):
        FormSession(bundled, bundled_record, "pretest")
    finish(bundled_record, "pretest")
    assert standings(bundled, bundled_record.history, NOW)["pretest"].state == "finished"


def test_a_reset_begins_another_attempt_whose_texts_are_known(bundled: Course, bundled_record: Record) -> None:
    sit(bundled, bundled_record, "final")
    bundled_record.add(Reset(), "final")
    sit(bundled, bundled_record, "final")
    sitting = bundled_record.history.sittings.of("final")
    assert sitting is not None
    assert (sitting.attempt, len(sitting.seen)) == (2, 12)
    bundled_record.add(Reset(), "")
    assert bundled_record.history.sittings.of("final") is None
    assert (bundled_record.history.sittings.attempts("final"), bundled_record.history.full_resets) == (2, 1)


def test_an_end_without_a_beginning_and_an_answer_elsewhere_are_no_sitting(course: Course, record: Record) -> None:
    record.add(Finished(), "last")
    answer(ask(course, record, "mira-green"))
    assert record.history.sittings.of("last") is None
    sit(course, record, "last")
    sitting = record.history.sittings.of("last")
    assert sitting is not None
    assert list(sitting.answers) == ["secret-cup"]


def test_a_clock_that_was_set_back_makes_no_negative_span(course: Course) -> None:
    times = iter([NOW, *[NOW - timedelta(days=3)] * 9])
    record = Record(Journal.nowhere(clock=lambda: next(times)), "ada", course.id)
    record.add(Begun(seed="0", items=("secret-cup",)), "last")
    record.add(Finished(), "last")
    sitting = record.history.sittings.of("last")
    assert sitting is not None
    assert sitting.finished == sitting.begun


def test_the_pretest_comes_first_and_can_be_passed_over(bundled: Course, bundled_record: Record) -> None:
    way = way_on(bundled, bundled_record.history)
    assert (way.verb, way.detail, way.target) == ("Begin", "8 texts", Target("form", "pretest"))
    pass_over(bundled_record, "pretest")
    assert way_on(bundled, bundled_record.history).target.kind == "lesson"
    stands = standings(bundled, bundled_record.history, NOW)["pretest"]
    assert (stands.state, stands.can_be_sat) == ("passed", True)


def test_the_pretest_holds_nobody_up_who_has_begun(bundled: Course, bundled_record: Record) -> None:
    bundled_record.add(StepRead(), "one-word#two-colleagues")
    assert way_on(bundled, bundled_record.history).target.kind == "lesson"
    assert standings(bundled, bundled_record.history, NOW)["pretest"].state == "open"
    answer(ask(bundled, bundled_record, bundled.quiz("open").items[0].id))
    assert standings(bundled, bundled_record.history, NOW)["pretest"].state == "late"
    with pytest.raises(NotOpenError, match="is for before the course"):
        FormSession(bundled, bundled_record, "pretest")


def test_the_retest_opens_a_week_after_the_end_of_the_final_form(bundled: Course, bundled_record: Record) -> None:
    history = bundled_record.history
    assert standings(bundled, history, NOW)["retest"].state == "waits"
    with pytest.raises(NotOpenError, match="opens 7 days after the final form"):
        FormSession(bundled, bundled_record, "retest")
    sit(bundled, bundled_record, "final")
    stands = standings(bundled, history, NOW + timedelta(days=6))["retest"]
    assert (stands.state, stands.opens) == ("waits", NOW + timedelta(days=7))
    assert standings(bundled, history, NOW + timedelta(days=7))["retest"].can_be_sat
    assert standings(bundled, history, NOW - timedelta(days=900))["retest"].state == "waits"


def test_what_is_said_of_each_standing(bundled: Course, bundled_record: Record) -> None:
    title = form_of(bundled, "pretest")
    assert title is not None
    stands = standings(bundled, bundled_record.history, NOW)["pretest"]
    assert (form_words.state(stands), form_words.state(stands, short=True)) == ("8 texts", "8 texts")
    said = " ".join(form_words.front(title, stands))
    for words in ("You may pass it over", "8 texts, about 12 minutes", "There are no hints", "leave at any time"):
        assert words in said
    sit(bundled, bundled_record, "pretest")
    stands = standings(bundled, bundled_record.history, NOW)["pretest"]
    assert form_words.state(stands) == "done"
    assert list(form_words.front(title, stands)) == ["“Pretest” was sat already."]


def test_a_form_whose_item_was_taken_out_of_the_course_goes_on_without_it(
    course_root: Path, open_record: Callable[[], Record]
) -> None:
    record = open_record()
    record.add(Begun(seed="0", items=("gone", "secret-cup")), "last")
    course = Course.open(course_root)
    session = FormSession(course, record, "last")
    assert (session.item.id, session.size) == ("secret-cup", 1)
    answer(session.question)
    assert not session.next()
    assert standings(course, record.history, NOW)["last"].state == "finished"


def test_nothing_is_said_of_a_form_before_its_end_anywhere(bundled: Course, bundled_record: Record) -> None:
    course, record = bundled, bundled_record
    session = FormSession(course, record, "pretest")
    session.visit()
    for _ in range(3):
        item = session.item
        assert isinstance(item, Classify)
        wrong = "worst-case" if item.key != "worst-case" else "neither"
        session.question.give(ClassifyAnswer(wrong, "sure", NONE_DECIDES))
        session.next()

    def said() -> tuple[int, int, int, int, int]:
        counted = progress(course, record)
        measures = measure(course, record.history)
        rows = list(answers.rows(course, record.journal.events(record.learner, course.id)))
        words = [each for each in advise(course, record.history) if each.words.startswith("Reread")]
        return counted.answers, counted.right, measures.answers, len(rows), len(words)

    assert said() == (0, 0, 0, 0, 0)
    for _ in range(5):
        answer(session.question)
        session.next()
    answered, right, measured, rows, _ = said()
    assert (answered, right, measured, rows) == (8, 5, 8, 8)


def test_the_final_form_says_that_it_comes_at_the_end_of_the_course(bundled: Course, bundled_record: Record) -> None:
    stands = standings(bundled, bundled_record.history, NOW)["final"]
    assert "not through the course yet" in form_words.early(stands, after(bundled, bundled_record.history, ""))
    assert form_words.early(stands, Way(verb="Sit", title="Final form", target=Target("form", "final"))) == ""


def test_a_form_that_is_begun_again_elsewhere_is_the_same_sitting(bundled: Course, bundled_record: Record) -> None:
    record = bundled_record
    session = FormSession(bundled, record, "final")
    session.visit()
    answer(session.question)
    record.add(Begun(seed="other", items=session._order), "final")
    sitting = record.history.sittings.of("final")
    assert sitting is not None
    assert (sitting.attempt, len(sitting.answers), sitting.seed) == (1, 1, session._seed)
    while session.next():
        answer(session.question)
    record.add(Begun(seed="other", items=session._order), "final")
    sitting = record.history.sittings.of("final")
    assert sitting is not None
    assert sitting.finished == NOW


def test_an_answer_is_in_the_form_even_if_coming_to_it_was_not_kept(bundled: Course, bundled_record: Record) -> None:
    session = FormSession(bundled, bundled_record, "final")
    answer(session.question)
    sitting = bundled_record.history.sittings.of("final")
    assert sitting is not None
    assert (len(sitting.answers), len(sitting.seen)) == (1, 0)


def test_neither_help_nor_review_tells_how_an_open_form_goes(bundled: Course) -> None:
    told = []
    for right in (True, False):
        record = Record(Journal.nowhere(clock=lambda: NOW), "ada", bundled.id)
        session = FormSession(bundled, record, "final")
        session.visit()
        for _ in range(4):
            answer(session.question, right)
            session.next()
        practice = PracticeSession(bundled, record, "two-way-first")
        told.append((practice.question.help, schedule(bundled, record.history)))
    assert told[0] == told[1] == ("full", ())


def test_a_final_form_that_cannot_be_read_opens_no_retest(course_root: Path, open_record: Callable[[], Record]) -> None:
    path = course_root / "quizzes/last.yaml"
    retest = path.read_text().replace("id: last", "id: later").replace("form: final", "form: retest")
    (course_root / "quizzes/later.yaml").write_text(retest.replace("secret-cup", "later-cup"))
    file = course_root / "lessons/course.yaml"
    file.write_text(file.read_text().replace("teas, last]", "teas, last, later]"))
    path.write_text("form: [")
    stands = standings(Course.open(course_root), open_record().history, NOW)["later"]
    assert stands.state == "waits"
