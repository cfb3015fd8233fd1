"""The themes: dark, light, high contrast, and the terminal's own colours."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#8fb8de",
    secondary="#b9a6e0",
    accent="#e8b866",
    foreground="#dcdad2",
    background="#16181d",
    surface="#1b1e24",
    panel="#242830",
    success="#8fcb9b",
    warning="#e8b866",
    error="#ec8f84",
    dark=True,
    variables={
        "quiet": "#8f929b",
        "hairline": "#363b45",
        "decides": "#e8b866",
        "carries": "#8fb8de",
        "picked-background": "#2c3340",
        "picked-style": "bold",
        "footer-background": "#16181d",
        "footer-key-foreground": "#e8b866",
        "footer-description-foreground": "#8f929b",
    },
)
LIGHT = Theme(
    name="light",
    primary="#245a8d",
    secondary="#5d4a94",
    accent="#8a5200",
    foreground="#23262d",
    background="#fbf9f4",
    surface="#f4f1e9",
    panel="#e9e5da",
    success="#1f6b38",
    warning="#8a5200",
    error="#a8281c",
    dark=False,
    variables={
        "quiet": "#666a73",
        "hairline": "#d3cdbf",
        "decides": "#8a5200",
        "carries": "#245a8d",
        "picked-background": "#e6e9ee",
        "picked-style": "bold",
        "footer-background": "#fbf9f4",
        "footer-key-foreground": "#8a5200",
        "footer-description-foreground": "#666a73",
    },
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#7fd4ff",
    secondary="#d9b3ff",
    accent="#ffe14d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#7dff9b",
    warning="#ffe14d",
    error="#ff9c8f",
    dark=True,
    text_alpha=1.0,
    variables={
        "quiet": "#d0d0d0",
        "hairline": "#8c8c8c",
        "decides": "#ffe14d",
        "carries": "#7fd4ff",
        "picked-background": "#003d66",
        "picked-style": "bold",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffe14d",
        "footer-description-foreground": "#ffffff",
    },
)
TERMINAL = Theme(
    name="terminal",
    # Of the terminal's own colours only the default, red and magenta can be read on dark and light palettes alike:
    # bright black is the background of Solarized Dark, yellow, green and cyan fade on white, blue on black. So quiet
    # text is the default colour, and what matters is bold or underlined besides.
    primary="ansi_magenta",
    secondary="ansi_magenta",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    success="ansi_default",
    warning="ansi_red",
    error="ansi_red",
    dark=True,
    boost="ansi_default",
    ansi=True,
    variables={
        # Textual's own styles ask for these with such a theme.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_blue",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "block-cursor-text-style": "bold underline",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "underline",
        "input-selection-background": "ansi_white",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_white",
        "screen-selection-foreground": "ansi_black",
        "scrollbar": "ansi_blue",
        "scrollbar-hover": "ansi_magenta",
        "scrollbar-active": "ansi_magenta",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "quiet": "ansi_default",
        "hairline": "ansi_blue",
        "decides": "ansi_magenta",
        "carries": "ansi_default",
        "picked-background": "ansi_default",
        # Underlined, so that the cursor's row is seen where NO_COLOR leaves no colour at all; not "reverse", which
        # Textual drops there.
        "picked-style": "bold underline",
        "footer-background": "ansi_default",
        "footer-key-foreground": "ansi_magenta",
        "footer-description-foreground": "ansi_default",
    },
)
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST, TERMINAL)}
"""By the name that settings and users give them."""

LABELS: Mapping[str, str] = {
    "dark": "Dark",
    "light": "Light",
    "high-contrast": "High contrast",
    "terminal": "The terminal's own colours",
}
"""What each theme is called."""


def allowed(name: str, environ: Mapping[str, str]) -> str:
    """The theme to use: the one chosen, if there is such a one, but no colour of ours where NO_COLOR is set."""
    if environ.get("NO_COLOR"):
        return TERMINAL.name
    return name if name in THEMES else DARK.name
