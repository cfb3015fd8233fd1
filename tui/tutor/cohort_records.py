"""The records of a group: taken in one by one, each person once, and sorted by the state of the course."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from tui.course.safe_text import clean
from tui.tutor.completion import Completion, CompletionError, CourseState, read
from tui.tutor.measures import Measures, Share
from tui.tutor.results import Result

RECORD_BYTES = 4_000_000
"""What a record may hold; one with all its answers and many notes holds some 50,000."""
RECORDS = 500
"""How many a cohort may have."""
_MOST = 1_000_000
"""Beyond any number that a record holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record that was handed in."""

    file: str
    """Where it was read."""
    name: str
    """Who it is about, in this cohort: a name, or `person 3`."""
    record: Completion
    """Its texts are on one line each, and safe to show."""
    is_intact: bool
    """Whether its checksum is that of what it says."""

    @property
    def results(self) -> list[Result]:
        """The forms that were finished."""
        found = self.record.results
        return [each for each in (found.before, found.after, found.retest) if each is not None]

    @property
    def sittings(self) -> set[tuple[object, ...]]:
        """What tells its forms from those of anybody else."""
        return {(self.record.course.id, each.quiz, each.seed, each.begun, each.finished) for each in self.results}


@dataclass(frozen=True, slots=True)
class Repeat:
    """A record that holds a form which another one holds too, so that it is the same person's."""

    file: str
    of: str
    """The file that counts: one that was not changed rather than one that was, and the later one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those whose course was in one state."""

    course: CourseState
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """All records that could be read."""

    groups: tuple[Group, ...]
    """The largest first."""
    repeats: tuple[Repeat, ...]
    """Records that are left out."""
    namesakes: tuple[str, ...]
    """Names of more than one person, or of one who sat the forms more than once."""


def admit(file: str, content: bytes) -> Entry:
    """Take in a record.

    Args:
        file: Where it was read.
        content: What was read.

    Raises:
        CompletionError: It is none, with the place where it goes wrong.
    """
    found = read(content)
    plain = msgspec.to_builtins(found.record)
    record = msgspec.convert(_tidied(plain, "$"), Completion)
    for place, flaw in _flaws(record):
        raise CompletionError(f"it cannot be right: {flaw} - at `$.{place}`")
    return Entry(file=file, name=record.learner, record=record, is_intact=found.is_intact)


def _tidied(value: Any, place: str) -> Any:
    """The same with each text in it on one line, and without what nobody sees.

    Raises:
        CompletionError: A number is beyond all that can be counted.
    """
    if isinstance(value, str):
        return " ".join(clean(value).split())
    if isinstance(value, dict):
        return {_tidied(key, place): _tidied(each, f"{place}.{key}") for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_tidied(each, f"{place}[{number}]") for number, each in enumerate(value)]
    if isinstance(value, int | float) and abs(value) > _MOST:
        raise CompletionError(f"it cannot be right: a number beyond all bounds - at `{place}`")
    return value


def _flaws(record: Completion) -> Iterator[tuple[str, str]]:
    """What no record holds that was made by the program: a place, and what is wrong there."""
    if record.made.tzinfo is None:
        yield "made", "a time without its zone"
    for name, form in (("before", "pretest"), ("after", "final"), ("retest", "retest")):
        result = getattr(record.results, name)
        if result is None:
            continue
        place = f"results.{name}"
        if result.form != form:
            yield f"{place}.form", f"a {result.form} form in the place of a {form} form"
        if result.begun.tzinfo is None or result.finished.tzinfo is None:
            yield f"{place}.begun", "a time without its zone"
        shares = (result.right, result.over, *_shares(result.measures))
        if not all(0 <= each.count <= each.of for each in shares):
            yield place, "more than all, or fewer than none"
        if any(count < 0 for row in result.measures.table.values() for count in row.values()):
            yield f"{place}.measures.table", "fewer than none"
        if any(level.stated is not None and not 0 <= level.stated <= 1 for level in result.measures.levels):
            yield f"{place}.measures.levels", "a chance that is none"
        kinds = Counter(kind.kind for kind in result.measures.kinds)
        levels = Counter(level.certainty for level in result.measures.levels)
        if any(times > 1 for times in (*kinds.values(), *levels.values())):
            yield f"{place}.measures", "something twice"
    met = Counter((answer.form, answer.item) for answer in record.answers or ())
    if any(times > 1 for times in met.values()):
        yield "answers", "two answers to one item of a form"


def _shares(measures: Measures) -> Iterator[Share]:
    yield from (kind.share for kind in measures.kinds)
    yield from (level.right for level in measures.levels)
    yield measures.reasons.right


def sort(entries: Sequence[Entry]) -> Sorted:
    """Each person once, under a name of their own, by the state of the course.

    Records that hold the same sitting of a form are of the same person, be they named or not. A name alone tells
    nobody apart: those who never gave one are all called the same.
    """
    kept, repeats = _once(entries)
    names = Counter(entry.name for entry in kept)
    namesakes = tuple(name for name, times in names.items() if name and times > 1)
    seen: Counter[str] = Counter()
    groups: dict[tuple[str, str], list[Entry]] = {}
    for number, entry in enumerate(kept, 1):
        seen[entry.name] += 1
        name = entry.name or f"person {number}"
        if entry.name in namesakes:
            name = f"{entry.name} ({seen[entry.name]})"
        course = entry.record.course
        groups.setdefault((course.id, course.content), []).append(replace(entry, name=name))
    found = [Group(each[0].record.course, tuple(each)) for each in groups.values()]
    return Sorted(tuple(sorted(found, key=lambda group: -len(group.entries))), repeats, namesakes)


def _once(entries: Sequence[Entry]) -> tuple[list[Entry], tuple[Repeat, ...]]:
    """The records that count, in the order in which they were handed in, and those that say the same again."""
    kept: list[Entry] = []
    repeats = []
    for entry in sorted(entries, key=lambda entry: (entry.is_intact, entry.record.made), reverse=True):
        first = next((other for other in kept if other.sittings & entry.sittings), None)
        if first is None:
            kept.append(entry)
        else:
            repeats.append(Repeat(entry.file, first.file))
    files = [entry.file for entry in entries]
    return sorted(kept, key=lambda entry: files.index(entry.file)), tuple(repeats)
