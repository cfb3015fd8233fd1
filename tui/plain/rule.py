"""The rule by which texts are judged: what each verdict means, what to look for, what a certainty earns and costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.course.rubric import Rubric
from tui.plain.prompts import Face
from tui.tutor import wording
from tui.tutor.asks import BOTH, Asked, Asks
from tui.tutor.judging import CERTAINTIES

_ASKED: Mapping[Asked, str] = {
    "verdict": "what it supports",
    "certainty": "how sure you are",
    "sentence": "which sentence decides",
}


def read_rule(face: Face, verdicts: Iterable[str], asks: Asks = BOTH) -> None:
    """Read the whole rule."""
    try:
        rubric = face.course.rubric
    except CourseError as error:
        face.lines.say(f"{error}.")
        return
    lines = face.lines
    lines.part()
    lines.say("The rule.")
    _verdicts(face, rubric, verdicts)
    lines.part()
    lines.say("What to look for:")
    for feature in rubric.features:
        noted = " It is noted, and never decides." if feature.noted == "yes" else ""
        lines.say(f"{plain(feature.label)}. {plain(feature.question)}{noted}", "- ")
        if feature.counts:
            lines.say(f"Counts: {plain(feature.counts)}", "  ")
        if feature.does_not:
            lines.say(f"Does not: {plain(feature.does_not)}", "  ")
    lines.part()
    if asks.certainty:
        _stakes(face)
    lines.say()


def introduce_rule(face: Face, verdicts: Iterable[str], asks: Asks = BOTH) -> None:
    """Before the first judgement ever: the rule in short."""
    face.lines.part()
    asked = wording.enumeration([_ASKED[name] for name in asks.questions])
    number = ("one question", "two questions", "three questions")[len(asks.questions) - 1]
    any_one = " Often several do; then any one of them will do." if asks.sentence else ""
    face.lines.say(f"This is your first judgement. A text follows, and {number}: {asked}.{any_one}")
    _verdicts(face, face.course.rubric, verdicts)
    if asks.certainty:
        _stakes(face)
    where = f"each of the {number}" if len(asks.questions) > 1 else "the question"
    face.lines.say(f"At {where}, r reads the whole rule.")


def _verdicts(face: Face, rubric: Rubric, verdicts: Iterable[str]) -> None:
    for name in verdicts:
        entry = rubric.verdict_entry[name]
        face.lines.say(f"{plain(entry.label)}: {plain(entry.meaning)}", f"{entry.hotkey:>2}  ")


def _stakes(face: Face) -> None:
    stakes = "; ".join(map(wording.stakes_aloud, CERTAINTIES))
    face.lines.say(f"How sure you are counts. For {stakes}.")
