"""For each part of each sense, the vignettes that state all other parts, and of this one nothing, or its denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from tui.course.errors import ContradictionError
from tui.course.logic import Truth, Value
from tui.course.model import Classify
from tui.course.rubric import Rubric

SILENT, DENIED = 2, 1
"""How many vignettes at least miss a part by silence, and by denial."""


class Missed(NamedTuple):
    """A part of a sense, and who misses it alone."""

    sense: str
    part: str
    silent: tuple[str, ...]
    denied: tuple[str, ...]
    can_be_silent: bool
    """Whether all other parts can be stated while this one is not said; an implication may forbid it."""
    can_be_denied: bool

    @property
    def gap(self) -> str:
        """What is missing, or empty."""
        gaps = []
        if self.can_be_silent and len(self.silent) < SILENT:
            gaps.append(f"{len(self.silent)} silent, {SILENT} wanted")
        if self.can_be_denied and len(self.denied) < DENIED:
            gaps.append(f"{len(self.denied)} denied, {DENIED} wanted")
        return "; ".join(gaps)


def near_misses(rubric: Rubric, vignettes: Sequence[Classify]) -> list[Missed]:
    """The table: part by part of every sense of two parts or more."""
    parts = rubric.sense_parts({})
    found: dict[tuple[str, int, Truth], list[str]] = {}
    for item in vignettes:
        for sense, said in rubric.sense_parts(item.vignette.stated).items():
            missing = [place for place, part in enumerate(said) if part.truth is not Truth.YES]
            if len(missing) == 1:
                found.setdefault((sense, missing[0], said[missing[0]].truth), []).append(item.id)
    possible = _possible(rubric)
    return [
        Missed(
            sense=sense,
            part=part.label,
            silent=tuple(found.get((sense, place, Truth.UNKNOWN), ())),
            denied=tuple(found.get((sense, place, Truth.NO), ())),
            can_be_silent=(sense, place, Truth.UNKNOWN) in possible,
            can_be_denied=(sense, place, Truth.NO) in possible,
        )
        for sense, each in parts.items()
        if len(each) > 1
        for place, part in enumerate(each)
    ]


def _possible(rubric: Rubric) -> set[tuple[str, int, Truth]]:
    """Which parts can be missed alone, found by trying what can be said of the features of each sense."""
    values: tuple[Value | None, ...] = ("yes", "no", None)
    found = set()
    for sense in rubric.senses:
        names = [feature.id for feature in rubric.features if _uses(rubric, sense.id, feature.id)]
        for chosen in product(values, repeat=len(names)):
            stated = {name: value for name, value in zip(names, chosen, strict=True) if value}
            try:
                said = rubric.sense_parts(stated)[sense.id]
            except ContradictionError:
                continue
            missing = [place for place, part in enumerate(said) if part.truth is not Truth.YES]
            if len(missing) == 1:
                found.add((sense.id, missing[0], said[missing[0]].truth))
    return found


def _uses(rubric: Rubric, sense: str, feature: str) -> bool:
    """Whether a feature says anything of a sense: stating or denying it changes what is said of a part."""
    nothing = rubric.sense_parts({})[sense]
    sides: tuple[Value, ...] = ("yes", "no")
    return any(rubric.sense_parts({feature: value})[sense] != nothing for value in sides)


def report(table: Sequence[Missed]) -> Iterator[str]:
    """The table in words."""
    yield "Near misses: all other parts stated, this one silent, denied"
    for row in table:
        silent = str(len(row.silent)) if row.can_be_silent else "-"
        denied = str(len(row.denied)) if row.can_be_denied else "-"
        yield f"  {row.sense:<16} {row.part:<32} {silent:>3} {denied:>3}   {row.gap}"
