"""Plans of workshops: what is done in front of a room, in its order. Here stands what a plan needs to hang together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import UNSET

from tui.course.documents import Document, Keys
from tui.course.reading import WORKSHOPS, read_yaml
from tui.course.rules import rule
from tui.course.workshop_schema import ActivityEntry, FormsEntry, PlanEntry, WorkshopsFile

PLAN = rule(
    "plan",
    "error",
    "A workshop's plan does not hang together: an activity is not exactly one of those known, an item is named twice, "
    "forms are of unequal length, an `after` has no `before`, or an item is not of a kind that can be voted on or "
    "talked about.",
)

SHAPES = ("item", "transfer", "before", "after", "step", "reflect", "pause")
"""What an activity may be, by its key."""
SAME = "same"
"""Says that the sets after the talk are those before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """An item that all vote on in front."""

    item: str
    """Id of the item."""
    rounds: int
    """How often it is voted on: 2, with talk between, or 1."""
    is_transfer: bool
    """Whether it only shows what was taken along from the item before: voted on once, without talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPace:
    """A few items for everyone at their own pace, in two forms; who has the one before has the other one after."""

    which: Literal["before", "after"]
    a: tuple[str, ...]
    """Ids of the items of form a."""
    b: tuple[str, ...]
    """Ids of the items of form b, as many as of a."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a lesson, shown in front."""

    step: str
    """`lesson#step`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A question that groups talk about."""

    item: str
    """Id of a reflect item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A while in which nothing is asked."""

    text: str
    """What is shown meanwhile."""


Activity = Front | OwnPace | Page | Talk | Pause
"""What is done in a workshop, one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan of a workshop. What its activities name may not be in the course; `check` says so."""

    id: str
    title: str
    minutes: int
    """How long the workshop lasts."""
    activities: tuple[Activity, ...]
    """In order. At most one of them is a set before, and one a set after it."""


class PlansRead(NamedTuple):
    """The file of the plans, as it was read."""

    plans: tuple[Plan, ...]
    """Empty where the file is not sound."""
    document: Document
    """The file, with the findings."""


def read_plans(root: Path) -> PlansRead:
    """Read the plans of a course."""
    source, document = read_yaml(root, WORKSHOPS, WorkshopsFile)
    if source is None:
        return PlansRead((), document)
    before = len(document.problems)
    plans = tuple(_Reader(entry, document, ("plans", index)).plan() for index, entry in enumerate(source.plans))
    return PlansRead(plans if len(document.problems) == before else (), document)


def minutes_needed(plan: Plan) -> int:
    """How many minutes a plan's activities take: an estimate, for rooms of any size.

    8 for an item with two rounds (read 2, vote 1, talk 3, vote again and see why 2), 4 for one with one round and for a
    transfer, 2 for each item of a form, 4 for a page, 5 for talk, 2 for a pause. Coming in and the summary are not
    among them.
    """
    return sum(map(_minutes, plan.activities))


def _minutes(activity: Activity) -> int:
    match activity:
        case Front(rounds=rounds):
            return 4 * rounds
        case OwnPace(a=items):
            return 2 * len(items)
        case Page():
            return 4
        case Talk():
            return 5
        case Pause():
            return 2


class _Reader:
    """Makes a plan of an entry, and reports what does not hang together in it."""

    def __init__(self, entry: PlanEntry, document: Document, path: Keys) -> None:
        self.entry = entry
        self.document = document
        self.path = path
        self.before: FormsEntry | None = None
        self.after = False
        self.met: dict[str, Keys] = {}
        """Where an item stands first: an activity's key, and the form."""

    def plan(self) -> Plan:
        entry = self.entry
        read = (self._activity(each, number) for number, each in enumerate(entry.activities))
        activities = tuple(activity for activity in read if activity is not None)
        return Plan(id=entry.id, title=entry.title, minutes=entry.minutes, activities=activities)

    def _report(self, keys: Keys, message: str, hint: str = "") -> None:
        self.document.report(self.document.key_mark(*self.path, *keys), PLAN, message, hint)

    def _activity(self, entry: ActivityEntry, number: int) -> Activity | None:
        place: Keys = ("activities", number)
        given = [shape for shape in SHAPES if getattr(entry, shape) is not UNSET]
        if len(given) != 1:
            message = f"an activity is exactly one of {', '.join(SHAPES)}; here is {' and '.join(given) or 'none'}"
            self._report(place, message)
            return None
        if entry.rounds is not UNSET and entry.item is UNSET:
            self._report((*place, "rounds"), f"only an item has rounds, and this is a {given[0]}")
        if entry.item is not UNSET:
            self._once(entry.item, (*place, "item"))
            return Front(item=entry.item, rounds=2 if entry.rounds is UNSET else entry.rounds, is_transfer=False)
        if entry.transfer is not UNSET:
            self._once(entry.transfer, (*place, "transfer"))
            return Front(item=entry.transfer, rounds=1, is_transfer=True)
        if entry.before is not UNSET:
            return self._before(entry.before, (*place, "before"))
        if entry.after is not UNSET:
            return self._after(entry.after, (*place, "after"))
        if entry.step is not UNSET:
            return Page(step=entry.step)
        if entry.reflect is not UNSET:
            self._once(entry.reflect, (*place, "reflect"))
            return Talk(item=entry.reflect)
        assert entry.pause is not UNSET
        return Pause(text=entry.pause)

    def _before(self, forms: FormsEntry, place: Keys) -> OwnPace:
        if self.before is not None or self.after:
            self._report(place, "a plan has one `before`, ahead of its `after`")
        self.before = self.before or forms
        self._forms(forms, place)
        return OwnPace(which="before", a=forms.a, b=forms.b)

    def _after(self, forms: FormsEntry | Literal["same"], place: Keys) -> OwnPace | None:
        if self.before is None:
            self._report(place, "no `before` stands ahead of this `after`", "what comes after is held against it")
        elif self.after:
            self._report(place, "a plan has one `after`")
        self.after = True
        if isinstance(forms, FormsEntry):
            self._forms(forms, place)
        elif self.before is None:
            return None
        else:
            forms = self.before
        return OwnPace(which="after", a=forms.a, b=forms.b)

    def _forms(self, forms: FormsEntry, place: Keys) -> None:
        if len(forms.a) != len(forms.b):
            message = f"form a has {len(forms.a)} items and form b has {len(forms.b)}; they are held against each other"
            self._report((*place, "b"), message)
        for form, items in (("a", forms.a), ("b", forms.b)):
            for number, item in enumerate(items):
                self._once(item, (*place, form, number))

    def _once(self, item: str, place: Keys) -> None:
        """Report an item that somebody would meet twice: form a after the talk may be that before it, likewise b."""
        first = self.met.get(item)
        again = first is not None and first[2] == "before" and place[2] == "after" and first[3] == place[3]
        if first is None or again:
            self.met[item] = place
        else:
            self._report(place, f"the plan names the item {item!r} twice")
