"""The three questions of a judgement, and what has been answered so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from tui.course.model import Classify
from tui.course.schema import VerdictEntry
from tui.tutor import wording
from tui.tutor.judging import CERTAINTIES, NONE_DECIDES, Certainty
from tui.widgets.texts import clickable, lines, styled

Part = Literal["verdict", "certainty", "sentence"]


@dataclass
class Draft:
    """An answer in the making: nothing of it counts until it is given."""

    verdict: str = ""
    certainty: Certainty | None = None
    sentence: int | None = None

    @property
    def missing(self) -> Part | None:
        """The first question without an answer."""
        if not self.verdict:
            return "verdict"
        if self.certainty is None:
            return "certainty"
        return "sentence" if self.sentence is None else None


def questions(
    item: Classify, offered: Sequence[VerdictEntry], draft: Draft, hints: Sequence[str], asked: Part | None, airy: bool
) -> Content:
    """The questions.

    Args:
        item: The item.
        offered: The verdicts to choose from.
        draft: What has been answered.
        hints: Those shown so far.
        asked: The question to which the learner was sent back, if any.
        airy: Whether there is room for empty lines.
    """
    gap = [""] if airy else []
    parts: list[Content | str] = [_heading(wording.QUESTION_VERDICT, asked == "verdict")]
    for verdict in offered:
        chosen = verdict.id == draft.verdict
        marker = "●" if chosen else " "
        label = Content.styled(verdict.label, "bold" if chosen else "")
        number = Content.styled(f" {marker} {verdict.hotkey}  ", "bold $accent")
        parts.append(number + clickable(label, f"screen.verdict({verdict.hotkey})"))
    parts += gap
    row = _heading(wording.QUESTION_CERTAINTY, asked == "certainty") + " "
    for certainty in CERTAINTIES:
        chosen = certainty == draft.certainty
        name = Content.styled(f" {wording.CERTAINTY_LABELS[certainty]}", "bold" if chosen else "")
        word = clickable(name, f"screen.certainty('{certainty}')")
        row = row + Content.styled(f" {certainty[0]}", "bold $accent") + word
        row = row + Content.styled(" ●" if chosen else "  ", "bold $accent")
    parts += [row, *gap, _heading(wording.QUESTION_SENTENCE, asked == "sentence") + _sentence(item, draft)]
    for count, hint in enumerate(hints, 1):
        parts += [*gap, Content.styled(f"Hint {count}  ", "bold $carries") + styled(hint)]
    return lines(parts)


def _heading(words: str, asked: bool) -> Content:
    return Content.styled(f"▸ {words}" if asked else words, "bold $warning" if asked else "bold")


def _sentence(item: Classify, draft: Draft) -> Content:
    if draft.sentence is None:
        return Content.assemble("  ", ("↑ ↓", "bold $accent"), " point  ", ("0", "bold $accent"), " none decides")
    if draft.sentence == NONE_DECIDES:
        return Content.assemble(("  ● ", "bold $accent"), (wording.NONE_DECIDES_LABEL, "bold"))
    words = item.vignette.sentence_text(draft.sentence).split()
    shown = " ".join(words[:3]) + (" …" if len(words) > 3 else "")
    return Content.assemble(("  ● ", "bold $accent"), (f"{draft.sentence}  “{shown}”", "bold"))
