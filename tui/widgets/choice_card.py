"""A choice item: the question and its options, then in the same place what is said of the answer."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.model import Choice
from tui.tutor import wording
from tui.tutor.judging import ChoiceAnswer, ChoiceJudgement
from tui.tutor.question import Question
from tui.widgets.blocks import blocks, rows
from tui.widgets.card import MARGIN, SINGLE, Card, Part, behind, margin
from tui.widgets.texts import clickable

_GAP = Part("", [Content("")])


class ChoiceCard(Card):
    """A choice item, a flip, or which of two vignettes is which."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.add_class("-broken")
        self.chosen = 0
        """Number of the option chosen and not yet given, or 0."""
        self.is_missed = False
        """Whether to say that an option must be chosen."""
        self.repaint()

    @property
    def item(self) -> Choice:
        """The item, as it is presented."""
        assert isinstance(self.question.item, Choice)
        return self.question.item

    @property
    def answer(self) -> ChoiceAnswer | None:
        """What would be given now."""
        return ChoiceAnswer(self.chosen) if self.chosen else None

    @property
    def is_taken_up(self) -> bool:
        """Whether an option is chosen."""
        return bool(self.chosen)

    @property
    def most(self) -> int:
        """The highest number that can be pressed."""
        return len(self.item.options)

    def press(self, number: int) -> bool:
        """Choose an option; a question that was skipped is taken up again by that."""
        if self.question.is_answered or not 1 <= number <= len(self.item.options):
            return False
        self.chosen = number
        self.is_missed = False
        self.look_at(f"option {number}")
        return True

    def ask(self) -> None:
        """Say that an option is to be chosen."""
        self.is_missed = True
        self.look_at("word")

    def clear(self) -> None:
        """Take back what was chosen."""
        self.chosen = 0
        self.is_missed = False
        self.look_at("word")

    def answered(self) -> None:
        """Show what is said of the answer."""
        self.chosen = 0
        self.is_missed = False
        self.look_at("feedback")

    def parts(self, width: int) -> Iterator[Part]:
        """The question, its options, and what is to be said."""
        judgement = self.question.judgement
        room = width - MARGIN
        yield from self.before(width)
        yield Part("stem", self.stem(blocks(self.item.stem, room, "bold")))
        yield _GAP
        if isinstance(judgement, ChoiceJudgement):
            yield from _answered(judgement, width)
        else:
            yield from self._open(width)

    def _open(self, width: int) -> Iterator[Part]:
        for number, option in enumerate(self.item.options, 1):
            mine = number == self.chosen
            prefix = Content.styled(f"{'●' if mine else ' '} {number}  ", "bold $accent")
            lines = behind(prefix, blocks(option.text, width - prefix.cell_length, "bold" if mine else ""))
            yield Part(f"option {number}", [clickable(line, f"choose({number})") for line in lines])
        for number, hint in enumerate(self.question.hints, 1):
            yield _GAP
            label = Content.styled(f"Hint {number}  ", "bold $carries")
            yield Part(f"hint {number}", margin(blocks(hint, width - MARGIN, lead=label)))
        word = self._word()
        if word is not None:
            yield _GAP
            yield Part("word", margin(rows(word, width - MARGIN)))

    def _word(self) -> Content | None:
        """What is to be said below the options."""
        if self.is_missed:
            return Content.styled(f"Choose 1 to {len(self.item.options)} first, or x to skip it.", "$warning")
        if self.chosen:
            return None
        if self.question.is_skipped:
            return Content.styled("Skipped. Choose an option to answer it after all.", "$quiet")
        if self.question.earlier is not None:
            return Content.styled(wording.reworded(self.question.earlier.data.right), "$quiet")
        return None


def feedback(judgement: ChoiceJudgement, width: int) -> Content:
    """A choice item with what is said of an answer, for somewhere else than a card."""
    stem = margin(blocks(judgement.item.stem, width - MARGIN, "bold"))
    return SINGLE.join([*stem, *(line for part in (_GAP, *_answered(judgement, width)) for line in part.lines)])


def _answered(judgement: ChoiceJudgement, width: int) -> Iterator[Part]:
    item = judgement.item
    for number, option in enumerate(item.options, 1):
        mine, right = number == judgement.answer.option, number == item.key
        mark, style = ("✓", "$success") if right else ("✗", "$error") if mine else (" ", "$quiet")
        prefix = Content.styled(f"{mark} {number}  ", f"bold {style}")
        words = "bold" if right else "" if mine else "$quiet"
        lines = behind(prefix, blocks(option.text, width - prefix.cell_length, words))
        if option.outcome:
            outcome = Content.styled(option.outcome, "$success" if right else "$quiet")
            lines += rows(outcome, width, Content("     → "))
        yield Part(f"option {number}", lines)
    yield _GAP
    yield Part("feedback", margin(_said(judgement, width - MARGIN)))


def _said(judgement: ChoiceJudgement, width: int) -> Iterator[Content]:
    """Right or wrong, and why; where both options have the same explanation, that once."""
    right = judgement.right
    outcome = Content.styled(f"{wording.outcome(judgement)}. ", "bold $success" if right else "bold $error")
    answer = Content.styled(f"The answer is {judgement.item.key}. ", "bold $success")
    if right:
        yield from _led(outcome, judgement.why, width)
    elif judgement.why == judgement.why_key:
        yield from _led(outcome + answer, judgement.why, width)
    else:
        yield from _led(outcome, judgement.why, width)
        yield Content("")
        yield from _led(answer, judgement.why_key, width)


def _led(lead: Content, why: str, width: int) -> list[Content]:
    """An explanation behind a few words; one of several paragraphs has lines of its own."""
    if "\n" in why.strip():
        return [*rows(lead, width), Content(""), *blocks(why, width)]
    return blocks(why, width, lead=lead)
