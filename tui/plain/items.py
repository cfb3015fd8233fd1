"""Being at one item: read with its answer and feedback, or asked where there is none. And what is kept on items."""

from __future__ import annotations

from tui.course.errors import UnknownIdError
from tui.course.markdown import plain
from tui.plain.afterwards import put
from tui.plain.asides import ask, choose
from tui.plain.past import read_again
from tui.plain.prompts import Face, GoTo, attempt
from tui.plain.reading import read_step
from tui.tutor.notes import Kept, kept
from tui.tutor.question import Question

_LEAVE = "Enter leaves this item."


def at_item(face: Face, name: str) -> None:
    """Read an item with what was answered; ask it where nothing was, or where it is to be answered again."""
    try:
        quiz, item = face.course.find_item(name)
    except UnknownIdError as error:
        face.lines.say(f"{error}.")
        return
    if quiz.use.kept_for:
        if not face.record.history.sittings.is_told(quiz.id, name):
            face.lines.say(f"This item is kept for {quiz.use.kept_for}.")
        elif read_again(face, name):
            face.lines.say("It was asked in a form that is finished, and is not asked again.")
        return
    if read_again(face, name) and not _answers_again(face, name, item.step):
        return
    question = Question(face.course, face.record, item, quiz.id, quiz.verdicts, face.wishes.asks)
    if put(face, question, back="back; nothing is answered", lead=_LEAVE) == "skip":
        attempt(face, question.skip)


def _answers_again(face: Face, name: str, step: str) -> bool:
    keys = {"": "leave this item", "a": "answer it again", "o": "reread the step that teaches this", "b": "back"}
    while True:
        reply = ask(face, "next", (), keys, subject=name, lead=f"{_LEAVE} a answers it again.")
        if reply != "o":
            return reply == "a"
        if step:
            read_step(face, step)
        else:
            face.lines.say("No step is named for this one.")


def list_kept(face: Face, *, bookmarked: bool = False) -> None:
    """List notes and bookmarks, or bookmarks alone, and go to one of them.

    Raises:
        GoTo: A step was chosen.
    """
    what = "bookmarks" if bookmarked else "notes"
    found = [one for one in kept(face.course, face.record) if (one.bookmarked if bookmarked else one.note or one.draft)]
    if not found:
        face.lines.say(f"You have no {what} yet.")
        return
    choices = [(place, _listed(one)) for place, one in enumerate(found, 1)]
    chosen = choose(face, choices, f"Your {what}, the newest first. A number goes there, Enter leaves.")
    if chosen is None:
        return
    target = found[chosen - 1].target
    if target is None:
        face.lines.say("This is no longer in the course.")
    elif target.kind == "item":
        at_item(face, target.name)
    else:
        raise GoTo(target)


def _listed(one: Kept) -> str:
    place = f", in “{plain(one.place)}”" if one.place else ""
    note = f" Your note: {' '.join(one.note.split())}" if one.note else ""
    draft = f" You began: {' '.join(one.draft.split())}" if one.draft else ""
    return f"{plain(one.title)}{place}.{note}{draft}"
