"""What is said about a judgement."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.logic import Truth
from tui.course.rubric import Rubric
from tui.course.safe_text import inside
from tui.tutor import wording
from tui.tutor.judging import ClassifyJudgement, LedgerRow
from tui.widgets.blocks import NOTHING
from tui.widgets.texts import lines, styled
from tui.widgets.wrapping import hanging, wrap

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
STANDING_WORDS = {
    "stated": "stated",
    "denied": "denied",
    "follows": "follows",
    "excluded": "ruled out",
    "silent": "silent",
}
LEGEND = Content("  ").join(
    [Content.styled("decides", "bold underline $decides"), Content.styled("also said", "italic $carries")]
)
"""What the marks in a judged text mean."""
YOURS = Content.assemble(("▸", "bold $accent"), " yours  ")
"""What the mark beside it means."""


def outcome(judgement: ClassifyJudgement, rubric: Rubric) -> Content:
    """The first line: right or wrong, marks, reason."""
    style = "bold $success" if judgement.right else "bold $error"
    marks = "" if judgement.marks is None else f"  {wording.signed(judgement.marks)}"
    line = Content.styled(f"{'✓' if judgement.right else '✗'} {wording.outcome(judgement)}{marks}", style)
    if judgement.half_right:
        return line + Content.assemble("   ", (wording.half_right(judgement, rubric), "$warning"))
    if judgement.right_reason is None:
        return line
    found = judgement.right_reason
    pointed = judgement.answer.sentence
    yours = "" if found else f"; yours was {pointed}" if pointed else "; you said none"
    reason = f"{'✓ ' if found else ''}{wording.reason(judgement)}{yours}"
    return line + Content.assemble("   ", (reason, "$success" if found else "$warning"))


def named(judgement: ClassifyJudgement, rubric: Rubric) -> Content:
    """The outcome, and what the text supports."""
    key = rubric.verdict_entry[judgement.item.key].label
    return lines([outcome(judgement, rubric), "", Content.styled(key, "bold")])


def feedback(
    judgement: ClassifyJudgement,
    rubric: Rubric,
    step_title: str,
    note: str,
    with_ledger: bool,
    width: int,
    airy: bool = True,
) -> Content:
    """Everything below the text.

    Args:
        judgement: What is said.
        rubric: For the names of verdicts and features.
        step_title: Of the step to reread, or empty.
        note: A last line, or empty.
        with_ledger: Whether the ledger belongs here too, for want of a column of its own.
        width: In cells.
        airy: Whether there is room for an empty line below the outcome.
    """
    said = _feedback(judgement, rubric, step_title, note, with_ledger, width)
    return lines([outcome(judgement, rubric), *[""] * airy, *said])


def _feedback(
    judgement: ClassifyJudgement, rubric: Rubric, step_title: str, note: str, with_ledger: bool, width: int
) -> Iterator[Content | str]:
    key = rubric.verdict_entry[judgement.item.key].label
    yield Content.styled(f"{key}. ", "bold") + styled(judgement.explanation)
    if judgement.why_not:
        chosen = rubric.verdict_entry[judgement.answer.verdict].label
        yield ""
        yield Content.styled(f"Why not: {inside(chosen)}? ", "bold") + styled(judgement.why_not)
    if judgement.refutation:
        yield ""
        label = f"{wording.refutation_label(judgement, rubric)}. "
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


def ledger(judgement: ClassifyJudgement, width: int, height: int = 0) -> Content:
    """Feature by feature what the text says, with the words that say it; then sense by sense.

    Args:
        judgement: What is said.
        width: In cells.
        height: Lines that there are for it; quotations are whole where they fit in, and else end with their line.
    """
    gutter = max((len(_numbers(row)) for row in judgement.ledger), default=0) + 2
    label_width = max(len(row.label) for row in judgement.ledger) + 1
    quotes = _quotes(judgement)
    senses = list(_senses(judgement, width))
    rows = sum(len(wrap(quote.plain, width - gutter)) for found in quotes for quote in found)
    rows += len(judgement.ledger) + sum(sense.plain.count("\n") + 1 for sense in senses) + _TITLES
    parts = [Content.styled("What the text says", "bold"), NOTHING]
    for row, found in zip(judgement.ledger, quotes, strict=True):
        parts.append(_row(row, gutter, label_width))
        parts += [_quote(quote, gutter, width, whole=rows <= height) for quote in found]
    return Content("\n").join([*parts, NOTHING, Content.styled("So the text supports", "bold"), NOTHING, *senses])


_TITLES = 5
"""Lines of the two titles, with the empty ones around them."""


def _quotes(judgement: ClassifyJudgement) -> list[list[Content]]:
    """For each row of the ledger the quotations that no row before has."""
    quoted: set[str] = set()
    found = []
    for row in judgement.ledger:
        new = [quote for quote in dict.fromkeys(row.quotes) if quote not in quoted]
        quoted.update(new)
        found.append([Content.styled(f"“{' '.join(quote.split())}”", "italic $quiet") for quote in new])
    return found


def _quote(said: Content, gutter: int, width: int, whole: bool) -> Content:
    blank = Content(" " * gutter)
    return hanging(blank, said, width) if whole else (blank + said).truncate(width, ellipsis=True)


def _senses(judgement: ClassifyJudgement, width: int) -> Iterator[Content]:
    truth_width = max(len(wording.TRUTH_LABELS[report.truth]) for report in judgement.senses) + 2
    for report in judgement.senses:
        style = TRUTH_STYLES[report.truth]
        prefix = Content.styled(f"{wording.TRUTH_LABELS[report.truth]:<{truth_width}}", style)
        yield hanging(prefix, Content(report.label), width)
        still = wording.still(report)
        if still:
            yield hanging(Content(" " * truth_width), Content.styled(still, "$quiet"), width)


def _numbers(row: LedgerRow) -> str:
    """The numbers of the sentences that say it; three or more in a row as `8-10`."""
    runs: list[list[int]] = []
    for number in row.sentences:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)


def _row(row: LedgerRow, gutter: int, label_width: int) -> Content:
    return Content.assemble(
        (f"{_numbers(row):<{gutter}}", "bold $decides" if row.decides else "$carries"),
        (row.label.ljust(label_width), "bold" if row.decides else "" if row.sentences else "$quiet"),
        (STANDING_WORDS[row.standing], STANDING_STYLES[row.standing]),
    )


def blank_ledger(rubric: Rubric, width: int, height: int) -> Content:
    """The features to look for, before the answer, where the ledger will stand; with their questions if they fit."""
    whole = _to_look_for(rubric, width, with_questions=True)
    return whole if whole.plain.count("\n") < height else _to_look_for(rubric, width, with_questions=False)


def _to_look_for(rubric: Rubric, width: int, with_questions: bool) -> Content:
    parts = [Content.styled("What to look for", "bold")]
    parts += [] if with_questions else [Content("")]
    for feature in rubric.features:
        if feature.noted == "no":
            parts.append(Content.styled(feature.label, "" if with_questions else "$quiet"))
            if with_questions:
                rows = wrap(feature.question, width - 1)
                parts += [Content.styled(f" {feature.question[start:end]}", "$quiet") for start, end in rows]
    parts += [
        Content(""),
        Content.assemble(("F6", "bold $accent"), (" the rule: what counts, what does not", "$quiet")),
    ]
    return Content("\n").join(parts)
