"""`review`: a text for each skill that is due."""

from __future__ import annotations

import argparse

from tui.cli.faces import enter
from tui.tutor.start import Start


def run(arguments: argparse.Namespace) -> int:
    """Open the review; where nothing is due, the face says so."""
    return enter(arguments, Start("review"))
