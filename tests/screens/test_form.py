"""A form on the screen: its first page, its items without feedback, its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import Sit
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.journal.store import Journal
from tui.screens.practice import PracticeScreen
from tui.settings import Choices, Settings, save
from tui.tutor.record import Record
from tui.tutor.start import Start

FORM = Start("practice", "last")


async def judge(learner: object, verdict: str = "1") -> None:
    await learner.press(verdict, "s", "down", "enter")  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_it_is_sat_from_its_first_page_to_its_end(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(FORM, size=size) as learner:
        assert learner.at == "FormScreen"
        assert "1 text, about 2 minutes." in learner.text
        assert "Enter Begin" in learner.foot
        await learner.press("enter")
        assert learner.at == "PracticeScreen"
        assert "feedback at the end" in learner.head or "1 of 1" in learner.head
        assert "Hint" not in learner.foot
        await judge(learner)
        assert learner.at == "FormScreen"
        assert "passed: 1 of 1 right" in learner.text.lower()
        assert "a Answers" in learner.foot
        await learner.press("a")
        assert learner.at == "PastScreen"
        assert "Ask again" not in learner.foot, "it is asked once"
        await learner.press("escape", "escape")
        assert learner.at == "MapScreen"
        assert "The last form" in learner.text


async def test_it_asks_everything_whatever_the_learner_has_chosen(sit: Sit, tmp_path: Path) -> None:
    save(tmp_path / "data", Settings(own=Choices(certainty=False, sentence=False)), "ada")
    async with sit(FORM) as learner:
        await learner.press("enter")
        assert "How sure are you?" in learner.text
        assert "Which sentence decides?" in learner.text
        await learner.press("1", "f4", "up", "up", "space", "up", "space", "enter")
        assert "How sure are you?" in learner.text
        await learner.press("s", "down", "enter")
        (given,) = learner.saved
        assert (given.data.certainty, given.data.sentence) == ("sure", 1)


async def test_nothing_is_told_and_nothing_can_be_done_about_an_answer_before_the_end(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = Course.open(bundled_course())
    record = Record(Journal.nowhere(), "ada", course.id)
    async with sit(Start("practice", "final"), course=course, record=record) as learner:
        await learner.press("enter")
        screen = learner.app.screen
        assert isinstance(screen, PracticeScreen)
        first = screen.question
        await judge(learner)
        assert screen.question is not first
        assert "2 of 12" in learner.head
        assert "Right" not in learner.text
        assert "Wrong" not in learner.text
        await learner.burst("enter", "enter")
        assert screen.question.subject == screen.session.item.id
        assert not screen.question.is_answered, "a second Enter gives nothing"
        await learner.press("f7")
        assert "Not while a form is asked" in learner.said
        await learner.press("u", "o", "exclamation_mark")
        assert learner.at == "PracticeScreen"
        assert len(list(record.history.answers())) == 1
        await learner.press("escape")
        assert learner.at == "MapScreen"
        assert "Continue" in learner.text
        await learner.press("enter")
        assert "You have answered 1 of 12; 11 texts to go." in learner.text
        assert "Enter Go on" in learner.foot


async def test_a_new_learner_is_led_to_the_pretest_and_can_pass_it_over(sit: Sit) -> None:
    course = Course.open(bundled_course())
    record = Record(Journal.nowhere(), "ada", course.id)
    async with sit(Start("map"), course=course, record=record) as learner:
        await learner.press("enter")
        assert learner.at == "FormScreen"
        assert "You may pass it over." in " ".join(learner.text.split())
        assert "Pass over" in learner.foot
        await learner.press("x")
        assert learner.at == "LessonScreen"
        await learner.press("escape")
        assert learner.at == "MapScreen"


async def test_what_cannot_be_sat_says_why(sit: Sit) -> None:
    course = Course.open(bundled_course())
    record = Record(Journal.nowhere(), "ada", course.id)
    async with sit(Start("practice", "retest"), course=course, record=record) as learner:
        assert "“Retest” opens 7 days after the final form." in learner.text
        assert "Begin" not in learner.foot
        await learner.press("enter", "x")
        assert learner.at == "FormScreen"


async def test_a_whole_pretest_ends_in_where_one_starts(sit: Sit) -> None:
    course = Course.open(bundled_course())
    record = Record(Journal.nowhere(), "ada", course.id)
    async with sit(Start("practice", "pretest"), course=course, record=record) as learner:
        await learner.press("enter")
        while isinstance(screen := learner.app.screen, PracticeScreen):
            assert isinstance(screen.question.item, Classify)
            await learner.press("5", "g", "0", "enter")
        assert "2 of 8 right. This is where you start; it is no score." in learner.text
        assert "What you mixed up" in learner.text
        await learner.press("enter")
        assert learner.at == "LessonScreen"
