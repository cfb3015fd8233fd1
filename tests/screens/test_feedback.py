"""A judgement after it is given: right or wrong, and why."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import TextArea

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting
from tui.course.course import Course
from tui.course.model import Classify
from tui.screens.practice import PracticeScreen
from tui.tutor.judging import ClassifyAnswer, judge_classify
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record
from tui.tutor.start import Start
from tui.widgets.feedback_pane import ledger
from tui.widgets.texts import styled

WIDE, TALL = (120, 40), (80, 60)
LEDGER = 41
"""Cells of the column beside the text in a window of 120."""


async def answer(learner: Sitting, *keys: str) -> str:
    """Answer the first item, a green tea for its second sentence; returns what can be seen."""
    assert learner.item == "mira-green"
    await learner.press(*keys, "enter")
    return learner.text


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("1s", "✓ Right, and sure +3"),
        ("1l", "✓ Right, and leaning +2"),
        ("1g", "✓ Right, by a guess +1"),
        ("2s", "✗ Wrong, and sure -6"),
        ("2l", "✗ Wrong, and leaning -2"),
        ("2g", "✗ Wrong, by a guess 0"),
    ],
)
async def test_marks(sit: Sit, keys: str, line: str) -> None:
    async with sit(PRACTICE, size=TALL) as learner:
        assert line in await answer(learner, *keys, "0")


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (["1", "down", "down"], "✓ for the right reason"),
        (["2", "down", "down"], "✓ though you found a sentence that decides"),
        (["1", "down"], "sentence 2 decides; yours was 1"),
        (["1", "0"], "sentence 2 decides; you said none"),
    ],
)
async def test_the_reason(sit: Sit, keys: list[str], reason: str) -> None:
    async with sit(PRACTICE, size=TALL) as learner:
        assert reason in await answer(learner, "s", *keys)


async def test_feedback_in_a_wide_window(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        await answer(learner, "2", "s", "down")
        below = learner.part("#below")
        for words in (
            "A green tea. The pan comes at once, and so the leaf stays green.",
            "Why not: a black tea? The cups are dark, and no leaf was left to darken.",
            "Conflation. A dark cup is not a darkened leaf.",
            "What would change it",
            "Without “Heated at once”: the text does not settle it.",
            "Reread Heat o",
            "The next text has the same setting. Look for what has changed.",
        ):
            assert words in below
        ledger = learner.part("#right")
        for words in (
            "2 Heated at once stated",
            "“She heats every leaf in a wide pan",
            "Rolled silent",
            "Left to darken ruled out",
            "3 Scented stated",
            "yes Green tea",
            "no Black tea",
            "Exercised: Tells by the heat",
        ):
            assert words in ledger
        assert "Exercised" not in below


async def test_feedback_in_a_narrow_window_holds_the_ledger_too(sit: Sit) -> None:
    async with sit(PRACTICE, size=TALL) as learner:
        text = await answer(learner, "1", "s", "0")
        for words in ("What the text says", "Heated at once stated", "yes Green tea"):
            assert words in text


async def test_one_numbering_in_the_text_the_outcome_and_the_ledger(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        await learner.press("down", "down", "down")
        before = [line[4:70] for line in learner.lines[2:7]]
        assert "● 3 “A flower scents …”" in learner.text
        await answer(learner, "1", "s")
        assert [line[4:70] for line in learner.lines[2:7]] == before, "no word and no number has moved"
        (mine,) = (line for line in learner.lines[2:7] if "▸" in line)
        assert "3\u00a0A flower" in mine
        assert "✓ Right, and sure +3 sentence 2 decides; yours was 3" in learner.part("#below")
        assert "2 Heated at once stated" in learner.part("#right")
        assert "3 Scented stated" in learner.part("#right")
        assert "▸ yours decides also said" in learner.part("Seam")


async def test_where_no_sentence_was_pointed_at_none_is_called_yours(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        await answer(learner, "1", "s", "0")
        assert learner.part("Seam").startswith("decides also said")


async def test_with_room_for_them_quotations_are_whole(sit: Sit) -> None:
    async with sit(PRACTICE, size=(200, 60)) as learner:
        await answer(learner, "1", "s", "0")
        assert "…" not in learner.part("#right")
    async with sit(PRACTICE, size=(100, 20)) as learner:
        await learner.press("1", "s", "0", "enter")
        assert "…" in learner.part("#right")


@pytest.mark.parametrize("quiz", ["two-way", "open"])
async def test_at_the_design_size_the_first_screen_holds_the_outcome_and_why(
    sit: Sit, bundled: tuple[Course, Record], quiz: str
) -> None:
    course, record = bundled
    async with sit(Start("practice", quiz), size=(80, 24), course=course, record=record) as learner:
        for _ in range(12):
            item = course.find_item(learner.item)[1]
            assert isinstance(item, Classify)
            await learner.press("2", "s", "1", "0", "enter")
            below, why = learner.part("#below"), styled(item.explain[item.key]).plain.split()
            assert below.startswith(("✓ Right, and sure", "✗ Wrong, and sure"))
            assert " ".join(why[-3:]) in below
            await learner.press("enter")


async def test_in_a_very_wide_window_text_and_ledger_stand_together_in_the_middle(sit: Sit) -> None:
    async with sit(PRACTICE, size=(200, 60)) as learner:
        await answer(learner, "1", "s", "0")
        screen = learner.app.screen
        left, right = screen.query_one("#text").region, screen.query_one("#right").region
        assert right.x - left.right <= 10
        assert abs(left.x - (200 - right.right)) <= 4
        assert abs(learner.lines[0].index("Which tea") - left.x) <= 2, "and so do the lines around them"


@pytest.mark.parametrize("width", [60, 80, 100])
async def test_no_word_touches_the_scroll_bar(sit: Sit, bundled: tuple[Course, Record], width: int) -> None:
    course, record = bundled
    async with sit(Start("practice", "two-way"), size=(width, 20), course=course, record=record) as learner:
        await learner.press("1", "s", "0", "enter")
        for part in ("#text", "#below"):
            region = learner.app.screen.query_one(part).region
            assert all(line[region.right - 2] == " " for line in learner.lines[region.y : region.bottom])


async def test_the_blank_ledger_says_what_to_ask_and_where_the_rule_is(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        right = learner.part("#right")
        assert "What to look for" in right
        assert "Is the leaf heated at once?" in right
        assert "F6 the rule" in right


GUEST = [
    ("Enter Show the key", "The evidence is marked in the text.", "✗ Wrong"),
    ("Enter Show why", "✗ Wrong, and sure -6", "The pan comes at once"),
    ("Enter Next", "The pan comes at once", "The evidence is marked"),
]


async def test_before_a_room_the_answer_is_revealed_in_stages(sit: Sit, course: Course, record: Record) -> None:
    async with sit(Start("map"), size=WIDE, record=record) as learner:
        learner.app.push_screen(
            PracticeScreen(course, record, PracticeSession(course, record, "teas", "mira-green"), guest=True)
        )
        await learner.settle()
        assert learner.head == "Which tea 1 of 4 · new skill: Tells by the heat · guest: nothing is kept"
        await learner.press("2", "s", "0", "enter")
        for foot, shown, held in GUEST:
            assert learner.foot.startswith(foot)
            assert shown in learner.part("#below")
            assert held not in learner.part("#below")
            assert ("What the text says" in learner.part("#right")) == (foot == "Enter Next")
            await learner.press("enter")
        assert learner.item == "mira-black"


async def test_practice_begins_with_the_item_that_is_asked_for(sit: Sit, course: Course, record: Record) -> None:
    async with sit(Start("map"), record=record) as learner:
        learner.app.push_screen(PracticeScreen(course, record, PracticeSession(course, record, "teas", "olu-open")))
        await learner.settle()
        assert learner.item == "olu-open"
        assert "Olu works by night" in learner.text


async def test_everything_can_be_scrolled_to(sit: Sit) -> None:
    async with sit(PRACTICE, size=(60, 20)) as learner:
        seen = await answer(learner, "2", "s", "0")
        for _ in range(8):
            await learner.press("space")
            seen += learner.text
        for words in ("✗ Wrong, and sure", "Conflation.", "What would change it", "Reread", "What the text says"):
            assert words in seen
        await learner.press(*["pageup"] * 8)
        assert "✗ Wrong, and sure" in learner.text
        await learner.press("down", "down")
        assert "✗ Wrong, and sure" not in learner.part("#below")


async def test_what_was_given_cannot_be_given_again(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await answer(learner, "2", "s", "0")
        await learner.press("1", "g", "h", "x", "0")
        assert "✗ Wrong, and sure" in learner.text
        assert len(learner.saved) == 1


async def test_reread_opens_the_step(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await answer(learner, "2", "s", "0")
        assert "o Reread" in learner.foot
        shown = learner.text
        await learner.press("o")
        assert learner.step == "making#heat"
        await learner.press("escape")
        assert learner.text == shown, "back leads to the feedback"
        assert learner.history.last is not None
        assert learner.history.last.subject == "teas", "and practice is what is gone on with"


async def test_a_key_is_disputed_with_a_note(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await answer(learner, "2", "s", "0")
        await learner.press("exclamation_mark")
        assert "Why is this key wrong?" in learner.part(".frame")
        learner.app.screen.query_one(TextArea).text = " The cups [/x] are dark. "
        await learner.press("ctrl+s")
        assert learner.history.disputes == {"mira-green": "The cups [/x] are dark."}
        await learner.press("exclamation_mark")
        assert "The cups [/x] are dark." in learner.part(".frame")
        await learner.press("escape")


async def test_an_empty_dispute_is_none(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await answer(learner, "2", "s", "0")
        await learner.press("exclamation_mark", "f10")
        assert not learner.history.disputes


async def test_note_and_bookmark(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await answer(learner, "2", "s", "0")
        await learner.press("n")
        learner.app.screen.query_one(TextArea).text = "dark cups!"
        await learner.press("f10", "b")
        assert learner.history.notes == {"mira-green": "dark cups!"}
        assert learner.head.endswith("⚑")
        await learner.press("b")
        assert not learner.head.endswith("⚑")


async def test_ctrl_c_copies_what_is_selected_and_does_not_leave(sit: Sit) -> None:
    async with sit(PRACTICE) as learner:
        await learner.pilot.mouse_down(offset=(6, 2))
        await learner.pilot.hover(offset=(30, 2))
        await learner.pilot.mouse_up(offset=(30, 2))
        await learner.press("ctrl+c")
        assert "Mira carries" in learner.app.clipboard
        assert not learner.app._exit


def test_no_row_of_the_ledger_is_cut_beside_the_text(bundled: tuple[Course, Record]) -> None:
    course, _ = bundled
    for title in course.quiz_titles:
        for item in course.quiz(title.id).items:
            if isinstance(item, Classify):
                judgement = judge_classify(item, ClassifyAnswer(item.key), course.rubric)
                shown = ledger(judgement, LEDGER, height=200).plain
                assert max(cell_len(line) for line in shown.split("\n")) <= LEDGER, item.id
