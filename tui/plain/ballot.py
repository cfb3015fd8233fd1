"""Asking for a vote in lines: one prompt after the other, as a judgement is asked; each can be gone back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.journal.events import Certainty
from tui.plain.lines import Lines
from tui.plain.room_reading import label, read_options
from tui.room.asked import Asked
from tui.room.messages import Vote
from tui.room.texts import as_vignette
from tui.tutor import wording
from tui.tutor.judging import CERTAINTIES, NONE_DECIDES

Prompt = Literal["verdict", "certainty", "sentence"]
"""What is asked for, and what the prompt is called."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A ballot to which nothing is missing."""

    answer: str
    sure: Certainty | None
    sentence: int | None


class Ballot:
    """What is asked on one question, and what has been said so far."""

    def __init__(self, asked: Asked, lines: Lines) -> None:
        self.asked = asked
        self._lines = lines
        self.prompts: list[Prompt] = ["verdict"]
        """What is asked for, in order."""
        if asked.sure:
            self.prompts.append("certainty")
        if asked.sentence and asked.text is not None:
            self.prompts.append("sentence")
        self._given: list[str] = []

    @property
    def prompt(self) -> Prompt:
        """What is asked for now."""
        return self.prompts[len(self._given)]

    @property
    def is_begun(self) -> bool:
        """Whether something was said that is not a whole vote yet."""
        return bool(self._given)

    def ask(self) -> None:
        """Say what is asked for now, and what can be chosen."""
        lines = self._lines
        match self.prompt:
            case "verdict":
                lines.say(self.asked.ask)
                read_options(lines, self.asked)
            case "certainty":
                lines.say(wording.QUESTION_CERTAINTY)
                for certainty in CERTAINTIES:
                    lines.say(wording.stakes_aloud(certainty), f"{certainty[0]:>2}  ")
            case "sentence":
                lines.say(wording.QUESTION_SENTENCE)
                lines.choices([(NONE_DECIDES, wording.NONE_DECIDES_LABEL), *self._sentences()])

    def take(self, reply: str) -> Filled | None:
        """Take what was typed for the present prompt.

        Returns:
            The vote, once nothing is missing.

        Raises:
            ValueError: It is no choice here.
        """
        self._given.append(self._choice(reply.casefold()))
        if len(self._given) < len(self.prompts):
            return None
        given = dict(zip(self.prompts, self._given, strict=True))
        self._given = []
        sure = next((each for each in CERTAINTIES if each == given.get("certainty")), None)
        return Filled(given["verdict"], sure, int(given["sentence"]) if "sentence" in given else None)

    @property
    def so_far(self) -> Filled | None:
        """The vote without its sentence, while that alone is missing: it counts already, as on a phone."""
        if self.prompt != "sentence" or not self._given:
            return None
        given = dict(zip(self.prompts, self._given, strict=False))
        return Filled(
            given["verdict"], next((each for each in CERTAINTIES if each == given.get("certainty")), None), None
        )

    def back(self) -> bool:
        """Go back to the prompt before; whether there is one."""
        return bool(self._given) and bool(self._given.pop())

    def _choice(self, reply: str) -> str:
        if self.prompt == "verdict":
            found = {option.id: option.id for option in self.asked.options}
            found |= {str(place): option.id for place, option in enumerate(self.asked.options, 1)}
        elif self.prompt == "certainty":
            found = {word: each for each in CERTAINTIES for word in (each, each[0])}
            found |= {str(place): each for place, each in enumerate(CERTAINTIES, 1)}
        else:
            found = {str(number): str(number) for number, _ in [(NONE_DECIDES, ""), *self._sentences()]}
        if reply not in found:
            raise ValueError(reply)
        return found[reply]

    def _sentences(self) -> list[tuple[int, str]]:
        if self.asked.text is None:
            return []
        vignette = as_vignette(self.asked.text)
        numbers = range(1, len(vignette.sentences) + 1)
        return [(number, wording.shortened(vignette.sentence_text(number), 66)) for number in numbers]


def in_words(asked: Asked, vote: Vote | Filled) -> str:
    """A vote: `b, a worst-case model; sure; sentence 2`."""
    said = [label(asked, vote.answer)]
    if vote.sure is not None:
        said.append(vote.sure)
    if vote.sentence is not None:
        said.append(f"sentence {vote.sentence}" if vote.sentence else "no sentence decides it")
    return "; ".join(said)
