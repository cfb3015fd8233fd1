"""What to do next, from where a learner stands."""

from __future__ import annotations

from typing import NamedTuple

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.markdown import plain
from tui.course.target import Target
from tui.tutor.history import History
from tui.tutor.path import way_on


class Advice(NamedTuple):
    """Something to do."""

    words: str
    """A clause that begins with what to do: `Reread “What silence means”`."""
    target: Target


def advise(course: Course, history: History) -> tuple[Advice, ...]:
    """What to do next, the most urgent first: what the latest confusion calls for, then the way on."""
    found = []
    untold = history.sittings.open
    latest = (given for given in history.latest().values() if given.data.context not in untold)
    confused = [given for given in latest if given.data.headline]
    if confused:
        step = _step(course, confused[-1].item)
        title = course.step_title(step).step
        if title:
            words = f"Reread “{plain(title)}”: you mixed up a text on it, in practice or in a test"
            found.append(Advice(words, Target("lesson", step)))
    way = way_on(course, history)
    words = f"{way.verb}: {plain(way.title)}" + (f", {way.detail}" if way.detail else "")
    return (*found, Advice(words, way.target)) if way.verb else tuple(found)


def _step(course: Course, item: str) -> str:
    try:
        return course.find_item(item)[1].step
    except UnknownIdError:
        return ""
