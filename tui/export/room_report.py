"""A workshop to be read: before and after, votes before and after talk, transfers, who was sure and wrong, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from tui.export.report import Beside, Block, Facts, Grid, Heading, Intervals, Points, Report, Words
from tui.export.room_questions import items, of_all, texts
from tui.room.asked import Pairing, Share
from tui.room.asking import ONE_VOTE
from tui.room.question_figures import QuestionFigures
from tui.room.record import Deed, Record
from tui.room.tally import FEW, LEAST_PAIRS
from tui.room.topics import topics
from tui.tutor.amounts import count
from tui.tutor.measure_words import percent
from tui.tutor.measures import share_of

_SHORT = {(1, False): "alone", (2, False): "after talk", (1, True): "hands first", (2, True): "hands after"}
"""What votes are called in a figure, by round and whether hands were counted."""
_LIMITS = (
    "Each figure stands with its 95% interval. Where intervals overlap, do not say which is higher.",
    "People who talked with each other do not vote apart from each other, so that intervals after talk are narrower "
    "than they should be.",
    "Before and after were different texts for each person, and nobody was assigned to take part or not to: a "
    "difference need not be the workshop's doing.",
    "The votes show what to talk about, and are no ground for decisions on people.",
)


def report(found: Record) -> Report:
    """A room as a report."""
    title = found.agenda.title
    return Report(f"Workshop: {title}", tuple(_blocks(found, title)))


def _blocks(found: Record, title: str) -> Iterator[Block]:
    yield Heading(f"Workshop: {title}", 1)
    yield Facts(tuple(_facts(found)))
    if found.is_changed:
        yield Words(_changed(found))
    yield from _before_and_after(found)
    talked = [each for each in found.questions if each.part == "text" and len(each.rounds) > 1]
    if talked:
        yield Heading("Vote, talk, vote")
        yield from _talked(talked)
    transfers = [each for each in found.questions if each.part == "transfer"]
    if transfers:
        yield Heading("Transfers")
        yield Words("One vote each, without talk, on a text that shows what was taken along from the one before.")
        yield Beside((_shares("Right", transfers),))
    yield from _sure_and_wrong(found)
    if found.questions:
        yield Heading("What to talk about next")
        said = [f"{each.words}{f' Read again: {each.step}.' if each.step else ''}" for each in topics(found.questions)]
        yield Points(tuple(said) or (f"Nothing that {FEW} people or more were asked was missed by two or more.",))
        yield Heading("Text by text")
        yield from texts(found)
        yield Heading("How hard each text was")
        yield from items(found)
    yield from _hands(found)
    yield Heading("What the host did")
    yield Words("Times in UTC, and where the room was then.")
    yield Grid(("Time", "What", "Where"), tuple(map(_deed, found.deeds)))
    if found.has_names:
        yield Heading("People")
        yield _people(found)
    yield Heading("What this file holds")
    yield Points(tuple(_private(found)))
    yield Heading("What not to conclude")
    yield Points(_LIMITS)


def _facts(found: Record) -> Iterator[tuple[str, str]]:
    yield "Room", found.code
    yield "Opened", _time(found.opened)
    yield "Ended", _time(found.ended) if found.ended else "not yet: it can be gone on with"
    yield "Course", f"{found.course}, content {found.content[:8]}"
    yield "People", ", ".join(_seats(found))
    by_hands = sum(each.by_hands for question in found.questions for each in question.rounds)
    hands = f"; {count(by_hands, 'round')} counted by hands" if by_hands else ""
    yield "Votes", f"{sum(person.votes for person in found.people)}{hands}"


def _seats(found: Record) -> Iterator[str]:
    yield count(len(found.people), "seat")
    yield f"{sum(person.votes > 0 for person in found.people)} voted"
    late = sum(person.came > 0 for person in found.people)
    if late:
        yield f"{late} came after the beginning"
    removed = sum(person.was_removed for person in found.people)
    if removed:
        yield f"{count(removed, 'seat')} taken away, whose votes count as they did in the room"


def _changed(found: Record) -> str:
    said = (
        "The course at hand is not in the state in which the room was held. Votes are judged by the keys of today, "
        "where their text is still there; which sentences decide is not judged."
    )
    if found.unjudged:
        said += f" {count(found.unjudged, 'vote')} cannot be judged, and count in no figure."
    return said


def _before_and_after(found: Record) -> Iterator[Block]:
    if not any(each.which for each in found.agenda.activities):
        return
    yield Heading("Before and after")
    pairs = [(found.summary.headline, found.summary.confused), ("Right", found.summary.right)]
    rows = [_pairing(name, pair) for name, pair in pairs if name and pair is not None]
    if rows:
        yield Words("The same people before and after, each with other texts: means of their shares.")
        yield Grid(("", "Before", "After", "Change", "People with both"), tuple(rows))
        if any(pair is not None and pair.low is None for _, pair in pairs):
            yield Words(f"For fewer than {LEAST_PAIRS} people with both, a change has no interval.")
    else:
        yield Words("Nobody voted both before and after, so that nothing can be paired.")
    counted = [each for each in found.questions if each.part in ("before", "after") and each.first.by_hands]
    if counted:
        yield Words("Counted by hands, and so of people who cannot be paired:")
        yield Beside((_shares("Right", counted),))


def _pairing(name: str, pair: Pairing) -> tuple[str, ...]:
    change = f"{round(100 * pair.change):+d} points"
    if pair.low is not None and pair.high is not None:
        change += f" ({round(100 * pair.low):+d} to {round(100 * pair.high):+d})"
    return name, percent(pair.before), percent(pair.after), change, str(pair.n)


def _talked(found: Sequence[QuestionFigures]) -> Iterator[Block]:
    yield Beside((_shares("Right", found),))
    rows = []
    for each in found:
        moves = each.moves
        moved = (moves.wr, moves.rw, moves.rr, moves.ww, each.changed) if moves else ("-",) * 5
        rows.append((each.heading, *map(str, moved)))
    head = ("", "wrong → right", "right → wrong", "stayed right", "stayed wrong", "changed their answer")
    yield Grid(head, tuple(rows))
    if any(each.moves is None for each in found):
        yield Words("Where a vote was counted by hands, or nobody voted twice, it cannot be known who moved.")


def _shares(title: str, found: Sequence[QuestionFigures]) -> Intervals:
    rows = []
    for each in found:
        for one in each.rounds:
            if len(each.rounds) > 1:
                name = f"{each.heading}, {_SHORT[one.round, one.by_hands]}"
            else:
                name = f"{each.heading.removesuffix(ONE_VOTE)}{', hands' if one.by_hands else ''}"
            rows.append((name, share_of(one.right.count, one.right.of)))
    return Intervals(title, tuple(rows))


def _sure_and_wrong(found: Record) -> Iterator[Block]:
    rows = []
    for each in found.questions:
        shares = [one.sure_wrong for one in each.rounds if each.part in ("text", "transfer")]
        if any(share is not None and share.of >= FEW for share in shares):
            first, last = shares[0], shares[1] if len(shares) > 1 else None
            rows.append((each.heading, _if_enough(first), _if_enough(last)))
    if not rows:
        return
    whole = found.summary.sure_wrong_first, found.summary.sure_wrong_last
    if whole[0] is not None and whole[1] is not None:
        rows.append(("all that were voted on twice", _if_enough(whole[0]), _if_enough(whole[1])))
    yield Heading("Sure and wrong")
    yield Grid(("", "voting alone", "after talking"), tuple(rows))


def _if_enough(share: Share | None) -> str:
    return of_all(share) if share is not None and share.of >= FEW else ""


def _hands(found: Record) -> Iterator[Block]:
    counted = [(each, one) for each in found.questions for one in each.rounds if one.by_hands]
    if not counted:
        return
    yield Heading("How hands were counted")
    yield Words(
        "The host counted hands for each answer, and perhaps once more those who kept them up as sure. Such counts say "
        "nothing of who voted what: they are in no pair, and in no count of who moved. Votes that had come in for the "
        "same round are on record and in no figure."
    )
    yield Points(tuple(f"{each.heading}, vote {one.round}: {count(one.right.of, 'hand')}" for each, one in counted))


def _deed(deed: Deed) -> tuple[str, str, str]:
    what = f"{deed.what} {deed.person}".strip()
    where = ", ".join(filter(None, (deed.heading, deed.phase, f"vote {deed.round}" if deed.round else "")))
    return _time(deed.at, "%H:%M:%S"), what, where


def _people(found: Record) -> Grid:
    rows = [
        (
            each.pseudonym,
            each.name,
            str(each.came) if each.came else "in the lobby",
            str(each.votes),
            "yes" if each.was_removed else "",
        )
        for each in found.people
    ]
    return Grid(("Who", "Name", "Came in activity", "Votes", "Taken away"), tuple(rows))


def _private(found: Record) -> Iterator[str]:
    if found.has_names:
        yield "Names that people gave themselves. Pass it on to nobody who may not know who took part."
    else:
        yield "No names, no numbers of seats, no addresses. What people are called here is drawn anew for every export."
    yield f"No times of votes, and no split by certainty where fewer than {FEW} voted."
    yield "The keys of the texts: keep it from those who are still to vote on them."
    yield f"The room itself is on the machine of its host until `two-schemers room delete {found.code}` removes it."


def _time(text: str, form: str = "%Y-%m-%d %H:%M UTC") -> str:
    with suppress(ValueError):
        return datetime.fromisoformat(text).astimezone(UTC).strftime(form)
    return text
