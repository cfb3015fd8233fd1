"""What a room is asked and told: questions without their keys, counts, and in the end the keys.

Part of the wire (`messages`, `orders`). Options go by letters and sentences by numbers: the ids of the course never
leave the host before the key does.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.course.markdown import Styled
from tui.course.vignette_model import Passage
from tui.journal.events import Certainty


class Text(Struct, frozen=True):
    """A vignette without anything that tells its key. Offsets count code points."""

    text: str
    styles: tuple[Styled, ...]
    sentences: tuple[tuple[int, int], ...]
    """Where each begins and ends; they are numbered from 1."""
    passages: tuple[Passage, ...]


class Choosable(Struct, frozen=True):
    """An option."""

    id: str
    """A letter."""
    label: str
    meaning: str = ""
    """What a verdict claims; empty for the option of a choice item."""


class Asked(Struct, frozen=True, kw_only=True):
    """A question as it is put to a room."""

    q: int
    """Its number within the activity, from 1."""
    kind: Literal["classify", "choice"]
    ask: str
    """The question, or the stem of a choice item; without markup."""
    text: Text | None
    """What is to be read before it."""
    options: tuple[Choosable, ...]
    sure: bool
    """Whether it is asked how sure one is."""
    sentence: bool
    """Whether it is asked which sentence decides."""


class Share(Struct, frozen=True):
    """So many of so many, with Wilson's 95% interval."""

    count: int
    of: int
    low: float
    high: float


class Count(Struct, frozen=True):
    """How many chose an option."""

    n: int
    by: dict[Certainty, int] = {}
    """How sure they were; empty where it was not asked, or too few voted for it to be shown.

    Counted by hands it holds those who were sure, alone.
    """


class Tally(Struct, frozen=True, kw_only=True):
    """The votes on a question."""

    counts: dict[str, dict[str, Count]]
    """By round (`1`, `2`), then by letter, every option."""
    by_hands: tuple[int, ...] = ()
    """The rounds whose count is of hands."""
    changed: int | None = None
    """How many of those who voted in both rounds changed their answer; None where that cannot be known."""


class Moves(Struct, frozen=True):
    """Those who voted in both rounds: wrong (w) or right (r) in the first, then in the second."""

    ww: int
    wr: int
    rw: int
    rr: int


class Evidence(Struct, frozen=True):
    """What a sentence says."""

    sentence: int
    says: str
    decides: bool


class Reveal(Struct, frozen=True, kw_only=True):
    """The key of a question, and why."""

    q: int
    key: str
    """Its letter."""
    why: dict[str, str]
    """Why each option is right or wrong, by letter; without markup."""
    deciding: tuple[int, ...]
    """Numbers of the sentences that decide; empty where none does."""
    half: dict[str, tuple[str, ...]] = {}
    """Where no sentence decides: the labels of the verdicts that a sentence rules out, by its number."""
    evidence: tuple[Evidence, ...]
    changes: tuple[str, ...]
    """What would change the verdict."""
    right: dict[str, Share] = {}
    """How many were right, by round."""
    sure_wrong: dict[str, Share] = {}
    """How many were sure and wrong, by round."""
    moves: Moves | None = None
    marks: dict[Certainty, tuple[int, int]] = {}
    """Certainty marks of a right and a wrong answer; empty where it was not asked how sure one is."""


class Pairing(Struct, frozen=True):
    """The same people before and after: means of their shares, and the mean difference with a 95% interval."""

    n: int
    before: float
    after: float
    change: float
    low: float | None = None
    """None for fewer than five people."""
    high: float | None = None


class ItemSummary(Struct, frozen=True, kw_only=True):
    """How the votes on one question went."""

    act: int
    is_transfer: bool
    first: Share
    second: Share | None = None


class Summary(Struct, frozen=True, kw_only=True):
    """How the whole of it went."""

    people: int
    headline: str
    """What the confusion that the course exists to cure is called, or empty."""
    confused: Pairing | None = None
    """How much of it there was before and after, among those who met a text where it was possible in both."""
    right: Pairing | None = None
    items: tuple[ItemSummary, ...] = ()
    sure_wrong_first: Share | None = None
    """Over all first votes in front."""
    sure_wrong_last: Share | None = None


class Page(Struct, frozen=True):
    """What is shown in front between questions."""

    title: str
    markdown: str = ""
    """For the screens in front; phones get the title alone."""
    plain: str = ""
    """The same, without markup; of a drawing, what it shows in words."""
