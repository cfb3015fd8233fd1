"""What is taught, as everything above the course layer sees it. All of it is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Literal

from tui.course.forms import Form, Use, use_of
from tui.course.logic import Value
from tui.course.markdown import Styled


@dataclass(frozen=True, slots=True)
class Span:
    """A marked part of a vignette, and the features that it states or denies."""

    start: int
    """Offset into the vignette's text."""
    end: int
    features: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a vignette, with the features of every span that shares a word with it."""

    start: int
    """Offset into the vignette's text."""
    end: int
    features: Mapping[str, Value]


PassageKind = Literal["paragraph", "quote", "turn", "bullet", "log", "columns", "row"]
"""A turn is quoted, too; a log line is a bullet that begins with inline code; columns are the head of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands by itself in a vignette, such as a paragraph, a quoted turn or a row of a table."""

    kind: PassageKind
    start: int
    """Offset into the vignette's text."""
    end: int
    lead: int
    """Where its bold head, its label or its time ends; its start where it has none. A head belongs to no sentence."""
    group: int
    """Number of the quote, list or table that it is part of, or of its own, from 0."""
    close: bool
    """Whether no empty line parts it from the passage before."""
    thought: bool = False
    """Of a turn: whether it is thought rather than said."""
    cells: tuple[tuple[int, int], ...] = ()
    """Of a row, and of the columns: the offsets of each cell, as many in every row of a table."""

    @property
    def has_head(self) -> bool:
        """Whether it begins with a head."""
        return self.lead > self.start and self.kind in ("paragraph", "quote", "bullet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A described model, as a document. Passages are parted by a line break or an empty line, cells by a tab."""

    text: str
    """Without markup."""
    styles: tuple[Styled, ...]
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    """In order; with what parts them they are the whole text."""

    @property
    def stated(self) -> dict[str, Value]:
        """Every feature that the text states or denies, in the order of the text."""
        return {name: value for span in self.spans for name, value in span.features.items()}

    def sentence_text(self, number: int) -> str:
        """The sentence with a number, from 1; a row of a table names its columns: `column: cell; column: cell`."""
        sentence = self.sentences[number - 1]
        row = next((passage for passage in self.passages if passage.start == sentence.start), None)
        if row is not None and row.kind == "row":
            return self.row_text(row)
        return self.text[sentence.start : sentence.end]

    def columns(self, row: Passage) -> tuple[str, ...]:
        """What the columns of a row's table are called."""
        head = next(passage for passage in self.passages if passage.group == row.group)
        return tuple(self.text[start:end] for start, end in head.cells)

    def row_text(self, row: Passage) -> str:
        """A row of a table as a line of words; empty cells are left out."""
        cells = [self.text[start:end] for start, end in row.cells]
        named = zip(self.columns(row), cells, strict=True)
        return "; ".join(f"{column}: {cell}" if column else cell for column, cell in named if cell)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Items that are asked together."""

    id: str
    title: str
    form: Form
    verdicts: tuple[str, ...]
    """Offered to classify items, in the order of their keys."""
    items: tuple[Item, ...]

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
