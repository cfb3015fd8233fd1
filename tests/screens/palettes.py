"""The colours that terminals give to the sixteen names, and how well they can be told apart."""

from __future__ import annotations

from textual.color import Color

NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


def _palette(foreground: str, background: str, normal: str, bright: str) -> dict[str, Color]:
    named = {f"ansi_{name}": f"#{code}" for name, code in zip(NAMES, normal.split(), strict=True)}
    named |= {f"ansi_bright_{name}": f"#{code}" for name, code in zip(NAMES, bright.split(), strict=True)}
    named |= {"foreground": f"#{foreground}", "background": f"#{background}"}
    return {name: Color.parse(code) for name, code in named.items()}


_SOLARIZED = (
    "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5",
    "002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3",
)
_XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5",
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
)
_TANGO = (
    "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf",
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
)
PALETTES = {
    "solarized dark": _palette("839496", "002b36", *_SOLARIZED),
    "solarized light": _palette("657b83", "fdf6e3", *_SOLARIZED),
    "xterm": _palette("e5e5e5", "000000", *_XTERM),
    "xterm, black on white": _palette("000000", "ffffff", *_XTERM),
    "tango, black on white": _palette("000000", "ffffff", *_TANGO),
}
"""By what users call them."""


def contrast(one: Color, other: Color) -> float:
    """By WCAG 2: from 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
