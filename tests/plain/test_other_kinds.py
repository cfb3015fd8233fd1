"""Flips, reflections and pairs in lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from tests.plain.conftest import Session
from tui.course.course import Course
from tui.tutor.record import Record
from tui.tutor.start import Start

MORE = """\
    format: 1
    id: more
    title: More
    form: check
    items:
      - id: own-words
        kind: reflect
        lesson: leaf#plant
        prompt: What *makes* a tea black?
        criteria: [Names the rolling., Names the air.]
        model-answer: |
          Rolling, and then *air*.
      - id: turn-green
        kind: flip
        of: olu-open
        to: black
        options:
          - {text: The racks turn them brown., why: Then both are stated., sets: {dark: yes}}
          - {text: A flower is added., why: A scent decides nothing., sets: {scented: yes}}
    """
CARE = Start("lesson", "leaf#care")
QUIZ = Start("practice", "more")


@pytest.fixture
def richer(course_root: Path) -> Course:
    """The small course, with a reflection, a flip, and a step that compares a pair."""
    head = course_root / "lessons/course.yaml"
    head.write_text(head.read_text().replace("[teas, last]", "[teas, last, more]"))
    (course_root / "quizzes/more.yaml").write_text(dedent(MORE))
    lesson = course_root / "lessons/01-leaf.md"
    fences = "```pair\nmira-green mira-black\n```\n\nThe principle.\n\n```check\nown-words\n```\n\nPick in"
    lesson.write_text(lesson.read_text().replace("Pick in", fences))
    return Course.open(course_root)


def test_a_reflection_is_written_compared_and_rated(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    said = session("Rolling,", "I think", ".", "", "9", "1", "", "q", start=QUIZ, course=richer)
    prompts = re.findall(r"^(\w+)> ", said, re.M)
    assert prompts == ["text", "text", "text", "answer", "answer", "answer", "next", "answer"]
    assert "Question: What makes a tea black?" in said
    assert "A model answer:\n\nRolling, and then air.\n" in said
    assert " 0  none of them\n 1  Names the rolling.\n 2  Names the air.\nanswer> " in said
    assert "- Covered: Names the rolling.\n- Not covered: Names the air.\n1 of 2, by your own reading.\n" in said
    history = open_record().history
    assert history.notes == {"own-words": "Rolling,\nI think"}
    assert history.reflections == {("more", "own-words"): (1,)}


def test_a_reflection_can_be_left_open_or_written_anew(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    assert "It comes again at the end." in session(".", "q", start=QUIZ, course=richer)
    assert not open_record().history.notes
    session("mine", start=Start("lesson", "leaf#plant"), course=richer)
    said = session("1", "", "once", ".", "b", "twice", ".", "2, 1", start=QUIZ, course=richer)
    assert "You wrote before:\n    once\nA lone full stop keeps it" in said
    assert open_record().history.notes["own-words"] == "twice"
    assert open_record().history.reflections == {("more", "own-words"): (1, 2)}


def test_a_text_that_the_input_ends_is_kept(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    session("half", start=QUIZ, course=richer)
    assert open_record().history.notes == {"own-words": "half"}


def test_a_flip_comes_with_its_text_and_says_where_each_fact_leads(session: Session, richer: Course) -> None:
    said = session(".", "2", "q", start=QUIZ, course=richer)
    text = " ".join(said.split())
    assert " 1 Olu works by night in a cold shed. 2 The leaves are rolled" in text
    assert "Which of these facts would make it: a black tea? 1 The racks turn them brown." in text
    assert "You chose 2: A flower is added. With it the text supports: The text does not settle it." in text
    assert "Right is 1: The racks turn them brown. With it the text supports: A black tea. Then both" in text


def test_a_pair_is_told_apart_before_the_rest_is_read(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    said = session("1", "", "q", start=CARE, course=richer)
    text = " ".join(said.split())
    assert "Two texts to compare. The first: 1 Mira carries her baskets" in text
    assert "Only in the first: “heats every leaf”; “a wide pan at once. A flower scents”; “box.”;" in text
    assert "Question: Which is which? 1 The first: a green tea. The second: a black tea. 2 The first: a black" in text
    assert said.index("Right.\n") < said.index("next> ") < said.index("The principle.") < said.index("text> ")
    assert [given.data.given for given in open_record().history.answers] == ["green", "black"]
    said = session("mine", ".", "0", "", "l", "q", start=CARE, course=richer)
    assert "You have told them apart. Right.\n" in said
    assert "You wrote:\n    mine\n" in said


def test_what_follows_a_pair_is_held_back(session: Session, richer: Course, open_record: Callable[[], Record]) -> None:
    for typed in (["x"], ["b"]):
        said = session(*typed, "r", "q", start=CARE, course=richer)
        assert "The principle." not in said
        assert "What follows comes once you have said which is which; a asks it.\n" in said
    said = session("x", "a", "2", "", ".", "q", start=CARE, course=richer)
    assert said.index("Not this one.") < said.index("The principle.")
    assert len(open_record().history.answers) == 2


def test_a_pair_that_cannot_be_compared_is_passed_over(session: Session, richer: Course, course_root: Path) -> None:
    lesson = course_root / "lessons/01-leaf.md"
    lesson.write_text(lesson.read_text().replace("mira-green mira-black", "mira-black olu-black"))
    said = session("q", start=CARE, course=Course.open(course_root))
    assert "Two texts to compare belong here, and they cannot be shown" in said
    assert "The principle." in said


def test_the_map_and_past_answers_go_along(session: Session, richer: Course) -> None:
    session("mine", ".", "0", "", "1", "q", start=QUIZ, course=richer)
    said = session("b", "l", "1", "q", start=Start("practice", "teas"), course=richer)
    assert "More, a quiz: 2 of 2 answered" in said
    assert "Answered on " in said
    assert "Question: As it stands, the text supports:" in said
