"""Settings in lines: what a judgement asks of the learner."""

from __future__ import annotations

from tui.plain.asides import choose
from tui.plain.prompts import Face
from tui.settings import LABELS, MEANINGS

_OFFERED = ("certainty", "sentence")
"""Those that mean something here; there is no mouse."""


def change_wishes(face: Face) -> None:
    """Say what is wanted, and change what is chosen, until nothing is."""
    face.lines.say(f"What a judgement asks of you. {MEANINGS['certainty']}")
    while True:
        choices = [(number, _listed(face, name)) for number, name in enumerate(_OFFERED, 1)]
        chosen = choose(face, choices, "A number changes what it stands before, Enter leaves.")
        if chosen is None:
            return
        try:
            face.wishes.change(_OFFERED[chosen - 1])
        except OSError as error:
            face.lines.say(f"It holds until you leave, and cannot be saved: {error.strerror or error}.")


def _listed(face: Face, name: str) -> str:
    return f"{LABELS[name]}: {'yes' if face.wishes.wants(name) else 'no'}"
