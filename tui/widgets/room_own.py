"""What is one's own in a room: what one voted, what came of it, how the whole of it went."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.room import saying
from tui.room.asked import Asked, Reveal, Summary
from tui.room.messages import Result, State, Vote, You
from tui.tutor.wording import right_or_wrong, signed
from tui.widgets.blocks import rows
from tui.widgets.texts import lines

_LATE = "You came when this vote had closed."
_NONE = "You did not vote."
_HEARD = {1: "You answered", 2: "Then you answered"}


def label(asked: Asked, letter: str) -> str:
    """An answer by its letter, as one's own vote names it."""
    words = next((option.label for option in asked.options if option.id == letter), "")
    return f"{letter.upper()}, {words}"


def answer(vote: Vote) -> str:
    """How sure one was, and which sentence one pointed at, behind an answer."""
    parts: list[str] = [vote.sure] if vote.sure else []
    if vote.sentence is not None:
        parts.append(f"sentence {vote.sentence}" if vote.sentence else "no sentence decides")
    return "".join(f", {part}" for part in parts)


def own_votes(state: State, you: You, width: int) -> Content:
    """What one voted on the question in front, and once its key is shown whether that is right.

    Args:
        state: What all see.
        you: What is one's own.
        width: In cells.
    """
    return lines(_votes(state, you, width))


def _votes(state: State, you: You, width: int) -> Iterator[Content]:
    asked = state.items[0]
    votes = sorted((vote for vote in you.votes if vote.act == state.act), key=lambda vote: vote.round)
    for vote in votes:
        words = Content(f"{_HEARD[vote.round]} {label(asked, vote.answer)}{answer(vote)}.")
        if state.reveal is not None:
            words = _outcome(vote, state.reveal) + words
        yield from rows(words, width)
    if not votes and state.round and state.phase != "vote":
        yield Content(_LATE if you.missed else _NONE)


def _outcome(vote: Vote, reveal: Reveal) -> Content:
    right = vote.answer == reveal.key
    marks = reveal.marks[vote.sure][0 if right else 1] if vote.sure in reveal.marks else None
    words = f"{'✓' if right else '✗'} {right_or_wrong(right)}{f' {signed(marks)}' if marks is not None else ''}. "
    return Content.styled(words, "bold $success" if right else "bold $error")


def own_result(result: Result, summary: Summary, width: int) -> Content:
    """What came of all one's votes.

    Args:
        result: What the host tells in the end.
        summary: How the whole of it went, which says what was asked in front.
        width: In cells.
    """
    said: list[Content | str] = [Content.styled("Yours", "bold")]
    for each in result.sets:
        said += rows(Content(f"{each.which.capitalize()}: {each.right} of {each.of} right"), width, Content("  "))
    # Only what is asked in front gets a second vote.
    fronts = {item.act for item in summary.items} | {each.vote.act for each in result.votes if each.vote.round == 2}
    for round, name in ((1, "First votes in front"), (2, "After talking")):
        told = [each for each in result.votes if each.vote.round == round and each.vote.act in fronts]
        if told:
            right = sum(each.right for each in told)
            said += rows(Content(f"{name}: {right} of {len(told)} right"), width, Content("  "))
    return lines(said if len(said) > 1 else [Content("You have not voted.")])


def waiting(state: State, you: You | None) -> str:
    """What somebody is told who has nothing to do now."""
    if state.phase == "lobby":
        return f"You are in{f', number {you.no}' if you else ''}. {saying.LOOK_IN_FRONT}"
    if state.phase == "closed":
        return f"{saying.SET_CLOSED} {saying.LOOK_IN_FRONT}"
    if state.phase == "over":
        return saying.OVER
    return saying.LOOK_IN_FRONT
