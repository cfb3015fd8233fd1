"""Asking an item. Nothing counts until the last of its questions is answered; until then each can be gone back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from tui.course.markdown import plain
from tui.course.model import Choice, Classify, Flip, Item, Keyed, Reflect
from tui.plain.prompts import Choices, Face, Keys, ask, attempt, not_here, number
from tui.plain.reading import shortened
from tui.tutor import wording
from tui.tutor.judging import (
    CERTAINTIES,
    NONE_DECIDES,
    Answer,
    ChoiceAnswer,
    ClassifyAnswer,
    Judgement,
)

Move = Literal["back", "skip"]
"""What a learner may want instead of answering."""

_LETTERS = {"g": "guess", "l": "leaning", "s": "sure"}


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that is being asked, with what its session does for it."""

    face: Face
    item: Keyed
    verdicts: tuple[str, ...]
    """Those that its quiz offers."""
    give: Callable[[Answer], Judgement]
    """Puts an answer on record."""
    hint: Callable[[], str | None]
    """The next hint."""
    back: str
    """Where `b` leads from the first question."""
    shown: tuple[str, ...] = ()
    """Hints given earlier."""
    subject: str = ""
    """What a note or a bookmark is on; the item by default."""


def ask_item(asked: Asked) -> Judgement | Move:
    """Ask an item and put the answer on record.

    Returns:
        The judgement of the answer, which is saved; or where the learner wants to go instead.
    """
    if isinstance(asked.item, Choice):
        return _ask_choice(asked, asked.item)
    return _ask_classify(asked, asked.item)


def _keys(back: str) -> Keys:
    return {"h": "a hint", "b": back, "x": "skip this for now"}


def read_vignette(face: Face, item: Classify) -> None:
    """Read a vignette's sentences with their numbers, a paragraph parted from the next."""
    text, end = item.vignette.text, 0
    for place, sentence in enumerate(item.vignette.sentences, 1):
        if "\n\n" in text[end : sentence.start]:
            face.lines.part()
        face.lines.say(text[sentence.start : sentence.end], f"{place:>2}  ")
        end = sentence.end


def read_item(face: Face, item: Item) -> None:
    """Read what an item asks, without its options."""
    face.lines.part()
    if isinstance(item, Classify):
        read_vignette(face, item)
        return
    if isinstance(item, Flip):
        read_vignette(face, item.original)
        face.lines.part()
    face.lines.say(f"Question: {plain(item.prompt if isinstance(item, Reflect) else item.stem)}")


def _hints(asked: Asked) -> None:
    for hint in asked.shown:
        asked.face.lines.say(f"A hint that you were given: {plain(hint)}")


def _give_hint(asked: Asked) -> None:
    before = len(asked.item.hints)
    hint = attempt(asked.face, asked.hint)
    if hint is not None:
        asked.face.lines.say(f"Hint: {plain(hint)}")
    else:
        asked.face.lines.say("There is no further hint." if before else "There is no hint for this one.")


def _ask_choice(asked: Asked, item: Choice) -> Judgement | Move:
    face = asked.face
    read_item(face, item)
    _hints(asked)
    choices = [(place, plain(option.text)) for place, option in enumerate(item.options, 1)]
    while True:
        reply = ask(face, "answer", choices, _keys(asked.back), subject=asked.subject or item.id)
        chosen = number(reply, choices)
        if chosen is not None:
            judgement = attempt(face, partial(asked.give, ChoiceAnswer(chosen)))
            if judgement is not None:
                return judgement
        elif reply in ("b", "x"):
            return "back" if reply == "b" else "skip"
        elif reply == "h":
            _give_hint(asked)
        else:
            not_here(face, reply)


def _ask_classify(asked: Asked, item: Classify) -> Judgement | Move:
    """Three questions: what the text supports, how sure, and which sentence decides."""
    face = asked.face
    read_item(face, item)
    _hints(asked)
    entries = [face.course.rubric.verdict_entry[name] for name in asked.verdicts]
    verdicts = [(entry.hotkey, plain(entry.label)) for entry in entries]
    by_hotkey = {entry.hotkey: entry.id for entry in entries}
    certainties = [(place, wording.CERTAINTY_LABELS[name]) for place, name in enumerate(CERTAINTIES, 1)]
    numbers = range(1, len(item.vignette.sentences) + 1)
    sentences = [(n, shortened(item.vignette.sentence_text(n), 66)) for n in numbers]
    sentences.insert(0, (NONE_DECIDES, wording.NONE_DECIDES_LABEL))
    steps: tuple[tuple[str, str, Choices], ...] = (
        ("verdict", wording.QUESTION_VERDICT, verdicts),
        ("certainty", wording.QUESTION_CERTAINTY, certainties),
        ("sentence", wording.QUESTION_SENTENCE, sentences),
    )
    given: list[int] = []
    while True:
        prompt, question, choices = steps[len(given)]
        chosen = _ask_one(asked, prompt, question, choices)
        if chosen == "skip" or (chosen == "back" and not given):
            return chosen
        if chosen == "back":
            given.pop()
            continue
        given.append(chosen)
        if len(given) < len(steps):
            continue
        answer = ClassifyAnswer(by_hotkey[given[0]], CERTAINTIES[given[1] - 1], given[2])
        judgement = attempt(face, partial(asked.give, answer))
        if judgement is not None:
            return judgement
        given.pop()


def _ask_one(asked: Asked, prompt: str, question: str, choices: Choices) -> int | Move:
    face = asked.face
    keys = _keys(asked.back if prompt == "verdict" else "back to the question before; nothing counts yet")
    if prompt == "certainty":
        keys = {"g, l or s": "guess, leaning or sure", **keys}
    face.lines.part()
    while True:
        reply = ask(face, prompt, choices, keys, subject=asked.item.id, lead=question)
        if prompt == "certainty":
            word = _LETTERS.get(reply, reply)
            reply = next((str(place) for place, name in enumerate(CERTAINTIES, 1) if name == word), reply)
        chosen = number(reply, choices)
        if chosen is not None:
            return chosen
        if reply in ("b", "x"):
            return "back" if reply == "b" else "skip"
        if reply == "h":
            _give_hint(asked)
        else:
            not_here(face, reply)
