"""The lab."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import LAST, PRACTICE, Sit
from tui.course.course import Course
from tui.tutor.start import Start

LAB = Start("lab", "rolled=yes,dark=yes")
MAP = Start("map")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_verdict_and_the_senses_follow_at_once(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(LAB, size=size) as learner:
        assert "✓ Rolled" in learner.part("#switches")
        assert "A black tea Rolled and left to darken." in learner.part("#outcome")
        await learner.press("down", "enter")
        assert "▸ ✗ Rolled" in learner.part("#switches")
        assert "A black tea" not in learner.part("#outcome").partition("smallest")[0]
        await learner.press("enter")
        assert "▸ · Rolled" in learner.part("#switches")
        assert "The text does not settle it" in learner.part("#outcome")


async def test_keys_say_what_is_said(sit: Sit) -> None:
    async with sit(Start("lab"), size=(120, 40)) as learner:
        for key, mark in (
            ("y", "✓"),
            ("n", "✗"),
            ("0", "·"),
            ("1", "✓"),
            ("2", "✗"),
            ("x", "·"),
            ("y", "✓"),
            ("c", "·"),
        ):
            await learner.press(key)
            assert f"▸ {mark} Heated at once" in learner.part("#switches"), key


async def test_facts_that_clash_are_said_to(sit: Sit) -> None:
    async with sit(LAB, size=(120, 40)) as learner:
        await learner.press("y")
        assert "These facts cannot hold together:" in learner.part("#outcome")


async def test_what_would_change_it_comes_by_itself(sit: Sit) -> None:
    async with sit(LAB, size=(120, 40)) as learner:
        assert "· A green tea, if “Heated at once” is stated" in learner.part("#outcome")
        assert "To open this again two-schemers lab rolled=yes,dark=yes" in learner.part("#outcome")


async def test_what_stands_behind_a_feature_is_beside_it(sit: Sit) -> None:
    async with sit(Start("lab"), size=(120, 40)) as learner:
        assert "Heated at once: silent Is the leaf heated at once?" in learner.part("#outcome")
        assert "Behind it: " in learner.part("#outcome")
        await learner.press("down")
        assert "Rolled: silent" in learner.part("#outcome")


async def test_a_click_turns_a_switch(sit: Sit) -> None:
    async with sit(Start("lab"), size=(120, 40)) as learner:
        await learner.click_on("Rolled")
        assert "▸ ✓ Rolled" in learner.text


async def test_presets_are_the_texts_that_may_be_seen(sit: Sit) -> None:
    async with sit(Start("lab"), size=(120, 40)) as learner:
        await learner.press("p")
        assert "Which tea: mira-green" in learner.part(".frame")
        assert "secret-cup" not in learner.part(".frame")
        await learner.press("enter")
        assert "A green tea Heated at once." in learner.part("#outcome")


async def test_after_a_judgement_f7_has_the_facts_of_its_text(sit: Sit) -> None:
    async with sit(PRACTICE, size=(120, 40)) as learner:
        await learner.press("f7")
        assert "The text does not settle it" in learner.part("#outcome")
        await learner.press("escape")
        item = learner.item
        await learner.press("2", "s", "0", "enter", "f7")
        assert learner.at == "LabScreen"
        verdict = {"green": "A green tea", "black": "A black tea", "open": "The text does not settle it"}
        assert verdict[item.partition("-")[2]] in learner.part("#outcome")
        await learner.press("escape")
        assert learner.at == "PracticeScreen"
        assert len(learner.saved) == 1


async def test_x_on_the_map_opens_it_and_nothing_is_kept(sit: Sit) -> None:
    async with sit(LAST) as learner:
        await learner.press("f5", "x", "enter", "down", "y", "escape")
        assert learner.at == "MapScreen"
        assert learner.saved == []


async def test_a_course_without_a_rule_has_no_lab(sit: Sit, course_root: Path) -> None:
    (course_root / "quizzes/rubric.yaml").unlink()
    async with sit(LAST, course=Course.open(course_root)) as learner:
        await learner.press("f7")
        assert learner.at == "LessonScreen"
        assert "cannot be opened" in learner.said
