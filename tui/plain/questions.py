"""Asking an item. Nothing counts until the last of its questions is answered; until then each can be gone back to."""

from __future__ import annotations

from functools import partial
from typing import Literal

from tui.course.markdown import plain
from tui.course.model import Choice, Classify
from tui.plain.asides import ask
from tui.plain.prompts import Choices, Face, Keys, attempt, not_here
from tui.plain.reading import read_evidence, read_pair, read_question
from tui.plain.rule import introduce_rule, read_rule
from tui.tutor import wording
from tui.tutor.asks import Asked
from tui.tutor.judging import CERTAINTIES, NONE_DECIDES, ChoiceAnswer, ClassifyAnswer
from tui.tutor.leading import has_judged
from tui.tutor.question import PairQuestion, Question

Wish = Literal["back", "skip"]
"""What a learner may want instead of answering."""
Move = Wish | Literal["done"]
"""What came of asking: an answer on record, or what is wanted instead."""


def subject(question: Question) -> str:
    """What a note or a bookmark is on; two texts to compare have none but that of their step."""
    return question.context if isinstance(question, PairQuestion) else question.subject


def ask_item(face: Face, question: Question, back: str, *, introduces: bool = True) -> Move:
    """Ask what is to be chosen, and put the answer on record.

    Args:
        face: Where to ask.
        question: The question; not one to be answered in one's own words.
        back: Where `b` leads from the first prompt.
        introduces: Whether the rule is read before the first judgement ever.
    """
    item = question.item
    if introduces and isinstance(item, Classify) and not face.guest and not has_judged(face.record.history):
        introduce_rule(face, question.verdicts, question.asks)
    if isinstance(question, PairQuestion):
        read_pair(face, question.comparison)
    read_question(face, question)
    if question.helping:
        if question.help == "full" and isinstance(item, Classify):
            read_evidence(face, item)
        face.lines.part()
        face.lines.say(question.helping)
    for hint in question.hints:
        face.lines.short(hint, "A hint that you were given: ")
    if isinstance(item, Classify):
        return _ask_classify(face, question, item, back)
    assert isinstance(item, Choice)
    return _ask_choice(face, question, item, back)


def _ask_choice(face: Face, question: Question, item: Choice, back: str) -> Move:
    texts = (option.text.strip() for option in item.options)
    choices = [(place, text if "\n" in text else plain(text)) for place, text in enumerate(texts, 1)]
    while True:
        reply = _ask(face, question, "answer", choices, _keys(back))
        if not isinstance(reply, int):
            return reply
        if attempt(face, partial(question.give, ChoiceAnswer(reply))):
            return "done"


def _ask_classify(face: Face, question: Question, item: Classify, back: str) -> Move:
    """What the text supports and, where that is asked, how sure one is and which sentence decides."""
    entries = [face.course.rubric.verdict_entry[name] for name in question.verdicts]
    sentences = [(NONE_DECIDES, wording.NONE_DECIDES_LABEL)]
    for number in range(1, len(item.vignette.sentences) + 1):
        sentences.append((number, wording.shortened(item.vignette.sentence_text(number), 66)))
    steps: dict[Asked, tuple[str, Choices]] = {
        "verdict": (wording.QUESTION_VERDICT, [(entry.hotkey, plain(entry.label)) for entry in entries]),
        "certainty": (wording.QUESTION_CERTAINTY, list(enumerate(map(wording.stakes_aloud, CERTAINTIES), 1))),
        "sentence": (wording.QUESTION_SENTENCE, sentences),
    }
    given: list[int] = []
    while True:
        prompt = question.asks.questions[len(given)]
        lead, choices = steps[prompt]
        keys = {"r": "the rule: what the verdicts mean, and what to look for"}
        keys |= _keys("back to the question before; nothing counts yet" if given else back)
        face.lines.part()
        reply = _ask(face, question, prompt, choices, keys, lead)
        if reply == "back" and given:
            given.pop()
            continue
        if not isinstance(reply, int):
            return reply
        given.append(reply)
        if len(given) < len(question.asks.questions):
            continue
        replies = dict(zip(question.asks.questions, given, strict=True))
        verdict = next(entry.id for entry in entries if entry.hotkey == replies["verdict"])
        sure = CERTAINTIES[replies["certainty"] - 1] if "certainty" in replies else None
        answer = ClassifyAnswer(verdict, sure, replies.get("sentence"))
        if attempt(face, partial(question.give, answer)):
            return "done"
        given.pop()


def _keys(back: str) -> Keys:
    return {"b": back, "x": f"{wording.SKIP.lower()} this for now"}


def _ask(face: Face, question: Question, prompt: str, choices: Choices, keys: Keys, lead: str = "") -> int | Wish:
    """Ask for one of some choices."""
    words: dict[str, str] = {}
    if prompt == "certainty":
        for number, name in enumerate(CERTAINTIES, 1):
            words |= {name[0]: str(number), name: str(number)}
        keys = {**{name[0]: name for name in CERTAINTIES}, **keys}
    while True:
        hint = {"h": "a hint"} if len(question.hints) < len(question.item.hints) else {}
        reply = ask(face, prompt, choices, {**hint, **keys}, subject=subject(question), lead=lead, free=True)
        reply = words.get(reply, reply)
        if reply == "h":
            _give_hint(face, question)
        elif reply == "r" and "r" in keys:
            read_rule(face, question.verdicts, question.asks)
        elif reply in ("b", "x"):
            return "back" if reply == "b" else "skip"
        elif reply in [str(number) for number, _ in choices]:
            return int(reply)
        else:
            not_here(face, reply)


def _give_hint(face: Face, question: Question) -> None:
    before = question.hints
    if not attempt(face, question.hint):
        return
    if question.hints != before:
        face.lines.short(question.hints[-1], "Hint: ")
    else:
        face.lines.say("There is no further hint." if before else "There is no hint for this one.")
