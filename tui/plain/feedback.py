"""What is said after an answer: the outcome, the evidence, the ledger, the reasons, and what would change it."""

from __future__ import annotations

from tui.course.markdown import plain
from tui.course.model import Choice, Classify
from tui.course.plaintext import flat
from tui.plain.prompts import Face
from tui.plain.reading import step_title
from tui.plain.reflecting import read_rating
from tui.tutor import wording
from tui.tutor.judging import ChoiceJudgement, ClassifyJudgement, Judgement, LedgerRow, Reflection


def read_feedback(face: Face, judgement: Judgement | Reflection, here: str = "") -> None:
    """Say all that there is to say about an answer.

    Args:
        face: Where to say it.
        judgement: The answer, judged, or an own text, rated.
        here: The step that is being read; it is not named as one to reread.
    """
    face.lines.part()
    if isinstance(judgement, Reflection):
        read_rating(face, judgement)
    elif isinstance(judgement, ChoiceJudgement):
        _choice(face, judgement)
    else:
        _classify(face, judgement)
    if judgement.item.step not in ("", here):
        face.lines.part()
        face.lines.say(f"To reread: {step_title(face, judgement.item.step)}. Type o for it.")
    face.lines.say()


def _choice(face: Face, judgement: ChoiceJudgement) -> None:
    item, lines = judgement.item, face.lines
    lines.say(wording.outcome(judgement) + ".")
    lines.say(f"You chose {judgement.answer.option}: {_stopped(plain(item.options[judgement.answer.option - 1].text))}")
    _would_support(face, item, judgement.answer.option)
    lines.say(plain(judgement.why))
    if not judgement.right:
        lines.part()
        lines.say(f"Right is {item.key}: {_stopped(plain(item.options[item.key - 1].text))}")
        _would_support(face, item, item.key)
        if judgement.why_key != judgement.why:
            lines.say(plain(judgement.why_key))


def _would_support(face: Face, item: Choice, number: int) -> None:
    """Of a flip's option: what the text would then support."""
    outcome = item.options[number - 1].outcome
    if outcome:
        face.lines.say(f"With it the text supports: {_stopped(plain(outcome))}")


def _classify(face: Face, judgement: ClassifyJudgement) -> None:
    lines, rubric, item = face.lines, face.course.rubric, judgement.item
    lines.say(f"{wording.outcome(judgement)}: {wording.marks_in_words(judgement)}.")
    lines.say(_sentence(wording.reason(judgement)))
    key, answered = rubric.verdict_entry[item.key], rubric.verdict_entry[judgement.answer.verdict]
    if not judgement.right:
        lines.say(f"You answered: {_stopped(plain(answered.label))}")
    lines.say(f"The text supports: {_stopped(plain(key.label))}")
    _evidence(face, judgement, item)
    _ledger(face, judgement.ledger)
    for head, text in (
        (f"Why: {plain(key.label)}", judgement.explanation),
        (f"Why not: {plain(answered.label)}", judgement.why_not),
        ("On this mistake", judgement.refutation),
    ):
        if text:
            lines.part()
            lines.say(f"{head}.")
            lines.say(flat(text))
    changes = wording.changes(judgement, rubric)
    if changes:
        lines.part()
        lines.say("What would change it:")
        for change in changes:
            lines.say(change, "- ")


def _evidence(face: Face, judgement: ClassifyJudgement, item: Classify) -> None:
    if not judgement.evidence:
        return
    face.lines.part()
    for mark, span in zip(judgement.evidence, item.vignette.spans, strict=True):
        quote = " ".join(item.vignette.text[mark.start : mark.end].split())
        decides = ", and decides" if mark.decides else ""
        face.lines.say(f"Evidence {mark.number}: “{quote}” This {wording.says(span, face.course.rubric)}{decides}.")


def _ledger(face: Face, rows: tuple[LedgerRow, ...]) -> None:
    face.lines.part()
    face.lines.say("What the text says of each feature:")
    for row in rows:
        if row.standing == "silent":
            continue
        numbers = [str(number) for number in row.evidence]
        where = f" [evidence {wording.enumeration(numbers)}]" if numbers else ""
        more = ", decides" if row.decides else ", noted, never decides" if row.noted else ""
        face.lines.say(f"{plain(row.label)}: {wording.STANDING_LABELS[row.standing]}{where}{more}.", "- ")
    silent = [plain(row.label) for row in rows if row.standing == "silent"]
    if silent:
        face.lines.say(f"Silent on: {'; '.join(silent)}.", "- ")


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _stopped(text: str) -> str:
    """A text that ends like a sentence."""
    return text if text.endswith((".", "!", "?", "…", "”", '"')) else f"{text}."
