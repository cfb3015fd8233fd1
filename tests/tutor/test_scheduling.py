"""What was scheduled is kept, and comes to the same as when it is scheduled anew."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from fsrs import Card, Rating, ReviewLog

from tests.tutor.learners import happening
from tui.course.course import Course
from tui.journal.events import Answered, Slipped
from tui.tutor import scheduling
from tui.tutor.history import History
from tui.tutor.scheduling import schedule


@pytest.fixture
def reviews(monkeypatch: pytest.MonkeyPatch) -> list[Rating]:
    """What the scheduler was told."""
    told: list[Rating] = []
    whole = scheduling._SCHEDULER.review_card

    def review_card(card: Card, rating: Rating, **more: Any) -> tuple[Card, ReviewLog]:
        told.append(rating)
        return whole(card, rating, **more)

    monkeypatch.setattr(scheduling._SCHEDULER, "review_card", review_card)
    return told


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_same_after_each_event_as_anew(course: Course, seed: int) -> None:
    events = list(happening(Random(seed), 60))
    history = History()
    for number, event in enumerate(events, 1):
        history.take(event)
        assert schedule(course, history) == schedule(course, History(events[:number]))


def test_an_answer_is_scheduled_once(course: Course, reviews: list[Rating]) -> None:
    events = [event for event in happening(Random(1), 400) if isinstance(event.data, Answered)]
    history = History(events[:-1])
    schedule(course, history)
    assert len(reviews) == len(events) - 1
    schedule(course, history)
    schedule(course, history, fuzz=False)
    assert len(reviews) == len(events) - 1
    history.take(events[-1])
    schedule(course, history)
    assert len(reviews) == len(events)


def test_after_a_slip_all_is_scheduled_anew(course: Course, reviews: list[Rating]) -> None:
    events = [event for event in happening(Random(1), 100) if isinstance(event.data, Answered)]
    history = History(events)
    schedule(course, history)
    reviews.clear()
    history.take(next(event for event in happening(Random(2), 100) if isinstance(event.data, Slipped)))
    known = schedule(course, history)
    assert reviews == [], "a slip that takes nothing back changes nothing"
    assert known == schedule(course, History(events))
    reviews.clear()
    slip = Slipped(answer=events[0].id)
    history.take(type(events[0])(None, "slip", events[-1].time, "ada", "course", events[0].subject, "", slip))
    schedule(course, history)
    assert len(reviews) == len(events) - 1
