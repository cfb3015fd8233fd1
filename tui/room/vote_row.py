"""A vote of a room as it is taken along: one row of a table."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from tui.journal.events import Certainty

Part = Literal["before", "text", "transfer", "after", ""]
"""What a question is there for; empty where the course does not say any more."""


def _said(words: str) -> Meta:
    return Meta(description=words)


class VoteRow(Struct, frozen=True, kw_only=True):
    """A vote, or a count of hands. Who did not vote, or came late, has no row: that is no wrong answer."""

    room: Annotated[str, _said("Code of the room.")]
    counted: Annotated[Literal["vote", "hands"], _said("A vote of one person, or hands that were counted in front.")]
    person: Annotated[str, _said("A pseudonym, drawn anew for every export; empty for hands.")] = ""
    name: Annotated[str, _said("The name that the person gave; empty where it was not asked for.")] = ""
    came: Annotated[int, _said("Activity in which the person came in; 0 in the lobby, and for hands.")] = 0
    removed: Annotated[bool, _said("Whether the seat was taken away; its votes were counted in the room.")] = False
    activity: Annotated[int, _said("Number of the activity in the plan, from 1.")]
    heading: Annotated[str, _said("What the activity is called.")]
    part: Annotated[Part, _said("Asked before, in front with talk, as a transfer, or after; empty where not known.")]
    form: Annotated[Literal["a", "b", ""], _said("Form of a set before or after; empty in front.")] = ""
    item: Annotated[str, _said("Id of the item.")]
    round: Annotated[int, _said("1, or 2 after talking.")]
    answer: Annotated[str, _said("A verdict's id; of a choice item an option's id, or ~ and a hash of its text.")]
    key: Annotated[str | None, _said("The right answer, in the same form; null where the item is gone.")]
    right: Annotated[bool | None, _said("Null where that cannot be judged.")]
    certainty: Annotated[Certainty | None, _said("Null where it was not asked; of hands, sure or not known.")] = None
    marks: Annotated[int | None, _said("Certainty marks; null without a certainty, and for hands.")] = None
    sentence: Annotated[int | None, _said("Sentence pointed at, 0 for none decides; null where not asked.")] = None
    right_reason: Annotated[
        bool | None,
        _said("Whether that sentence decides; null where not asked, half right, or the course has changed since."),
    ] = None
    confusion: Annotated[str, _said("Kind of a wrong answer, or empty.")] = ""
    headline: Annotated[bool | None, _said("Whether that is the confusion that the course is about.")] = None
    count: Annotated[int, _said("How many: 1 for a vote.")]
    counts: Annotated[
        bool,
        _said("Whether the figures of the room rest on it: of a round, votes or hands do; of one taken back, none."),
    ]
