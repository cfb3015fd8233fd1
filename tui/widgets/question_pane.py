"""The questions of a judgement, and what has been answered so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.cells import cell_len
from textual.content import Content

from tui.course.vignette_model import Vignette
from tui.journal.events import Certainty
from tui.tutor import wording
from tui.tutor.asks import Asked, Asks
from tui.tutor.judging import CERTAINTIES, NONE_DECIDES, ClassifyAnswer
from tui.widgets.blocks import blocks, rows
from tui.widgets.card import BLANK, MARGIN, Part
from tui.widgets.texts import clickable

_NONE = "none decides"
_HOW = f"  ↑ ↓ point  0 {_NONE}"


class Offered(Protocol):
    """An answer to choose from."""

    @property
    def id(self) -> str:
        """What is answered by it."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def hotkey(self) -> int | str:
        """The digit or the letter that chooses it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making: nothing of it counts until it is given."""

    verdict: str = ""
    certainty: Certainty | None = None
    sentence: int | None = None

    def missing(self, asks: Asks) -> Asked | None:
        """The first question without an answer."""
        left: dict[Asked, bool] = {
            "verdict": not self.verdict,
            "certainty": self.certainty is None,
            "sentence": self.sentence is None,
        }
        return next((asked for asked in asks.questions if left[asked]), None)

    def answer(self, asks: Asks) -> ClassifyAnswer | None:
        """The whole answer; None while something is missing."""
        found = ClassifyAnswer(self.verdict, self.certainty, self.sentence)
        return None if self.missing(asks) else asks.of(found)

    def within(self, asks: Asks) -> Draft:
        """The same without what is not asked for."""
        found = asks.of(ClassifyAnswer(self.verdict, self.certainty, self.sentence))
        return Draft(found.verdict, found.certainty, found.sentence)


def questions(
    vignette: Vignette,
    offered: Sequence[Offered],
    asks: Asks,
    draft: Draft,
    hints: Sequence[str],
    asked: Asked | None,
    width: int,
    heading: str = wording.QUESTION_VERDICT,
) -> Iterator[Part]:
    """The questions, part by part.

    Args:
        vignette: The text.
        offered: The verdicts to choose from.
        asks: What is asked for beside the verdict.
        draft: What has been answered.
        hints: Those shown so far.
        asked: The question to which the learner was sent back, if any.
        width: In cells.
        heading: The first question.
    """
    first, *more = (row.plain for row in rows(Content(heading), width - MARGIN))
    stem = [_heading(first, asked == "verdict"), *(_heading(row, False) for row in more)]
    yield Part("verdict", [*stem, *_verdicts(offered, draft, width)])
    if asks.certainty:
        yield Part("certainty", _certainty(draft, asked == "certainty", width))
    if asks.sentence:
        yield Part("sentence", [_sentence(vignette, draft, asked == "sentence", width)])
    for number, hint in enumerate(hints, 1):
        label = Content.styled(f"Hint {number}  ", "bold $carries")
        yield Part(f"hint {number}", [BLANK + line for line in blocks(hint, width - MARGIN, lead=label)])


def _heading(words: str, asked: bool) -> Content:
    return Content.styled(f"{'▸' if asked else '':<{MARGIN}}{words}", "bold $warning" if asked else "bold")


def _verdicts(offered: Sequence[Offered], draft: Draft, width: int) -> Iterator[Content]:
    for verdict in offered:
        chosen = verdict.id == draft.verdict
        number = Content.styled(f"{'●' if chosen else '':<{MARGIN}}{verdict.hotkey}  ", "bold $accent")
        label = clickable(Content.styled(verdict.label, "bold" if chosen else ""), f"choose({verdict.hotkey!r})")
        yield from rows(label, width, number)


def _certainty(draft: Draft, asked: bool, width: int) -> list[Content]:
    """How sure: on one line where it fits, else on two."""
    heading = _heading(wording.QUESTION_CERTAINTY, asked)
    choices = Content(" ").join(_choice(certainty, certainty == draft.certainty) for certainty in CERTAINTIES)
    if heading.cell_length + 1 + choices.cell_length <= width:
        return [heading + " " + choices]
    return [heading, choices]


def _choice(certainty: Certainty, chosen: bool) -> Content:
    key = Content.styled(f"{'●' if chosen else '':<{MARGIN}}{certainty[0]} ", "bold $accent")
    word = clickable(Content.styled(certainty, "bold" if chosen else ""), f"be_sure('{certainty}')")
    return key + word + Content.styled(f" {wording.stakes(certainty)}", "" if chosen else "$quiet")


def _sentence(vignette: Vignette, draft: Draft, asked: bool, width: int) -> Content:
    heading = _heading(wording.QUESTION_SENTENCE, asked)
    if draft.sentence is None:
        point = " point" if width >= heading.cell_length + len(_HOW) else ""
        answer = Content.assemble("  ", ("↑ ↓", "bold $accent"), f"{point}  ", ("0", "bold $accent"), f" {_NONE}")
    elif draft.sentence == NONE_DECIDES:
        label = wording.NONE_DECIDES_LABEL
        fits = heading.cell_length + len("  ● ") + len(label) <= width
        answer = Content.assemble(("  ● ", "bold $accent"), (label if fits else _NONE, "bold"))
    else:
        room = width - heading.cell_length - len(f"  ● {draft.sentence}  “”")
        shown = _first_words(vignette.sentence_text(draft.sentence, bare=True), room)
        answer = Content.assemble(("  ● ", "bold $accent"), (f"{draft.sentence}  “{shown}”", "bold"))
    return (heading + answer).truncate(width, ellipsis=True)


def _first_words(sentence: str, room: int) -> str:
    """Three words, or as many as there is room for."""
    words = sentence.split()
    for count in (3, 2, 1):
        shown = " ".join(words[:count]) + (" …" if len(words) > count else "")
        if cell_len(shown) <= room:
            break
    return shown
