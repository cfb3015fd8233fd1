"""How `show` prints items. Without the answers nothing that gives the key away is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.cli.commands.show_parts import Shown
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Choice, Classify, Flip, Item, Quiz, Reflect
from tui.course.plaintext import flat, lines, paragraphs, wrap
from tui.course.spoken import sentence_numbers, spoken
from tui.course.vignette_model import Vignette
from tui.tutor.judging import deciding_sentences
from tui.tutor.wording import NONE_DECIDES_LABEL, QUESTION_SENTENCE, QUESTION_VERDICT, says


def item(course: Course, quiz: Quiz, found: Item, answers: bool) -> Shown:
    """An item, with its key, evidence and explanations if they are asked for."""
    if isinstance(found, Choice):
        shown = _choice(found, answers)
    elif isinstance(found, Reflect):
        shown = _reflect(found, answers)
    else:
        shown = _classify(course, quiz, found, answers)

    def text(width: int) -> Iterator[str]:
        yield from shown.text(width)
        if found.recalls:
            yield ""
            yield from wrap(f"Asks again on purpose: {found.recalls}", width)

    return Shown(data=shown.data | {"recalls": found.recalls or None}, text=text)


def _classify(course: Course, quiz: Quiz, found: Classify, answers: bool) -> Shown:
    rubric, vignette = course.rubric, found.vignette
    stated, deciding = vignette.stated, deciding_sentences(found, course.rubric)
    sentences = [
        {
            "text": vignette.sentence_text(number),
            "features": dict(sentence.features) if answers else None,
            "decides": number in deciding if answers else None,
        }
        for number, sentence in enumerate(vignette.sentences, 1)
    ]
    data: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind,
        "text": vignette.text,
        "sentences": sentences,
        "blocks": _blocks(vignette),
        "features": {"stated": stated, "derived": rubric.derived(stated)} if answers else None,
        "senses": {name: truth.word for name, truth in rubric.sense_truths(stated).items()} if answers else None,
        "verdict": found.key if answers else None,
        "explain": {name: flat(text) for name, text in found.explain.items()} if answers else None,
    }

    def text(width: int) -> Iterator[str]:
        yield from _numbered(vignette, width)
        yield ""
        yield from wrap(f"{QUESTION_VERDICT} Verdicts offered:", width)
        for name in quiz.verdicts:
            entry = rubric.verdict_entry[name]
            yield from wrap(plain(entry.label), width, f"{entry.hotkey:>2}  ", "    ")
        yield ""
        yield QUESTION_SENTENCE
        yield from wrap(f"1 to {len(vignette.sentences)}, or 0: {NONE_DECIDES_LABEL}", width, "    ", "    ")
        if not answers:
            return
        yield ""
        yield from wrap(f"Verdict: {plain(rubric.verdict_entry[found.key].label)}", width)
        yield from wrap(f"Decides: {', '.join(f'sentence {n}' for n in deciding) or 'no sentence'}", width)
        yield ""
        for span in vignette.spans:
            quote = vignette.quote(span.start, span.end)
            yield from wrap(f"“{quote}” {says(span, rubric)}", width, "- ", "  ")
        yield ""
        for sense in rubric.senses:
            yield from wrap(f"{plain(sense.label)}: {data['senses'][sense.id]}", width)
        for name, why in data["explain"].items():
            yield ""
            yield from wrap(f"{plain(rubric.verdict_entry[name].label)}: {why}", width)

    return Shown(data=data, text=text)


def _numbered(vignette: Vignette, width: int) -> Iterator[str]:
    """A vignette's sentences, each with the number by which it is pointed at; heads have none."""
    for place, line in enumerate(spoken(vignette)):
        if place and not line.close:
            yield ""
        if line.number:
            yield from wrap(line.text, width, f"{line.number:>2}  ", "    ")
        else:
            yield from wrap(line.text, width)


def _blocks(vignette: Vignette) -> list[dict[str, Any]]:
    """What a vignette is made of, and which sentences stand where."""
    return [
        {
            "kind": passage.kind,
            "lead": vignette.text[passage.start : passage.lead],
            "sentences": list(numbers),
        }
        for passage, numbers in zip(vignette.passages, sentence_numbers(vignette), strict=True)
    ]


def _reflect(found: Reflect, answers: bool) -> Shown:
    data: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind,
        "text": plain(found.prompt),
        "criteria": [plain(each) for each in found.criteria] if answers else None,
        "model_answer": flat(found.model_answer) if answers else None,
    }

    def text(width: int) -> Iterator[str]:
        yield from wrap(data["text"], width)
        if answers:
            yield ""
            for criterion in data["criteria"]:
                yield from wrap(criterion, width, "- ", "  ")
            yield ""
            yield from lines(paragraphs(found.model_answer), width)

    return Shown(data=data, text=text)


def _choice(found: Choice, answers: bool) -> Shown:
    data: dict[str, Any] = {
        "id": found.id,
        "kind": found.kind,
        "text": plain(found.stem),
        "of": found.original.id if isinstance(found, Flip) else None,
        "options": [
            {
                "text": plain(option.text),
                "correct": option.correct if answers else None,
                "why": plain(option.why) if answers else None,
                "verdict": option.outcome or None if answers else None,
            }
            for option in found.options
        ],
        "key": found.key if answers else None,
    }

    def text(width: int) -> Iterator[str]:
        if isinstance(found, Flip):
            yield from _numbered(found.original.vignette, width)
            yield ""
        yield from wrap(data["text"], width)
        for number, option in enumerate(data["options"], 1):
            yield ""
            yield from wrap(option["text"], width, f"{number:>2}  ", "    ")
            if answers:
                yield from wrap(f"{'Right' if option['correct'] else 'Wrong'}: {option['why']}", width, "    ", "    ")

    return Shown(data=data, text=text)
