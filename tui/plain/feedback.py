"""What is said after an answer: the outcome, the evidence, the ledger, the reasons, and what would change it."""

from __future__ import annotations

from tui.course.markdown import plain
from tui.course.model import Choice
from tui.course.plaintext import flat
from tui.plain.asides import ask
from tui.plain.prompts import Face
from tui.plain.reading import in_sentences, read_evidence, step_title, stopped
from tui.plain.reflecting import read_rating
from tui.tutor import wording
from tui.tutor.judging import ChoiceJudgement, ClassifyJudgement, Judgement, LedgerRow, Reflection


def read_feedback(face: Face, judged: Judgement | Reflection, here: str = "", *, staged: bool = False) -> None:
    """Say all that there is to say about an answer.

    Args:
        face: Where to say it.
        judged: The answer, judged, or an own text, rated.
        here: The step that is being read; it is not named as one to reread.
        staged: Whether evidence, key and reasons each wait for Enter.
    """
    face.lines.part()
    if isinstance(judged, Reflection):
        read_rating(face, judged)
    elif isinstance(judged, ChoiceJudgement):
        _choice(face, judged, staged)
    else:
        _classify(face, judged, staged)
    if judged.item.step not in ("", here):
        face.lines.part()
        face.lines.say(f"To reread: {step_title(face, judged.item.step)}. Type o for it.")
    face.lines.say()


def _wait(face: Face, what: str) -> None:
    face.lines.part()
    ask(face, "reveal", (), {"": f"hear {what}"}, lead=f"Enter reveals {what}.")
    face.lines.part()


def _choice(face: Face, judgement: ChoiceJudgement, staged: bool) -> None:
    item, lines = judgement.item, face.lines
    if staged:
        _wait(face, "the key")
    lines.say(wording.outcome(judgement) + ".")
    _option(face, "You chose", item, judgement.answer.option)
    if staged:
        if not judgement.right:
            _option(face, "Right is", item, item.key)
        _wait(face, "why")
    lines.short(judgement.why)
    if not judgement.right and judgement.why_key != judgement.why:
        lines.part()
        if not staged:
            _option(face, "Right is", item, item.key)
        lines.short(judgement.why_key)


def _option(face: Face, verb: str, item: Choice, number: int) -> None:
    option = item.options[number - 1]
    face.lines.say(f"{verb} {number}: {stopped(plain(option.text))}")
    if option.outcome:
        face.lines.say(f"With it the text supports: {stopped(plain(option.outcome))}")


def _classify(face: Face, judgement: ClassifyJudgement, staged: bool) -> None:
    lines, rubric, item = face.lines, face.course.rubric, judgement.item
    if staged:
        _wait(face, "what the text says")
        read_evidence(face, item)
        _wait(face, "the key")
    marks = "" if judgement.marks is None else f": {wording.marks_in_words(judgement.marks)}"
    lines.say(f"{wording.outcome(judgement)}{marks}.")
    if judgement.answer.sentence is not None:
        lines.say(_sentence(wording.half_right(judgement, rubric) or wording.reason(judgement)))
    key, answered = rubric.verdict_entry[item.key], rubric.verdict_entry[judgement.answer.verdict]
    if judgement.right_reason is False:
        pointed = judgement.answer.sentence
        lines.say(f"You pointed at sentence {pointed}." if pointed else "You said that none decides.")
    if not judgement.right:
        lines.say(f"You answered: {stopped(plain(answered.label))}")
    lines.say(f"The text supports: {stopped(plain(key.label))}")
    if staged:
        _wait(face, "why")
    else:
        read_evidence(face, item)
    _ledger(face, judgement.ledger)
    _senses(face, judgement)
    for head, text in (
        (f"Why: {plain(key.label)}", judgement.explanation),
        (f"Why not: {plain(answered.label)}", judgement.why_not),
        (wording.refutation_label(judgement, rubric), judgement.refutation),
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


def _ledger(face: Face, rows: tuple[LedgerRow, ...]) -> None:
    face.lines.part()
    face.lines.say("What the text says of each feature:")
    for row in rows:
        if row.standing == "silent":
            continue
        where = f" [{in_sentences(row.sentences)}]" if row.sentences else ""
        more = ", decides" if row.decides else ", noted, never decides" if row.noted else ""
        face.lines.say(f"{plain(row.label)}: {wording.STANDING_LABELS[row.standing]}{where}{more}.", "- ")
    silent = [plain(row.label) for row in rows if row.standing == "silent"]
    if silent:
        face.lines.say(f"Silent on: {'; '.join(silent)}.", "- ")


def _senses(face: Face, judgement: ClassifyJudgement) -> None:
    face.lines.part()
    face.lines.say("So the text supports:")
    for report in judgement.senses:
        still = wording.still(report)
        face.lines.say(f"{plain(report.label)}: {wording.TRUTH_LABELS[report.truth]}{still and '; ' + still}.", "- ")


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
