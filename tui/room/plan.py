"""A workshop plan as a room keeps it, with what the facilitator chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from tui.course.workshops import Activity, Front, OwnPace, Page, Pause, Plan, Talk


class PlanError(Exception):
    """A plan cannot be run. The text says why, in a sentence."""


class CourseChanged(Exception):  # noqa: N818 - an answer, not a fault
    """The course is not the one that the room was opened with."""


class Options(Struct, frozen=True, kw_only=True):
    """What a facilitator chose when the room was opened."""

    names: bool = False
    """Whether people are asked for a name."""
    sentence: bool = True
    """Whether it is asked which sentence decides."""
    hands: bool = False
    """Whether all votes are shows of hands."""
    seats: int = 300
    """How many there are at most."""


def to_json(plan: Plan) -> Mapping[str, Any]:
    """A plan as a room keeps it."""
    whole = msgspec.to_builtins(plan)
    whole["activities"] = [
        {"kind": type(activity).__name__, **msgspec.to_builtins(activity)} for activity in plan.activities
    ]
    return dict(whole)


def from_json(kept: Mapping[str, Any]) -> Plan:
    """The plan that a room kept.

    Raises:
        PlanError: It is none.
    """
    kinds: dict[str, type[Activity]] = {kind.__name__: kind for kind in (Front, OwnPace, Page, Talk, Pause)}
    try:
        activities = tuple(msgspec.convert(dict(each), kinds[each["kind"]]) for each in kept["activities"])
        return Plan(id=str(kept["id"]), title=str(kept["title"]), minutes=int(kept["minutes"]), activities=activities)
    except (KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise PlanError(f"The room's plan cannot be read: {error}.") from error


def options_from_json(kept: Mapping[str, Any]) -> Options:
    """What was chosen for a room that was kept.

    Raises:
        PlanError: It cannot be read.
    """
    try:
        return msgspec.convert(dict(kept), Options)
    except msgspec.ValidationError as error:
        raise PlanError(f"The room's options cannot be read: {error}.") from error
