"""Enter pressed twice, or held down, does not go past feedback that nobody can have read."""

from __future__ import annotations

from collections.abc import Callable

READING = 0.7
"""Seconds after feedback appears in which Enter does nothing; a key that is held repeats after 0.25 to 0.66 s."""
REPEATING = 0.4
"""Seconds between two presses of Enter up to which the second one counts as a repeat of the first."""


class Guard:
    """Says whether Enter may go on."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin.

        Args:
            clock: Seconds from some moment on, never set back.
        """
        self._clock = clock
        self._shown = float("-inf")
        self._pressed = float("-inf")

    def feedback_shown(self) -> None:
        """Feedback has just appeared."""
        self._shown = self._pressed = self._clock()

    def lets_on(self) -> bool:
        """Whether Enter, pressed now, means to go on from the feedback."""
        now, before = self._clock(), self._pressed
        self._pressed = now
        return now - self._shown >= READING and now - before >= REPEATING
