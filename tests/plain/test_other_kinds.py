"""Flips, reflections and pairs in lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.plain.conftest import Session
from tui.course.course import Course
from tui.tutor.record import Record

CARE = "lesson:leaf#care"
QUIZ = "quiz:more"


def test_a_reflection_is_written_compared_and_rated(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    said = session("Rolling,", "I think", ".", "", "9", "1", "", "q", at=QUIZ, course=richer)
    prompts = re.findall(r"^(\w+)> ", said, re.M)
    assert prompts == ["text", "text", "text", "answer", "answer", "answer", "next", "answer"]
    assert "Question: What makes a tea black?" in said
    assert "A model answer:\n\nRolling, and then air.\n" in said
    assert " 0  none of them\n 1  Names the rolling.\n 2  Names the air.\nanswer> " in said
    assert "- Covered: Names the rolling.\n- Not covered: Names the air.\n1 of 2, by your own reading.\n" in said
    history = open_record().history
    assert history.notes == {"own-words": "Rolling,\nI think"}
    (rated,) = history.ratings()
    assert (rated.data.context, rated.item, rated.data.covered) == ("more", "own-words", (1,))


def test_a_reflection_can_be_left_open_or_written_anew(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    assert "It comes again at the end." in session(".", "q", at=QUIZ, course=richer)
    assert not open_record().history.notes
    session("mine", at="lesson:leaf#plant", course=richer)
    said = session("1", "", "once", ".", "b", "twice", ".", "2, 1", at=QUIZ, course=richer)
    assert "You wrote before:\n    once\nA new text takes its place. A lone full stop keeps the old one" in said
    assert open_record().history.notes["own-words"] == "twice"
    (rated,) = open_record().history.ratings()
    assert rated.data.covered == (1, 2)


def test_a_flip_comes_with_its_text_and_says_where_each_fact_leads(session: Session, richer: Course) -> None:
    said = session(".", "2", "q", at=QUIZ, course=richer)
    text = " ".join(said.split())
    assert " 1 Olu works by night in a cold shed. 2 The leaves are rolled" in text
    assert "Which of these facts would make it: a black tea? 1 The racks turn them brown." in text
    assert "You chose 2: A flower is added. With it the text supports: The text does not settle it." in text
    assert "Right is 1: The racks turn them brown. With it the text supports: A black tea. Then both" in text


def test_a_pair_is_told_apart_before_differences_and_the_rest_are_read(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    said = session("1", "", at=CARE, course=richer)
    text = " ".join(said.split())
    assert "Two texts to compare. The first: 1 Mira carries her baskets" in text
    assert "Question: Which is which? 1 The first: a green tea. The second: a black tea. 2 The first: a black" in text
    assert "Only in the first: “heats every leaf”; “a wide pan at once. A flower scents”; “box.”;" in text
    places = [said.index(words) for words in ("answer> ", "Right.\n", "Only in the first", "next> ", "The principle.")]
    assert places == sorted(places)
    assert said.count("Only in the first") == 1
    assert [given.data.given for given in open_record().history.answers()] == ["green", "black"]
    said = session("mine", ".", "0", "", "l", "1", "", "q", at=CARE, course=richer)
    assert "Only in the first" in said
    assert "Question, answered. Right: Which is which?\n" in said
    assert "You wrote:\n    mine\n" in said


def test_what_follows_a_pair_comes_once_it_is_told_apart_or_skipped(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    said = session("b", "q", at=CARE, course=richer)
    assert "The principle." not in said
    assert "Only in the first" not in said
    assert "Question, still open; a asks it: Which is which?" in said
    said = session("b", "a", "x", ".", "q", at=CARE, course=richer)
    places = [said.index(words) for words in ("Only in the first", "Skipped.", "The principle.", "text> ")]
    assert places == sorted(places)
    assert not list(open_record().history.answers())


def test_a_pair_that_was_skipped_can_be_told_apart_later(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    session("x", ".", "q", at=CARE, course=richer)
    said = session("a", "2", "!", "No.", ".", "", ".", "q", at=CARE, course=richer)
    assert "Wrong.\nYou chose 2" in said
    history = open_record().history
    assert len(list(history.answers())) == 2
    assert history.disputes == {"mira-green": "No."}


def test_a_pair_that_cannot_be_compared_is_passed_over(session: Session, richer: Course, course_root: Path) -> None:
    lesson = course_root / "lessons/01-leaf.md"
    lesson.write_text(lesson.read_text().replace("mira-green mira-black", "mira-black olu-black"))
    said = session("q", at=CARE, course=Course.open(course_root))
    assert "A question belongs here, and it cannot be asked: mira-black and olu-black" in " ".join(said.split())
    assert "The principle." in said


def test_the_map_goes_along(session: Session, richer: Course) -> None:
    session("mine", ".", "0", "", "1", "q", at=QUIZ, course=richer)
    assert "More, a quiz: all 2 answered" in session("q", at="map", course=richer)
