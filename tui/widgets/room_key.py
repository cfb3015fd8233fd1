"""The key of a question before a room: what it is, what the sentences say, who moved, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.room import saying
from tui.room.asked import Asked, Moves, Reveal
from tui.tutor.wording import enumeration
from tui.widgets.blocks import rows
from tui.widgets.room_ballot import letter
from tui.widgets.room_vignette import circled
from tui.widgets.texts import lines
from tui.widgets.wrapping import hanging

_THEN = "  →  "
_WHICH = {"1": " at first", "2": " after talking"}
_APART = 3
"""Cells between two things said on a line."""


def key_line(asked: Asked, reveal: Reveal, width: int) -> Content:
    """The right answer, and how many had it.

    Args:
        asked: The question.
        reveal: Its key.
        width: In cells.
    """
    said: list[Content | str] = []
    for option in asked.options:
        if option.id == reveal.key:
            mark = Content.styled("✓ ", "bold $success") + letter(option)
            said += rows(Content.styled(option.label, "bold"), width, mark)
    said += _in_a_row(list(_shares(reveal)), width)
    return lines(said)


def _shares(reveal: Reveal) -> Iterator[Content]:
    if reveal.right:
        yield Content.styled("right  ", "bold") + _THEN.join(map(saying.percent, reveal.right.values()))
    if reveal.sure_wrong:
        shares = (f"{share.count} of {share.of}" for share in reveal.sure_wrong.values())
        # With few votes of one round it is told of the other alone.
        which = _WHICH[next(iter(reveal.sure_wrong))] if len(reveal.sure_wrong) < len(reveal.right) else ""
        yield Content.styled("sure and wrong  ", "bold") + _THEN.join(shares) + which


def told(asked: Asked, reveal: Reveal, width: int) -> Content:
    """All that is said of a key below the text.

    Args:
        asked: The question.
        reveal: Its key.
        width: In cells.
    """
    said: list[Content | str] = []
    for part in (
        list(_evidence(asked, reveal, width)),
        list(_moves(reveal.moves, width)),
        list(_why(asked, reveal, width)),
        list(_changes(reveal, width)),
    ):
        if part:
            said += [*([""] if said else []), *part]
    return lines(said)


def _evidence(asked: Asked, reveal: Reveal, width: int) -> Iterator[Content]:
    if not reveal.evidence:
        return
    if not reveal.deciding:
        yield Content.styled(saying.NONE_DECIDES, "bold")
        for number, labels in reveal.half.items():
            yield from rows(Content(f"Sentence {number} rules out {enumeration(labels)}."), width)
    for each in sorted(reveal.evidence, key=lambda each: each.sentence):
        sign = circled(each.sentence) if each.decides else str(each.sentence)
        style = "bold $decides" if each.decides else ""
        words = Content.styled(each.says, "bold") if each.decides else Content(each.says)
        yield from rows(words, width, Content.styled(f"{sign:<{_APART}}", style))


def _moves(moves: Moves | None, width: int) -> list[Content]:
    if moves is None:
        return []
    told = {"wrong → right": moves.wr, "right → wrong": moves.rw, "stayed right": moves.rr, "stayed wrong": moves.ww}
    return _in_a_row([Content.assemble(f"{name} ", (str(number), "bold")) for name, number in told.items()], width)


def _why(asked: Asked, reveal: Reveal, width: int) -> Iterator[Content]:
    for option in sorted(asked.options, key=lambda option: option.id != reveal.key):
        is_key = option.id == reveal.key
        mark = Content.styled("✓ ", "bold $success") if is_key else Content.styled("✗ ", "bold $error")
        if reveal.why.get(option.id):
            yield from rows(Content(reveal.why[option.id]), width, mark + letter(option))


def _changes(reveal: Reveal, width: int) -> Iterator[Content]:
    if reveal.changes:
        yield Content.styled("What would change it", "bold")
    for change in reveal.changes:
        yield hanging(Content("· "), Content(change), width)


def _in_a_row(parts: list[Content], width: int) -> list[Content]:
    """Things said beside each other as far as there is room, else on further lines."""
    found: list[Content] = []
    for part in parts:
        if found and found[-1].cell_length + _APART + part.cell_length <= width:
            found[-1] = found[-1] + " " * _APART + part
        else:
            found.append(part)
    return found
