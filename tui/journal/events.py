"""What can happen to a learner, as typed events.

An event is written once and never changed. The JSON of its data carries the kind, so a line of it can be read alone. A
later version may add kinds and fields: a new field needs a default, so that older events still decode, and a reader
ignores fields that it does not know. What is kept in memory by the hundred thousand is none of the garbage collector's
business (`gc=False`): nothing in it can lead back to it.
"""

from datetime import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

Place: TypeAlias = Literal["lesson", "practice"]
"""Where in the program a learner can be and come back to."""

ROOM = "room"
"""Where an answer was given that was a vote in a workshop's room: its context."""

Certainty: TypeAlias = Literal["guess", "leaning", "sure"]
"""How sure a learner says to be of an answer, from least to most."""

Help: TypeAlias = Literal["", "cue", "full"]
"""What an item is asked with: nothing, what to look for, or all of its evidence marked."""


class Visited(Struct, frozen=True, tag_field="kind", tag="visited"):
    """The learner has come to the subject: a step (`lesson#step`), a quiz or an item.

    An empty subject says that there is no place to go on with: the learner has only looked around.
    """

    place: Place
    """Where the subject was opened."""

    item: str = ""
    """Id of the item in view, when the subject is not the item itself; empty for none."""


class StepRead(Struct, frozen=True, tag_field="kind", tag="step-read"):
    """The learner has gone on from the subject, a step (`lesson#step`)."""


class Answered(Struct, frozen=True, kw_only=True, gc=False, tag_field="kind", tag="answered"):
    """The learner has given an answer to the subject, an item.

    What was right is kept with the answer, so that a later change to the item cannot change what happened.
    """

    given: str
    """The answer: a verdict id, or the key of an option (its id, or `~` and a hash of its text).

    Before version 0.2 it was the option's number, from 1, in the revision that the event names.
    """

    key: str
    """The right answer when it was given, in the same form."""

    right: bool
    """Whether the answer was the key."""

    certainty: Certainty | None = None
    """How sure the learner was; None when this was not asked."""

    sentence: int | None = None
    """Number of the sentence chosen as the deciding one, from 1; 0 for "none decides"; None when this was not asked."""

    right_reason: bool | None = None
    """Whether the sentence chosen is one that decides; None when this was not asked, or it was half right."""

    hints: int = 0
    """How many hints were shown before the answer."""

    help: Help = ""
    """What it was asked with; empty before version 0.5."""

    marks: int | None = None
    """Certainty marks given for the answer, which can be negative; None when it is not marked."""

    context: str
    """Where the item was asked: a quiz id, a step (`lesson#step`), or `ROOM`."""

    skill: str
    """Id of the skill that the item exercises."""

    second_of_pair: bool = False
    """Whether the item came right after the other half of its minimal pair."""

    confusion: str = ""
    """Id of the kind of a wrong answer, by the rubric of that day; empty for none, and before version 0.3."""

    headline: bool = False
    """Whether that kind is the confusion that the course exists to cure."""

    offered: int = 0
    """How many verdicts were offered; 0 where no single text was judged, and before version 0.4."""

    tempts: tuple[str, ...] = ()
    """Ids of the kinds of wrong answers that could be given, by the rubric of that day."""


class Slipped(Struct, frozen=True, tag_field="kind", tag="slipped"):
    """The learner has taken back an answer to the subject, an item: a slip, which is kept and does not count."""

    answer: str
    """Id of the event that is taken back."""


class Reflected(Struct, frozen=True, gc=False, tag_field="kind", tag="reflected"):
    """The learner has compared an own text on the subject, an item, with the model answer.

    The text itself is the note on the item.
    """

    context: str
    """Where the item was asked: a quiz id or a step (`lesson#step`)."""

    covered: tuple[int, ...]
    """Numbers, from 1, of the criteria that the learner finds covered."""

    criteria: int
    """How many criteria there were."""


class Skipped(Struct, frozen=True, tag_field="kind", tag="skipped"):
    """The learner has passed over the subject, an item, in practice or in a lesson."""

    context: str
    """Where the item was asked: a quiz id or a step (`lesson#step`)."""


class Hinted(Struct, frozen=True, tag_field="kind", tag="hinted"):
    """The learner has been shown a hint for the subject, an item."""

    context: str
    """Where the item was asked: a quiz id or a step (`lesson#step`)."""

    number: int
    """Which of the item's hints, from 1."""


class Disputed(Struct, frozen=True, tag_field="kind", tag="disputed"):
    """The learner holds the key of the subject, an item, to be wrong."""

    text: str
    """Why, in the learner's words."""

    given: str
    """The answer that the learner had given, in the form of `Answered.given`."""


class Drafted(Struct, frozen=True, tag_field="kind", tag="drafted"):
    """The learner has left off writing on the subject. The draft is given back when the learner writes there again."""

    what: Literal["note", "dispute"]
    """What is being written; an own text on an item is the note on it."""

    text: str
    """The whole draft; empty when there is none any more. Keeping the text itself ends the draft too."""


class Noted(Struct, frozen=True, tag_field="kind", tag="noted"):
    """The learner has written the note on the subject, a step or an item; it takes the place of the one before."""

    text: str
    """The whole note; empty removes it."""


class Bookmarked(Struct, frozen=True, tag_field="kind", tag="bookmarked"):
    """The learner has set or removed the bookmark on the subject."""

    on: bool
    """Whether there is a bookmark from now on."""


class Followed(Struct, frozen=True, tag_field="kind", tag="followed"):
    """The learner has chosen by which way to be led on; the subject is empty."""

    way: Literal["short", "whole"]
    """Along the course's short way, or through the whole course."""


class Begun(Struct, frozen=True, tag_field="kind", tag="begun"):
    """The learner has begun to sit the subject, a form."""

    seed: str
    """What the order of its items follows from."""

    items: tuple[str, ...]
    """Ids of its items, in the order in which they are asked."""


class Finished(Struct, frozen=True, tag_field="kind", tag="finished"):
    """The learner has come to the end of the subject, a form; from now on its keys are told."""


class Reset(Struct, frozen=True, tag_field="kind", tag="reset"):
    """The learner starts over with the subject: a lesson, a quiz, or everything when it is empty."""


EventData: TypeAlias = (
    Visited
    | StepRead
    | Answered
    | Slipped
    | Reflected
    | Skipped
    | Hinted
    | Disputed
    | Drafted
    | Noted
    | Bookmarked
    | Followed
    | Begun
    | Finished
    | Reset
)
"""What is particular to each kind of event."""


class Event(Struct, frozen=True, gc=False):
    """One thing that happened: who, when, where in which course, and what."""

    seq: int | None
    """Place in the order of events, from 1 and rising, with gaps; None when the event could not be saved."""

    id: str
    """Random and unique among all journals."""

    time: datetime
    """When, by this machine's clock, in UTC. Clocks are set back: never order by it, and clamp negative spans to 0."""

    learner: str
    """Who: the name that the learner goes by."""

    course: str
    """Id of the course."""

    subject: str
    """Id of what it happened to; what kind of thing that is depends on the data."""

    revision: str
    """Which revision of the course's content was in use."""

    data: EventData
    """What happened."""

    @property
    def kind(self) -> str:
        """The kind of event, as in the JSON of its data: `answered`, `step-read`."""
        return str(self.data.__struct_config__.tag)
