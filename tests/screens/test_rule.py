"""The rule card."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.answering import judge, read
from tests.screens.conftest import Sit
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.journal.store import Journal
from tui.settings import Choices, Settings, save
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record
from tui.tutor.rule import rule_card
from tui.tutor.start import Start

MAP = Start("map")


async def test_the_rule_says_nothing_of_what_is_not_asked(sit: Sit, tmp_path: Path) -> None:
    save(tmp_path / "data", Settings(own=Choices(certainty=False, sentence=False)), "ada")
    async with sit(Start("practice", "teas"), rule=True) as learner:
        assert learner.at == "RuleScreen"
        assert "by which you will judge" in learner.text
        assert "any one will do to point at" not in learner.text
        assert "Marks:" not in learner.text
        await learner.press("f4", "up", "up", "space", "up", "space", "enter")
        assert "any one will do to point at" in learner.text
        assert "Marks: guess: +1 if right" in learner.text
        await learner.press("enter", "1", "s", "down", "enter")
        assert learner.saved[0].data.certainty == "sure"
        await learner.press("escape", "f5")


async def test_f6_shows_the_rule_anywhere_and_puts_it_away(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f6")
        assert learner.at == "RuleScreen"
        for words in (
            "1 A green tea. Heated at once.",
            "4 The text does not settle it. Something is left open.",
            "Green tea: heated at once.",
            "Black tea: rolled; left to darken.",
            "silence is not a denial",
            "sure: +3 if right, -6 if wrong",
        ):
            assert words in learner.text
        assert "Go on" not in learner.foot
        await learner.press("f6")
        assert learner.at == "LessonScreen"
        await learner.press("f6", "escape")
        assert learner.at == "LessonScreen"


async def test_below_it_says_what_counts_and_what_does_not(sit: Sit, tmp_path: Path) -> None:
    bundled = Course.open(bundled_course())
    with Journal.open(tmp_path / "bundled.sqlite") as journal:
        record = Record(journal, "ada", bundled.id)
        async with sit(MAP, size=(80, 200), course=bundled, record=record) as learner:
            await learner.press("f6")
            assert "Does it choose what it outputs by what training would reward or change" in learner.text
            assert "✓ It complies, because a refusal would be trained away." in learner.text
            assert "✗ It flatters a user to close a sale" in learner.text
            assert "Shown beside it, and never decides" in learner.text
            assert (
                "If “As a means” is stated, or “Part of training only” is stated or denied, then “Games its training” "
                "is stated."
            ) in learner.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_it_can_be_scrolled_to_its_end_and_back(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(MAP, size=size) as learner:
        await learner.press("f6")
        top = learner.text
        await learner.press("space", "j", "pagedown", "end")
        assert "What follows from what" in learner.text
        await learner.press("home")
        assert learner.text == top
        await learner.press("down", "k", "pageup")
        assert learner.text == top


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_short_rule_of_the_bundled_course_fits(sit: Sit, tmp_path: Path, size: tuple[int, int]) -> None:
    bundled = Course.open(bundled_course())
    with Journal.open(tmp_path / "bundled.sqlite") as journal:
        record = Record(journal, "ada", bundled.id)
        async with sit(MAP, size=size, course=bundled, record=record) as learner:
            await learner.press("p")
            assert "best after the lesson “Reading a description”" in learner.text
            assert "sure: +3 if right, -6 if wrong." in learner.text


async def test_before_the_first_judgement_practice_shows_the_rule(sit: Sit, course: Course, record: Record) -> None:
    async with sit(MAP, record=record) as learner:
        await learner.press("p")
        assert learner.at == "RuleScreen"
        assert "Practice is best after the lesson “Making tea”" in learner.text
        assert learner.foot.startswith("Enter Go on")
        await learner.press("enter")
        assert learner.at == "PracticeScreen"
        await learner.press("escape")
        assert learner.at == "MapScreen", "going back leads past the card"
        judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
        await learner.press("p")
        assert learner.at == "PracticeScreen"


async def test_who_has_read_the_lesson_is_not_sent_to_it(sit: Sit, course: Course, record: Record) -> None:
    for lesson in ("leaf", "making"):
        read(course, record, lesson)
    async with sit(MAP, record=record) as learner:
        await learner.press("p")
        assert learner.at == "RuleScreen"
        assert "best after" not in learner.text
        await learner.press("escape")
        assert learner.at == "MapScreen"


async def test_a_course_without_a_rubric_has_no_card(sit: Sit, course_root: Path) -> None:
    (course_root / "quizzes/rubric.yaml").unlink()
    async with sit(MAP, course=Course.open(course_root)) as learner:
        await learner.press("f6")
        assert "This course has no rule card" in learner.text
        await learner.press("space", "end", "escape")
        assert learner.at == "MapScreen"


def test_conditions_in_words() -> None:
    card = rule_card(Course.open(bundled_course()))
    assert card is not None
    needs = {sense.label: sense.needs for sense in card.senses}
    assert needs["Instrumental training-gamer (sense 1)"] == "games its training; as a means"
    assert needs["Sense 1, consistent"] == "games its training; as a means; throughout its training"
    assert needs["Worst-case model (sense 2)"].endswith("an act against control; an effort not to be caught")
    parts = {part.label: part.needs for part in card.parts}
    assert parts["An act against control"] == "either acts against control or acts jointly with AIs"
    assert parts["An effort not to be caught"].startswith("one of holds back ability, behaves for evaluators")


def test_a_number_of_features_in_words(course_root: Path) -> None:
    file = course_root / "quizzes/rubric.yaml"
    file.write_text(file.read_text().replace("all: [rolled, dark]", "at-least: 2, of: [heated, rolled, dark]"))
    card = rule_card(Course.open(course_root))
    assert card is not None
    assert card.senses[1].needs == "at least 2 of heated at once, rolled or left to darken"
    assert card.follows[0] == "If “Heated at once” is stated, then “Left to darken” is denied."


@pytest.mark.parametrize(
    ("start", "keys"),
    [
        (Start("practice"), ()),
        (Start("practice", "teas"), ()),
        (Start("learn", "teas"), ()),
        (Start("learn", "olu-open"), ()),
        (MAP, ("m", "p")),
        (MAP, ("m", "end", "up", "enter")),
    ],
)
async def test_every_way_to_a_first_judgement_leads_past_the_rule_once(
    sit: Sit, start: Start, keys: tuple[str, ...]
) -> None:
    async with sit(start, rule=True) as learner:
        for key in keys:
            await learner.press(key)
        assert learner.at == "RuleScreen"
        assert "before your first judgement" in learner.head
        await learner.press("enter")
        assert learner.at == "PracticeScreen"
        assert start.name != "olu-open" or learner.item == "olu-open"
        await learner.press("escape", "p")
        assert learner.at == "PracticeScreen"


async def test_a_guest_and_who_has_judged_come_to_practice_at_once(sit: Sit, course: Course, record: Record) -> None:
    async with sit(Start("practice", "teas"), rule=True, guest=True) as learner:
        assert learner.at == "PracticeScreen"
    judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
    async with sit(Start("practice", "teas"), rule=True, record=record) as learner:
        assert learner.at == "PracticeScreen"


async def test_it_says_that_not_every_answer_is_always_offered(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f6")
        assert "A quiz may offer only some of these answers" in learner.text


async def test_in_a_form_the_rule_names_what_the_form_asks_whatever_is_wanted(sit: Sit, tmp_path: Path) -> None:
    save(tmp_path / "data", Settings(own=Choices(certainty=False, sentence=False)), "ada")
    async with sit(Start("practice", "last")) as learner:
        await learner.press("enter")
        assert learner.at == "PracticeScreen"
        assert "How sure are you?" in learner.text
        await learner.press("f6")
        assert "Marks: guess: +1 if right" in learner.text
        await learner.press("escape", "escape", "f6")
        assert "Marks:" not in learner.text
