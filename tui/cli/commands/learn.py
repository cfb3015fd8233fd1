"""`learn`, and the program without a command: open the course."""

from __future__ import annotations

import argparse

from tui.cli.faces import enter
from tui.tutor.start import Start


def run(arguments: argparse.Namespace) -> int:
    """Open the course map; with `learn`, the place that was left or the one that the learner names."""
    return enter(arguments, Start("learn", arguments.target) if arguments.command else Start("map"))
