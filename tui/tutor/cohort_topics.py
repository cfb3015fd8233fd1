"""What a group might talk about: what most of it shares, first."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tui.tutor.cohort import GroupFigures
from tui.tutor.cohort_items import ItemFigures
from tui.tutor.measures import Share

MOST = 6
"""How many topics are named."""
_FEWEST = 2
"""People who share a mistake; what one has made is no topic for all."""


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """Something to talk about."""

    words: str
    """What it is, as a sentence."""
    shared: Share
    """By how many of how many."""
    item: str
    """The item that it is on, or empty."""
    step: str
    """The step to read again, as `LESSON#STEP`, or empty."""


def topics(group: GroupFigures) -> tuple[Topic, ...]:
    """What to talk about, the most shared first; disputes of a key among them, however few share one."""
    found = sorted([*_kinds(group), *_items(group)], key=lambda topic: -(topic.shared.rate or 0))
    disputes = list(_disputes(group))
    kept = found[: max(MOST - len(disputes), MOST // 2)]
    return tuple([*kept, *disputes][:MOST])


def _kinds(group: GroupFigures) -> Iterator[Topic]:
    for kind in group.kinds:
        if kind.people.count >= _FEWEST:
            words = f"{kind.label}: {_people(kind.people)}, in {kind.share.count} of {kind.share.of} answers."
            yield Topic(words=words, shared=kind.people, item="", step="")
    for level in group.levels:
        if level.overconfident >= _FEWEST:
            shared = Share(level.overconfident, len([person for person in group.people if person.counts]))
            yield Topic(
                words=f"Overconfident when “{level.certainty}”: {_people(shared)}.", shared=shared, item="", step=""
            )


def _items(group: GroupFigures) -> Iterator[Topic]:
    for item in group.items:
        missed = Share(item.right.of - item.right.count, item.right.of)
        if missed.count >= _FEWEST:
            yield Topic(
                words=f"{item.item}: {_people(missed)} wrong{_mostly(item)}.",
                shared=missed,
                item=item.item,
                step=item.step,
            )


def _mostly(item: ItemFigures) -> str:
    """What most of the wrong answers were."""
    first = item.wrong[0]
    label = f" ({first.label})" if first.label else ""
    return f"; it supports {item.key}, and {first.people} answered {first.answer}{label}"


def _disputes(group: GroupFigures) -> Iterator[Topic]:
    steps = {item.item: item.step for item in group.items}
    for remarks in group.remarks:
        if remarks.disputes:
            shared = Share(len(remarks.disputes), len(group.people))
            yield Topic(
                words=f"{remarks.subject}: its key is disputed by {_people(shared)}.",
                shared=shared,
                item=remarks.subject,
                step=steps.get(remarks.subject, ""),
            )


def _people(shared: Share) -> str:
    return f"{shared.count} of {shared.of} people"
