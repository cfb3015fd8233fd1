"""Going through a lesson: pages, outline, links, footnotes, notes, bookmarks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.answering import choose
from tests.courses import add_express
from tests.screens.conftest import Sit
from tui.course.course import Course
from tui.course.model import Lesson, Prose, Reveal
from tui.screens.address import AddressDialog
from tui.screens.lesson import LessonScreen
from tui.tutor import express
from tui.tutor.record import Record
from tui.tutor.start import Start

CARE = Start("learn", "leaf#care")


def longer(course_root: Path, before: str) -> None:
    """Put many lines into the first lesson."""
    file = course_root / "lessons" / "01-leaf.md"
    lines = "\n\n".join(f"Line {number}." for number in range(1, 20))
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, f"{lines}\n\n{before}"), encoding="utf-8")


async def test_a_page_shows_its_text_its_drawing_and_who_speaks(sit: Sit) -> None:
    async with sit() as learner:
        for words in ("One plant", "Two cups, one plant.", "says.¹", "bush -> cup", "One bush, two cups"):
            assert words in learner.text
        assert "●○ The article: chapter 1" in learner.text
        assert "After the question a last word on plants." in learner.text


async def test_next_and_back(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "right")
        assert learner.step == "leaf#care"
        assert "• two leaves" in learner.text.replace("●", "•")
        assert "This course's own gloss, on the article: chapter 1" in learner.text
        await learner.press("left")
        assert learner.step == "leaf#plant"
        await learner.press("left")
        assert learner.step == "leaf#plant", "there is nothing before the first step"


async def test_a_page_is_read_once_it_was_gone_on_from(sit: Sit) -> None:
    async with sit() as learner:
        assert not learner.history.read
        await learner.press("x", "enter")
        assert "leaf#plant" in learner.history.read


async def test_the_last_page_is_read_when_it_has_been_seen_to_its_end(sit: Sit, course_root: Path) -> None:
    longer(course_root, "Pick in the morning:")
    async with sit(CARE) as learner:
        assert not learner.history.read
        await learner.press("space")
        assert not learner.history.read
        await learner.press("end")
        assert learner.history.read == {"leaf#care"}
        await learner.press("escape")
        assert learner.at == "MapScreen"


async def test_an_open_question_keeps_the_last_page_unread(sit: Sit) -> None:
    async with sit(Start("learn", "making#heat")) as learner:
        await learner.press("o", "end", "enter")
        assert learner.step == "making#air"
        assert learner.history.read == {"making#air"}
        await learner.press("left", "end")
        assert learner.history.read == {"making#air"}, "it is not the last, and asks something"


async def test_space_scrolls_and_goes_on_at_the_end(sit: Sit, course_root: Path) -> None:
    longer(course_root, "After the question")
    async with sit() as learner:
        assert "Line 19." not in learner.text
        await learner.press("x", "space")
        assert "One plant" not in learner.text
        await learner.press("end", "space")
        assert learner.step == "leaf#care"
        await learner.press("left", "j", "down")
        assert "Two cups" in learner.text
        assert "One plant" not in learner.part("#page")
        await learner.press("space", "pageup", "k", "up", "k")
        assert "One plant" in learner.part("#page")


async def test_page_down_never_turns_the_page(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", *["pagedown"] * 5)
        assert learner.step == "leaf#plant"


async def test_space_that_is_held_down_stops_at_the_end(sit: Sit, course_root: Path) -> None:
    longer(course_root, "After the question")
    async with sit() as learner:
        await learner.press("x", "home")
        await learner.burst(*["space"] * 30)
        assert learner.step == "leaf#plant"


async def test_home_and_end(sit: Sit, course_root: Path) -> None:
    longer(course_root, "After the question")
    async with sit() as learner:
        await learner.press("end")
        assert "a last word on plants." in learner.text
        await learner.press("home")
        assert "Two cups" in learner.text


async def test_the_outline_leads_to_a_step(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("o")
        assert learner.at == "PickerDialog"
        assert "One leaf One plant Care" in " ".join(learner.part(".frame").split())
        await learner.press("down", "enter")
        assert learner.step == "leaf#care"
        await learner.press("o", "escape")
        assert learner.step == "leaf#care"


async def test_the_outline_beside_the_page_is_for_the_mouse(sit: Sit) -> None:
    async with sit(size=(120, 40)) as learner:
        await learner.click_on("Care")
        assert learner.step == "leaf#care"


async def test_single_steps_of_a_short_way_are_marked_and_lead_to_the_end(
    sit: Sit, course_root: Path, record: Record
) -> None:
    add_express(course_root, "leaf#plant", "making#heat")
    course = Course.open(course_root)
    express.follow(record, True)
    async with sit(CARE, size=(120, 40), course=course, record=record) as learner:
        assert "» One plant" in learner.part("#outline")
        assert "» Care" not in learner.part("#outline")
    async with sit(Start("learn", "making#heat"), size=(120, 40), course=course, record=record) as learner:
        await learner.press("x")
        assert "Enter Done" in learner.foot
        await learner.press("enter")
        assert learner.head.endswith("the end")
        assert "This is the end of the short way." not in learner.text
        assert "Enter Next: One leaf, step 1 of 2" in learner.text


async def test_links_from_the_keyboard(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("l")
        shown = learner.part(".frame")
        assert "oxidation glossary says lesson" in shown
        assert "1 footnote page web address" in shown.replace("¹", "1")
        await learner.press("enter")
        assert learner.at == "TermDialog"
        assert "What air does to a cut leaf." in learner.part(".frame")
        await learner.press("escape", "l", "down", "enter")
        assert learner.step == "making#air"


async def test_a_footnote_from_its_link(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("l", "down", "down", "enter")
        assert learner.at == "ReaderDialog"
        assert "1 A note about chapter three." in learner.part(".frame")
        await learner.press("enter")
        assert learner.at == "LessonScreen"


async def test_an_address_is_shown_and_not_opened(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("textual.app.App.open_url", lambda self, url, **_: opened.append(url))
    async with sit() as learner:
        await learner.press("l", "end", "enter")
        assert isinstance(learner.app.screen, AddressDialog)
        assert "https://example.org/leaves" in learner.part(".frame")
        await learner.press("c")
        assert learner.app.clipboard == "https://example.org/leaves"
        await learner.press("enter")
        await learner.click_on("page")
        assert isinstance(learner.app.screen, AddressDialog)
        assert not opened


async def test_links_by_mouse(sit: Sit) -> None:
    async with sit() as learner:
        await learner.click_on("oxidation")
        assert learner.at == "TermDialog"
        await learner.press("escape")
        await learner.click_on("¹")
        assert learner.at == "ReaderDialog"
        await learner.press("escape")
        await learner.click_on("says")
        assert learner.step == "making#air"


async def test_footnotes(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f")
        assert "A note about chapter three." in learner.part(".frame")


async def test_links_and_footnotes_are_offered_where_there_are_some(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x")
        assert "l Links" in learner.foot
        await learner.press("enter")
        assert "l Links" not in learner.foot
        await learner.press("l", "f")
        assert learner.at == "LessonScreen"
        assert isinstance(learner.app.screen, LessonScreen)
        names = [command.name for command in learner.app.screen.available]
        assert "Links" not in names
        assert "Footnotes" not in names


async def test_a_note_is_kept_changed_and_removed(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("n")
        learner.app.screen.query_one(TextArea).text = "morning [/x] dew"
        await learner.press("ctrl+s")
        assert learner.history.notes == {"leaf#care": "morning [/x] dew"}
        await learner.press("n")
        assert "morning [/x] dew" in learner.part(".frame")
        await learner.press("z", "escape")
        assert learner.history.notes == {"leaf#care": "morning [/x] dew"}
        await learner.press("n")
        learner.app.screen.query_one(TextArea).text = "  "
        await learner.press("f10")
        assert not learner.history.notes


async def test_a_bookmark_is_set_and_removed(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("b")
        assert learner.head == "One leaf step 2 of 2 ⚑"
        assert "Bookmark set." in learner.said
        await learner.press("b")
        assert learner.head == "One leaf step 2 of 2"
        assert not learner.history.bookmarks


async def test_keys_that_are_typed_into_a_field_do_nothing_else(sit: Sit) -> None:
    async with sit(CARE) as learner:
        await learner.press("slash", "q", "b", "j", "1")
        assert learner.app.screen.query_one(Input).value == "qbj1"
        assert not learner.history.bookmarks


async def test_a_lesson_ends_with_what_was_got_and_the_way_on(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("x", "enter", "enter")
        assert learner.at == "LessonScreen"
        assert "You have come to the end of “One leaf”." in learner.text
        assert "0 of 1 question right at the first try." in learner.text
        assert "1 not answered: it waits for you." in learner.text
        assert "Enter Next: Making tea, step 1 of 2" in learner.text
        assert learner.foot.startswith("Enter Next")
        await learner.press("left")
        assert learner.step == "leaf#care"
        assert "Pick in the morning" in learner.text
        await learner.press("enter", "enter")
        assert learner.step == "making#heat"


async def test_the_end_of_a_lesson_leads_back_by_escape(sit: Sit) -> None:
    async with sit(CARE) as learner:
        assert "Enter Done" in learner.foot
        await learner.press("enter", "escape")
        assert learner.at == "MapScreen"


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_page_waits_at_a_place_to_reveal(sit: Sit, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    whole = Course.lesson

    def with_reveal(course: Course, name: str) -> Lesson:
        lesson = whole(course, name)
        last = lesson.steps[-1]
        blocks = (*last.blocks, Reveal("Name two things from memory."), Prose("Compare: leaves and buds."))
        return replace(lesson, steps=(*lesson.steps[:-1], replace(last, blocks=blocks)))

    monkeypatch.setattr(Course, "lesson", with_reveal)
    async with sit(CARE) as learner:
        assert "Name two things from memory." in learner.text
        assert "Space or Enter shows what follows." in learner.text
        assert "Compare" not in learner.text
        assert learner.foot.startswith("Enter Show")
        await learner.press("right")
        assert "Compare" not in learner.text
        assert not learner.history.read
        await learner.press(key)
        assert "Compare: leaves and buds." in learner.text
        assert "Name two things" not in learner.text
        assert learner.step == "leaf#care"
        assert learner.history.read == {"leaf#care"}


class TestRoom:
    """What is shown where there is much room or little."""

    async def test_titles_in_the_outline_are_whole(self, sit: Sit, course_root: Path) -> None:
        file = course_root / "lessons" / "01-leaf.md"
        title = "A heading of so many words that no outline beside a page could hold it on one line"
        file.write_text(file.read_text(encoding="utf-8").replace("## Care", f"## {title}"), encoding="utf-8")
        async with sit(size=(100, 30)) as learner:
            assert title in learner.part("#outline")
        async with sit(size=(200, 60)) as learner:
            assert any(f"  {title}" in line for line in learner.lines)

    async def test_in_a_very_wide_window_everything_stands_together_in_the_middle(self, sit: Sit) -> None:
        async with sit(size=(200, 60)) as learner:
            left = min(len(line) - len(line.lstrip()) for line in learner.lines if line.strip())
            right = min(200 - len(line.rstrip()) for line in learner.lines if line.strip())
            assert abs(left - right) <= 4
            assert left > 40
            text = next(line for line in learner.lines if "Two cups" in line).index("Two cups")
            assert learner.lines[0].index("step 1 of 2") - text < 80

    async def test_the_lessons_title_is_whole_where_there_is_room(self, sit: Sit, course_root: Path) -> None:
        file = course_root / "lessons" / "01-leaf.md"
        title = "Forty letters are many in a title of tea"
        file.write_text(file.read_text(encoding="utf-8").replace("One leaf", title), encoding="utf-8")
        async with sit(size=(60, 20)) as learner:
            assert learner.head == f"{title} step 1 of 2"

    @pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
    async def test_who_speaks_is_never_cut(self, sit: Sit, size: tuple[int, int], course_root: Path) -> None:
        where = "a chapter with a title that is long enough for a line of its own"
        file = course_root / "lessons" / "objectives.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("where: chapter 1", f"where: {where}"), encoding="utf-8"
        )
        async with sit(size=size) as learner:
            assert f"The article: {where}" in learner.text

    @pytest.mark.parametrize("size", [(60, 20), (80, 24)])
    async def test_text_keeps_clear_of_the_scroll_bar(self, sit: Sit, size: tuple[int, int], course_root: Path) -> None:
        file = course_root / "lessons" / "01-leaf.md"
        words = "leaf " * 300
        file.write_text(file.read_text(encoding="utf-8").replace("Two cups", f"{words} Two cups"), encoding="utf-8")
        async with sit(size=size) as learner:
            region = learner.app.screen.query_one("#page").region
            for line in learner.lines[region.y : region.bottom]:
                assert line[region.right - 2] == " ", "between text and bar"

    async def test_every_word_of_a_table_is_there(self, sit: Sit, course_root: Path) -> None:
        table = """
| option | meaning | default | since |
| --- | --- | --- | --- |
| --limit | how many leaves are picked in one morning | twenty-four | [spring](https://example.org/leaves) |
| --temperature | the heat of the pan | hot | autumn |
"""
        file = course_root / "lessons" / "01-leaf.md"
        file.write_text(file.read_text(encoding="utf-8").replace("Pick in", f"{table}\nPick in"), encoding="utf-8")
        for size in ((60, 24), (80, 24), (120, 30)):
            async with sit(CARE, size=size) as learner:
                shown = learner.part("#page")
                for word in [
                    "option",
                    "meaning",
                    "default",
                    "since",
                    "--limit",
                    "--temperature",
                    "twenty-four",
                    "autumn",
                    "morning",
                ]:
                    assert word in shown, f"{word} at {size}"
                await learner.click_on("spring")
                assert isinstance(learner.app.screen, AddressDialog)

    async def test_long_lines_of_code_go_on(self, sit: Sit, course_root: Path) -> None:
        code = "x = " + " + ".join(f"value_{number}" for number in range(20))
        file = course_root / "lessons" / "01-leaf.md"
        text = file.read_text(encoding="utf-8").replace("Pick in", f"```\n{code}\n```\n\nPick in")
        file.write_text(text, encoding="utf-8")
        async with sit(CARE, size=(60, 24)) as learner:
            shown = "".join(learner.part("#page").split()).replace("↳", "")
            assert "".join(code.split()) in shown

    async def test_a_drawing_in_words_speaks_of_itself(self, sit: Sit, course_root: Path) -> None:
        file = course_root / "lessons" / "01-leaf.md"
        text = file.read_text(encoding="utf-8").replace("One bush, two cups", "One bush, two cups (our drawing)")
        file.write_text(text.replace("  bush -> cup", "  bush " + "-" * 60 + "> cup"), encoding="utf-8")
        async with sit(size=(60, 24)) as learner:
            assert "One bush, two cups. The drawing in words: A bush with two branches" in learner.text
            assert "(our drawing)" not in learner.text
        async with sit(size=(80, 40)) as learner:
            assert "One bush, two cups (our drawing)" in learner.text


async def test_a_note_that_is_kept_is_said_and_marked(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("right" if learner.app.screen.check_action("next", ()) else "x")
        await learner.press("n", "o", "k", "ctrl+s")
        assert learner.said == "Note kept."
        assert learner.head.endswith("✎")
        await learner.press("n", "backspace", "backspace", "ctrl+s")
        assert learner.said.endswith("Note removed.")
        assert "✎" not in learner.head


async def test_the_end_of_a_lesson_follows_what_was_done_from_there(sit: Sit, course: Course, record: Record) -> None:
    async with sit(Start("learn", "making#air"), record=record) as learner:
        await learner.press("end", "enter")
        assert "You have come to the end" in learner.text
        before = learner.text
        choose(course, learner.app.record, "same-plant", right=True)
        learner.app.screen.post_message(events.ScreenResume())
        await learner.settle()
        assert "You have come to the end" in learner.text
        assert learner.text != before


async def test_links_and_footnotes_are_named_in_the_footer_where_there_is_room(sit: Sit) -> None:
    async with sit(size=(120, 40)) as learner:
        assert "f Footnotes" in learner.foot
        assert "l Links" in learner.foot
        assert learner.foot.endswith("Esc Back ? Help")
