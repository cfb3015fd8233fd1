"""Answering in one's own words: write, then see the model answer, and say which criteria were covered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tui.course.markdown import plain
from tui.course.model import Reflect
from tui.plain.lines import Leave
from tui.plain.prompts import END_A_TEXT, Choices, Face, Keys, ask, attempt, kept, not_here
from tui.plain.questions import Move
from tui.tutor.judging import Reflection

_KEYS: Keys = {
    "numbers": "the criteria that you covered, with blanks between them; 0 for none",
    "b": "back, to write anew",
    "x": "skip this for now; what you wrote is kept",
}


@dataclass(frozen=True, slots=True)
class Reflecting:
    """A reflect item that is being asked, with what its session does for it."""

    face: Face
    item: Reflect
    write: Callable[[str], None]
    """Keeps the learner's text."""
    rate: Callable[[tuple[int, ...]], Reflection]
    """Puts on record what was covered."""


def ask_reflect(asked: Reflecting) -> Reflection | Move:
    """Ask a reflect item and put the learner's own rating on record.

    Returns:
        The rating, which is saved; or where the learner wants to go instead.
    """
    face, lines = asked.face, asked.face.lines
    while True:
        lines.part()
        lines.say(f"Question: {plain(asked.item.prompt)}")
        if not _write(asked):
            return "skip"
        lines.part()
        lines.say("A model answer:")
        lines.markdown(asked.item.model_answer)
        lines.part()
        covered = _covered(asked)
        if covered == "back":
            continue
        if covered == "skip":
            return "skip"
        rating = attempt(face, partial(asked.rate, covered))
        if rating is not None:
            return rating


def read_reflection(face: Face, reflection: Reflection) -> None:
    """Read a text of the learner's again, with the model answer and what it covers."""
    lines = face.lines
    lines.say("You wrote:")
    for line in reflection.text.split("\n"):
        lines.say(line, "    ")
    lines.part()
    lines.say("A model answer:")
    lines.markdown(reflection.item.model_answer)
    lines.part()
    read_rating(face, reflection)


def read_rating(face: Face, reflection: Reflection) -> None:
    """Say which criteria the learner found covered."""
    for number, text in enumerate(reflection.item.criteria, 1):
        verb = "Covered" if number in reflection.covered else "Not covered"
        face.lines.say(f"{verb}: {plain(text)}", "- ")
    face.lines.say(f"{len(reflection.covered)} of {len(reflection.item.criteria)}, by your own reading.")
    face.lines.say()


def _write(asked: Reflecting) -> bool:
    """Take the learner's text; False where there is none."""
    face, lines = asked.face, asked.face.lines
    old = face.record.history.notes.get(asked.item.id, "")
    if old:
        lines.say("You wrote before:")
        for line in old.split("\n"):
            lines.say(line, "    ")
        lines.say("A lone full stop keeps it; a new text takes its place.")
    else:
        lines.say("Answer in your own words. " + END_A_TEXT + " With no text the question stays open.")
    text, ended = lines.ask_text()
    if text and not kept(face, lambda: asked.write(text)):
        return False
    if ended:
        raise Leave
    return bool(text or old)


def _covered(asked: Reflecting) -> tuple[int, ...] | Move:
    choices: Choices = [(0, "none of them"), *enumerate(map(plain, asked.item.criteria), 1)]
    lead = "Which of these does your text cover? Type their numbers, such as: 1 2"
    most = len(asked.item.criteria)
    while True:
        reply = ask(asked.face, "answer", choices, _KEYS, subject="", lead=lead)
        if reply in ("b", "x"):
            return "back" if reply == "b" else "skip"
        words = reply.replace(",", " ").split()
        if words and all(word.isascii() and word.isdecimal() and int(word) <= most for word in words):
            return tuple(sorted({int(word) for word in words} - {0}))
        not_here(asked.face, reply)
