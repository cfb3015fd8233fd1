"""Looking back: answers of earlier, each with its feedback, and the learner's objections."""

from __future__ import annotations

from tui.course.errors import UnknownIdError
from tui.course.markdown import plain
from tui.plain.asides import ask, choose
from tui.plain.feedback import read_feedback
from tui.plain.prompts import Face, Keys
from tui.plain.reading import read_item
from tui.plain.reflecting import read_reflection
from tui.tutor import wording
from tui.tutor.judging import ClassifyJudgement
from tui.tutor.past import Past, past
from tui.tutor.summing import remarks

_PAGE = 20
_HEADS = {"": "Your answers", "w": "What was wrong", "c": "Your conflations"}
_KEYS: Keys = {
    "": "leave this list",
    "w": "only what was wrong, or everything again",
    "c": "only conflations, or everything again",
    "d": "the keys that you dispute",
    "b": "leave this list",
}


def look_back(face: Face, context: str = "") -> None:
    """List what was answered and written, the newest first, and read of it what is chosen.

    Args:
        face: Where to ask.
        context: The quiz or step to look back at; by default everywhere.
    """
    everything = past(face.course, face.record, context)
    if not everything:
        face.lines.say("There is no answer to look back at yet.")
        return
    shown, only, first, says = everything, "", 0, True
    while True:
        page = shown[first : first + _PAGE]
        is_older = first + len(page) < len(shown)
        choices = [(number, _listed(face, one)) for number, one in enumerate(page, first + 1)]
        if says:
            face.lines.part()
            face.lines.choices(choices)
        again = f"0 lists older ones, of {len(shown)} in all" if is_older else "0 lists them again"
        lead = f"{_HEADS[only]}, the newest first. A number reads one, {again}, Enter leaves."
        reply = ask(face, "go", [(0, ""), *choices], _KEYS, lead=lead, quiet=True)
        says = reply in ("0", "w", "c")
        if reply in ("", "b"):
            return
        if reply == "d":
            list_disputes(face)
        elif reply == "0":
            first = first + _PAGE if is_older else 0
        elif reply in ("w", "c"):
            only, first = "" if only == reply else reply, 0
            shown = tuple(one for one in everything if _fits(one, only))
        else:
            read_past(face, shown[int(reply) - 1])


def _fits(one: Past, only: str) -> bool:
    return {"w": one.right is False, "c": one.is_conflation}.get(only, True)


def _listed(face: Face, one: Past) -> str:
    when = f"{one.time.astimezone():%d %B, %H:%M}"
    return f"{wording.first_words(one.item)} {_came_of(face, one)} “{plain(one.place)}”, {when}."


def _came_of(face: Face, one: Past) -> str:
    """The outcome and what was answered, as a sentence."""
    if one.reflection is not None:
        return f"In your own words, {len(one.reflection.covered)} of {len(one.reflection.item.criteria)} covered."
    judgement = one.judgement
    if judgement is None:
        return f"{wording.right_or_wrong(bool(one.right))}."
    if isinstance(judgement, ClassifyJudgement):
        marks = "" if judgement.marks is None else f", {wording.marks_in_words(judgement.marks)}"
        kind = " Conflation." if judgement.conflation else ""
        label = face.course.rubric.verdict_entry[judgement.answer.verdict].label
        return f"{wording.outcome(judgement)}{marks}: “{plain(label)}”.{kind}"
    option = plain(judgement.item.options[judgement.answer.option - 1].text)
    return f"{wording.outcome(judgement)}: “{wording.shortened(option, 40)}”."


def list_disputes(face: Face) -> None:
    """List the keys that the learner disputes, with what was objected, and read the item of one."""
    disputes = dict(reversed(face.record.history.disputes.items()))
    if not disputes:
        face.lines.say("You dispute no key yet.")
        return
    names = list(disputes)
    choices = [
        (place, f"{item_title(face, name)} Your objection: {' '.join(disputes[name].split())}")
        for place, name in enumerate(names, 1)
    ]
    chosen = choose(face, choices, "The keys that you dispute. A number reads the item, Enter leaves.")
    if chosen is not None:
        read_again(face, names[chosen - 1])


def item_title(face: Face, name: str) -> str:
    """The first words of an item; its id where it is no longer in the course."""
    try:
        return wording.first_words(face.course.find_item(name)[1])
    except UnknownIdError:
        return f"{name}, which is no longer in the course."


def read_again(face: Face, name: str) -> bool:
    """Read an item with its latest answer, if there is one; returns whether there is."""
    latest = next((one for one in past(face.course, face.record) if one.item.id == name), None)
    if latest is not None:
        read_past(face, latest)
        return True
    try:
        read_item(face, face.course.find_item(name)[1])
    except UnknownIdError as error:
        face.lines.say(f"{error}.")
    return False


def read_past(face: Face, one: Past) -> None:
    """Read an item again with what was answered and what is to be said about it."""
    face.lines.part()
    face.lines.say(f"Answered on {one.time.astimezone():%d %B %Y at %H:%M}, in “{plain(one.place)}”.")
    for remark in remarks(one, face.record):
        face.lines.say(remark)
    read_item(face, one.item)
    if one.judgement is not None:
        read_feedback(face, one.judgement)
    elif one.reflection is not None:
        read_reflection(face, one.reflection)
