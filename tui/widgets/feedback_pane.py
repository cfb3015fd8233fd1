"""What is said about a judgement."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.logic import Truth
from tui.course.rubric import Rubric
from tui.course.safe_text import inside
from tui.tutor import wording
from tui.tutor.judging import NONE_DECIDES, ClassifyJudgement, LedgerRow
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
TRUTH_STYLES = {Truth.YES: "bold $success", Truth.NO: "$error", Truth.UNKNOWN: "$quiet"}
"""How it looks whether a text supports a sense; the word itself is always there."""
MARKS = 3
"""Cells before a feature's label for the numbers of its evidence."""
STANDING_WORDS = {
    "stated": "stated",
    "denied": "denied",
    "follows": "follows",
    "excluded": "ruled out",
    "silent": "silent",
}


def outcome(judgement: ClassifyJudgement) -> Content:
    """The first line: right or wrong, marks, reason."""
    style = "bold $success" if judgement.right else "bold $error"
    return Content.assemble(
        (f"{'✓' if judgement.right else '✗'} {wording.outcome(judgement)}", style),
        (f"  {wording.marks(judgement)}", style),
        "   ",
        _reason(judgement),
    )


def _reason(judgement: ClassifyJudgement) -> tuple[str, str]:
    if judgement.right_reason:
        return f"✓ {wording.reason(judgement)}", "$success"
    if not judgement.deciding_sentences or judgement.answer.sentence == NONE_DECIDES:
        return wording.reason(judgement), "$warning"
    return "your sentence (▸) does not decide", "$warning"


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
    if with_ledger and judgement.deciding_sentences:
        yield _deciding(judgement, rubric)
    yield ""
    key = rubric.verdict_entry[judgement.item.key].label
    yield Content.styled(f"{key}. ", "bold") + styled(judgement.explanation)
    if judgement.why_not:
        chosen = rubric.verdict_entry[judgement.answer.verdict].label
        yield ""
        yield Content.styled(f"Why not: {inside(chosen)}? ", "bold") + styled(judgement.why_not)
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
        yield ledger(judgement, width)


def _deciding(judgement: ClassifyJudgement, rubric: Rubric) -> Content:
    """What decides, in a line or two: the marks and what each states or denies."""
    parts = []
    for mark, span in zip(judgement.evidence, judgement.item.vignette.spans, strict=True):
        if mark.decides:
            prefix = Content.styled(f"{wording.circled(mark.number)} ", "bold $decides")
            parts.append(prefix + Content(wording.says(span, rubric)))
    return Content("   ").join(parts)


def ledger(judgement: ClassifyJudgement, width: int) -> Content:
    """Feature by feature what the text says, with the words that say it; then sense by sense."""
    parts = [Content.styled("What the text says", "bold"), Content("")]
    quoted: set[int] = set()
    label_width = max(len(row.label) for row in judgement.ledger) + 1
    for row in judgement.ledger:
        parts.append(_row(row, label_width))
        for number, quote in zip(row.evidence, row.quotes, strict=True):
            if number not in quoted:
                quoted.add(number)
                words = Content.styled(f"{'':<{MARKS}}“{' '.join(quote.split())}”", "italic $quiet")
                parts.append(words.truncate(width, ellipsis=True))
    parts += [Content(""), Content.styled("So the text supports", "bold"), Content("")]
    truth_width = max(len(wording.TRUTH_LABELS[report.truth]) for report in judgement.senses) + 2
    for report in judgement.senses:
        style = TRUTH_STYLES[report.truth]
        prefix = Content.styled(f"{wording.TRUTH_LABELS[report.truth]:<{truth_width}}", style)
        parts.append(hanging(prefix, Content(report.label), width))
    return Content("\n").join(parts)


def _row(row: LedgerRow, label_width: int) -> Content:
    marks = "".join(wording.circled(number) for number in row.evidence[: MARKS - 1])
    return Content.assemble(
        (f"{marks:<{MARKS}}", "bold $decides" if row.decides else "$carries"),
        (row.label.ljust(label_width), "bold" if row.decides else "" if row.evidence else "$quiet"),
        (STANDING_WORDS[row.standing], STANDING_STYLES[row.standing]),
    )


def blank_ledger(rubric: Rubric) -> Content:
    """The features to look for, before the answer: where the ledger will stand."""
    rows = [
        Content.styled(f"{'':<{MARKS}}{feature.label}", "$quiet")
        for feature in rubric.features
        if feature.noted == "no"
    ]
    return Content("\n").join([Content.styled("What to look for", "bold"), Content(""), *rows])
