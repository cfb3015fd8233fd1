"""What is said when something ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tutor.asking import answer
from tui.course.course import Course
from tui.course.target import MAP, Target
from tui.tutor.lesson import Ending, LessonSession
from tui.tutor.path import Way
from tui.tutor.practice import PracticeSession, Sum
from tui.tutor.record import Record
from tui.tutor.summing import lesson_ended, round_ended, standing, way_in_words

WAY = Way(verb="Next", title="Making *tea*", detail="step 1 of 2", target=Target("lesson", "making#heat"))
SUM = Sum(title="Teas", asked=4, answered=4, judged=4, right=3, marks=1, conflations=0, missed=0, new=0, way=WAY)


def test_the_end_of_a_lesson() -> None:
    ending = Ending(title="One *leaf*", is_part=False, asked=0, right=0, left=0, way=WAY)
    assert lesson_ended(ending) == ("You have come to the end of “One leaf”.",)
    assert lesson_ended(replace(ending, asked=1, right=1))[1:] == ("1 of 1 question right at the first try.",)
    assert lesson_ended(replace(ending, asked=3, right=1, left=1))[1:] == (
        "1 of 3 questions right at the first try.",
        "1 not answered: it waits for you.",
    )
    assert lesson_ended(replace(ending, left=2))[1:] == ("2 not answered: they wait for you.",)


@pytest.mark.parametrize(
    ("sum", "lines"),
    [
        (SUM, ["3 of 4 answers right, +1 mark."]),
        (replace(SUM, marks=-1), ["3 of 4 answers right, -1 mark."]),
        (replace(SUM, judged=1, right=1, marks=None), ["1 of 1 answer right."]),
        (replace(SUM, judged=0, answered=2, marks=None), ["2 texts written and compared."]),
        (replace(SUM, judged=0, answered=0, marks=None, new=4), ["4 of this quiz not answered yet."]),
        (
            replace(SUM, marks=0, missed=1),
            ["3 of 4 answers right, 0 marks.", "1 item of this quiz wrong at the latest answer."],
        ),
    ],
)
def test_the_end_of_a_round(sum: Sum, lines: list[str]) -> None:
    assert list(round_ended(sum))[1:] == lines


def test_the_way_in_words() -> None:
    assert way_in_words(WAY) == "Next: Making tea, step 1 of 2"
    assert way_in_words(Way(verb="Practise", title="Teas", target=Target("quiz", "teas"))) == "Practise: Teas"
    assert way_in_words(Way(verb="", title="Nothing can be opened", target=MAP)) == "Nothing can be opened"


def test_where_a_round_stands(course: Course, record: Record) -> None:
    session = PracticeSession(course, record, "questions")
    assert standing(session) == "1 of 2"
    answer(session.question)
    assert standing(session) == "1 of 2"
    session.next()
    assert standing(session) == "2 of 2"


def test_a_skill_without_a_name_is_not_announced(course: Course, record: Record) -> None:
    path = course.root / "lessons/course.yaml"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if "Tells by" not in line))
    path.write_text(path.read_text().replace("skills:\n", ""))
    session = PracticeSession(Course.open(course.root), record, "teas")
    assert session.is_new_skill
    assert standing(session) == "1 of 4"


def test_a_real_lesson_ends_with_its_title_and_the_way_on(course: Course, record: Record) -> None:
    ending = LessonSession(course, record, "leaf").ending
    assert "One leaf" in lesson_ended(ending)[0]
    assert way_in_words(ending.way).startswith("Next: Making tea")
