"""A record of completion to be read: who, what was sat, what came of it, and what that does and does not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from tui.course.markdown import plain
from tui.course.safe_text import inside
from tui.export.report import Beside, Block, Counts, Facts, Grid, Heading, Intervals, Points, Report, Words
from tui.tutor.completion import Completion, FormAnswer, checksum
from tui.tutor.forms import RETEST_AFTER
from tui.tutor.measure_words import LEANS, LEVEL_LABELS, of_all, percent
from tui.tutor.measures import Level
from tui.tutor.results import Result

_WHEN: dict[str, str] = {"pretest": "before", "final": "after", "retest": "later"}
_LIMITS = (
    "The numbers are small. Read the interval behind a figure, within which it can lie, before the figure itself.",
    "This is a file that the program made on the learner's own machine. The checksum shows a slip of an editor or a "
    "broken file. It is no signature: whoever can make a record can make another.",
    "The texts of the forms and their keys are in a public repository. “Not seen before” means: not answered before "
    "by this learner in this record.",
    "Judging short descriptions of models is not judging real ones. It shows whether two notions are kept apart.",
)


def report(record: Completion, labels: Mapping[str, str], has_retest: bool) -> Report:
    """A record as a report.

    Args:
        record: What is on record.
        labels: What the course calls its verdicts.
        has_retest: Whether the course has a retest.
    """
    title = f"Record of completion: {plain(record.course.title)}"
    return Report(title, tuple(_blocks(record, labels, has_retest, title)))


def _blocks(record: Completion, labels: Mapping[str, str], has_retest: bool, title: str) -> Iterator[Block]:
    found = record.results
    done = [each for each in (found.before, found.after, found.retest) if each is not None]
    yield Heading(title, 1)
    yield Facts(tuple(_facts(record)))
    yield Heading("Before and after")
    yield _side_by_side(done)
    yield Words(" ".join(_change(record, has_retest)))
    for result in done:
        yield from _form(result, list(labels))
    yield Heading("What this shows, and what it does not")
    yield Points((*_claim(found.after or found.retest), *_LIMITS, _administered(record)))
    if record.answers is not None:
        yield Heading("Answers")
        yield _answers(record.answers)
    if record.remarks is not None:
        yield Heading("Disputes and notes")
        yield Points(tuple(_remarks(record)) or ("None.",))


def _facts(record: Completion) -> Iterator[tuple[str, str]]:
    course = record.course
    yield "About", record.learner or "not named"
    version = f", version {course.version}" if course.version else ""
    yield "Course", f"{plain(course.title)} ({course.id}{version})"
    yield "Content", f"SHA-256 {course.content}"
    yield "Made", f"{moment(record.made)}, by two-schemers {record.program}"
    by = f"by {record.administered_by}, as whoever made this record states"
    yield "Administered", by if record.administered_by else "by nobody: self-administered"
    again = f"{record.full_resets}; what had been seen before counts as seen all the same"
    yield "Started over", again if record.full_resets else "never"
    yield "Checksum", f"SHA-256 {checksum(record)}"


def _side_by_side(done: list[Result]) -> Grid:
    """The forms that were finished, a column each."""
    rows: list[tuple[str, list[str]]] = [
        ("Begun", [moment(each.begun) for each in done]),
        ("Finished", [moment(each.finished) for each in done]),
        ("Attempt", [str(each.attempt) for each in done]),
        ("Texts not seen before", [f"{each.unseen} of {each.items}" for each in done]),
        ("Right", [of_all(each.right) for each in done]),
    ]
    for kind in done[0].measures.kinds:
        shares = [{one.kind: one.share for one in each.measures.kinds}.get(kind.kind) for each in done]
        rows.append((kind.label, [of_all(share) if share else "" for share in shares]))
    rows.append(("Right reasons, of the right", [of_all(each.measures.reasons.right) for each in done]))
    rows.append(("Passed", [{True: "yes", False: "no", None: "not asked"}[each.passed] for each in done]))
    rows.append(("Seed of the order", [each.seed for each in done]))
    head = [f"{plain(each.title)} ({_WHEN.get(each.form, each.form)})" for each in done]
    return Grid(("", *head), tuple((name, *cells) for name, cells in rows))


def _change(record: Completion, has_retest: bool) -> Iterator[str]:
    found = record.results
    if found.points is not None:
        yield f"The difference is {found.points:+d} points of a hundred, on different texts."
    if found.gain is not None:
        yield f"That is {percent(found.gain)} of what could be gained."
    if found.before is None:
        yield "Pretest: not done."
    if found.after is None:
        yield "Final form: not done."
    if found.retest is None and has_retest:
        opens = ""
        if found.after is not None:
            opening = moment(found.after.finished + RETEST_AFTER)
            opens = f"; it opens on {opening}, {RETEST_AFTER.days} days after the final form"
        yield f"Retest: not done{opens}."
    yield "Behind each share stands its 95% interval."


def _form(result: Result, names: list[str]) -> Iterator[Block]:
    measures = result.measures
    yield Heading(plain(result.title))
    if result.passed is not None:
        yield Words("Passed." if result.passed else "Not passed.")
        conditions = (f"{'✓ met' if each.met else '✗ not met'}: {each.words}; {each.got}" for each in result.conditions)
        yield Points(tuple(conditions))
    figures: list[Intervals | Counts] = []
    if measures.kinds:
        rows = tuple((kind.label, kind.share) for kind in measures.kinds)
        figures.append(Intervals("Mixed up, of the texts that allow it", rows))
    if measures.table:
        used = [*measures.table, *(name for row in measures.table.values() for name in row)]
        order = [name for name in dict.fromkeys([*names, *used]) if name in used]
        figures.append(Counts("What the texts support, and what was answered", tuple(order), measures.table))
    if figures:
        yield Beside(tuple(figures))
    levels = tuple(_level(level) for level in measures.levels if level.right.of)
    if levels:
        yield Grid(("Certainty", "states", "right", "leans"), levels)


def _level(level: Level) -> tuple[str, ...]:
    stated = percent(level.stated) if level.stated is not None else ""
    return LEVEL_LABELS[level.certainty], stated, of_all(level.right), LEANS[level.leans]


def _claim(result: Result | None) -> Iterator[str]:
    """What a pass says."""
    if result is not None and result.conditions:
        asked = "; ".join(inside(each.words) for each in result.conditions)
        yield f"A pass says this and no more: {asked}."


def _administered(record: Completion) -> str:
    if not record.administered_by:
        return "Nobody states that they saw the forms being sat unaided."
    return f"That {record.administered_by} saw the forms being sat unaided is stated by whoever made this record."


def _answers(answers: tuple[FormAnswer, ...]) -> Grid:
    head = ("Form", "Item", "Supports", "Answered", "Certainty", "Reason", "Mixed up")
    reasons = {True: "right", False: "wrong", None: ""}
    rows = (
        (
            each.form,
            f"{each.item}{' (seen before)' if each.seen else ''}",
            each.key,
            f"{'✓' if each.right else '✗'} {each.given}",
            each.certainty or "",
            reasons[each.right_reason],
            each.label,
        )
        for each in answers
    )
    return Grid(head, tuple(rows))


def _remarks(record: Completion) -> Iterator[str]:
    for each in record.remarks or ():
        if each.dispute:
            yield f"{each.subject}, disputed: {each.dispute}"
        if each.note:
            yield f"{each.subject}, a note: {each.note}"


def moment(when: datetime) -> str:
    """A time as a record says it: `4 December 2026, 09:30 UTC`."""
    return f"{when.astimezone(UTC):%d %B %Y, %H:%M} UTC".lstrip("0")
