"""`lab`: open the lab."""

from __future__ import annotations

import argparse

from tui.cli.faces import enter
from tui.cli.failures import WRONG_USAGE, Failure
from tui.tutor.lab import LabError
from tui.tutor.start import Start


def run(arguments: argparse.Namespace) -> int:
    """Open the lab, with the facts of a line.

    Raises:
        Failure: The line cannot be read.
    """
    try:
        return enter(arguments, Start("lab", arguments.facts))
    except LabError as error:
        raise Failure(str(error), WRONG_USAGE) from error
