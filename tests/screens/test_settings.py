"""Settings and themes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorType
from textual.color import Color
from textual.widgets import OptionList

from tests.screens.conftest import PRACTICE, Sit
from tests.screens.palettes import NAMES, PALETTES, contrast
from tests.screens.sitting import Sitting
from tui.settings import FILE, Choices, Settings, save
from tui.themes import LABELS, TERMINAL, THEMES, allowed


def test_every_theme_has_a_label() -> None:
    assert set(LABELS) == set(THEMES)


@pytest.mark.parametrize(
    ("name", "environ", "used"),
    [
        ("light", {}, "light"),
        ("light", {"NO_COLOR": ""}, "light"),
        ("light", {"NO_COLOR": "1"}, "terminal"),
        ("pink", {}, "dark"),
    ],
)
def test_which_theme_is_used(name: str, environ: dict[str, str], used: str) -> None:
    assert allowed(name, environ) == used


async def test_every_theme_paints_every_screen(sit: Sit) -> None:
    async with sit(PRACTICE, size=(120, 40)) as learner:
        await learner.press("2", "s", "0", "enter")
        for name in THEMES:
            learner.app.use_settings(Settings(theme=name))
            await learner.settle()
            assert learner.app.theme == name
            assert "✗ Wrong, and sure" in learner.text
            assert "Heated at once" in learner.text


@pytest.mark.parametrize("name", ["dark", "light", "high-contrast"])
def test_text_can_be_read(name: str) -> None:
    """WCAG 2: 4.5 to 1 for text, 7 to 1 in high contrast."""
    theme = THEMES[name]
    background = Color.parse(theme.background or "")
    least = 7.0 if name == "high-contrast" else 4.5
    named = {key: theme.variables[key] for key in ("quiet", "decides", "carries")}
    named |= {key: getattr(theme, key) for key in ("foreground", "accent", "success", "warning", "error", "primary")}
    for key, colour in named.items():
        assert contrast(Color.parse(colour), background) >= least, key
    picked = Color.parse(theme.variables["picked-background"])
    assert contrast(Color.parse(theme.foreground or ""), picked) >= least


TEXT = ("primary", "secondary", "accent", "foreground", "success", "warning", "error")
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_the_terminals_own_colours_can_be_read_on_every_palette(palette: dict[str, Color]) -> None:
    def colour(name: str, default: str) -> Color:
        return palette[default if name == "ansi_default" else name]

    variables = TERMINAL.variables
    for text in [
        *(getattr(TERMINAL, key) for key in TEXT),
        *(variables[key] for key in ("quiet", "decides", "carries")),
    ]:
        assert contrast(colour(text, "foreground"), palette["background"]) >= 3, text
    for text, behind in PAIRS:
        assert contrast(colour(variables[text], "foreground"), colour(variables[behind], "background")) >= 3, text
    for bar in ("scrollbar", "scrollbar-hover", "scrollbar-active", "hairline"):
        track = colour(variables["scrollbar-background"], "background")
        assert contrast(colour(variables[bar], "background"), track) >= 2, bar


async def test_what_is_painted_in_the_terminals_own_colours_can_be_read(sit: Sit) -> None:
    async with sit(PRACTICE, size=(120, 40)) as learner:
        learner.app.use_settings(Settings(theme="terminal"))
        for keys in (["2", "s", "down"], ["enter"], ["f5"], ["enter"], ["l"], ["escape", "f4"], ["escape", "ctrl+p"]):
            await learner.press(*keys)
            for front, back in pairs(learner):
                for name, palette in PALETTES.items():
                    one, other = palette.get(front, palette["foreground"]), palette.get(back, palette["background"])
                    assert contrast(one, other) >= 3, (name, front, back, learner.at)


def pairs(learner: Sitting) -> set[tuple[str, str]]:
    """The colours of letters that are painted, each with the one behind it, by Textual's names."""
    found = set()
    for strip in learner.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style and any(each.isalnum() for each in segment.text):
                found.add((named(segment.style.color), named(segment.style.bgcolor)))
    return found


def named(colour: RichColor | None) -> str:
    """A colour as our themes call it; empty for the terminal's default."""
    if colour is None or colour.number is None:
        return ""
    return f"ansi_{'bright_' if colour.number > 7 else ''}{NAMES[colour.number % 8]}"


async def test_without_colour_only_the_terminals_own_are_used(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit(PRACTICE) as learner:
        assert learner.app.theme == "terminal"
        await learner.press("2", "s", "0", "enter")
        strips = learner.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None]
        assert all(colour.type is not ColorType.TRUECOLOR for colour in colours)
        await learner.press("f4", "down")
        assert learner.app.theme == "terminal"


async def test_a_theme_is_seen_while_choosing_and_kept_by_enter(sit: Sit, tmp_path: Path) -> None:
    async with sit() as learner:
        assert learner.app.theme == "dark"
        await learner.press("f4", "down")
        assert learner.app.theme == "light"
        assert "Enter keep Space change ↓ move Esc undo and close" in learner.part(".frame")
        await learner.press("j", "enter")
        assert learner.at == "LessonScreen"
        assert learner.app.theme == "high-contrast"
    saved = json.loads((tmp_path / "data" / FILE).read_text(encoding="utf-8"))
    assert saved == {"theme": "high-contrast", "animations": True}
    async with sit() as learner:
        assert learner.app.theme == "high-contrast"
        await learner.press("f4")
        assert learner.app.theme == "high-contrast"
        chosen = learner.app.screen.query_one(OptionList).highlighted_option
        assert chosen
        assert chosen.id == "high-contrast"


async def test_esc_leaves_everything_as_it_was(sit: Sit, tmp_path: Path) -> None:
    async with sit() as learner:
        await learner.press("f4", "down", "k", "down")
        assert learner.app.theme == "light"
        await learner.press("escape")
        assert learner.app.theme == "dark"
        assert learner.app.settings == Settings()
    assert not (tmp_path / "data" / FILE).exists()


async def test_settings_that_cannot_be_saved(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    async with sit() as learner:
        await learner.press("f4", "down", "enter")
        assert learner.app.theme == "light"
        assert "The settings cannot be saved: " in learner.said


async def test_settings_that_make_no_sense(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_text('{"theme": [1]}', encoding="utf-8")
    async with sit() as learner:
        assert "Your settings make no sense, so the defaults are used" in learner.said
        assert learner.app.theme == "dark"


SIZES = [(120, 40), (80, 24), (60, 20)]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_asked_is_chosen_by_the_keyboard_and_kept_for_this_learner(
    sit: Sit, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sit(size=size) as learner:
        await learner.press("f4")
        for words in ("● Dark", "Ask how sure I am on", "Ask for the sentence that decides on", "Mouse on"):
            assert words in " ".join(learner.part(".frame").split())
        await learner.press("down", "down", "down", "down", "space")
        assert learner.app.theme == "dark", "a theme is tried only while it is under the cursor"
        assert "Ask how sure I am off" in learner.part(".frame")
        assert "tests always ask it" in learner.part(".frame")
        await learner.press("down", "space", "down", "space", "space")
        assert "Ask for the sentence that decides off" in learner.part(".frame")
        assert "Esc undo and close" in learner.part(".frame")
        await learner.press("enter")
        assert learner.at == "LessonScreen"
        assert learner.app.settings.own == Choices(certainty=False, sentence=False)
    saved = json.loads((tmp_path / "data" / FILE).read_text(encoding="utf-8"))
    assert saved["theme"] == "dark"
    assert saved["learners"] == {"ada": {"certainty": False, "sentence": False, "mouse": True}}
    async with sit() as learner:
        await learner.press("f4")
        assert "Ask how sure I am off" in learner.part(".frame")


async def test_a_theme_that_was_chosen_stays_while_the_cursor_moves_on(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f4", "down", "space")
        assert "● Light" in learner.part(".frame")
        await learner.press("up", "up", "space")
        assert "Mouse off" in learner.part(".frame")
        await learner.press("up", "enter")
        assert learner.app.theme == "light"
        assert learner.app.settings == Settings(theme="light", own=Choices(mouse=False))


async def test_what_is_asked_is_changed_by_a_click_and_undone_by_esc(sit: Sit, tmp_path: Path) -> None:
    async with sit() as learner:
        await learner.press("f4")
        await learner.click_on("Ask how sure")
        assert "Ask how sure I am off" in learner.part(".frame")
        await learner.click_on("High contrast")
        assert "● High contrast" in learner.part(".frame")
        assert learner.app.theme == "high-contrast"
        await learner.press("escape")
        assert learner.app.settings == Settings()
        assert learner.app.theme == "dark"
    assert not (tmp_path / "data" / FILE).exists()


async def test_a_guest_is_offered_the_theme_alone(sit: Sit) -> None:
    async with sit(PRACTICE, guest=True) as learner:
        await learner.press("f4")
        assert "Light" in learner.part(".frame")
        assert "Ask how sure" not in learner.part(".frame")
        assert "Space" not in learner.part(".frame")


async def test_a_guest_is_asked_everything_whoever_has_chosen_what(sit: Sit, tmp_path: Path) -> None:
    save(tmp_path / "data", Settings(own=Choices(False, False, False)), "ada")
    async with sit(PRACTICE, guest=True) as learner:
        assert "How sure are you?" in learner.text
        assert learner.app.settings.own == Choices()


async def test_a_choice_that_makes_no_sense_is_told_with_its_place(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_text('{"theme": "light", "learners": {"ada": {"mouse": "no"}}}', encoding="utf-8")
    async with sit() as learner:
        assert "learners.ada.mouse is neither true nor false" in learner.said.replace("\n", "")
        assert learner.app.theme == "light"


async def test_from_the_map_by_its_own_key(sit: Sit) -> None:
    async with sit() as learner:
        await learner.press("f5", "s")
        assert learner.at == "SettingsDialog"
