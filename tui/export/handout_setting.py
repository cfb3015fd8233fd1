"""How a question of a handout stands on the page, and its key on the sheet at the end."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tui.export.exercises import Reply
from tui.export.handout_questions import Asked
from tui.export.html_page import NOTHING, Html, Part, element
from tui.export.html_text import line

KEYS = "keys"
"""Where the keys are, on the page."""

CSS = """\
.question { margin: 1.4em 0; padding: .1em 0 .1em 1em; border-left: 3px solid var(--accent); break-inside: avoid; }
.question > :first-child, .answer > :first-child { margin-top: 0; font-size: 1rem; }
.question > :last-child { margin-bottom: .2em; }
.letters { list-style: lower-alpha; }
.letters > li { padding-left: .3em; }
.letters p { margin-bottom: .3em; }
.label { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; margin-bottom: .2em; }
.room { display: none; }
.answer { margin: 0 0 1.6em; }
.said > p:first-of-type, .key > p:first-of-type { display: inline; }
.key { margin-bottom: .6em; }
@media print {
  .room { display: block; height: 4.5cm; border: 1px solid var(--hairline); }
  .question > :first-child a, .answer > :first-child a { text-decoration: none; }
}
"""
"""How both look, besides what every page has."""


def question(asked: Asked, level: int) -> Html:
    """A question, its heading of a level."""
    found = asked.exercise
    return element(
        "section",
        _heading(asked, level, f"key-{asked.number}"),
        found.text,
        element("div", found.ask, class_="ask"),
        element("ol", *(element("li", reply.text) for reply in found.replies), class_="letters")
        if found.replies
        else element("div", class_="room"),
        class_="question",
        id=f"question-{asked.number}",
    )


def again(asked: Asked) -> Html:
    """That a question is asked once more."""
    name = f"Question {asked.number}"
    return element("p", "Again: ", element("a", name, href=f"#question-{asked.number}"), ".", class_="quiet")


def keys(asked: Iterable[Asked]) -> Html:
    """The keys and explanations of all questions, on a sheet of their own."""
    parts: list[Part] = [element("h2", "Keys and explanations")]
    for (_, place), group in groupby(asked, lambda each: (each.part, each.place)):
        parts.append(element("h3", line(place)))
        parts += [_answer(each) for each in group]
    return element("section", *parts, class_="sheet", id=KEYS)


def _heading(asked: Asked, level: int, target: str) -> Html:
    return element(f"h{level}", element("a", f"Question {asked.number}", href=f"#{target}"))


def _answer(asked: Asked) -> Html:
    found = asked.exercise
    why: Html = NOTHING
    if found.replies:
        why = element("ol", *(element("li", _said(reply)) for reply in found.replies), class_="letters")
    key = NOTHING
    for number, reply in enumerate(found.replies):
        if reply.right:
            key = element("div", element("strong", f"{_letter(number)}. "), reply.text, class_="key")
    return element(
        "section",
        _heading(asked, 4, f"question-{asked.number}"),
        key,
        found.grounds,
        why,
        class_="answer",
        id=f"key-{asked.number}",
    )


def _said(reply: Reply) -> Html:
    word = element("strong", "Right. " if reply.right else "Wrong. ", class_="good" if reply.right else "bad")
    return element("div", word, reply.why, class_="said")


def _letter(number: int) -> str:
    """The letter of a reply, from 0, as a list of letters counts: a to z, aa and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
