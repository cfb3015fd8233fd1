"""A group's records of completion as one table: who finished, what was mixed up, before and after, what is shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import Literal

import msgspec

from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.journal.events import Certainty
from tui.tutor.cohort_items import ItemFigures, item_figures
from tui.tutor.cohort_records import Entry, Group, Repeat, Sorted
from tui.tutor.cohort_titles import Titles
from tui.tutor.completion import CourseState
from tui.tutor.intervals import mean_interval
from tui.tutor.judging import CERTAINTIES
from tui.tutor.measures import KindShare, Lean, Share, lean, share_of
from tui.tutor.results import Result

FEWEST_PAIRS = 5
"""People with both forms below whom the difference is given person by person alone."""
SatForm = Literal["pretest", "final", "retest"]
"""What is looked at."""
_FIELD: Mapping[SatForm, str] = {"pretest": "before", "final": "after", "retest": "retest"}


class PersonKind(msgspec.Struct, frozen=True):
    """How often a person gave a kind of wrong answer."""

    kind: str
    share: Share


class PersonLevel(msgspec.Struct, frozen=True):
    """What came of a person's answers of one certainty."""

    certainty: Certainty
    right: Share
    leans: Lean


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table. What is of a form that was not finished is null."""

    name: str
    file: str
    changed: bool
    """Whether the file was changed after it was made: its checksum fails."""
    administered_by: str
    full_resets: int
    before: Share | None
    """Right answers in the pretest."""
    right: Share | None
    """Right answers in the form that is looked at."""
    attempt: int | None
    unseen: int | None
    """How many of its texts had not been seen before."""
    counts: bool
    """Whether none had been, so that its answers count for what is said of all together."""
    passed: bool | None
    reasons: Share | None
    """Right reasons, of the right answers."""
    kinds: tuple[PersonKind, ...]
    levels: tuple[PersonLevel, ...]
    has_answers: bool


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """How often a kind of wrong answer was given by all together."""

    kind: str
    label: str
    headline: bool
    share: Share
    people: Share
    """Those who gave it at least once, of those who could."""


class GroupLevel(msgspec.Struct, frozen=True, kw_only=True):
    """What came of all answers of one certainty."""

    certainty: Certainty
    right: Share
    stated: float | None
    """The mean chance of being right that they state."""
    leans: Lean
    overconfident: int
    """How many people are plainly overconfident on this level."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """The pretest beside the form that is looked at, of those who did both."""

    people: int
    better: int
    worse: int
    before: float | None
    """Mean share of right answers; null below `FEWEST_PAIRS` people, as are the figures below."""
    after: float | None
    difference: float | None
    """Mean of the differences of each person."""
    low: float | None
    high: float | None
    gain: float | None
    """<g>, the normalised gain of the means (Hake 1998); null too where nothing could be gained."""


class Said(msgspec.Struct, frozen=True):
    """What somebody wrote."""

    name: str
    text: str


class Remarks(msgspec.Struct, frozen=True, kw_only=True):
    """What a group wrote on an item or a step."""

    subject: str
    title: str
    disputes: tuple[Said, ...]
    notes: tuple[Said, ...]


class GroupFigures(msgspec.Struct, frozen=True, kw_only=True):
    """Those whose course was in one state."""

    course: CourseState
    is_here: bool
    """Whether the course at hand is in that state."""
    people: tuple[Person, ...]
    finished: Share
    """Those who finished the form, of all."""
    passed: Share
    """Those who passed, of those who finished; of a pretest nobody can."""
    change: Change | None
    """None where the pretest itself is looked at."""
    kinds: tuple[Kind, ...]
    """The headline first."""
    levels: tuple[GroupLevel, ...]
    items: tuple[ItemFigures, ...]
    """The hardest first; empty where no record holds answers."""
    item_people: int
    """How many records of those who finished hold answers."""
    remarks: tuple[Remarks, ...]


class Cohort(msgspec.Struct, frozen=True, kw_only=True):
    """A group's records."""

    form: SatForm
    """What is looked at."""
    groups: tuple[GroupFigures, ...]
    """By state of the course, the largest first; nothing is pooled across them."""
    repeats: tuple[Repeat, ...]
    namesakes: tuple[str, ...]


def cohort(found: Sorted, form: SatForm, course: Course | None = None) -> Cohort:
    """Work out the table.

    Args:
        found: The records.
        form: What to look at.
        course: The course at hand, for the titles of items; nothing else is taken from it.
    """
    here = (course.id, fingerprint(course.root)) if course else None
    groups = tuple(_group(group, form, course, here) for group in found.groups)
    return Cohort(form=form, groups=groups, repeats=found.repeats, namesakes=found.namesakes)


def _group(group: Group, form: SatForm, course: Course | None, here: tuple[str, str] | None) -> GroupFigures:
    titles = Titles(course if course and course.id == group.course.id else None)
    sat = [(entry, _result(entry, form)) for entry in group.entries]
    results = [result for _, result in sat if result is not None]
    counting = [result for result in results if _counts(result)]
    answers = [
        [answer for answer in entry.record.answers if answer.form == form]
        for entry, result in sat
        if result is not None and entry.record.answers is not None
    ]
    return GroupFigures(
        course=group.course,
        is_here=here == (group.course.id, group.course.content),
        people=tuple(_person(entry, result) for entry, result in sat),
        finished=share_of(len(results), len(sat)),
        passed=share_of(sum(result.passed is True for result in results), len(results)),
        change=None if form == "pretest" else change(_pairs(sat)),
        kinds=tuple(_kinds(counting)),
        levels=tuple(_levels(counting)),
        items=item_figures(answers, titles, titles.verdicts(results[0].quiz) if results else ()),
        item_people=len(answers),
        remarks=tuple(_remarks(group.entries, titles)),
    )


def _result(entry: Entry, form: SatForm) -> Result | None:
    found: Result | None = getattr(entry.record.results, _FIELD[form])
    return found


def _counts(result: Result) -> bool:
    return result.unseen == result.items


def _person(entry: Entry, result: Result | None) -> Person:
    before = entry.record.results.before
    measures = result.measures if result else None
    return Person(
        name=entry.name,
        file=entry.file,
        changed=not entry.is_intact,
        administered_by=entry.record.administered_by,
        full_resets=entry.record.full_resets,
        before=_again(before.right) if before else None,
        right=_again(result.right) if result else None,
        attempt=result.attempt if result else None,
        unseen=result.unseen if result else None,
        counts=result is not None and _counts(result),
        passed=result.passed if result else None,
        reasons=_again(measures.reasons.right) if measures else None,
        kinds=tuple(PersonKind(kind.kind, _again(kind.share)) for kind in measures.kinds) if measures else (),
        levels=tuple(
            PersonLevel(level.certainty, _again(level.right), lean(level.stated, level.right))
            for level in (measures.levels if measures else ())
        ),
        has_answers=entry.record.answers is not None,
    )


def _again(found: Share) -> Share:
    """A share with its interval worked out anew: that in a file may be anything."""
    return share_of(found.count, found.of)


def _pairs(sat: Iterable[tuple[Entry, Result | None]]) -> Iterator[tuple[float, float]]:
    """The shares of right answers before and after, of those who did both."""
    for entry, result in sat:
        before = entry.record.results.before
        if before and result and _counts(before) and _counts(result):
            rates = before.right.rate, result.right.rate
            if rates[0] is not None and rates[1] is not None:
                yield rates[0], rates[1]


def change(pairs: Iterable[tuple[float, float]]) -> Change:
    """What has changed from one form to another.

    Args:
        pairs: For each person, the share of right answers before and after.
    """
    both = list(pairs)
    differences = [after - before for before, after in both]
    better, worse = sum(each > 0 for each in differences), sum(each < 0 for each in differences)
    if len(both) < FEWEST_PAIRS:
        figures: dict[str, float | None] = dict.fromkeys(("before", "after", "difference", "low", "high", "gain"))
    else:
        before, after = fmean(each for each, _ in both), fmean(each for _, each in both)
        low, high = mean_interval(differences)
        gain = (after - before) / (1 - before) if before < 1 else None
        figures = {"before": before, "after": after, "difference": fmean(differences)}
        figures |= {"low": low, "high": high, "gain": gain}
    return Change(people=len(both), better=better, worse=worse, **figures)


def _kinds(results: Sequence[Result]) -> Iterator[Kind]:
    found = [kind for result in results for kind in result.measures.kinds]
    firsts: dict[str, KindShare] = {}
    for kind in found:
        firsts.setdefault(kind.kind, kind)
    for first in sorted(firsts.values(), key=lambda kind: not kind.headline):
        shares = [kind.share for kind in found if kind.kind == first.kind]
        yield Kind(
            kind=first.kind,
            label=first.label,
            headline=first.headline,
            share=share_of(sum(each.count for each in shares), sum(each.of for each in shares)),
            people=share_of(sum(each.count > 0 for each in shares), sum(each.of > 0 for each in shares)),
        )


def _levels(results: Sequence[Result]) -> Iterator[GroupLevel]:
    for certainty in CERTAINTIES:
        found = [level for each in results for level in each.measures.levels if level.certainty == certainty]
        right = share_of(sum(level.right.count for level in found), sum(level.right.of for level in found))
        stated = sum((level.stated or 0) * level.right.of for level in found) / right.of if right.of else None
        yield GroupLevel(
            certainty=certainty,
            right=right,
            stated=stated,
            leans=lean(stated, right),
            overconfident=sum(lean(level.stated, level.right) == "over" for level in found),
        )


def _remarks(entries: Iterable[Entry], titles: Titles) -> Iterator[Remarks]:
    """What was written, the most disputed first."""
    written: dict[str, tuple[list[Said], list[Said]]] = {}
    for entry in entries:
        for remark in entry.record.remarks or ():
            disputes, notes = written.setdefault(remark.subject, ([], []))
            if remark.dispute:
                disputes.append(Said(entry.name, remark.dispute))
            if remark.note:
                notes.append(Said(entry.name, remark.note))
    for subject, (disputes, notes) in sorted(written.items(), key=lambda each: (-len(each[1][0]), -len(each[1][1]))):
        title = titles.of(subject)
        yield Remarks(subject=subject, title=title, disputes=tuple(disputes), notes=tuple(notes))
