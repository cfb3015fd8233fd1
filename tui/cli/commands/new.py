"""`new`: begin a course of one's own."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from tui.cli.failures import DONE, FAILED, WRONG_USAGE, Failure
from tui.cli.streams import tell
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.scaffolding import files
from tui.files import fill_folder


def run(arguments: argparse.Namespace) -> int:
    """Write a small course that works, and say what to do with it.

    Raises:
        Failure: There is something already where it is to be, or it cannot be written.
    """
    folder: Path = arguments.folder
    try:
        _refuse_what_is_there(folder)
        texts = files(folder.resolve().name, Course.open(bundled_course()).id)
        fill_folder(folder, texts)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Failure(f"{folder} cannot be written: {why}. Nothing was written.", FAILED) from error
    at = shlex.quote(str(folder))
    tell(f"{folder} is a course now: change its files, and its README.md says how.")
    tell("Next:")
    tell(f"  two-schemers check {at}")
    tell(f"  two-schemers --course {at}")
    tell(f"  two-schemers --course {at} show attic-windows --answers")
    return DONE


def _refuse_what_is_there(folder: Path) -> None:
    if folder.is_dir():
        if any(folder.iterdir()):
            raise Failure(f"{folder} is not empty; nothing was written there", WRONG_USAGE)
    elif folder.exists() or folder.is_symlink():
        raise Failure(f"{folder} is there already, and is no folder", WRONG_USAGE)
    elif not folder.absolute().parent.is_dir():
        raise Failure(f"there is no folder {folder.parent} to put it into", WRONG_USAGE)
