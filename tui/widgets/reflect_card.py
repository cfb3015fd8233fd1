"""A question to answer in one's own words: the prompt, then one's text and a model answer, to be compared."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.model import Reflect
from tui.tutor.judging import Reflection
from tui.tutor.question import Question
from tui.widgets.blocks import blocks, rows
from tui.widgets.card import MARGIN, SINGLE, Card, Part, behind, margin
from tui.widgets.texts import clickable

_GAP = Part("", [Content("")])
_CHECK = "criteria"


class ReflectCard(Card):
    """A reflect item. The text is written in a field that the screen opens; here it is compared."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.ticked: set[int] = set()
        """Numbers of the criteria ticked so far."""
        self._is_begun = False
        self._is_seen = False
        """Whether the criteria have come into view since the text was written."""
        self.take(question)

    def take(self, question: Question) -> None:
        """Ask another question, with the ticks that it was given."""
        super().take(question)
        self._is_seen = False
        if question.reflection is not None:
            self.ticked = set(question.reflection.covered)
            self.repaint()

    @property
    def item(self) -> Reflect:
        """The item."""
        assert isinstance(self.question.item, Reflect)
        return self.question.item

    @property
    def answer(self) -> frozenset[int] | None:
        """The criteria ticked so far; None while nothing is written."""
        return frozenset(self.ticked) if self.question.text else None

    @property
    def is_taken_up(self) -> bool:
        """Whether something was written or ticked."""
        return self._is_begun

    @property
    def most(self) -> int:
        """The highest number that can be pressed."""
        return len(self.item.criteria)

    @property
    def verb(self) -> str:
        """What pressing a number does, in a word."""
        return "Tick"

    def press(self, number: int) -> bool:
        """Tick a criterion, or take the tick away."""
        if self.answer is None or self.question.is_answered or not 1 <= number <= len(self.item.criteria):
            return False
        self.ticked ^= {number}
        self._is_begun = self._is_seen = True
        self.look_at(f"option {number}")
        return True

    def ask(self) -> None:
        """Bring into view that something is to be written."""
        self.look_at("word")

    def clear(self) -> None:
        """Take the ticks away."""
        self.ticked = set()
        self._is_begun = False
        self.look_at("word")

    def written(self) -> None:
        """Show what was written, and what to compare it with."""
        self._is_begun, self._is_seen = True, False
        self.look_at("text")

    @property
    def leads(self) -> bool:
        """Whether Enter leads to the criteria, which nobody has seen yet, rather than keeping what is ticked."""
        return self.answer is not None and not self.question.is_answered and not self._is_seen

    @property
    def next_act(self) -> str:
        """What Enter does, in a word or two."""
        return "Write" if self.answer is None else "Compare" if self.leads else "Keep"

    def lead(self) -> None:
        """Turn to the criteria; `bring_into_view` then shows them."""
        self._is_begun = self._is_seen = True
        self.look_at(_CHECK)

    def see(self) -> bool:
        """Note whether the criteria have come into view; True where they have just done so."""
        if not self.leads or not self.is_in_view(_CHECK):
            return False
        self._is_seen = True
        return True

    def place(self, part: str) -> range:
        """The lines of a part; the criteria go from their heading to the keys below them."""
        place = super().place(part)
        return range(place.start, super().place("word").stop) if part == _CHECK and place else place

    def answered(self) -> None:
        """Show what was kept."""
        self.look_at("word")

    def parts(self, width: int) -> Iterator[Part]:
        """The prompt; once something is written, that, the model answer and the criteria."""
        yield from self.before(width)
        yield Part("stem", self.stem(blocks(self.item.prompt, width - MARGIN, "bold")))
        yield _GAP
        reflection = self.question.reflection
        if not self.question.text:
            yield Part("word", margin(rows(self._before(), width - MARGIN)))
        elif reflection is not None:
            yield from _compared(self.item, reflection.text, set(reflection.covered), width)
            yield _GAP
            yield Part("word", margin(rows(_kept(reflection), width - MARGIN)))
        else:
            yield from _compared(self.item, self.question.text, self.ticked, width, asks=True)
            yield _GAP
            yield Part("word", margin(rows(self._keys(), width - MARGIN)))

    def _before(self) -> Content:
        """What is to be done before anything is written."""
        keys = Content.assemble(("Enter", "bold $accent"), " write   ", ("x", "bold $accent"), " skip")
        draft = self.question.record.history.drafts.get(("note", self.question.subject))
        if draft:
            keys = Content.styled("What you began to write is kept.   ", "$quiet") + keys
        if self.question.is_skipped and not self._is_begun:
            write = Content.assemble(("w", "bold $accent"), " writes on it after all.")
            return Content.styled("Skipped.   ", "$quiet") + write
        return keys

    def _keys(self) -> Content:
        """What is to be done below the criteria."""
        if self.question.is_skipped and not self._is_begun:
            return Content.styled("Skipped. Tick what your text covers, then Enter keeps it.", "$quiet")
        return Content.assemble(
            (f"1-{len(self.item.criteria)}", "bold $accent"),
            " tick   ",
            ("Enter", "bold $accent"),
            " keep   ",
            ("w", "bold $accent"),
            " write on",
        )


def reflected(reflection: Reflection, width: int) -> Content:
    """A reflect item with what was written and found covered, for somewhere else than a card."""
    parts = _compared(reflection.item, reflection.text, set(reflection.covered), width)
    prompt = margin(blocks(reflection.item.prompt, width - MARGIN, "bold"))
    kept = margin(rows(_kept(reflection), width - MARGIN))
    return SINGLE.join([*prompt, *(line for part in (_GAP, *parts, _GAP) for line in part.lines), *kept])


def _compared(item: Reflect, text: str, covered: set[int], width: int, asks: bool = False) -> Iterator[Part]:
    """What was written, the model answer, and the criteria; `asks` where these can be ticked."""
    room = width - MARGIN
    yield Part("", margin([_heading("What you wrote")]))
    yield Part("text", margin(rows(Content(text), room)))
    yield _GAP
    yield Part("", margin([_heading("A model answer"), *blocks(item.model_answer, room)]))
    yield _GAP
    asked = "Which of these does your text cover?" if asks else "What you found covered"
    yield Part(_CHECK, margin([_heading(asked)]))
    for number, criterion in enumerate(item.criteria, 1):
        mark = "✓" if number in covered else "·"
        prefix = Content.styled(f"{mark} {number}  ", "bold $success" if number in covered else "$accent")
        lines = behind(prefix, blocks(criterion, width - prefix.cell_length))
        yield Part(f"option {number}", [clickable(line, f"choose({number})") for line in lines] if asks else lines)


def _kept(reflection: Reflection) -> Content:
    kept = f"{len(reflection.covered)} of {len(reflection.item.criteria)} covered. The text is in your notes."
    return Content.styled(kept, "$quiet")


def _heading(words: str) -> Content:
    return Content.styled(words, "bold $accent")
