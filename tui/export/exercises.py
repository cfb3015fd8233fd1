"""An item as a question on paper or on a card: what is asked, what can be answered, and what is said to each answer."""

from __future__ import annotations

from dataclasses import dataclass

from tui.course.course import Course
from tui.course.model import Choice, Classify, Flip, Item, Quiz, Reflect
from tui.course.rubric import Rubric
from tui.export.html_page import NOTHING, Html, element, joined
from tui.export.html_text import line, short
from tui.export.html_vignette import vignette
from tui.tutor.judging import deciding_sentences
from tui.tutor.wording import NONE_DECIDES_LABEL, QUESTION_VERDICT, enumeration, says


@dataclass(frozen=True, slots=True)
class Reply:
    """Something that can be answered."""

    text: Html
    right: bool
    why: Html
    """Why it is right or wrong; paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A question."""

    id: str
    """Of the item."""
    text: Html
    """The described model that it is about; empty where it is about none."""
    ask: Html
    """The question itself; paragraphs."""
    replies: tuple[Reply, ...]
    """In the item's order; empty where the answer is in one's own words."""
    grounds: Html
    """What the answer rests on: the evidence, or a model answer with its criteria; empty where `why` says it all."""

    @property
    def key(self) -> Reply | None:
        """The right answer; None where there is no single one."""
        return next((reply for reply in self.replies if reply.right), None)


def exercise(course: Course, quiz: Quiz, item: Item) -> Exercise:
    """An item of a quiz as a question."""
    if isinstance(item, Classify):
        return _judgement(course.rubric, quiz, item)
    if isinstance(item, Reflect):
        return Exercise(id=item.id, text=NOTHING, ask=short(item.prompt), replies=(), grounds=_model_answer(item))
    return choice(item, vignette(item.original.vignette) if isinstance(item, Flip) else NOTHING)


def choice(item: Choice, text: Html) -> Exercise:
    """A choice, and the text that it is about."""
    return Exercise(
        id=item.id,
        text=text,
        ask=short(item.stem),
        replies=tuple(
            Reply(short(option.text), option.correct, _why(option.why, option.outcome)) for option in item.options
        ),
        grounds=NOTHING,
    )


def _judgement(rubric: Rubric, quiz: Quiz, item: Classify) -> Exercise:
    return Exercise(
        id=item.id,
        text=vignette(item.vignette),
        ask=element("p", QUESTION_VERDICT),
        replies=tuple(
            Reply(
                element("p", line(rubric.verdict_entry[verdict].label)),
                verdict == item.key,
                short(item.explain.get(verdict, "")),
            )
            for verdict in quiz.verdicts
        ),
        grounds=evidence(rubric, item),
    )


def evidence(rubric: Rubric, item: Classify) -> Html:
    """Which sentences decide, and what each marked part of the text says."""
    decides, *said = evidence_in_words(rubric, item)
    return joined([element("p", decides), element("ul", *(element("li", each) for each in said)) if said else NOTHING])


def evidence_in_words(rubric: Rubric, item: Classify) -> tuple[str, ...]:
    """The same, a sentence each; which sentences decide comes first."""
    numbers = [str(number) for number in deciding_sentences(item, rubric)]
    if not numbers:
        decides = f"{NONE_DECIDES_LABEL}."
    elif len(numbers) == 1:
        decides = f"Sentence {numbers[0]} decides."
    else:
        decides = f"Sentences {enumeration(numbers)} decide."
    quotes = ((item.vignette.quote(span.start, span.end), says(span, rubric)) for span in item.vignette.spans)
    return decides, *(f"“{quote}” {said}." for quote, said in quotes if said)


def _why(why: str, outcome: str) -> Html:
    """Why an option is right or wrong; of a flip's, with the verdict that it would lead to."""
    return joined([element("p", "With it the text supports: ", line(outcome), ".") if outcome else NOTHING, short(why)])


def _model_answer(item: Reflect) -> Html:
    criteria = element("ul", *(element("li", line(each)) for each in item.criteria))
    head = element("p", element("strong", "A model answer"))
    covers = element("p", element("strong", "What a good answer covers"))
    return joined([head, short(item.model_answer), covers, criteria])
