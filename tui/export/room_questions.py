"""The questions of a workshop, one by one, in its report."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.report import Bar, Bars, Beside, Block, Grid, Heading, Words
from tui.room.asked import Count, Share
from tui.room.question_figures import QuestionFigures, RoundFigures
from tui.room.record import Record
from tui.room.tally import FEW
from tui.tutor import measure_words
from tui.tutor.amounts import count
from tui.tutor.cohort_items import FEWEST_FOR_OPTIONS
from tui.tutor.judging import CERTAINTIES
from tui.tutor.measures import share_of
from tui.tutor.wording import first_words


def of_all(share: Share) -> str:
    """`3 of 14, 21% (8 to 48%)`."""
    return measure_words.of_all(share_of(share.count, share.of))


def times(found: QuestionFigures) -> tuple[str, ...]:
    """What the votes on a question are called."""
    names = {1: "alone", 2: "after talking"}
    if len(found.rounds) == 1:
        names = {1: "the vote", 2: "the vote after talking"}
    return tuple(f"{names[each.round]}{', by hands' if each.by_hands else ''}" for each in found.rounds)


def texts(found: Record) -> Iterator[Block]:
    """Each question: what it is, who answered what, who moved, and for what reason."""
    for each in found.questions:
        form = f", form {each.form}" if each.form else ""
        yield Heading(f"{each.heading}{form}: {each.question.item.id}", 3)
        yield Words(f"“{first_words(each.question.item)}” It supports “{_key(each)}”.")
        yield Beside((_bars(each),))
        yield Words(" ".join(_said(each)))


def _key(found: QuestionFigures) -> str:
    key = found.question.letter(found.question.key)
    return next(option.label for option in found.question.asked.options if option.id == key)


def _bars(found: QuestionFigures) -> Bars:
    key = found.question.letter(found.question.key)
    rows = tuple(
        (option.label, option.id == key, tuple(_bar(one, one.counts[option.id]) for one in found.rounds))
        for option in found.question.asked.options
    )
    return Bars(f"{found.question.item.id}: what was answered", times(found), tuple(CERTAINTIES), rows)


def _bar(one: RoundFigures, given: Count) -> Bar:
    is_split = given.by and not one.by_hands and one.right.of >= FEW
    parts = tuple(given.by.get(certainty, 0) for certainty in CERTAINTIES) if is_split else ()
    return Bar(given.n, one.right.of, parts)


def _said(found: QuestionFigures) -> Iterator[str]:
    for time, one in zip(times(found), found.rounds, strict=True):
        yield f"Right, {time}: {of_all(one.right)}."
        if one.late:
            yield f"{one.late} came when that had closed, and {'is' if one.late == 1 else 'are'} not counted in it."
    moves = found.moves
    if moves is not None:
        yield (
            f"Wrong to right {moves.wr}, right to wrong {moves.rw}, stayed right {moves.rr}, stayed wrong {moves.ww}; "
            f"{found.changed} changed their answer."
        )
    if found.confused is not None:
        yield f"The mix-up that the course is about, at first: {of_all(found.confused)}."
    if found.reasons is not None:
        yield f"Right for the right reason, at first: {of_all(found.reasons)} of the right answers."


def items(found: Record) -> Iterator[Block]:
    """How hard each question was, and how it fits the others."""
    most = max(each.first.right.of for each in found.questions)
    yield Words(
        "By first votes, the hardest first. What was asked before and after stands here twice: other people answered. "
        "Fit is how being right here goes with being right in the same person's other first votes, from -1 to 1."
    )
    rows: list[tuple[str, ...]] = []
    for each in sorted(found.questions, key=lambda each: each.first.right.count / each.first.right.of):
        fit = "-" if each.fit is None else f"{each.fit:+.2f}"
        rows.append(
            (each.question.item.id, each.heading, _key(each), of_all(each.first.right), fit, "; ".join(_looks(each)))
        )
    head: tuple[str, ...] = ("Item", "Where", "Supports", "Right", "Fit", "Look")
    if not any(look for *_, look in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    yield Grid(head, tuple(rows))
    if most < FEWEST_FOR_OPTIONS:
        yield Words(
            f"With {count(most, 'vote')} a fit is rough, and may be below 0 by chance. Options that hardly anybody "
            f"chose are named from {FEWEST_FOR_OPTIONS} votes on."
        )


def _looks(found: QuestionFigures) -> Iterator[str]:
    if found.fit is not None and found.fit < 0:
        yield "check the key"
    if found.unused:
        labels = {option.id: option.label for option in found.question.asked.options}
        yield f"hardly chosen: {', '.join(labels[letter] for letter in found.unused)}"
