"""What is said of the measures, in the same words in every face."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.safe_text import inside
from tui.tutor.amounts import count, interval
from tui.tutor.measures import (
    FEWEST_FOR_GAP,
    FEWEST_FOR_SKILL,
    MASTERED,
    Confidence,
    Day,
    KindShare,
    Lean,
    Level,
    Measures,
    Reasons,
    Share,
    SkillShare,
    headline_verdict,
)
from tui.tutor.signal_detection import FEWEST, Detection

NONE_YET = (
    "Nothing can be measured yet. What counts is your first answer to each text that you judge; there is none so far."
)
INTERVALS = "Where the figure can lie, with so few answers, stands behind it: a 95% interval."
TOO_EARLY = "too early to say"
TABLE = "What the texts support, and what you answered"
LEANS: dict[Lean, str] = {
    "": "",
    "slightly under": "slightly underconfident",
    "under": "underconfident",
    "slightly over": "slightly overconfident",
    "over": "overconfident",
}
LEVEL_LABELS = {"guess": "guess", "leaning": "leaning", "sure": "sure"}


def percent(value: float) -> str:
    """A share as a whole percentage."""
    return f"{round(100 * value)}%"


def of_all(share: Share) -> str:
    """`3 of 14, 21% (8 to 48%)`; before there is anything to count, that there is no data."""
    if share.rate is None or share.low is None or share.high is None:
        return "no data yet"
    return f"{share.count} of {share.of}, {percent(share.rate)} ({interval(share.low, share.high)})"


def counted(measures: Measures) -> Iterator[str]:
    """What counts, and what was set aside."""
    yield f"{count(measures.answers, 'first judgement')} of texts that you had not seen {_verb(measures.answers)}."
    aside = measures.aside
    left = [(aside.hinted, "with help or a hint"), (aside.second_of_pair, "straight after the other text of a pair")]
    left += [(aside.slips, "taken back"), (len(aside.gone), "on a text that is no longer in this course")]
    said = [f"{number} {what}" for number, what in left if number]
    if said:
        yield f"Practice, and not counted: {', '.join(said)}."


def _verb(number: int) -> str:
    return "counts" if number == 1 else "count"


def kind(found: KindShare) -> str:
    """A kind of wrong answer."""
    return f"{found.label}: {of_all(found.share)}"


def detection(found: Detection | None, course: Course) -> Iterator[str]:
    """How well the worst verdict is told from the others."""
    if found is None:
        yield f"d': {TOO_EARLY}; it takes {FEWEST} texts of each side."
        return
    rough = ", a rough figure" if found.is_rough else ""
    yield f"d' {found.d:.2f} ({found.d_low:.2f} to {found.d_high:.2f}){rough}. 0 is guessing; 2 is telling well apart."
    label = inside(plain(course.rubric.verdict_entry[headline_verdict(course.rubric)].label))
    side = f"towards “{label}”" if found.c < 0 else f"away from “{label}”"
    plainly = found.c_low * found.c_high > 0
    leaning = f"You lean {side}" if plainly else "No leaning shows"
    yield f"{leaning}: c {found.c:.2f} ({found.c_low:.2f} to {found.c_high:.2f})."


def level(found: Level) -> str:
    """What came of a level of certainty."""
    if not found.right.of or found.stated is None:
        return f"{LEVEL_LABELS[found.certainty]}: no answers"
    said = f"{LEVEL_LABELS[found.certainty]}, which states {percent(found.stated)}: {of_all(found.right)} right"
    return f"{said}; {LEANS[found.leans]}" if found.leans else said


def lean(found: Level) -> str:
    """Which way a level of certainty leans; empty where it leans neither way, or has no answers."""
    if found.stated is None or found.right.rate is None or not found.leans:
        return ""
    name = LEVEL_LABELS[found.certainty].capitalize()
    return f"{name} states {percent(found.stated)}, and {percent(found.right.rate)} were right: {LEANS[found.leans]}."


def confidence(found: Confidence | None) -> str:
    """How sure the learner was on the whole."""
    if found is None:
        return f"Whether you are too sure: {TOO_EARLY}; it takes {FEWEST_FOR_GAP} answers that say how sure."
    said = f"You stated {percent(found.stated)} on average; {of_all(found.right)} were right."
    if found.gap is None or found.gap_low is None or found.gap_high is None:
        return said
    points = f"{100 * found.gap:+.0f} points ({100 * found.gap_low:+.0f} to {100 * found.gap_high:+.0f})"
    return f"{said} The gap is {points}."


def reasons(found: Reasons) -> Iterator[str]:
    """Whether answers were right for the right reason."""
    of = " of the right answers" if found.right.of else ""
    yield f"Right for the right reason: {of_all(found.right)}{of}."
    parts = [
        (found.misconceptions, "wrong and sure, a misconception"),
        (found.gaps, "wrong and a guess, a gap"),
        (found.false_positives, "right with a sentence that does not decide"),
    ]
    said = [f"{number} {what}" for number, what in parts if number]
    if said:
        yield f"{'; '.join(said)}.".capitalize()


def skill(found: SkillShare) -> str:
    """What is known of a skill."""
    if found.mastered is None:
        known = f"{TOO_EARLY}, it takes {FEWEST_FOR_SKILL} answers"
    else:
        known = f"above {percent(MASTERED)} with a chance of {percent(found.mastered)}"
    return f"{found.label}: {found.right.count} of {found.right.of} right; {known}"


def day(found: Day) -> str:
    """What counted on a day."""
    return f"{found.day}: {count(found.answers, 'judgement')}, {found.right} right"


def sentences(course: Course, measures: Measures) -> Iterator[tuple[str, list[str]]]:
    """Everything, part by part: a title, and sentences without anything that stands for its place or length."""
    if not measures.answers:
        yield "Where you stand", [NONE_YET]
        return
    yield "Where you stand", [*counted(measures), INTERVALS]
    if measures.kinds:
        yield "What was confused, of the texts that allow it", [f"{kind(each)}." for each in measures.kinds]
        yield "Telling the two apart", list(detection(measures.detection, course))
    rows = [f"{sentence[0].upper()}{sentence[1:]}." for sentence in map(level, measures.levels)]
    marks = measures.marks
    total = [f"Marks: {marks.total}, {marks.mean:.1f} an answer."] if marks else []
    yield "How sure you were", [*rows, confidence(measures.confidence), *total]
    yield "Reasons", list(reasons(measures.reasons))
    yield TABLE, list(_table(course, measures))
    if measures.skills:
        yield "Skills", [f"{skill(each)}." for each in measures.skills]
    yield "Day by day", [f"{day(each)}." for each in measures.days]


def _table(course: Course, measures: Measures) -> Iterator[str]:
    names = labels(course)
    for key, answers in measures.table.items():
        given = ", ".join(f"“{names.get(name, name)}” {_times(number)}" for name, number in answers.items())
        yield f"“{names.get(key, key)}”: you answered {given}."


def labels(course: Course) -> dict[str, str]:
    """The names of verdicts, in the order of their keys; none where the rubric cannot be read."""
    rubric = course.sound_rubric
    ordered = sorted(rubric.verdicts, key=lambda verdict: verdict.hotkey) if rubric else ()
    return {verdict.id: plain(verdict.label) for verdict in ordered}


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
