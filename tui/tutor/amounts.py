"""Amounts in words. Nothing that reading or judging needs is imported here: the first paint says how much there is."""

from __future__ import annotations


def count(number: int, thing: str, things: str = "") -> str:
    """A number of things: `1 answer`, `2 answers`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def interval(low: float, high: float) -> str:
    """Where a share can lie: `8 to 48%`."""
    return f"{round(100 * low)} to {round(100 * high)}%"


def hours(minutes: int) -> str:
    """A time to read, as people say it: `about 9 minutes`, `about 2½ hours`."""
    if minutes < 55:
        return f"about {count(minutes, 'minute')}"
    halves = round(minutes / 30)
    whole = f"{halves // 2}{'½' if halves % 2 else ''}"
    return f"about {whole} hour{'' if halves == 2 else 's'}"


def how_long(lessons: int, minutes: int, questions: int) -> str:
    """How much there is in a course, and how one goes through it: what a new learner is told."""
    return (
        f"{count(lessons, 'lesson')}, {hours(minutes)} to read, {count(questions, 'question')} to answer. "
        "Stop anywhere: you come back to the same place."
    )
