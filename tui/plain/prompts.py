"""What prompts work with: the face, what can be typed, where a learner may be taken, what to say when nothing fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.course.course import Course
from tui.course.target import Target
from tui.journal.errors import JournalError
from tui.plain.lines import Lines
from tui.plain.wishes import Wishes
from tui.tutor.path import Way
from tui.tutor.record import Record
from tui.tutor.summing import way_in_words

Choices = Sequence[tuple[int, str]]
"""What can be chosen at a prompt: what to type, and what it stands for."""
Keys = Mapping[str, str]
"""What else can be typed, and what it does; the empty one is Enter."""


class GoTo(Exception):  # noqa: N818 - a wish, not a fault
    """Take the learner to a target."""

    def __init__(self, target: Target) -> None:
        super().__init__(str(target))
        self.target = target


@dataclass(frozen=True, slots=True)
class Face:
    """What every part of this face works with."""

    course: Course
    record: Record
    lines: Lines
    guest: bool = False
    """Whether nothing is kept, and feedback comes in stages, for a room to talk about each."""
    wishes: Wishes = field(default_factory=Wishes)
    """What the learner wants to be asked."""


_NOT_HERE = {
    "": "Enter chooses nothing here: type a number. A question mark lists what else you can type.",
    "!": "There is no key to dispute here.",
    "a": "There is nothing to answer again here.",
    "b": "There is no way back from here.",
    "h": "There is no hint here.",
    "m": "There is nothing to bookmark here.",
    "n": "There is nothing to write a note on here.",
    "s": "There is nothing to set here.",
    "o": "There is no step to reread here.",
    "u": "There is no answer to take back here.",
    "x": "There is nothing to skip here.",
}


def enter_leads(way: Way) -> str:
    """Where Enter leads, such as `Next: Making tea, step 1 of 2`, in sentences."""
    return f"{way_in_words(way)}. Enter goes there." if way.verb else f"{way_in_words(way)}."


def not_here(face: Face, reply: str) -> None:
    """Say that something typed means nothing at this prompt."""
    if face.guest and reply in ("!", "n", "m"):
        face.lines.say("For a guest nothing is kept: no note, no bookmark, no objection to a key.")
    else:
        face.lines.say(_NOT_HERE.get(reply, "That is not a choice here. A question mark lists what you can type."))


def attempt(face: Face, action: Callable[[], object]) -> bool:
    """Do something that is put on record, and say why where it could not be.

    Returns:
        Whether it was done.
    """
    try:
        action()
    except JournalError as error:
        face.lines.say(str(error))
        return False
    return True
