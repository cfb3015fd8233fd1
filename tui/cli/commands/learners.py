"""`learners`: who has a record here."""

from __future__ import annotations

import argparse

from tui.cli.failures import DONE
from tui.cli.opening import open_journal
from tui.cli.streams import out
from tui.course.safe_text import clean


def run(arguments: argparse.Namespace) -> int:
    """Print the names, by when they first came; a line each, so that none is printed where there is none."""
    with open_journal(arguments) as journal:
        for name in journal.learners():
            out(clean(name))
    return DONE
