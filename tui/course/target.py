"""Where something leads: what a link, a command or a key asks to be shown."""

from __future__ import annotations

from msgspec import Struct

KINDS = (
    *("map", "back", "lesson", "quiz", "item", "form", "sitting", "review"),
    *("past", "rule", "progress", "lab", "term", "note", "https"),
)
"""What a target can be.

`form` is a form's first page, or what came of it, and `sitting` its items; `past` is looking back at answers,
`progress` where the learner stands, `note` a footnote.
"""


class Target(Struct, frozen=True):
    """A place to go to."""

    kind: str
    """One of `KINDS`."""
    name: str = ""
    """An id: of a lesson, a step (`lesson#step`), a quiz, an item asked in it (`quiz#item`), a form, an item, a term.

    Of past answers: a quiz, or empty for all, and `#item` for those to an item. Of the rule card: where it leads on to,
    or empty. Of the lab: the facts to begin with, in a line. Of an address: what follows `https:`.
    """

    @classmethod
    def parse(cls, text: str) -> Target:
        """The target that a text such as `lesson:ID#STEP` or `map` names."""
        kind, _, name = text.partition(":")
        return cls(kind, name)

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind

    @property
    def lesson(self) -> str:
        """Of a step or a lesson: the lesson's id."""
        return self.name.partition("#")[0]

    @property
    def quiz(self) -> str:
        """Of a quiz, an item asked in it, or past answers: the quiz's id; empty for all."""
        return self.name.partition("#")[0]

    @property
    def item(self) -> str:
        """Of an item asked in a quiz, or past answers: the item's id, or empty."""
        return self.name.partition("#")[2]

    @property
    def step(self) -> str:
        """Of a step: its id, `lesson#step`; empty where a lesson as a whole is meant."""
        return self.name if "#" in self.name else ""


MAP = Target("map")
"""The course map."""
BACK = Target("back")
"""Where the learner came from."""
