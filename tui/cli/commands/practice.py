"""`practice`: open a quiz."""

from __future__ import annotations

import argparse

from tui.cli.faces import enter
from tui.tutor.start import Start


def run(arguments: argparse.Namespace) -> int:
    """Open the quiz asked for, or the one that suggests itself."""
    return enter(arguments, Start("practice", arguments.target))
