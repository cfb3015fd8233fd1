"""What is said of forms before they are sat, in the same words in every face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from tui.course.forms import Form
from tui.course.heads import QuizTitle
from tui.course.markdown import plain
from tui.tutor.amounts import count
from tui.tutor.forms import RETEST_AFTER, Standing
from tui.tutor.path import Way

MINUTES = 1.5
"""That a text of a form takes."""
PASS_OVER = "x"
"""What is pressed or typed to pass a pretest over."""
_ABOUT: dict[Form, str] = {
    "pretest": "This comes before the course, so that you can see later what it has changed. It is no exam: nobody "
    "passes or fails, and a guess is an answer.",
    "final": "This is the end of the course: texts that you have not seen, judged by you alone. What you get here is "
    "what a record of completion says.",
    "retest": "Again texts that you have not seen, a while after the final form: what has stayed?",
}


def date(when: datetime) -> str:
    """A day, where the program runs: `4 December 2026`."""
    return f"{when.astimezone():%d %B %Y}".lstrip("0")


def front(title: QuizTitle, stands: Standing) -> Iterator[str]:
    """What is to be known before a form is sat or gone on with; or why it cannot be."""
    if not stands.can_be_sat:
        yield closed(title, stands)
        return
    yield _ABOUT.get(stands.form, "")
    if stands.state == "begun":
        left = count(stands.items - stands.answered, "text")
        yield f"You have answered {stands.answered} of {stands.items}; {left} to go."
    else:
        may = " You may pass it over." if stands.can_be_passed_over else ""
        yield f"{count(stands.items, 'text')}, about {round(stands.items * MINUTES)} minutes.{may}"
    yield (
        "For each you say what it supports, how sure you are, and which sentence decides: of several that do any one, "
        "of a text that settles nothing none. There are no hints, and an answer that is given stays given. What was "
        "right, and why, is told at the end."
    )
    yield "You can leave at any time, and go on where you were."


def early(stands: Standing, way: Way) -> str:
    """What is to be thought of before the final form is begun by who is not through the course; else empty."""
    if stands.form != "final" or stands.state != "open" or way.target.kind == "form":
        return ""
    return "You are not through the course yet, and a form is sat once: you may want to come back to it."


def retest_is_open(standings: Iterable[Standing]) -> str:
    """A line for a map where the retest can be begun; empty where it cannot."""
    found = next((each for each in standings if each.form == "retest" and each.state == "open"), None)
    if found is None:
        return ""
    return f"The retest is open: {count(found.items, 'new text')}, {RETEST_AFTER.days} days after the final form"


def closed(title: QuizTitle, stands: Standing) -> str:
    """Why a form cannot be sat now."""
    name = f"“{plain(title.title)}”"
    if stands.state == "late":
        return f"{name} is for before the course, and you have judged texts since. It would not say what you came with."
    if stands.state == "waits":
        after = f"{RETEST_AFTER.days} days after the final form"
        return f"{name} opens on {date(stands.opens)}, {after}." if stands.opens else f"{name} opens {after}."
    if stands.state == "begun":
        return f"{name} has come to its end: open it to see what came of it."
    return f"{name} was sat already."


def state(stands: Standing, short: bool = False) -> str:
    """Where a learner stands with a form, in a few words for a map, or in as few as can be."""
    match stands.state:
        case "begun":
            return f"{stands.answered} of {stands.items}"
        case "finished":
            return "done"
        case "passed":
            return "passed" if short else "passed over"
        case "late":
            return "not taken"
        case "waits":
            if short:
                return f"from {date(stands.opens).rpartition(' ')[0]}" if stands.opens else "later"
            after = f"{RETEST_AFTER.days} days after the final form"
            return f"from {date(stands.opens)}" if stands.opens else after
    return count(stands.items, "text")
