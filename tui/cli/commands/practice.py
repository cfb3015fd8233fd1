"""`practice`: open a quiz, or one item."""

from __future__ import annotations

import argparse

from tui.cli.faces import enter
from tui.tutor.start import Start


def run(arguments: argparse.Namespace) -> int:
    """Open the quiz or the item asked for, or the quiz that suggests itself."""
    return enter(arguments, Start("practice", arguments.target))
