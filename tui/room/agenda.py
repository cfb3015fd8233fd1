"""What a room goes through: activities with their questions, and letters for their options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from tui.course.model import Classify, Keyed
from tui.room.asked import Asked, Page
from tui.room.plan import Options
from tui.room.state import Kind, Slot

Form = Literal["a", "b"]
"""One of two sets of questions that take each other's place."""
Which = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the plan, with its key; `asked` alone may leave the host before the key does."""

    item: Keyed
    """As it is presented in this room."""
    asked: Asked
    answers: tuple[str, ...]
    """By letter: verdict ids, or keys of options."""
    confusing: frozenset[str] = frozenset()
    """The answers that make the confusion that the course exists to cure."""

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the options, in order."""
        return tuple(option.id for option in self.asked.options)

    @property
    def key(self) -> str:
        """The right answer, as it is stored."""
        return self.item.key if isinstance(self.item, Classify) else self.item.options[self.item.key - 1].key

    def answer(self, letter: str) -> str | None:
        """What is stored for a letter; None for a letter that is not offered."""
        return dict(zip(self.letters, self.answers, strict=True)).get(letter)

    def letter(self, answer: str) -> str:
        """The letter of an answer that is stored; empty for one that is not offered."""
        return dict(zip(self.answers, self.letters, strict=True)).get(answer, "")

    def allows_sentence(self, sentence: int | None) -> bool:
        """Whether a sentence can be pointed at here."""
        if sentence is None:
            return True
        text = self.asked.text
        return self.asked.sentence and text is not None and 0 <= sentence <= len(text.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An activity of a room."""

    kind: Kind
    heading: str
    questions: tuple[Question, ...] = ()
    """The one in front."""
    forms: Mapping[Form, tuple[Question, ...]] = field(default_factory=dict)
    """Of a set: its questions by form."""
    which: Which | None = None
    """Of a set, and of a question that stands for one where hands are counted."""
    rounds: int = 0
    is_transfer: bool = False
    is_told: bool = True
    page: Page | None = None

    @property
    def slot(self) -> Slot:
        """What it is to the phases."""
        return Slot(self.kind, self.rounds, self.is_told, any(question.item.hints for question in self.questions))

    def form_of(self, seat: int) -> Form:
        """Which form a seat gets in a set: even numbers a and then b, odd ones b and then a."""
        is_first = (seat % 2 == 0) == (self.which == "before")
        return "a" if is_first else "b"

    def questions_of(self, seat: int) -> tuple[Question, ...]:
        """The questions that a seat is asked."""
        return self.forms[self.form_of(seat)] if self.forms else self.questions

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question, whoever is asked it."""
        return self.questions or tuple(question for form in self.forms.values() for question in form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A plan as a room goes through it."""

    title: str
    minutes: int
    activities: tuple[Planned, ...]
    options: Options
    headline: str = ""
    """What the confusion that the course exists to cure is called; empty where none is counted by itself."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What the phases see of it."""
        return tuple(replace(activity.slot, by_hands=self.options.hands) for activity in self.activities)

    def at(self, act: int) -> Planned | None:
        """The activity with a number, from 1."""
        return self.activities[act - 1] if 1 <= act <= len(self.activities) else None

    def question(self, act: int, item: str) -> Question | None:
        """A question of an activity by its item."""
        planned = self.at(act)
        found = planned.all_questions if planned else ()
        return next((question for question in found if question.item.id == item), None)
