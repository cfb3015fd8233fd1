"""What is said about a judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.course.rubric import Rubric
from tui.tutor import wording
from tui.tutor.judging import ClassifyJudgement, LedgerRow
from tui.widgets.texts import lines, styled
from tui.widgets.wrapping import hanging

STANDING_STYLES = {
    "stated": "bold $success",
    "denied": "bold $error",
    "follows": "$success",
    "excluded": "$error",
    "silent": "$quiet",
}
"""How each standing looks; the word itself is always there."""
STANDING_WORDS = {
    "stated": "stated",
    "denied": "denied",
    "follows": "follows",
    "excluded": "ruled out",
    "silent": "silent",
}


def outcome(judgement: ClassifyJudgement) -> Content:
    """The first line: right or wrong, marks, reason."""
    right = judgement.right
    style = "bold $success" if right else "bold $error"
    reason = "$success" if judgement.right_reason else "$warning"
    return Content.assemble(
        (f"{'✓' if right else '✗'} {wording.outcome(judgement)}", style),
        (f"  {wording.marks(judgement)}", style),
        "   ",
        (("✓ " if judgement.right_reason else "") + wording.reason(judgement), reason),
    )


def feedback(
    judgement: ClassifyJudgement, rubric: Rubric, step_title: str, note: str, with_ledger: bool, width: int
) -> Content:
    """Everything below the text.

    Args:
        judgement: What is said.
        rubric: For the names of verdicts and features.
        step_title: Of the step to reread, or empty.
        note: A last line, or empty.
        with_ledger: Whether the ledger belongs here too, for want of a column of its own.
        width: In cells.
    """
    return lines(_feedback(judgement, rubric, step_title, note, with_ledger, width))


def _feedback(
    judgement: ClassifyJudgement, rubric: Rubric, step_title: str, note: str, with_ledger: bool, width: int
) -> Iterator[Content | str]:
    yield outcome(judgement)
    if with_ledger:
        yield from _marks(judgement)
    yield ""
    key = rubric.verdict_entry[judgement.item.key].label
    yield Content.styled(f"{key}. ", "bold") + styled(judgement.explanation)
    if judgement.why_not:
        chosen = rubric.verdict_entry[judgement.answer.verdict].label
        yield ""
        yield Content.styled(f"Why not: {_lower(chosen)}? ", "bold") + styled(judgement.why_not)
    if judgement.refutation:
        yield ""
        label = "Conflation. " if judgement.conflation else "In general. "
        yield Content.styled(label, "bold $warning") + styled(judgement.refutation)
    changes = wording.changes(judgement, rubric)
    if changes:
        yield ""
        yield Content.styled("What would change it", "bold")
        for change in changes:
            yield hanging(Content("  · "), Content(change), width)
    if step_title:
        yield ""
        yield Content.assemble(("Reread  ", "bold"), step_title, ("   o", "bold $accent"))
    if note:
        yield ""
        yield Content.styled(note, "$quiet")
    if with_ledger:
        yield ""
        yield Content.styled("What the text says", "bold")
        yield ledger(judgement.ledger, width)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _marks(judgement: ClassifyJudgement) -> Iterator[Content]:
    """A line for each mark: what it states or denies."""
    for mark in judgement.evidence:
        rows = [row for row in judgement.ledger if mark.number in row.evidence]
        said = ", ".join(f"{'not: ' if row.standing == 'denied' else ''}{row.label}" for row in rows)
        style = "bold $decides" if mark.decides else "$carries"
        yield Content.assemble((f"{wording.circled(mark.number)} ", style), (said, "" if mark.decides else "$quiet"))


def ledger(rows: Sequence[LedgerRow], width: int) -> Content:
    """Feature by feature: what the text says, with the words that say it."""
    parts = []
    label_width = max(len(row.label) for row in rows) + 1
    for row in rows:
        style = STANDING_STYLES[row.standing]
        marks = "".join(wording.circled(number) for number in row.evidence)
        mark_style = "bold $decides" if row.decides else "$carries"
        parts.append(
            Content.assemble(
                (row.label.ljust(label_width), "bold" if row.decides else "" if row.evidence else "$quiet"),
                (STANDING_WORDS[row.standing], style),
                (f" {marks}" if marks else "", mark_style),
                ("  noted only" if row.noted and row.evidence else "", "$quiet"),
            )
        )
        for quote in row.quotes:
            words = " ".join(quote.split())
            parts.append(Content.styled(f"  “{words}”", "italic $quiet").truncate(width, ellipsis=True))
    return Content("\n").join(parts)


def blank_ledger(rubric: Rubric) -> Content:
    """The features to look for, before the answer: where the ledger will stand."""
    rows = [Content.styled(feature.label, "$quiet") for feature in rubric.features]
    return Content("\n").join(rows)
