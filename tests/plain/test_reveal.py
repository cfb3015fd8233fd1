"""What waits for Enter: places to reveal in a lesson, and a guest's feedback."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.plain.conftest import Session
from tui.course.course import Course
from tui.course.model import Prose, Reveal
from tui.tutor.record import Record

AIR = "lesson:making#air"


@pytest.fixture
def hiding(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The small course, whose last step holds something back twice."""
    lesson = course.lesson("making")
    blocks = (Prose("Say it."), Reveal("Say it first."), Prose("The first."), Reveal(""), Prose("The second."))
    changed = replace(lesson, steps=(lesson.steps[0], replace(lesson.steps[1], blocks=blocks)))
    monkeypatch.setattr(course, "lesson", lambda name: changed)
    return course


def test_what_follows_waits_for_enter(session: Session, hiding: Course, open_record: Callable[[], Record]) -> None:
    said = session("", "", "q", at=AIR, course=hiding)
    places = ("Say it.", "Say it first. Enter reveals what follows.\nreveal> ", "The first.", "\nreveal> \nThe second.")
    found = [said.find(words) for words in places]
    assert -1 not in found
    assert found == sorted(found)
    assert open_record().history.read == {"making#air"}


def test_what_follows_can_stay_hidden_and_be_revealed_later(
    session: Session, hiding: Course, open_record: Callable[[], Record]
) -> None:
    said = session("x", "q", at=AIR, course=hiding)
    assert "What follows stays hidden; a reveals it." in said
    assert "The first." not in said
    assert not open_record().history.read
    said = session("x", "a", "", "x", "q", at=AIR, course=hiding)
    assert said.count("Say it.") == 1
    assert "The first." in said
    assert "The second." not in said


def test_a_guest_hears_the_evidence_then_the_key_then_why(session: Session) -> None:
    said = session("2", "3", "1", "", "", "", "", "q", at="item:mira-green", guest=True)
    assert "first judgement" not in said
    assert re.findall(r"^(\w+)> ", said, re.M)[:7] == ["verdict", "certainty", "sentence", *["reveal"] * 3, "next"]
    places = (
        "Enter reveals what the text says.\nreveal> ",
        "Sentence 2: “She heats every leaf",
        "Enter reveals the key.\nreveal> ",
        "Wrong, and sure: minus 6 marks.",
        "The text supports: A green tea.",
        "Enter reveals why.\nreveal> ",
        "What the text says of each feature:",
        "Why: A green tea.",
        "next> ",
    )
    found = [said.find(words) for words in places]
    assert -1 not in found, places[found.index(-1)]
    assert found == sorted(found)
    assert said.endswith("You have left the course. Nothing of this was kept.\n")


def test_a_guest_is_told_at_once_that_nothing_is_kept(session: Session) -> None:
    said = session("n", "1", "!", "", "?", "", "!", "m", "?", "q", at="item:what-heat-does", guest=True)
    assert said.index("As a guest: nothing is kept.\n") < said.index("Question: ")
    assert said.count("For a guest nothing is kept: no note, no bookmark, no objection to a key.") == 4
    assert "dispute" not in said
    assert "a note on this" not in said
    assert said.count("q: quit; nothing is kept\n") == 2
    assert "guest" not in session("q", at="item:what-heat-does")


def test_a_guest_hears_the_key_of_a_question_then_why(session: Session) -> None:
    said = session("1", "", "", "", "q", at="item:what-heat-does", guest=True)
    places = ("Enter reveals the key.\nreveal> ", "You chose 1", "Enter reveals why.\nreveal> ", "It stops", "next> ")
    found = [said.find(words) for words in places]
    assert -1 not in found, said
    assert found == sorted(found)
