"""Where the learner stands: sentences, without anything that stands for its place or its length."""

from __future__ import annotations

from tui.plain.prompts import Face
from tui.tutor.advice import advise
from tui.tutor.measure_words import sentences
from tui.tutor.measures import measure
from tui.tutor.result_words import compared


def read_progress(face: Face) -> None:
    """Read all measures, and what to do next."""
    lines = face.lines
    course, history = face.course, face.record.history
    for title, said in (*sentences(course, measure(course, history)), *compared(course, history)):
        lines.part()
        lines.say(f"{title}:")
        for sentence in said:
            lines.say(sentence, "- ")
    advice = advise(face.course, face.record.history)
    if advice:
        lines.part()
        lines.say("Do next:")
        for each in advice:
            lines.say(f"{each.words}.", "- ")
    lines.part()
