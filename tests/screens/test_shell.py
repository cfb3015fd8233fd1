"""What comes in from the terminal, and what is said in passing."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.geometry import Offset
from textual.widgets import Input, OptionList, Static, TextArea

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.sitting import Sitting, cells_before
from tui import clipboard, shell
from tui.course.target import Target
from tui.keyboard import KEYS, ours
from tui.screens.dialog import Dialog
from tui.screens.navigation import Go
from tui.screens.past import PastScreen
from tui.screens.picker import PickerDialog, Row
from tui.widgets.too_small import words_for


@pytest.fixture(autouse=True)
def _no_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)


async def drag(learner: Sitting, words: str, to: str) -> None:
    """Press the button on the first letter of some words, and let go behind the last one of others."""
    lines = learner.lines
    first = next(number for number, line in enumerate(lines) if words in line)
    last = next(number for number, line in enumerate(lines) if to in line)
    start, end = (cells_before(lines[first], words), first), (cells_before(lines[last], to) + len(to) - 1, last)
    for kind, (x, y), button in (
        (events.MouseDown, start, 1),
        (events.MouseMove, end, 1),
        (events.MouseUp, end, 1),
    ):
        learner.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))
        await learner.settle()


class TestTooSmall:
    async def test_nothing_acts_on_what_cannot_be_seen(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.resize(59, 24)
            await learner.press("1", "s", "0", "enter", "enter", "f1", "ctrl+p", "tab", "escape", "ctrl+f")
            await learner.pilot.click(offset=(12, 14))
            learner.app.post_message(events.Paste("1"))
            learner.app.post_message(events.MouseScrollDown(None, 5, 5, 0, 0, 0, False, False, False))
            await learner.settle()
            assert learner.at == "PracticeScreen"
            assert not learner.saved
            await learner.resize(80, 24)
            assert "●" not in learner.part("#below")

    @pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+q", 0), ("ctrl+c", 130)])
    @pytest.mark.parametrize("opened", ["f1", "f2", "ctrl+p", ""])
    async def test_one_can_leave(self, sit: Sit, key: str, code: int, opened: str) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press(*[opened] if opened else [])
            await learner.resize(40, 12)
            await learner.pilot.press(key)
            await learner.pilot.pause()
            is_text = key == "q" and opened in ("f2", "ctrl+p")
            assert learner.app.return_code == (None if is_text else code), "q may be meant for the field"

    @pytest.mark.parametrize("size", [(40, 12), (59, 24), (80, 19), (10, 3)])
    @pytest.mark.parametrize("opened", ["f1", "f2", "f4", "ctrl+f", "ctrl+p"])
    async def test_the_notice_lies_over_everything(self, sit: Sit, size: tuple[int, int], opened: str) -> None:
        async with sit(PRACTICE) as learner:
            before = learner.text
            await learner.press(opened)
            at = learner.at
            await learner.resize(*size)
            assert learner.text == " ".join(words_for(*size).split())
            await learner.press("tab", "shift+tab", "a", "enter", "down", "pagedown", "escape")
            learner.app.post_message(events.Paste("pasted"))
            learner.app.post_message(events.MouseScrollUp(None, 5, 1, 0, 0, 0, False, False, False))
            await learner.settle()
            await learner.resize(80, 24)
            assert learner.at == at
            await learner.press("escape")
            assert learner.text == before

    async def test_it_is_gone_from_the_screen_below_as_well(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press("f5", "p", "f1")
            await learner.resize(40, 12)
            await learner.resize(120, 40)
            await learner.press("escape", "escape")
            assert learner.at == "MapScreen"
            assert "What this is" in learner.text


class TestDialogs:
    async def test_closing_twice_closes_once(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press("f1")
            dialog = learner.app.screen
            assert isinstance(dialog, Dialog)
            dialog.dismiss(None)
            dialog.dismiss(None)
            dialog.action_close()
            await learner.settle()
            assert learner.at == "PracticeScreen"

    async def test_choosing_twice_chooses_once(self, sit: Sit) -> None:
        chosen: list[str | None] = []
        async with sit(PRACTICE) as learner:
            picker = PickerDialog("One of two", [Row("a", "A"), Row("b", "B")])
            await learner.app.push_screen(picker, chosen.append)
            rows = picker.query_one(OptionList)
            rows.action_select()
            rows.action_select()
            await learner.settle()
            assert chosen == ["a"]
            assert learner.at == "PracticeScreen"

    @pytest.mark.parametrize("opened", ["f1", "f2", "f4", "ctrl+p"])
    async def test_keys_that_arrive_while_it_goes(self, sit: Sit, opened: str) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press(opened)
            for key in ("enter", "escape", "escape", "enter"):
                learner.app.post_message(events.Key(key, None))
            await learner.settle()
            assert learner.at in ("PracticeScreen", "TermDialog", "MapScreen")

    async def test_a_screen_that_is_left_before_it_is_built(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            for target in ("past:", "map", "lesson:leaf", "back", "quiz:teas", "past:", "map"):
                learner.app.post_message(Go(Target.parse(target)))
                learner.app.action_map()
            await learner.settle()
            assert learner.at == "MapScreen"

    async def test_a_screen_that_is_gone_does_nothing_any_more(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press("1", "s", "0", "enter", "a")
            past = learner.app.screen
            assert isinstance(past, PastScreen)
            await learner.app.pop_screen()
            assert not await learner.app.run_action("move(1)", past)

    async def test_the_mouse_on_a_part_that_is_just_being_taken_away(
        self, sit: Sit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with sit(PRACTICE) as learner:
            gone = Static()
            monkeypatch.setattr(learner.app.screen, "get_widget_and_offset_at", lambda x, y: (gone, Offset(0, 0)))
            await learner.app.on_event(events.MouseDown(None, 9, 9, 0, 0, 1, False, False, False))
            await learner.settle()
            assert learner.at == "PracticeScreen"


class TestNotices:
    async def test_any_key_puts_a_notice_away_and_still_acts(self, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shell, "SEEN", 0.0)
        async with sit(PRACTICE) as learner:
            learner.app.notify("Something happened.", timeout=30, markup=False)
            await learner.settle()
            assert "Something happened." in learner.text
            await learner.press("1")
            assert "Something happened." not in learner.text
            assert "● 1 A green tea" in learner.text

    async def test_a_notice_that_nobody_can_have_seen_stays(self, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shell, "SEEN", 3600.0)
        async with sit(PRACTICE) as learner:
            learner.app.notify("Something happened.", timeout=30, markup=False)
            await learner.press("1")
            assert "Something happened." in learner.said

    async def test_notices_stay_behind_on_the_screen_that_is_left(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            learner.app.notify("Something happened.", timeout=30, markup=False)
            await learner.settle()
            learner.app.action_map()
            await learner.settle()
            assert learner.at == "MapScreen"
            assert not learner.said

    async def test_paths_are_broken_behind_a_slash(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            learner.app.notify(
                "Put aside as /home/someone/.local/share/two-schemers/journal-2026.sqlite.", markup=False
            )
            await learner.settle()
            shown = [line.strip() for line in learner.lines]
            assert any(line.endswith("/home/someone/.local/share/") for line in shown)
            assert any("two-schemers/journal-2026.sqlite" in line for line in shown)


class TestCopying:
    async def test_a_drag_copies_the_text_and_says_so(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await drag(learner, "She heats", "at once.")
            assert learner.app.clipboard == "She heats every leaf in a wide pan at once."
            assert clipboard.SENT in learner.said.replace("\n", " ")
            assert "▸" not in learner.part("#text")
            assert "Which sentence decides? ↑ ↓ point" in learner.part("#below")

    async def test_a_copy_keeps_paragraphs_and_leaves_out_margins(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press("down", "down")
            await drag(learner, "Mira carries", "the river.")
            assert learner.app.clipboard == (
                "Mira carries her baskets down before noon. She heats every leaf in a wide pan at once. "
                "A flower scents the box.\n\nHer neighbours praise the dark cups that she sells by the river."
            )

    async def test_a_click_still_picks(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.click_on("She heats")
            assert "She heats every …" in learner.part("#below")
            assert not learner.app.clipboard

    async def test_a_drag_over_options_chooses_none(self, sit: Sit) -> None:
        async with sit() as learner:
            await drag(learner, "One", "Two")
            assert "●" not in learner.text.replace("●○", "")

    async def test_ctrl_c_on_a_selection_says_so_too(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await drag(learner, "She heats", "at once.")
            learner.app.clear_notifications()
            await learner.press("ctrl+c")
            assert clipboard.SENT in learner.said.replace("\n", " ")
            assert learner.at == "PracticeScreen"

    @pytest.mark.parametrize(("taken", "said"), [(True, clipboard.IN_TMUX), (False, clipboard.PAST_TMUX)])
    async def test_in_tmux_it_goes_through_tmux(
        self, sit: Sit, monkeypatch: pytest.MonkeyPatch, taken: bool, said: str
    ) -> None:
        given: list[str] = []

        def give(text: str) -> bool:
            given.append(text)
            return taken

        monkeypatch.setenv("TMUX", "socket,1,0")
        monkeypatch.setattr(clipboard, "give_to_tmux", give)
        async with sit(PRACTICE) as learner:
            learner.app.copy_to_clipboard("words")
            await learner.settle()
            assert given == ["words"]
            assert said in learner.said.replace("\n", " ")
            assert learner.app.clipboard == "words"


class TestLayouts:
    async def test_letters_of_another_layout_are_the_keys_in_their_places(self, sit: Sit) -> None:
        async with sit(PRACTICE) as learner:
            await learner.press("1", "ы")
            assert "● s sure" in learner.part("#below")
            await learner.press("п")
            assert "● g guess" in learner.part("#below")

    async def test_what_is_typed_stays_as_it_is(self, sit: Sit) -> None:
        async with sit() as learner:
            await learner.press("n")
            await learner.press("п", "ы")
            assert learner.app.screen.query_one(TextArea).text == "пы"
            await learner.press("escape", "ctrl+f", "λ")
            assert learner.app.screen.query_one(Input).value == "λ"

    @pytest.mark.parametrize(
        ("theirs", "keys"),
        [
            ("пдырчтищфцкзолйг", "glshxnboawrpjkqu"),
            ("γλσηχνβοαωρπξκ", "glshxnboavrpjk"),
            ("עךדיסמנםשרפחל", "glshxnboarpjk"),
            ("قلسن", "rgsk"),
        ],
    )
    def test_the_table(self, theirs: str, keys: str) -> None:
        assert "".join(ours(letter) for letter in theirs) == keys

    def test_no_latin_letter_and_no_mark_is_in_the_table(self) -> None:
        assert all(ord(letter) > 127 for letter in KEYS)

    def test_with_ctrl(self) -> None:
        assert ours("ctrl+й") == "ctrl+q"
        assert ours("ctrl+q") == "ctrl+q"
        assert ours("Г") == "U"
        assert ours("escape") == "escape"


def test_every_key_of_the_table_is_one_letter() -> None:
    values: set[Any] = set(KEYS.values())
    assert all(len(value) == 1 and value.isascii() and value.isalpha() for value in values)
