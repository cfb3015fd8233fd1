"""A vote in the making: the answers by their letters, how sure one is, and which sentence decides."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.message import Message

from tui.course.vignette_model import Vignette
from tui.journal.events import Certainty
from tui.room.asked import Asked
from tui.room.messages import Vote
from tui.room.texts import as_vignette
from tui.tutor.asks import Asked as Question
from tui.tutor.asks import Asks
from tui.widgets.question_pane import Draft, questions
from tui.widgets.wrapped import Linking

_NO_TEXT = Vignette(text="", styles=(), spans=(), sentences=(), passages=())


class Choice(NamedTuple):
    """An answer to choose from."""

    id: str
    label: str
    hotkey: str


def asks_of(asked: Asked) -> Asks:
    """What is asked for beside the answer."""
    return Asks(certainty=asked.sure, sentence=asked.sentence and asked.text is not None)


def draft_of(vote: Vote) -> Draft:
    """A vote as it was made up."""
    return Draft(vote.answer, vote.sure, vote.sentence)


class VotePane(Linking):
    """The questions of a vote. It keeps nothing: the screen says what is asked and chosen."""

    class AnswerChosen(Message):
        """An answer was clicked on."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    class CertaintyChosen(Message):
        """A certainty was clicked on."""

        def __init__(self, certainty: Certainty) -> None:
            super().__init__()
            self.certainty = certainty

    def __init__(self) -> None:
        super().__init__(classes="-broken")
        self._asked: Asked | None = None
        self._vignette = _NO_TEXT
        self._draft = Draft()
        self._missing: Question | None = None
        self._is_airy = False

    def show(self, asked: Asked, draft: Draft, missing: Question | None, airy: bool) -> None:
        """Show what is asked and what is chosen.

        Args:
            asked: The question.
            draft: What is chosen of the answer.
            missing: The part that one was sent back to, if any.
            airy: Whether there is room for empty lines.
        """
        same = asked == self._asked and airy == self._is_airy
        if not same:
            self._vignette = as_vignette(asked.text) if asked.text is not None else _NO_TEXT
        self._asked, self._draft, self._missing, self._is_airy = asked, draft, missing, airy
        if same:
            self.paint()
        else:
            self.repaint()

    def content_for(self, width: int) -> Content:
        """The questions, for a width in cells."""
        asked = self._asked
        if asked is None:
            return Content("")
        offered = [Choice(option.id, option.label, option.id.upper()) for option in asked.options]
        lines: list[Content] = []
        parts = questions(
            self._vignette, offered, asks_of(asked), self._draft, (), self._missing, width, heading=asked.ask
        )
        for part in parts:
            lines += [*([Content("")] if lines and self._is_airy else []), *part.lines]
        return Content("\n").join(lines)

    def action_choose(self, letter: str) -> None:
        """Say that an answer was clicked on."""
        self.post_message(self.AnswerChosen(letter.lower()))

    def action_be_sure(self, certainty: Certainty) -> None:
        """Say that a certainty was clicked on."""
        self.post_message(self.CertaintyChosen(certainty))
