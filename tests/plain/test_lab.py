"""The lab in lines."""

from __future__ import annotations

from pathlib import Path

from tests.plain.conftest import Session
from tui.course.course import Course


def test_a_number_turns_a_fact_on_and_what_follows_is_read(session: Session) -> None:
    said = session("2", "3", "3", "", "q", at="lab:")
    assert "The text does not settle it. Something is left open.\n" in said
    assert " 2  Rolled: silent\n" in said
    assert " 2  Rolled: stated\n" in said
    assert "A black tea. Rolled and left to darken.\nDecided by “Rolled” and “Left to darken”.\n" in said
    assert " 3  Left to darken: denied\n" in said
    assert "To open this again: two-schemers lab rolled=yes,dark=yes\n" in said


def test_facts_that_clash_are_said_to(session: Session) -> None:
    assert "These facts cannot hold together: " in session("3", "q", at="lab:heated=yes")


def test_it_begins_with_a_text_and_is_cleared(session: Session) -> None:
    said = session("p", "1", "c", "q", at="lab:")
    assert " 1  Which tea: mira-green, not judged yet\n" in said
    assert said.index("A green tea. Heated at once.") < said.rindex("The text does not settle it.")


def test_what_features_ask_is_read(session: Session) -> None:
    said = session("f", "r", "", "q", at="lab:")
    assert "Heated at once: silent.\n- Is the leaf heated at once?\n- Behind it: " in said


def test_the_map_leads_to_it(session: Session) -> None:
    assert "A number turns a fact" in session("t", "x", "", "q", at="map")


def test_a_course_without_a_rule_has_none(session: Session, course_root: Path) -> None:
    (course_root / "quizzes/rubric.yaml").unlink()
    assert "cannot be opened" in session("t", "x", "q", at="map", course=Course.open(course_root))
