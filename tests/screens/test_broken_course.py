"""A course with something broken: what is sound opens, and of the rest the program says why it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answering import judge
from tests.screens.conftest import PRACTICE, Sit
from tui.course.course import Course
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record
from tui.tutor.start import Start

Break = Callable[[str, str | None], Course]


@pytest.fixture
def broken(course_root: Path) -> Break:
    """Puts a text in place of a file of the course, or takes the file away, and opens the course anew."""

    def spoil(name: str, content: str | None) -> Course:
        path = course_root / name
        path.unlink()
        if content is not None:
            path.write_text(content, encoding="utf-8")
        return Course.open(course_root)

    return spoil


@pytest.mark.parametrize(
    "content", [None, "", "no front matter", "---\nid: [/x]\n---\n", "---\nid: other\ntitle: T\n---\n"]
)
async def test_a_broken_lesson(sit: Sit, broken: Break, content: str | None) -> None:
    async with sit(Start("map"), course=broken("lessons/01-leaf.md", content)) as learner:
        await learner.press("m")
        assert "cannot be opened" in learner.text
        assert "! " in learner.part("#rows")
        await learner.press("down", "enter")
        assert learner.at == "MapScreen"
        assert "lesson 'leaf' cannot be opened: lessons/" in learner.said
        await learner.press("down", "enter")
        assert learner.at == "LessonScreen"


async def test_the_way_on_passes_over_a_broken_lesson(sit: Sit, broken: Break) -> None:
    async with sit(course=broken("lessons/01-leaf.md", None)) as learner:
        assert learner.step == "making#heat"


@pytest.mark.parametrize(
    "content", ["", "id: [", "format: 1\nid: teas\ntitle: Which [/x] tea\nform: practice\nitems: []\n"]
)
async def test_a_broken_quiz(sit: Sit, broken: Break, content: str) -> None:
    async with sit(Start("map"), course=broken("quizzes/teas.yaml", content)) as learner:
        await learner.press("m")
        assert "cannot be opened" in learner.text
        await learner.press("up", "up", "enter")
        assert learner.at == "MapScreen"
        assert "quiz 'teas' cannot be opened: quizzes/teas.yaml:" in learner.said
        await learner.press("p")
        assert "no practice that can be opened" in learner.said
        await learner.press("a")
        assert learner.at == "PastScreen"


async def test_a_part_that_is_not_there(sit: Sit, broken: Break) -> None:
    async with sit(Start("map"), course=broken("quizzes/teas.yaml", None)) as learner:
        await learner.press("m")
        assert "cannot be opened" in learner.text
        await learner.press("up", "up", "enter")
        assert learner.at == "MapScreen"
        assert "missing-file: there is no such file, and none quizzes/teas.yaml" in learner.said


async def test_practice_of_a_broken_quiz(sit: Sit, broken: Break) -> None:
    async with sit(Start("map"), course=broken("quizzes/teas.yaml", "format: 1\nid: teas\n")) as learner:
        await learner.press("p")
        assert learner.at == "MapScreen"
        assert "no practice that can be opened" in learner.said


@pytest.mark.parametrize("content", [None, "", "format: 2\n"])
async def test_no_rubric(sit: Sit, broken: Break, content: str | None) -> None:
    async with sit(Start("map"), size=(120, 40), course=broken("quizzes/rubric.yaml", content)) as learner:
        await learner.press("m")
        assert "Making tea" in learner.text
        await learner.press("p")
        assert learner.at == "MapScreen"
        assert "no practice that can be opened" in learner.said
        await learner.press("enter")
        assert learner.at == "LessonScreen"
        assert "How many plants give the two teas?" in learner.text
        await learner.press("1", "enter")
        assert [event.data.right for event in learner.saved] == [True]


async def test_where_a_learner_stands_without_a_rubric(sit: Sit, broken: Break, course: Course, record: Record) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("black", "sure", 0))
    async with sit(Start("map"), course=broken("quizzes/rubric.yaml", None), record=record) as learner:
        await learner.press("i")
        assert learner.head == "Where you stand 1 first judgement"
        assert "Reasons" in learner.text


async def test_a_question_that_is_not_sound_says_why(sit: Sit, broken: Break, course_root: Path) -> None:
    text = (course_root / "quizzes/questions.yaml").read_text(encoding="utf-8")
    flawed = text.replace("hints: [Think of the bush., Count its branches.]", "hints: {a: b}")
    async with sit(size=(160, 40), course=broken("quizzes/questions.yaml", flawed)) as learner:
        assert "'same-plant' is not sound: quizzes/questions.yaml:11:12: wrong-type: expected a list" in learner.text
        await learner.press("enter")
        assert learner.step == "leaf#care"


@pytest.mark.parametrize("content", [None, "", "format: 1\nterms: {}\n"])
async def test_no_glossary(sit: Sit, broken: Break, content: str | None) -> None:
    async with sit(course=broken("lessons/glossary.yaml", content)) as learner:
        await learner.press("l", "enter")
        assert learner.at == "LessonScreen"
        assert "nothing in the course has the id 'oxidation'" in learner.said
        await learner.press("g")
        assert learner.at == "LessonScreen"
        assert "There is no glossary that can be read." in learner.said


async def test_nothing_is_found(sit: Sit) -> None:
    from textual.widgets import Input

    async with sit() as learner:
        await learner.press("f2")
        learner.app.screen.query_one(Input).value = "zebra"
        await learner.settle()
        assert "Nothing found." in learner.part(".frame")


@pytest.mark.parametrize("content", [None, "format: 1\nobjectives: []\n"])
async def test_no_objectives(sit: Sit, broken: Break, content: str | None) -> None:
    async with sit(course=broken("lessons/objectives.yaml", content)) as learner:
        assert "Two cups, one plant." in learner.text


async def test_links_that_lead_nowhere(sit: Sit, broken: Break, course_root: Path) -> None:
    text = (course_root / "lessons/01-leaf.md").read_text(encoding="utf-8")
    text = text.replace("(lesson:making#air)", "(lesson:gone#air)").replace("term:oxidation", "item:gone")
    async with sit(course=broken("lessons/01-leaf.md", text)) as learner:
        for _ in range(2):
            await learner.press("l", "enter")
            assert learner.at == "LessonScreen"
        await learner.press("l", "down", "enter")
        assert learner.at == "LessonScreen"
        assert "nothing in the course has the id 'gone'" in learner.said


async def test_a_quiz_of_which_one_item_is_broken(sit: Sit, broken: Break, course_root: Path) -> None:
    text = (course_root / "quizzes/teas.yaml").read_text(encoding="utf-8")
    async with sit(
        PRACTICE, course=broken("quizzes/teas.yaml", text.replace("difficulty: 3", "difficulty: 9"))
    ) as learner:
        assert "1 of 3" in learner.head


async def test_a_part_that_is_named_twice_is_shown_once(sit: Sit, broken: Break, course_root: Path) -> None:
    text = (course_root / "lessons/course.yaml").read_text()
    twice = text.replace("[leaf, making, questions]", "[leaf, making, leaf, questions, questions]")
    twice = twice.replace("[teas, last]", "[teas, making, last, teas]")
    assert twice.count("making") == 2
    async with sit(Start("map"), course=broken("lessons/course.yaml", twice)) as learner:
        await learner.press("m")
        rows = learner.part("#rows")
        assert rows.count("One leaf 2 steps ·") == rows.count("Making tea") == rows.count("Which tea") == 1
        await learner.press("down", "enter")
        assert learner.at == "LessonScreen"


async def test_a_step_without_end_is_not_opened_and_the_next_lesson_is(
    sit: Sit, broken: Break, course_root: Path
) -> None:
    text = (course_root / "lessons/01-leaf.md").read_text()
    async with sit(Start("map"), course=broken("lessons/01-leaf.md", text + "\n\n" + "![" * 4_000)) as learner:
        await learner.press("m")
        await learner.press("down", "enter")
        assert learner.at == "MapScreen"
        assert "at most 5,000 are read" in learner.said
        await learner.press("down", "enter")
        assert learner.at == "LessonScreen"


async def test_a_form_without_an_item_that_can_be_asked(sit: Sit, broken: Break) -> None:
    flawed = (
        "format: 1\nid: last\ntitle: The last form\nform: final\nitems:\n  - {id: flawed, kind: choice, stem: What?}\n"
    )
    async with sit(Start("map"), course=broken("quizzes/last.yaml", flawed)) as learner:
        await learner.press("m", "up", "enter")
        assert learner.at == "MapScreen"
        assert "quiz 'last' cannot be opened" in learner.said
