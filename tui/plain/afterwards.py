"""At `next`: what can be done between the feedback and whatever follows it. And looking back at past answers."""

from __future__ import annotations

from collections.abc import Sequence

from tui.course.model import Item
from tui.plain.asides import choose
from tui.plain.feedback import read_feedback
from tui.plain.lines import Leave
from tui.plain.prompts import END_A_TEXT, Face, Keys, ask, kept, not_here
from tui.plain.questions import read_item
from tui.plain.reading import first_words, read_step
from tui.tutor import wording
from tui.tutor.asking import Asking
from tui.tutor.practice import PastAnswer

_PAGE = 20
_KEYS: Keys = {
    "Enter": "go on",
    "o": "reread the step that teaches this",
    "!": "exclamation mark: dispute this key, in your own words",
    "b": "back",
    "x": "go on",
}
_LOOK_KEYS: Keys = {**_KEYS, "l": "look back at your answers"}


def ask_next(face: Face, item: Item, lead: str, past: Sequence[PastAnswer] | None = None) -> bool:
    """Wait until the learner goes on from an answer.

    Args:
        face: Where to ask.
        item: What was answered.
        lead: What Enter does.
        past: The answers that can be looked back at; None where there is no such list.

    Returns:
        True to go on, False to go back.
    """
    while True:
        reply = ask(face, "next", (), _KEYS if past is None else _LOOK_KEYS, subject=item.id, lead=lead)
        if reply in ("", "x"):
            return True
        if reply == "b":
            return False
        if reply == "!":
            _dispute(face, item)
        elif reply == "o" and item.step:
            read_step(face, item.step)
        elif reply == "o":
            face.lines.say("No step is named for this one.")
        elif reply == "l" and past is not None:
            look_back(face, past)
        else:
            not_here(face, reply)


def look_back(face: Face, past: Sequence[PastAnswer]) -> None:
    """List past answers, the newest first, and read one of them with its feedback."""
    if not past:
        face.lines.say("There is no answer to look back at yet.")
        return
    newest = list(reversed(past))
    shown = 0
    while shown < len(newest):
        page = newest[shown : shown + _PAGE]
        choices: list[tuple[int | str, str]] = [
            (place, f"{first_words(each.item)} {wording.outcome(each.judgement)}.")
            for place, each in enumerate(page, shown + 1)
        ]
        shown += len(page)
        older = f" 0 lists older ones, of {len(newest)} in all." if shown < len(newest) else ""
        if older:
            choices.append((0, "older ones"))
        chosen = choose(face, choices, f"Your answers, the newest first. A number reads one, Enter leaves.{older}")
        if chosen is None:
            return
        if chosen:
            read_past(face, newest[chosen - 1])
            return


def read_past(face: Face, past: PastAnswer) -> None:
    """Read an item again with what was answered and what is to be said about it."""
    item = past.item
    face.lines.part()
    face.lines.say(f"Answered on {past.time.astimezone():%d %B %Y at %H:%M}.")
    if past.revised:
        face.lines.say("The text has changed since; it is judged here as it is now.")
    if past.hints:
        face.lines.say("With one hint." if past.hints == 1 else f"With {past.hints} hints.")
    read_item(face, item)
    read_feedback(face, past.judgement)


def _dispute(face: Face, item: Item) -> None:
    lines = face.lines
    lines.say("Why do you hold this key to be wrong? Your words are kept with your answer. " + END_A_TEXT)
    text, ended = lines.ask_text()
    if text:
        if kept(face, lambda: Asking(face.course, face.record).dispute(item, text)):
            lines.say("Your objection is kept.")
    else:
        lines.say("Nothing was kept.")
    if ended:
        raise Leave
