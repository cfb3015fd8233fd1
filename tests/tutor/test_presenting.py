"""The order of options: another for each learner, place and round, steady within."""

from __future__ import annotations

from dataclasses import replace

from tests.tutor.asking import answer, ask
from tui.course.course import Course
from tui.course.model import Choice
from tui.tutor.presenting import presented
from tui.tutor.record import Record


def nine(course: Course) -> Choice:
    """A choice with nine options, the first of them right."""
    item = course.find_item("same-plant")[1]
    assert isinstance(item, Choice)
    options = [replace(item.options[number > 0], text=f"option {number}") for number in range(9)]
    return replace(item, options=tuple(options))


def texts(item: Choice) -> list[str]:
    return [option.text for option in item.options]


def test_the_same_seed_gives_the_same_order_and_others_give_others(course: Course) -> None:
    item = nine(course)
    assert presented(item, "a") == presented(item, "a")
    orders = {tuple(texts(presented(item, str(number)))) for number in range(40)}
    assert len(orders) > 30
    assert {tuple(sorted(order)) for order in orders} == {tuple(texts(item))}


def test_the_right_option_comes_to_every_place(course: Course) -> None:
    keys = [presented(nine(course), str(number)).key for number in range(200)]
    assert set(keys) == set(range(1, 10))


def test_an_order_that_means_something_is_kept(course: Course) -> None:
    item = replace(nine(course), shuffle=False)
    assert presented(item, "a") == item


def test_a_vignette_is_presented_as_it_is(course: Course) -> None:
    item = course.find_item("mira-green")[1]
    assert presented(item, "a") is item


def test_the_order_is_steady_until_the_question_is_answered(course: Course, record: Record) -> None:
    orders = {tuple(texts(ask(course, record, "same-plant").item)) for _ in range(5)}  # type: ignore[arg-type]
    assert len(orders) == 1


def test_the_order_follows_learner_place_and_round(bundled: Course, record: Record) -> None:
    def order(item: str, context: str) -> tuple[str, ...]:
        return tuple(texts(ask(bundled, record, item, context).item))  # type: ignore[arg-type]

    items = [item for item in bundled.quiz("checks-the-word").items if isinstance(item, Choice)]
    assert any(order(item.id, "a") != order(item.id, "b") for item in items)
    before = {item.id: order(item.id, "a") for item in items}
    for item in items:
        answer(ask(bundled, record, item.id, "a"))
    assert any(order(item.id, "a") != before[item.id] for item in items)
    before = {item.id: order(item.id, "b") for item in items}
    record.learner = "somebody else"
    assert any(order(item.id, "b") != before[item.id] for item in items)
