"""The lab in lines: a number turns a fact on, and what follows is read."""

from __future__ import annotations

from tui.course.errors import CourseError
from tui.course.markdown import plain
from tui.plain.asides import ask, choose
from tui.plain.prompts import Face, Keys
from tui.tutor import lab, lab_words

_KEYS: Keys = {
    "": "leave the lab",
    "c": "clear: say nothing of anything",
    "p": "begin with the facts of a text, or of a hypothetical",
    "f": "what the features ask, what counts and what does not",
    "r": "read again what follows",
}


def explore(face: Face, line: str = "") -> None:
    """Stay in the lab until the learner leaves it.

    Args:
        face: The face.
        line: Facts to begin with.
    """
    try:
        rubric = face.course.rubric
    except CourseError as error:
        face.lines.say(f"{error}.")
        return
    here = lab.look(rubric, lab.read(rubric, line))
    _read(face, here)
    while True:
        choices = [
            (number, f"{plain(switch.feature.label)}: {lab_words.state(switch)}")
            for number, switch in enumerate(here.switches, 1)
        ]
        lead = "A number turns a fact from silent to stated, to denied, to silent. Enter leaves the lab."
        reply = ask(face, "go", choices, _KEYS, lead=lead)
        if reply == "":
            return
        if reply == "f":
            _features(face, here)
            continue
        facts = here.facts
        if reply.isdecimal():
            switch = here.switches[int(reply) - 1]
            facts = lab.changed(facts, ((switch.feature.id, lab.TURN[switch.value]),))
        elif reply == "c":
            facts = {}
        elif reply == "p":
            presets = list(lab.presets(face.course, face.record.history))
            named = [(number, preset.label) for number, preset in enumerate(presets, 1)]
            chosen = choose(face, named, "A number begins with these facts, Enter leaves them as they are.")
            facts = facts if chosen is None else presets[chosen - 1].facts
        here = lab.look(rubric, facts)
        _read(face, here)


def _read(face: Face, here: lab.Lab) -> None:
    lines = face.lines
    lines.part()
    if here.outcome is None:
        lines.say(lab_words.clash(here))
        lines.part()
        return
    lines.say(f"{plain(here.outcome.verdict.label)}. {plain(here.outcome.verdict.meaning)}")
    decided = lab_words.decided(here)
    if decided:
        lines.say(decided)
    for truth, label, needs in lab_words.senses(here):
        holds = truth.capitalize()
        lines.say(f"{holds}: {label}: {needs}." if needs else f"{label}. {holds}.", "- ")
    lines.say("The smallest change to another verdict:")
    for sentence in lab_words.changes(lab.changes(face.course.rubric, here.facts), face.course.rubric):
        lines.say(sentence, "- ")
    lines.say(f"To open this again: two-schemers lab {lab.share(face.course.rubric, here.facts)}".strip())
    lines.part()


def _features(face: Face, here: lab.Lab) -> None:
    for switch in here.switches:
        face.lines.part()
        face.lines.say(f"{plain(switch.feature.label)}: {lab_words.state(switch)}.")
        for lead, words in lab_words.about(face.course, switch):
            face.lines.say(f"{lead}{words}", "- ")
    face.lines.part()
