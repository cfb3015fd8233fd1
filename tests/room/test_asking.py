"""A plan made ready for a room."""

from __future__ import annotations

import msgspec
import pytest

from tui.course import workshops
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.course.workshops import Front, Plan
from tui.room.agenda import Agenda
from tui.room.asking import agenda
from tui.room.plan import Options, PlanError, from_json, options_from_json, to_json


@pytest.fixture(scope="module")
def course() -> Course:
    return Course.open(bundled_course())


def made(course: Course, options: Options | None = None, *activities: workshops.Activity) -> Agenda:
    plan = course.plan("workshop")
    if activities:
        plan = Plan(id="own", title="Own", minutes=9, activities=activities)
    return agenda(course, plan, options or Options(), "K7M4QX")


def test_a_plan_that_was_kept_is_the_same_plan(course: Course) -> None:
    for plan in course.plans:
        kept = msgspec.json.decode(msgspec.json.encode(to_json(plan)))
        assert from_json(kept) == plan


@pytest.mark.parametrize("kept", [{}, {"id": "x", "title": "x", "minutes": 1, "activities": [{"kind": "Dance"}]}])
def test_a_plan_that_cannot_be_read_says_so(kept: dict[str, object]) -> None:
    with pytest.raises(PlanError, match="cannot be read"):
        from_json(kept)


def test_options_that_cannot_be_read_say_so() -> None:
    with pytest.raises(PlanError, match="cannot be read"):
        options_from_json({"seats": "many"})


def test_the_default_plan(course: Course) -> None:
    found = made(course)
    kinds = [(each.kind, each.rounds, each.is_transfer, each.is_told) for each in found.activities]
    assert kinds == [
        ("set", 0, False, False),
        ("item", 2, False, True),
        ("item", 1, True, True),
        ("page", 0, False, True),
        ("item", 2, False, True),
        ("item", 1, True, True),
        ("set", 0, False, False),
    ]
    assert [each.heading for each in found.activities[1:3]] == ["Text 1 of 4", "Text 2 of 4, one vote"]
    assert found.headline
    page = found.activities[3].page
    assert page is not None
    assert page.plain
    assert "](" not in page.plain
    assert "Figure: " in page.plain
    assert "├" not in page.plain


def test_letters_stand_for_verdicts_in_the_order_of_the_quiz(course: Course) -> None:
    question = made(course).activities[1].questions[0]
    assert question.letters == ("a", "b", "c", "d", "e")
    assert [question.answer(letter) for letter in question.letters] == list(question.answers)
    assert question.answer("f") is None
    assert question.letter("nothing") == ""
    assert question.key == question.item.key


def test_forms_swap_between_even_and_odd_seats(course: Course) -> None:
    found = made(course)
    before, after = found.activities[0], found.activities[-1]
    assert [before.form_of(seat) for seat in (1, 2, 3)] == ["b", "a", "b"]
    assert [after.form_of(seat) for seat in (1, 2, 3)] == ["a", "b", "a"]
    assert {q.item.id for q in before.questions_of(1)}.isdisjoint(q.item.id for q in after.questions_of(1))


def test_what_is_asked_holds_nothing_of_the_key(course: Course) -> None:
    for planned in made(course).activities:
        for question in planned.all_questions:
            assert isinstance(question.item, Classify)
            sent = msgspec.json.encode(question.asked).decode()
            for secret in (question.item.id, question.item.skill, question.item.pair, *question.item.tests):
                assert f'"{secret}"' not in sent
            for feature in question.item.vignette.stated:
                assert f'"{feature}"' not in sent
            for why in question.item.explain.values():
                assert why[:40] not in sent


def test_by_hands_a_set_is_a_row_of_single_texts_that_are_not_told(course: Course) -> None:
    found = made(course, Options(hands=True))
    first, second = found.activities[:2]
    assert (first.kind, first.rounds, first.is_told, first.which) == ("item", 1, False, "before")
    assert [first.heading, second.heading] == ["Before, text 1 of 2", "Before, text 2 of 2"]
    assert {question.asked.q for each in found.activities for question in each.all_questions} == {1}
    assert not any(question.asked.sure for each in found.activities for question in each.all_questions)
    assert [each.heading for each in found.activities if each.is_told and each.kind == "item"][-1].startswith("Text 4")
    before = {q.item.id for each in found.activities if each.which == "before" for q in each.questions}
    after = {q.item.id for each in found.activities if each.which == "after" for q in each.questions}
    assert before.isdisjoint(after)


def test_the_sentence_is_not_asked_where_the_facilitator_does_not_want_it(course: Course) -> None:
    question = made(course, Options(sentence=False)).activities[1].questions[0]
    assert not question.asked.sentence
    assert not question.allows_sentence(1)
    assert question.allows_sentence(None)


def test_a_choice_item_goes_by_its_options(course: Course) -> None:
    name = next(
        item.id
        for title in course.quiz_titles
        if title.form == "check"
        for item in course.quiz(title.id).items
        if item.kind == "choice"
    )
    question = made(course, None, Front(item=name, rounds=1, is_transfer=False)).activities[0].questions[0]
    assert question.asked.kind == "choice"
    assert question.asked.text is None
    assert question.answers.count(question.key) == 1
    assert not question.confusing


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        (Front(item="nowhere", rounds=1, is_transfer=False), "nowhere"),
        (workshops.Page(step="four-differences#nowhere"), "nowhere"),
        (workshops.Talk(item="padded-queries"), "no question to talk about"),
    ],
)
def test_a_plan_that_cannot_be_run_says_why(course: Course, activity: workshops.Activity, why: str) -> None:
    with pytest.raises(PlanError, match=why):
        made(course, None, activity)


def test_what_is_written_cannot_be_voted_on(course: Course) -> None:
    name = course.quiz("reflections").items[0].id
    with pytest.raises(PlanError, match="cannot be voted on"):
        made(course, None, Front(item=name, rounds=1, is_transfer=False))
    assert made(course, None, workshops.Talk(item=name)).activities[0].page is not None
