"""Practice that plans itself: help that fades, easy before hard, pairs first and then all in turns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from tests.tutor.asking import sit
from tests.tutor.learners import LEARNERS
from tui.course.course import Course
from tui.course.model import Classify, Quiz, are_pair
from tui.journal.events import Help
from tui.journal.store import Journal
from tui.tutor.helping import WORKED, help_with, words
from tui.tutor.judging import NONE_DECIDES, ClassifyAnswer
from tui.tutor.measures import measure
from tui.tutor.mixing import APART, mixed
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.selection import order
from tui.tutor.summing import standing


@pytest.fixture(scope="module")
def course(bundled: Course) -> Course:
    return bundled


@pytest.fixture
def record(course: Course) -> Record:
    return Record(Journal.nowhere(clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)), "ada", course.id)


def give(session: PracticeSession, right: bool = True) -> None:
    item = session.question.item
    assert isinstance(item, Classify)
    wrong = next(verdict for verdict in session.question.verdicts if verdict != item.key)
    session.question.give(ClassifyAnswer(item.key if right else wrong, "leaning", NONE_DECIDES))


def helps(session: PracticeSession, right: Callable[[int], bool], most: int = 99) -> list[tuple[str, Help]]:
    """The skill and the help of each text of a round, answered one after the other."""
    session.visit()
    found: list[tuple[str, Help]] = []
    while True:
        found.append((session.item.skill, session.question.help))
        give(session, right(len(found)))
        if len(found) == most or not session.next():
            return found


def test_worked_examples_come_first_then_cues_then_nothing(course: Course, record: Record) -> None:
    found = helps(PracticeSession(course, record, "two-way-first"), lambda number: True)
    assert [help for _, help in found[:WORKED]] == ["full"] * WORKED
    assert "full" not in [help for _, help in found[WORKED:]]
    seen: dict[str, list[Help]] = {}
    for skill, help in found:
        seen.setdefault(skill, []).append(help)
    for skill, given in seen.items():
        assert given == sorted(given, key=["full", "cue", ""].index), f"{skill}: help only fades while all is right"


def test_help_comes_back_after_errors_in_a_skill_and_grows(course: Course, record: Record) -> None:
    found = helps(PracticeSession(course, record, "two-way-first"), lambda number: False)
    by_skill: dict[str, list[Help]] = {}
    for skill, help in found:
        by_skill.setdefault(skill, []).append(help)
    assert any(given[-1] == "full" and len(given) > 2 for given in by_skill.values())
    assert all("" not in given for given in by_skill.values())


def test_what_is_answered_with_help_does_not_count_for_ability(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "two-way-first")
    helps(session, lambda number: True, most=2)
    measures = measure(course, record.history)
    assert (measures.answers, measures.aside.hinted) == (0, 2)


def test_who_shows_mastery_in_the_pretest_is_asked_without_help(course: Course, record: Record) -> None:
    sit(course, record, "pretest")
    found = helps(PracticeSession(course, record, "two-way-first"), lambda number: True, most=4)
    assert {help for _, help in found} == {""}


def test_who_does_not_is_helped_where_the_pretest_was_wrong(course: Course, record: Record) -> None:
    sit(course, record, "pretest", right=False)
    session = PracticeSession(course, record, "two-way-first")
    assert session.question.help in ("cue", "full")


def test_a_few_right_ones_test_out_of_help_in_skills_not_met_yet(course: Course, record: Record) -> None:
    found = helps(PracticeSession(course, record, "two-way-first"), lambda number: True)
    unaided = [place for place, (_, help) in enumerate(found) if not help]
    for place in unaided[3:]:
        assert found[place][1] == ""
    session = PracticeSession(course, record, "open")
    assert session.question.help == ""


def test_a_quiz_that_does_not_ask_for_it_and_a_guest_get_no_help(course: Course, record: Record) -> None:
    assert PracticeSession(course, record, "two-way-first", helps=False).question.help == ""
    quiz = course.quiz("workshop")
    assert help_with(quiz, record.history, quiz.items[0]) == ""


def test_what_is_asked_again_is_asked_without_help(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "two-way-first")
    give(session)
    session.question.again()
    assert (session.question.help, session.question.helping) == ("", "")


def test_what_is_said_with_help_gives_no_key_away(course: Course, record: Record) -> None:
    for name in ("two-way-first", "two-way", "open"):
        for item in course.quiz(name).items:
            if isinstance(item, Classify):
                label = course.rubric.verdict_entry[item.key].label
                for help in ("cue", "full"):
                    said = words(help, item, course.rubric)
                    assert said
                    assert label not in said
                assert words("", item, course.rubric) == ""


def test_a_cue_says_where_the_evidence_stands(course: Course, record: Record) -> None:
    said = [
        words("cue", item, course.rubric) for item in course.quiz("two-way-first").items if isinstance(item, Classify)
    ]
    assert "A cue, for practice: the evidence stands in sentences 4, 5, 7 and 8." in said
    assert "A cue, for practice: the evidence stands in sentences 4, 5 and 7 to 11." in said


def quizzes(course: Course) -> list[Quiz]:
    return [course.quiz(name) for name in ("two-way-first", "two-way", "open")]


def test_easy_ones_come_before_hard_ones(course: Course, record: Record) -> None:
    for quiz in quizzes(course):
        asked = order(quiz, quiz.items, record.history, "ada")
        if quiz.are_pairs_apart:
            levels = [item.difficulty or 0 for item in asked]
            late = sum(after < before for before, after in pairwise(levels))
            assert late <= 2, "but for a twin that has to stand apart"


def test_the_first_practice_asks_pair_by_pair_and_the_next_ones_keep_twins_apart(
    course: Course, record: Record
) -> None:
    first, *rest = quizzes(course)
    asked = order(first, first.items, record.history, "ada")
    assert all(are_pair(*asked[place : place + 2]) for place in range(0, len(asked), 2))
    for seed in map(str, range(12)):
        for quiz in rest:
            asked = order(quiz, quiz.items, record.history, seed)
            assert sorted(item.id for item in asked) == sorted(item.id for item in quiz.items)
            for place, item in enumerate(asked):
                assert not any(are_pair(item, other) for other in asked[place + 1 : place + 1 + APART])


def test_skills_verdicts_and_forms_of_text_come_in_turns(course: Course, record: Record) -> None:
    quiz = course.quiz("open")

    def repeats(items: list[object]) -> int:
        return sum(before == after for before, after in pairwise(items))

    for seed in map(str, range(8)):
        asked = order(quiz, quiz.items, record.history, seed)
        assert repeats([item.skill for item in asked]) <= 3
        keys = [item.key for item in asked if isinstance(item, Classify)]
        assert all(len(set(keys[place : place + 4])) > 1 for place in range(len(keys) - 3))


def test_mixing_follows_from_what_was_asked_before(course: Course, record: Record) -> None:
    quiz = course.quiz("two-way")
    first = quiz.items[0]
    others = [item for item in quiz.items if item is not first]
    asked = mixed(others, record.history, quiz.id, [first], "x")
    assert not any(are_pair(first, item) for item in asked[:APART])
    assert asked == mixed(others, record.history, quiz.id, [first], "x")


def test_the_line_says_why_this_item(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "two-way-first")
    assert standing(session).startswith("1 of 12 · worked example · new skill: ")
    give(session)
    session.next()
    assert standing(session) == "2 of 12 · worked example · the other of the pair"


def test_the_planner_gives_the_conflater_what_it_needs(course: Course) -> None:
    """Who takes everything for the worst case is helped, and tested again in the same skill; who is right is not."""
    met: dict[str, tuple[int, int]] = {}
    for name in ("ideal", "conflater"):
        record = Record(Journal.nowhere(clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)), name, course.id)
        session = PracticeSession(course, record, "two-way")
        helped = retests = 0
        while True:
            item = session.question.item
            assert isinstance(item, Classify)
            helped += bool(session.question.help)
            retests += session.is_retest
            verdict, certainty = LEARNERS[name](item, session.question.verdicts, None)  # type: ignore[arg-type]
            session.question.give(ClassifyAnswer(verdict, certainty, NONE_DECIDES))
            if not session.next():
                break
        met[name] = helped, retests
    assert met["ideal"][1] == 0
    assert met["conflater"][1] >= 1
    assert met["conflater"][0] > met["ideal"][0]


def test_what_is_skipped_comes_back_apart_from_its_twin(course: Course) -> None:
    for name in ("ada", "bo", "cy", "di", "eve", "flo"):
        record = Record(Journal.nowhere(clock=lambda: datetime(2026, 3, 1, tzinfo=UTC)), name, course.id)
        session = PracticeSession(course, record, "two-way")
        asked = []
        for number in range(60):
            if number % 3 == 0 and session.upcoming is not None:
                session.skip()
            asked.append(session.item)
            give(session)
            if not session.next():
                break
        assert len(asked) == len(session.quiz.items)
        assert not any(are_pair(one, other) for one, other in pairwise(asked))


def test_a_sure_mix_up_is_tested_again_without_help(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "open")
    retests = []
    while True:
        item = session.question.item
        assert isinstance(item, Classify)
        if session.is_retest:
            retests.append(session.question.help)
        session.question.give(ClassifyAnswer("worst-case", "sure", NONE_DECIDES))
        if not session.next():
            break
    assert retests
    assert set(retests) == {""}
