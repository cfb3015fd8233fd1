"""Votes as they come in, turned into the course's own words."""

from __future__ import annotations

from tui.room.agenda import Question
from tui.room.messages import Cast
from tui.room.store import Ballot

HIGHEST = 2**53
"""What a phone can count to."""


def ballot_of(question: Question, seat: int, cast: Cast, at: str) -> Ballot | None:
    """A vote as it is stored; None where it is none that this question allows.

    Args:
        question: What it is on.
        seat: Who votes.
        cast: The vote.
        at: When, in UTC, ISO 8601.
    """
    answer = question.answer(cast.answer)
    if answer is None or not 1 <= cast.n <= HIGHEST or not question.allows_sentence(cast.sentence):
        return None
    if question.asked.sure != (cast.sure is not None):
        return None
    return Ballot(
        act=cast.act,
        item=question.item.id,
        round=cast.round,
        seat=seat,
        n=cast.n,
        answer=answer,
        sure=cast.sure,
        sentence=cast.sentence,
        at=at,
    )
