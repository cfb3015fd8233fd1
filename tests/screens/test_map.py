"""The course map."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from textual.await_remove import AwaitRemove
from textual.containers import VerticalScroll

from tests.answering import choose, judge, read
from tests.courses import add_express, ask_in_lessons
from tests.screens.conftest import Sit
from tests.screens.sitting import Sitting
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.target import Target
from tui.journal.events import StepRead, Visited
from tui.journal.store import Journal
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.progress import Progress, progress
from tui.tutor.record import Record
from tui.tutor.start import Start
from tui.widgets.course_rows import CourseRows

MAP = Start("map")
WIDE = (120, 40)
MODULES = ("The leaf", "Tasting")
TITLES = ("The leaf", "One leaf", "Making tea", "Questions on the leaf", "Tasting", "Which tea")


@pytest.fixture
def met(record: Record) -> Record:
    """The record of a learner who has been here before."""
    record.add(Visited(place="lesson"), "leaf#plant")
    return record


def rows(learner: Sitting) -> CourseRows:
    return learner.app.screen.query_one(CourseRows)


def under_the_cursor(learner: Sitting) -> str:
    place = rows(learner).highlighted
    assert place is not None
    return str(rows(learner).targets[place])


def slowly(counting: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(course: Course, record: Record, exact: bool = True) -> Progress:
        counting.wait(10)
        return progress(course, record, exact)

    monkeypatch.setattr("tui.tutor.counts.progress", slow)


async def test_titles_stand_before_anything_is_counted(sit: Sit, met: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    slowly(counting := threading.Event(), monkeypatch)
    async with sit(MAP, settled=False, record=met) as learner:
        await learner.pilot.pause()
        assert all(title in learner.text for title in MODULES)
        before = [learner.lines.index(line) for line in learner.lines if "The leaf" in line]
        await learner.pilot.press("j", "k", "down")
        assert learner.at == "MapScreen"
        counting.set()
        await learner.settle()
        assert all(title in learner.text for title in TITLES)
        assert "Continue One leaf step 1 of 2" in learner.text
        assert "? Questions on the leaf 2 questions" in learner.text
        assert "? Which tea 4 questions" in learner.text
        assert before == [n for n, line in enumerate(learner.lines) if "The leaf" in line], "modules keep their places"


async def test_enter_goes_on_before_anything_is_counted(sit: Sit, met: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    slowly(counting := threading.Event(), monkeypatch)
    async with sit(MAP, settled=False, record=met) as learner:
        await learner.pilot.pause()
        await learner.pilot.press("enter")
        counting.set()
        await learner.settle()
        assert learner.step == "leaf#plant"
        await learner.press("escape")
        assert "? Which tea 4 questions" in learner.text


async def test_parts_stand_in_the_order_of_the_path(sit: Sit, course_root: Path, met: Record) -> None:
    file = course_root / "lessons/course.yaml"
    file.write_text(file.read_text().replace("[leaf, making, questions]", "[leaf, questions, making]"))
    async with sit(MAP, course=Course.open(course_root), record=met) as learner:
        assert [str(target) for target in rows(learner).targets if target] == [
            "lesson:leaf#plant",
            "lesson:leaf",
            "quiz:questions",
            "lesson:making",
            "quiz:teas",
            "form:last",
        ]
        assert "? The last form 1 text" in " ".join(learner.text.split())


async def test_what_is_asked_inside_lessons_or_kept_for_a_room_has_no_row(
    sit: Sit, course_root: Path, met: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_in_lessons(course_root)
    slowly(counting := threading.Event(), monkeypatch)
    async with sit(MAP, settled=False, course=Course.open(course_root), record=met) as learner:
        await learner.pilot.pause()
        before = [learner.lines.index(line) for line in learner.lines if "Tasting" in line]
        counting.set()
        await learner.settle()
        assert [str(target) for target in rows(learner).targets if target] == [
            "lesson:leaf#plant",
            "lesson:leaf",
            "lesson:making",
            "quiz:teas",
            "form:last",
        ]
        assert before == [n for n, line in enumerate(learner.lines) if "Tasting" in line], "modules keep their places"
        assert learner.head == "Two Teas 0 of 4 steps · 0 of 6 questions"


async def test_the_short_way_is_marked_timed_and_followed(sit: Sit, course_root: Path, met: Record) -> None:
    add_express(course_root)
    async with sit(MAP, course=Course.open(course_root), record=met) as learner:
        assert "» The short way, about 10 minutes: e follows it" in learner.text
        assert "» · Making tea" in learner.text
        assert "» ? Which tea" in learner.text
        assert "» · One leaf" not in learner.text
        assert "Continue One leaf" in learner.text
        await learner.press("e")
        assert "Begin Making tea step 1 of 2" in learner.text
        assert "» On the short way, about 10 minutes: e leaves it" in learner.text
        assert under_the_cursor(learner) == "lesson:making#heat"
        await learner.press("down")
        assert under_the_cursor(learner) == "lesson:leaf", "the line on the short way is only read"
        await learner.press("e")
        assert "Continue One leaf" in learner.text
        assert under_the_cursor(learner) == "lesson:leaf"


async def test_the_palette_and_the_help_name_what_e_does_now(sit: Sit, course_root: Path, met: Record) -> None:
    add_express(course_root)
    async with sit(MAP, size=(100, 60), course=Course.open(course_root), record=met) as learner:
        commands = {command.title for command in learner.app.get_system_commands(learner.app.screen)}
        assert "Short way" in commands
        await learner.press("e", "f1")
        assert "Leave the short way: go on through the whole course." in learner.part(".frame")
        assert "» On the short way, where the course has one." in learner.part(".frame")
    async with sit(MAP, record=met) as learner:
        commands = {command.title for command in learner.app.get_system_commands(learner.app.screen)}
        assert not commands & {"Short way", "Whole course"}, "this course has none"
        await learner.press("e")
        assert "short way" not in learner.text


async def test_modules_keep_their_places_below_the_short_way(
    sit: Sit, course_root: Path, met: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_express(course_root)
    slowly(counting := threading.Event(), monkeypatch)
    async with sit(MAP, settled=False, course=Course.open(course_root), record=met) as learner:
        await learner.pilot.pause()
        before = [n for n, line in enumerate(learner.lines) if "The leaf" in line or "Tasting" in line]
        counting.set()
        await learner.settle()
        assert before == [n for n, line in enumerate(learner.lines) if "The leaf" in line or "Tasting" in line]


async def test_a_question_of_a_lesson_can_be_asked_by_itself(sit: Sit, course_root: Path, met: Record) -> None:
    ask_in_lessons(course_root)
    start = Start("practice", "same-plant")
    async with sit(start, course=Course.open(course_root), record=met) as learner:
        assert learner.at == "PracticeScreen"
        await learner.press("1", "enter", "enter", "enter")
        assert "Continue" in learner.text or learner.step == "leaf#plant"


async def test_the_first_line_goes_on_with_the_course(sit: Sit, course: Course, record: Record) -> None:
    read(course, record, "leaf")
    async with sit(MAP, record=record) as learner:
        assert "Next Making tea step 1 of 2" in learner.text
        assert under_the_cursor(learner) == "lesson:making#heat"
        await learner.press("enter")
        assert learner.head == "Making tea step 1 of 2"


async def test_after_the_lessons_of_a_module_come_its_questions_and_then_practice(
    sit: Sit, course: Course, record: Record
) -> None:
    for lesson in ("leaf", "making"):
        read(course, record, lesson, skip=True)
    async with sit(MAP, record=record) as learner:
        assert "Next Questions on the leaf 2 new" in learner.text
        for item in ("same-plant", "what-heat-does"):
            choose(course, record, item, right=True)
        await learner.press("a", "escape")
        assert "Next Which tea 4 new" in learner.text


async def test_read_answered_and_skipped_are_told_apart(sit: Sit, course: Course, record: Record) -> None:
    read(course, record, "leaf", skip=True)
    read(course, record, "making")
    async with sit(MAP, record=record) as learner:
        assert "✓ One leaf 2 steps, 1 skipped" in learner.text
        assert "✓ Making tea 2 steps" in learner.text
        assert "Making tea 2 steps," not in learner.text
        assert "▸ Questions on the leaf 1 of 2" in learner.text
        assert learner.head == "Two Teas 4 of 4 steps · 1 of 6 questions"


async def test_a_bar_is_full_only_when_lessons_and_questions_are_done(sit: Sit, course: Course, record: Record) -> None:
    read(course, record, "leaf", skip=True)
    read(course, record, "making", skip=True)
    async with sit(MAP, record=record) as learner:
        line = next(line for line in learner.lines if "The leaf" in line)
        assert "━━━━━━━───" in line, "4 of 6 steps and items"
        for item in ("same-plant", "what-heat-does"):
            choose(course, record, item, right=True)
        await learner.press("a", "escape")
        assert "━━━━━━━━━━" in next(line for line in learner.lines if "The leaf" in line)


async def test_a_lesson_says_how_many_minutes_it_takes(sit: Sit, course: Course, met: Record) -> None:
    async with sit(MAP, record=met) as learner:
        assert "· One leaf 2 steps · 3 min" in learner.text
        read(course, met, "making")
        met.history.read.discard("making#air")
        await learner.press("a", "escape")
        assert "▸ Making tea 1 of 2 steps · 2 min" in learner.text


async def test_p_leads_to_the_practice_that_was_left(sit: Sit, course: Course, record: Record) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
    async with sit(MAP, record=record) as learner:
        await learner.press("p")
        assert learner.at == "PracticeScreen"
        assert learner.head.startswith("Which tea")


async def test_a_looks_back(sit: Sit, met: Record) -> None:
    async with sit(MAP, record=met) as learner:
        await learner.press("a")
        assert learner.at == "PastScreen"
        await learner.press("escape")
        assert learner.at == "MapScreen"


async def test_q_leaves_and_esc_says_how(sit: Sit, met: Record) -> None:
    async with sit(MAP, record=met) as learner:
        assert "q Quit" in learner.foot
        await learner.press("escape")
        assert learner.at == "MapScreen"
        assert "Press q to leave" in learner.said
        await learner.press("q")
        assert learner.app._exit


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_the_cursor_passes_over_modules(sit: Sit, met: Record, down: str, up: str) -> None:
    async with sit(MAP, record=met) as learner:
        seen = []
        for _ in range(6):
            await learner.press(down)
            seen.append(under_the_cursor(learner))
        parts = ["lesson:leaf", "lesson:making", "quiz:questions", "quiz:teas", "form:last"]
        assert seen == [*parts, "lesson:leaf#plant"]
        await learner.press(up)
        assert under_the_cursor(learner) == "form:last"


async def test_modules_cannot_be_opened_by_mouse(sit: Sit, met: Record) -> None:
    async with sit(MAP, record=met) as learner:
        await learner.click_on("The leaf")
        assert learner.at == "MapScreen"
        await learner.click_on("Making tea")
        assert learner.head == "Making tea step 1 of 2"


async def test_the_cursor_stays_where_it_was(sit: Sit, met: Record) -> None:
    async with sit(MAP, record=met) as learner:
        await learner.press("down", "down", "enter", "escape")
        assert under_the_cursor(learner) == "lesson:making"
        await learner.resize(60, 20)
        assert under_the_cursor(learner) == "lesson:making"


async def test_a_course_that_names_a_part_twice_opens(sit: Sit, course_root: Path, met: Record) -> None:
    file = course_root / "lessons/course.yaml"
    file.write_text(file.read_text().replace("[teas, last]", "[leaf, teas, teas, last]"))
    async with sit(MAP, course=Course.open(course_root), record=met) as learner:
        assert learner.text.count("One leaf") == 2, "on the way on, and in its module"
        await learner.press("down", "enter")
        assert learner.at == "LessonScreen"


async def test_how_the_learner_stands_is_beside_the_rows(sit: Sit, course: Course, record: Record) -> None:
    record.add(Visited(place="lesson"), "leaf#plant")
    async with sit(MAP, size=WIDE, record=record) as learner:
        assert learner.part("#standing") == (
            "What this is Green tea and black tea come from one leaf. After “The Book of Leaves”, by A. Taster"
        )
        judge(course, record, "mira-green", ClassifyAnswer("black", "sure", 0))
        await learner.press("a", "escape")
        standing = learner.part("#standing")
        for words in ("answers 1", "right 0", "first judgements 1", "Conflation 1 of 1", "About 7 minutes of lessons"):
            assert words in standing


async def test_a_look_is_not_the_place_to_continue(sit: Sit, course: Course, record: Record) -> None:
    judge(course, record, "mira-green", ClassifyAnswer("green", "sure", 2))
    async with sit(MAP, record=record) as learner:
        assert "Continue Which tea 3 new" in learner.text
        await learner.press("down", "down", "enter")
        assert learner.at == "LessonScreen"
        await learner.press("escape")
        assert "Continue Which tea 3 new" in learner.text
        await learner.press("enter", "f5")
        assert learner.at == "MapScreen"
        assert "Continue Which tea 3 new" in learner.text


async def test_the_help_tells_what_the_marks_mean(sit: Sit, met: Record) -> None:
    async with sit(MAP, size=(100, 60), record=met) as learner:
        await learner.press("f1")
        shown = learner.part(".frame")
        for words in (
            "· A lesson not begun.",
            "? A quiz or a form not begun.",
            "✓ A lesson read to its end",
            "! It cannot be",
        ):
            assert words in shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_no_title_of_the_bundled_course_is_cut(sit: Sit, tmp_path: Path, size: tuple[int, int]) -> None:
    bundled = Course.open(bundled_course())
    with Journal.open(tmp_path / "bundled.sqlite") as journal:
        record = Record(journal, "ada", bundled.id)
        read(bundled, record, "one-word", skip=True)
        async with sit(MAP, size=size, course=bundled, record=record) as learner:
            text = " ".join(str(option.prompt) for option in rows(learner).options)
            assert "…" not in text
            assert max(len(line) for line in learner.lines) <= size[0]
            for head in bundled.lesson_heads:
                assert head.title in text
            steps = sum(len(head.steps) for head in bundled.lesson_heads)
            assert re.search(rf" of {steps} steps · 0 of \d+ questions$", learner.head)
            body = rows(learner)
            right = learner.app.screen.query_one("#standing").region.x if size[0] >= 100 else size[0]
            assert right - body.region.right <= 2, "the rows reach to the panel, or to the edge"


async def test_the_map_stands_in_the_middle_of_a_wide_window(sit: Sit, met: Record) -> None:
    async with sit(MAP, size=(200, 60), record=met) as learner:
        left = rows(learner).region.x
        right = 200 - learner.app.screen.query_one("#standing").region.right
        assert abs(left - right) <= 3


def test_targets_name_a_quiz_and_an_item_in_it() -> None:
    target = Target.parse("quiz:teas#mira-green")
    assert (target.quiz, target.item) == ("teas", "mira-green")
    assert Target("past", "#mira-green").quiz == ""
    assert Target.parse(Target("rule", "quiz:teas").name) == Target("quiz", "teas")


async def test_a_map_that_goes_while_it_makes_room_for_its_rows_is_no_error(
    sit: Sit, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = VerticalScroll.remove_children

    def removed(body: VerticalScroll) -> AwaitRemove:
        monkeypatch.setattr(VerticalScroll, "is_attached", False)
        return remove(body)

    async with sit(MAP, record=record) as learner:
        monkeypatch.setattr(VerticalScroll, "remove_children", removed)
        await learner.press("m")
        assert not learner.app._exit
        assert learner.app.return_code is None
        monkeypatch.undo()


async def test_a_lesson_whose_short_way_is_done_is_ticked_for_who_follows_it(
    sit: Sit, course_root: Path, met: Record
) -> None:
    add_express(course_root, "making#air", "teas")
    course = Course.open(course_root)
    met.add(StepRead(), "making#air")
    async with sit(MAP, course=course, record=met) as learner:
        assert "» ▸ Making tea 1 of 2 steps" in learner.text
        await learner.press("e")
        assert "» ✓ Making tea 1 of 2 steps · short way done" in learner.text
