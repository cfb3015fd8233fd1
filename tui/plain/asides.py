"""Looking things up at any prompt, after which that prompt comes again: the glossary, the search."""

from __future__ import annotations

from tui.course.markdown import plain
from tui.course.search import Found, search
from tui.plain.prompts import Choices, Face, GoTo, ask, not_here, number
from tui.plain.reading import read_step, read_term, step_title

_LIST_KEYS = {"Enter": "leave this list"}
_MANY = 40


def look_up(face: Face, word: str) -> None:
    """Read a term's definition; without a word, list all terms to choose from."""
    terms = face.course.glossary
    if not terms:
        face.lines.say("This course has no glossary.")
        return
    if word:
        folded = word.casefold()
        names = {term.id: [term.id, *(plain(name).casefold() for name in (term.term, *term.aliases))] for term in terms}
        exact = [term for term in terms if folded in names[term.id]]
        found = exact or [term for term in terms if any(folded in name for name in names[term.id])]
        if len(found) == 1:
            read_term(face, found[0].id)
            return
        if not found:
            face.lines.say("The glossary has no such word. A lone w lists all of them.")
            return
        terms = tuple(found)
    choices = [(place, plain(term.term)) for place, term in enumerate(terms, 1)]
    chosen = choose(face, choices, "The glossary. A number reads a term, Enter leaves.")
    if chosen is not None:
        read_term(face, terms[chosen - 1].id)


def search_for(face: Face, words: str, goes: bool) -> None:
    """List what a search finds, to choose from.

    Raises:
        GoTo: A lesson or step was chosen, and it is to be gone to.
    """
    if not words:
        face.lines.say("Type a slash and the words to look for, such as: / in training")
        return
    found = search(face.course, words)
    if not found:
        face.lines.say(f"Nothing was found for: {words}")
        return
    shown = found[:_MANY]
    more = f" The first {_MANY} are listed." if len(found) > _MANY else ""
    count = "One place" if len(found) == 1 else f"{len(found)} places"
    choices = [(place, _found(face, each)) for place, each in enumerate(shown, 1)]
    verb = "goes there" if goes else "reads that place"
    chosen = choose(face, choices, f"{count} found.{more} A number {verb}, Enter leaves.")
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
    if found.place == "lesson":
        return f"{found.title}, a lesson."
    return f"{step_title(face, found.id)}. {found.snippet}"


def choose(face: Face, choices: Choices, lead: str) -> int | None:
    """Let one of a list be chosen; None for none of them."""
    while True:
        reply = ask(face, "go", choices, _LIST_KEYS, lead=lead)
        if reply in ("", "b", "x"):
            return None
        chosen = number(reply, choices)
        if chosen is not None:
            return chosen
        not_here(face, reply)
