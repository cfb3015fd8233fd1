"""What the facilitator alone may see: the votes as they come in, the key, what to do next and why, who is there."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.room import saying
from tui.room.orders import Person, View
from tui.room.saying import percent
from tui.tutor.wording import enumeration
from tui.widgets.blocks import rows
from tui.widgets.room_bars import bars
from tui.widgets.texts import lines

_DO = {"discuss": "Let them talk", "hint": "Give the hint, then let them talk", "reveal": "Show the key"}
_VOTED, _NOT_VOTED = "✓", "·"
_GONE = "gone"


def figures(view: View, gone_by: float, width: int) -> Content:
    """The votes, and what follows from them.

    Args:
        view: All that the facilitator may see.
        gone_by: Milliseconds since the host said it.
        width: In cells.
    """
    parts = (_standing(view, gone_by, width), _advice(view, width), _votes(view, width), _notices(view, width))
    said: list[Content | str] = []
    for part in map(list, parts):
        if part:
            said += [*([""] if said else []), *part]
    return lines(said)


def _standing(view: View, gone_by: float, width: int) -> Iterator[Content]:
    screen, state = view.screen, view.screen.state
    if state.phase in ("summary", "over"):
        return
    said = [f"{saying.clock(screen.since_ms + gone_by)} in this phase"]
    if state.round:
        said.insert(0, f"{screen.voted} hands counted" if state.hands else saying.how_many_voted(screen))
    if state.closes_ms is not None:
        said.append(f"closes in {-int(-max(0, state.closes_ms - gone_by) // 1000)} s")
    yield from rows(Content("   ").join(Content.styled(each, "bold") for each in said), width)


def _advice(view: View, width: int) -> Iterator[Content]:
    if view.advice is not None:
        yield from rows(Content(view.advice.why), width, Content.styled(f"{_DO[view.advice.do]}  ", "bold $accent"))


def _votes(view: View, width: int) -> Iterator[Content]:
    items = view.screen.state.items
    if not items:
        return
    if view.tally is not None:
        yield bars(items[0], view.tally, width, airy=False, key=view.key)
    else:
        label = next((option.label for option in items[0].options if option.id == view.key), "")
        yield from rows(Content(label), width, Content.styled(f"The key  {view.key.upper()}  ", "bold"))
    if view.right:
        yield Content.styled("right  ", "bold") + "  →  ".join(map(percent, view.right.values()))


def _notices(view: View, width: int) -> Iterator[Content]:
    for notice in view.notices:
        yield from rows(Content.styled(notice, "bold $warning"), width)
    if not view.screen.by_hands:
        yield from rows(Content(f"In front: {saying.bare(view.screen.url)}"), width)
    if view.addresses and not view.screen.by_hands:
        yield from rows(Content(f"Also: {enumeration([saying.bare(each) for each in view.addresses])}"), width)
    yield from rows(Content(view.screen.open_to), width)
    said = [*["Nobody else is let in."] * view.screen.locked, *["Any number of seats an address."] * view.cap_lifted]
    if said:
        yield from rows(Content(" ".join(said)), width)


def seats(view: View, width: int) -> Content:
    """Who is there, and whether they have voted.

    Args:
        view: All that the facilitator may see.
        width: In cells.
    """
    here = sum(person.here for person in view.people)
    gone = len(view.people) - here
    title = f"{saying.people(here)}{f', {gone} gone' if gone else ''}"
    return lines([Content.styled(title, "bold"), *(_seat(person, width) for person in view.people)])


def _seat(person: Person, width: int) -> Content:
    mark = Content.styled(f"{_VOTED if person.voted else _NOT_VOTED} ", "bold $success" if person.voted else "")
    return (mark + seat(person)).truncate(width, ellipsis=True)


def seat(person: Person) -> str:
    """A person in a line: number, name if any, what they take part with, and whether they have gone."""
    return "  ".join([f"{person.no:>3}", *[person.name] * bool(person.name), person.face, *[_GONE] * (not person.here)])
