"""What to do after a first vote: talk, give a hint, or show the key. For the facilitator alone.

Talk pays between 35 and 70% right (Crouch and Mazur 2001; Vickrey et al. 2015), which is said of four options. Here the
band is carried to any number of options by correcting for guessing, which is this course's own inference: 57 to 80% for
two, 42 to 73% for three. With few votes all of it is noise, so then the advice is always to talk.
"""

from __future__ import annotations

from tui.room.asked import Share
from tui.room.orders import Advice

FEW = 5
"""With fewer votes there is nothing to go by."""
LOW = 0.13
"""Share knowing, below which talk has too little to start from."""
HIGH = 0.60
"""Share knowing, above which there is too little left to talk about."""
MISTAKEN = 0.20
"""Share of sure and wrong from which talk pays whatever else holds."""


def knowing(right: float, options: int) -> float:
    """The share who know, if the others guess: the share right, corrected for guessing.

    Args:
        right: Share of right answers.
        options: How many there are, two at least.
    """
    chance = 1 / options
    return (right - chance) / (1 - chance)


def advise(right: Share | None, sure_wrong: Share | None, options: int) -> Advice:
    """What to do after a first vote.

    Args:
        right: Who was right; None where nobody voted.
        sure_wrong: Who was sure and wrong; None where it was not asked how sure one is.
        options: How many there are.
    """
    if right is None or right.of < FEW:
        return Advice("discuss", f"Fewer than {FEW} votes say little: let people talk.")
    if sure_wrong is not None and sure_wrong.count >= MISTAKEN * sure_wrong.of:
        return Advice(
            "discuss", f"{sure_wrong.count} of {sure_wrong.of} are sure and wrong: talk will show it to them."
        )
    # 0.8 of two options is to be 0.6, and no last bit above it.
    know = round(knowing(right.count / right.of, options), 9)
    told = f"{right.count} of {right.of} are right; with {options} options about {max(0, round(100 * know))}% know"
    if know < LOW:
        return Advice("hint", f"{told}, too few to start from: give the hint or explain, then let people talk.")
    if know > HIGH:
        return Advice("reveal", f"{told}, so there is little left to talk about: show the key.")
    return Advice("discuss", f"{told}: talk pays most here.")
