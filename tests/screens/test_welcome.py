"""The first minute: what the course is, for whom, how long it takes, and three keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.courses import add_express
from tests.screens.conftest import Sit
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.amounts import hours
from tui.tutor.record import Record
from tui.tutor.start import Start

MAP = Start("map")
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_learner_is_told_what_the_course_is(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(MAP, size=size) as learner:
        for words in (
            "Green tea and black tea come from one leaf.",
            "“The Book of Leaves”, by A. Taster",
            "2 lessons, about 7 minutes to read, 6 questions to answer.",
            "Enter begin; from then on, Enter goes on",
            "m the map of the course",
            "? what else can be done",
            "The leaf",
        ):
            assert words in learner.text
        assert "One leaf" not in learner.part("#body")
        assert learner.foot.startswith("Enter Begin")


@pytest.mark.parametrize("size", SIZES)
async def test_the_bundled_course_says_all_of_it_without_scrolling(
    sit: Sit, tmp_path: Path, size: tuple[int, int]
) -> None:
    bundled = Course.open(bundled_course())
    with Journal.open(tmp_path / "bundled.sqlite") as journal:
        async with sit(MAP, size=size, course=bundled, record=Record(journal, "ada", bundled.id)) as learner:
            for words in (
                "names two things",
                "For people who work on AI safety",
                "about 2½ hours",
                "Enter begin; from then on, Enter goes on",
                "? what else",
            ):
                assert words in learner.text


async def test_enter_begins_with_the_first_lesson(sit: Sit) -> None:
    async with sit(MAP) as learner:
        await learner.press("enter")
        assert learner.step == "leaf#plant"
        await learner.press("escape")
        assert "Begin One leaf step 1 of 2" in learner.text, "the map from then on"
        await learner.press("m")
        assert learner.at == "MapScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_learner_may_begin_with_the_short_way(
    sit: Sit, course_root: Path, size: tuple[int, int], open_record: Callable[[], Record]
) -> None:
    add_express(course_root)
    course = Course.open(course_root)
    async with sit(MAP, size=size, course=course) as learner:
        assert "e the short way, about 10 minutes" in learner.text
        await learner.press("e")
        assert learner.step == "making#heat"
    async with sit(MAP, size=size, course=course, record=open_record()) as learner:
        assert "Continue Making tea step 1 of 2" in learner.text
        assert "» On the short way, about 10 minutes: e leaves it" in learner.text


async def test_the_short_way_can_be_clicked(sit: Sit, course_root: Path) -> None:
    add_express(course_root)
    async with sit(MAP, course=Course.open(course_root)) as learner:
        await learner.click_on("the short way")
        assert learner.step == "making#heat"


async def test_m_shows_the_map(sit: Sit) -> None:
    async with sit(MAP) as learner:
        await learner.press("m")
        assert "Begin One leaf step 1 of 2" in learner.text
        assert "What else" not in learner.text
        await learner.press("down", "enter")
        assert learner.step == "leaf#plant"


async def test_the_keys_can_be_clicked(sit: Sit) -> None:
    async with sit(MAP) as learner:
        await learner.click_on("the map of the course")
        assert "Begin One leaf step 1 of 2" in learner.text
    async with sit(MAP) as learner:
        await learner.click_on("begin; from")
        assert learner.at == "LessonScreen"


async def test_somebody_who_has_begun_is_not_welcomed_again(sit: Sit, open_record: Callable[[], Record]) -> None:
    async with sit(MAP) as learner:
        await learner.press("enter")
    async with sit(MAP, record=open_record()) as learner:
        assert "Continue One leaf" in learner.text


async def test_the_help_and_esc_are_about_what_is_there(sit: Sit) -> None:
    async with sit(MAP, size=(100, 60)) as learner:
        await learner.press("question_mark")
        shown = learner.part(".frame")
        assert "Enter Begin with the first lesson." in shown
        assert "m The map of the course." in shown
        assert "Move down" not in shown
        await learner.press("escape", "escape")
        assert "Press q to leave" in learner.said


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "about 1 minute"),
        (50, "about 50 minutes"),
        (60, "about 1 hour"),
        (95, "about 1½ hours"),
        (143, "about 2½ hours"),
    ],
)
def test_hours_as_people_say_them(minutes: int, words: str) -> None:
    assert hours(minutes) == words
