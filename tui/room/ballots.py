"""Votes as they come in, turned into the course's own words."""

from __future__ import annotations

from msgspec.structs import replace

from tui.room.agenda import Agenda, Question
from tui.room.messages import Cast
from tui.room.store import Ballot
from tui.room.tally import Votes

HIGHEST = 2**53 - 1
"""The highest number that a vote can have: that to which JavaScript counts without a gap."""


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


def question_of(agenda: Agenda, seat: int, cast: Cast) -> Question | None:
    """The question that a vote of a seat is on; None where the seat is asked none such."""
    planned = agenda.at(cast.act)
    found = planned.questions_of(seat) if planned is not None else ()
    return next((each for each in found if each.asked.q == cast.q), None)


def on_record(votes: Votes, agenda: Agenda, seat: int, cast: Cast) -> Ballot | None:
    """The same vote as it is on record already: it counts whenever a phone sends it again that was not told so."""
    question = question_of(agenda, seat, cast)
    kept = votes.of(cast.act, question.item.id, cast.round).get(seat) if question is not None else None
    cast_again = ballot_of(question, seat, cast, "") if question is not None else None
    return kept if kept is not None and cast_again is not None and is_same(kept, cast_again) else None


def is_same(one: Ballot, other: Ballot) -> bool:
    """Whether two votes are one, sent twice."""
    return replace(one, at="") == replace(other, at="")
