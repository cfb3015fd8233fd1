"""What is taught, as everything above the course layer sees it. All of it is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from tui.course.forms import Form, Use, use_of
from tui.course.vignette_model import Vignette


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option of a choice item."""

    id: str = ""
    """As the author calls it, or empty."""
    text: str
    why: str
    """Why it is right or wrong."""
    correct: bool
    outcome: str = ""
    """Of a flip's option: the verdict that the text would then support, by its label."""

    @property
    def key(self) -> str:
        """What an answer that chose it is kept as, wherever it stands: its id, else a hash of its text."""
        return self.id or self._text_key

    @property
    def _text_key(self) -> str:
        return "~" + sha256(" ".join(self.text.split()).encode()).hexdigest()[:8]

    def is_called(self, kept: str) -> bool:
        """Whether an answer that was kept chose it, also one from before its author gave it an id."""
        return kept in (self.key, self._text_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBase:
    """What all items have."""

    kind: ClassVar[str]
    """As authors write it."""
    id: str
    tests: tuple[str, ...]
    """Objectives."""
    step: str
    """The step to reread, `lesson#step`, or empty."""
    hints: tuple[str, ...]
    """In the order in which they are given."""
    skill: str
    """Id of the skill, or empty."""
    difficulty: int | None
    """1 to 3."""
    revision: str
    """Changes whenever the item's content does."""
    recalls: str = ""
    """Id of the item that it asks again on purpose, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classify(ItemBase):
    """A vignette, to be judged."""

    kind: ClassVar[str] = "classify"
    vignette: Vignette
    explain: Mapping[str, str]
    """By verdict."""
    pair: str
    """Name that it shares with its mate, or empty."""
    key: str
    """The verdict that the text supports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(ItemBase):
    """A question about a concept."""

    kind: ClassVar[str] = "choice"
    stem: str
    options: tuple[Option, ...]
    shuffle: bool = True
    """Whether the options may be shown in another order; False where their order means something."""

    @property
    def key(self) -> int:
        """Number of the right option, from 1."""
        return next(number for number, option in enumerate(self.options, 1) if option.correct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip(Choice):
    """A question which fact would turn the verdict on a vignette into another: a choice with a text before it."""

    kind: ClassVar[str] = "flip"
    original: Classify
    """The vignette, as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(ItemBase):
    """A question to be answered in one's own words, and compared."""

    kind: ClassVar[str] = "reflect"
    prompt: str
    criteria: tuple[str, ...]
    """What a good answer covers."""
    model_answer: str


Keyed = Classify | Choice
"""Items that have a key; a flip is a choice."""
Item = Keyed | Reflect


def are_pair(one: Item, other: Item) -> bool:
    """Whether two items are the two of a pair."""
    if not isinstance(one, Classify) or not isinstance(other, Classify) or one.id == other.id:
        return False
    return bool(one.pair) and one.pair == other.pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Items that are asked together."""

    id: str
    title: str
    form: Form
    verdicts: tuple[str, ...]
    """Offered to classify items, in the order of their keys."""
    items: tuple[Item, ...]
    are_pairs_apart: bool = False
    """Whether practice asks the two of a pair apart from each other, rather than one after the other."""
    helps: bool = False
    """Whether practice begins with worked examples, and lets help fade."""

    @property
    def use(self) -> Use:
        """What its form means for it."""
        return use_of(self.form)


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown without footnote definitions; footnote references are numbered links `note:NAME`."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Check:
    """An item that is asked in place."""

    item: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two vignettes to compare. What follows in the step is held back until the learner has said which is which.

    A learner who skips that gets to see what follows, too.
    """

    first: str
    """Id of a classify item."""
    second: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing in text."""

    caption: str
    alt: str
    """What the drawing shows, in words."""
    drawing: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """What follows in the step is held back until the learner asks for it."""

    label: str
    """What the learner is to do first, or empty."""


Block = Prose | Check | Pair | Figure | Reveal


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a step."""

    text: str
    target: str
    """`term:ID`, `lesson:ID#STEP`, `item:ID`, `note:NAME`, or an https address."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a step."""

    name: str
    """As the author calls it; links to it are `note:NAME`."""
    number: int
    """From 1, in the order in which the text refers to them."""
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A page of a lesson."""

    id: str
    """`lesson#step`."""
    title: str
    teaches: tuple[str, ...]
    """Objectives."""
    voice: str
    """Id of the voice that speaks; empty where the course declares none."""
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    """In the order of the text, each target once."""
    footnotes: tuple[Footnote, ...]
    revision: str
    """Changes whenever the step's content does."""
    line: int
    """Of its heading in the file."""

    @property
    def checks(self) -> tuple[str, ...]:
        """The items asked in the step."""
        return tuple(block.item for block in self.blocks if isinstance(block, Check))

    @property
    def compared(self) -> tuple[str, ...]:
        """The vignettes compared in the step."""
        return tuple(name for block in self.blocks if isinstance(block, Pair) for name in (block.first, block.second))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson: its steps, a page each."""

    id: str
    title: str
    minutes: int
    steps: tuple[Step, ...]
