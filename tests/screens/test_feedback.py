"""A judgement after it is given: right or wrong, and why."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting

WIDE, TALL = (120, 40), (80, 60)


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
        (["1", "down"], "your sentence (▸) does not decide"),
        (["1", "0"], "sentence 2 decides"),
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
            "① Heated at once stated",
            "“She heats every leaf in a wide pan",
            "Rolled silent",
            "Left to darken ruled out",
            "② Scented stated",
            "yes Green tea",
            "no Black tea",
            "Exercised: Tells by the heat",
        ):
            assert words in ledger
        assert "Exercised" not in below


async def test_feedback_in_a_narrow_window_holds_the_ledger_too(sit: Sit) -> None:
    async with sit(PRACTICE, size=TALL) as learner:
        text = await answer(learner, "1", "s", "0")
        for words in ("① states “Heated at once”", "What the text says", "Heated at once stated", "yes Green tea"):
            assert words in text


async def test_marks_stand_beside_the_lines_they_begin_on(sit: Sit) -> None:
    async with sit(PRACTICE, size=WIDE) as learner:
        await answer(learner, "1", "s", "down", "down")
        margins = {line[:6].strip(): line[6:70] for line in learner.lines[2:10] if line[:6].strip()}
        assert list(margins) == ["▸①", "②"]
        assert "She heats" in margins["▸①"]
        assert "flower" in margins["②"]


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
        assert "✗ Wrong, and sure" not in learner.text


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
