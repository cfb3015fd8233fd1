"""Asking at a prompt, and what can be done at every one before it comes again: help, look-ups, notes, bookmarks."""

from __future__ import annotations

from tui.course.markdown import plain
from tui.course.search import Found, search
from tui.plain.prompts import Choices, Face, GoTo, Keys, attempt, not_here
from tui.plain.reading import read_step, read_term, step_title
from tui.plain.writing import write
from tui.tutor import notes
from tui.tutor.amounts import count
from tui.tutor.glossary import find_terms, is_called

_EVERYWHERE: Keys = {
    "n": "write a note on this",
    "m": "set or remove a bookmark here",
    "w": "words: the glossary; w and a word looks it up",
    "/ and words": "slash: search the lessons and the glossary",
    "?": "question mark: this help",
    "q": "quit; everything is saved",
}
_MANY = 40


def ask(
    face: Face,
    prompt: str,
    choices: Choices,
    keys: Keys,
    *,
    subject: str = "",
    goes: bool = False,
    lead: str = "",
    free: bool = False,
    quiet: bool = False,
) -> str:
    """Ask until something is typed that is for the caller to understand.

    Args:
        face: Where to ask.
        prompt: `go`, `verdict`, `certainty`, `sentence`, `answer`, `reveal` or `next`.
        choices: What to offer before the prompt, each time that it comes.
        keys: What the caller understands beside the choices.
        subject: What a note or a bookmark is on; empty where there can be none, as for a guest.
        goes: Whether what a search finds is gone to, rather than read aloud and come back from.
        lead: A line to say before the choices.
        free: Whether the caller understands more than choices and keys.
        quiet: Whether the choices have been said, and are not said again.

    Returns:
        The number of a choice, or a key in small letters; where it is free, whatever was typed.

    Raises:
        GoTo: What a search found is to be gone to.
    """
    if face.guest:
        subject = ""
    while True:
        if lead:
            face.lines.say(lead)
        if not quiet:
            face.lines.choices(choices)
        reply = face.lines.ask(prompt)
        word, _, rest = reply.partition(" ")
        key = reply.casefold()
        if key in keys:
            return key
        if _is_choice(key, choices):
            return str(int(key))
        if reply.startswith("/"):
            search_for(face, reply[1:].strip(), goes)
        elif word in ("?", "help"):
            _help(face, choices, keys, subject)
        elif word.casefold() == "w":
            look_up(face, rest.strip())
        elif subject and key == "n":
            write_note(face, subject)
        elif subject and key == "m":
            _bookmark(face, subject)
        elif key and free:
            return key
        else:
            not_here(face, key)


def _is_choice(reply: str, choices: Choices) -> bool:
    return reply.isascii() and reply.isdecimal() and int(reply) in [number for number, _ in choices]


def choose(face: Face, choices: Choices, lead: str) -> int | None:
    """Let one of a list be chosen; None for none of them."""
    reply = ask(face, "go", choices, {"": "leave this list", "b": "leave this list"}, lead=lead)
    return int(reply) if reply.isdecimal() else None


def look_up(face: Face, word: str) -> None:
    """Read a term's definition; without a word, list all terms to choose from."""
    terms = face.course.glossary
    if not terms:
        face.lines.say("This course has no glossary.")
        return
    found = find_terms(face.course, word) if word else terms
    if not found:
        face.lines.say("The glossary has no such word. A lone w lists all of them.")
        return
    if word and (len(found) == 1 or is_called(found[0], word)):
        read_term(face, found[0].id)
        return
    choices = [(place, plain(term.term)) for place, term in enumerate(found, 1)]
    chosen = choose(face, choices, "The glossary. A number reads a term, Enter leaves.")
    if chosen is not None:
        read_term(face, found[chosen - 1].id)


def search_for(face: Face, words: str, goes: bool) -> None:
    """List what a search finds, to choose from.

    Raises:
        GoTo: A lesson, step or quiz was chosen, and it is to be gone to.
    """
    if not words:
        face.lines.say("Type a slash and the words to look for, such as: / in training")
        return
    found = [each for each in search(face.course, words) if goes or each.place != "quiz"]
    if not found:
        face.lines.say(f"Nothing was found for: {words}")
        return
    shown = found[:_MANY]
    more = f" The first {_MANY} are listed." if len(found) > _MANY else ""
    choices = [(place, _found(face, each)) for place, each in enumerate(shown, 1)]
    verb = "goes there" if goes else "reads that place"
    chosen = choose(face, choices, f"{count(len(found), 'place')} found.{more} A number {verb}, Enter leaves.")
    if chosen is None:
        return
    each = shown[chosen - 1]
    if each.place == "term":
        read_term(face, each.id)
    elif goes:
        raise GoTo(each.target)
    else:
        read_step(face, each.id)


def _found(face: Face, found: Found) -> str:
    if found.place == "term":
        return f"{found.title}, in the glossary. {found.snippet}"
    if found.place in ("lesson", "quiz"):
        return f"{found.title}, a {found.place}."
    return f"{step_title(face, found.id)}. {found.snippet}"


def write_note(face: Face, subject: str) -> None:
    """Show the note on something, and take a new one in its place."""
    old = face.record.history.notes.get(subject, "")
    note = write(face, "note", subject, "Your note.", lambda text: notes.note(face.record, subject, text))
    if note == old:
        face.lines.say("The note stays as it was." if old else "No note was written.")
    else:
        face.lines.say("The note is kept." if note else "The note is removed.")


def _bookmark(face: Face, subject: str) -> None:
    if attempt(face, lambda: notes.toggle_bookmark(face.record, subject)):
        on = subject in face.record.history.bookmarks
        face.lines.say("There is a bookmark here now." if on else "The bookmark here is removed.")


def _help(face: Face, choices: Choices, keys: Keys, subject: str) -> None:
    face.lines.say("What you can type here:")
    if choices:
        face.lines.say("choose what is listed beside it", "a number: ", "    ")
    everywhere = {**_EVERYWHERE, "q": "quit; nothing is kept"} if face.guest else _EVERYWHERE
    for key, what in {**keys, **{key: what for key, what in everywhere.items() if key not in keys}}.items():
        if key not in ("n", "m") or subject or key in keys:
            face.lines.say(what, f"{key or 'Enter'}: ", "    ")
    face.lines.say()
