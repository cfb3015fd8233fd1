"""`lessons/workshops.yaml` as authors write it, with a word on each key: plans for workshops, and what is in them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from tui.course import bounds
from tui.course.schema import Format, Id, ItsId, Line, StepId, Written

FormItems = Annotated[tuple[Id, ...], Meta(min_length=1, max_length=bounds.FEW)]


class FormsEntry(Written, frozen=True, kw_only=True):
    """The two forms of a set: who has the one before the talk has the other one after it."""

    a: Annotated[FormItems, Meta(description="Ids of the items of form a, in the order in which they are asked.")]
    b: Annotated[FormItems, Meta(description="Ids of the items of form b, as many as in a, and as hard.")]


class ActivityEntry(Written, frozen=True, kw_only=True):
    """An activity: exactly one of item, transfer, before, after, step, reflect, pause."""

    item: Annotated[
        Id | UnsetType,
        Meta(description="Id of an item that all vote on in front: vote alone, talk, vote again, see the key."),
    ] = UNSET
    rounds: Annotated[
        Annotated[int, Meta(ge=1, le=2)] | UnsetType,
        Meta(description="How often an item is voted on: 2, with talk between, or 1; 2 where it is left out."),
    ] = UNSET
    transfer: Annotated[
        Id | UnsetType,
        Meta(
            description="Id of an item that all vote on once, without talk: of the pair or the skill of the item "
            "before, to see who has taken it along."
        ),
    ] = UNSET
    before: Annotated[
        FormsEntry | UnsetType,
        Meta(description="Forms a and b of a few items, answered at one's own pace before the talk."),
    ] = UNSET
    after: Annotated[
        FormsEntry | Literal["same"] | UnsetType,
        Meta(description="The word same, or forms a and b: answered at one's own pace at the end, the other form."),
    ] = UNSET
    step: Annotated[
        StepId | UnsetType, Meta(description="The page of a lesson that is shown in front, LESSON#STEP.")
    ] = UNSET
    reflect: Annotated[
        Id | UnsetType, Meta(description="Id of a reflect item that groups talk about, nobody writes.")
    ] = UNSET
    pause: Annotated[Line | UnsetType, Meta(description="What is shown while nothing is asked.")] = UNSET


class PlanEntry(Written, frozen=True, kw_only=True):
    """A plan: the activities of a workshop in their order."""

    id: ItsId
    title: Annotated[Line, Meta(description="Shown to who leads the workshop.")]
    minutes: Annotated[int, Meta(ge=1, le=600, description="How long the workshop lasts.")]
    activities: Annotated[
        tuple[ActivityEntry, ...],
        Meta(min_length=1, max_length=bounds.ACTIVITIES, description="What is done in front, in order."),
    ]


class WorkshopsFile(Written, frozen=True, kw_only=True):
    """lessons/workshops.yaml: plans for workshops."""

    format: Format
    plans: Annotated[
        tuple[PlanEntry, ...],
        Meta(max_length=bounds.PLANS, description="The plans; the first one is taken where none is named."),
    ]
