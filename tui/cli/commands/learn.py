"""`learn`, and the program without a command: open the course."""

from __future__ import annotations

import argparse

from tui.cli.faces import enter
from tui.tutor.start import Start


def run(arguments: argparse.Namespace) -> int:
    """Open the course map; with `learn`, the place that was left or the one that the learner names."""
    if arguments.command is None:
        return enter(arguments, Start("map"))
    return enter(arguments, Start("lesson", arguments.target) if arguments.target else Start("last"))
