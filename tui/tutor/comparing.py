"""Two vignettes side by side: what differs between them, and the question which is which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Choice, Classify, Option, Pair
from tui.course.safe_text import inside
from tui.tutor.errors import KeptUnseenError
from tui.tutor.judging import ChoiceAnswer

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two vignettes with different keys."""

    vignettes: tuple[Classify, Classify]
    differences: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    """For each vignette: the parts of its text, as offsets, that the other does not share."""
    question: Choice
    """Which is which; the first option has the keys in the order in which the rubric lists them."""
    keys: tuple[str, str]
    """The two keys, in the rubric's order."""

    def given(self, answer: ChoiceAnswer, number: int) -> str:
        """The verdict that an answer gives to the vignette of a number, 0 or 1."""
        return self.keys[number if answer.option == 1 else 1 - number]

    def option(self, given: str) -> int:
        """The option by which the first vignette is given a verdict; 0 where there is none."""
        return self.keys.index(given) + 1 if given in self.keys else 0


def compare(course: Course, pair: Pair) -> Comparison:
    """Prepare a comparison.

    Raises:
        UnknownIdError: One of the two is no vignette of the course.
        KeptUnseenError: One of the two is kept for a test or a workshop.
        ValueError: They have the same key.
    """
    first, second = _vignette(course, pair.first), _vignette(course, pair.second)
    if first.key == second.key:
        raise ValueError(f"{first.id} and {second.id} have the same key, so that they cannot be told apart by it")
    rubric = course.rubric
    order = [verdict.id for verdict in rubric.verdicts]
    one, other = sorted((first.key, second.key), key=order.index)
    labels = {name: rubric.verdict_entry[name].label for name in (one, other)}
    why = f"The first: {first.explain.get(first.key, '')}\n\nThe second: {second.explain.get(second.key, '')}"
    options = tuple(
        Option(
            id=a,
            text=f"The first: {inside(labels[a])}. The second: {inside(labels[b])}.",
            why=why,
            correct=first.key == a,
        )
        for a, b in ((one, other), (other, one))
    )
    question = Choice(
        id=f"{first.id}-{second.id}",
        tests=(),
        step="",
        hints=(),
        skill=first.skill,
        difficulty=None,
        revision=f"{first.revision}-{second.revision}",
        stem="Which is which?",
        options=options,
        shuffle=False,
    )
    return Comparison(
        vignettes=(first, second),
        differences=differences(first.vignette.text, second.vignette.text),
        question=question,
        keys=(one, other),
    )


def _vignette(course: Course, name: str) -> Classify:
    quiz, item = course.find_item(name)
    if not isinstance(item, Classify):
        raise UnknownIdError(name, "a pair compares two vignettes")
    if quiz.use.kept_for:
        raise KeptUnseenError(quiz)
    return item


def differences(one: str, other: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The words of each of two texts that the other does not share in the same order, as offsets, neighbours joined."""
    words = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    matcher = SequenceMatcher(None, [w.group() for w in words[0]], [w.group() for w in words[1]], autojunk=False)
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for side, (start, end) in enumerate(((a_start, a_end), (b_start, b_end))):
            if end > start:
                found[side].append((words[side][start].start(), words[side][end - 1].end()))
    return tuple(found[0]), tuple(found[1])
