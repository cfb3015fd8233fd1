"""How a choice item looks: the question, its options, and after the answer why."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.model import Choice
from tui.tutor import wording
from tui.tutor.judging import ChoiceJudgement
from tui.widgets.texts import clickable, lines, styled
from tui.widgets.wrapping import hanging


def question(
    item: Choice, chosen: int, hints: tuple[str, ...], missing: bool, width: int, action: str = "choose"
) -> Content:
    """The item before it is answered.

    Args:
        item: The item.
        chosen: Number of the option marked, 0 while none is.
        hints: Those shown so far.
        missing: Whether to say that an option must be chosen.
        width: In cells.
        action: The screen's action that a click on an option runs, with its number.
    """
    parts: list[Content | str] = [styled(item.stem, "bold"), ""]
    for number, option in enumerate(item.options, 1):
        mine = number == chosen
        prefix = Content.styled(f"{'●' if mine else ' '} {number}  ", "bold $accent")
        row = hanging(prefix, styled(option.text, "bold" if mine else ""), width)
        parts.append(clickable(row, f"screen.{action}({number})"))
    for number, hint in enumerate(hints, 1):
        parts += ["", Content.styled(f"Hint {number}  ", "bold $carries") + styled(hint)]
    if missing:
        parts += ["", Content.styled(f"Choose 1 to {len(item.options)} first, or x to pass over it.", "$warning")]
    return lines(parts)


def feedback(judgement: ChoiceJudgement, width: int) -> Content:
    """The item after it is answered: the options marked, the chosen and the right one explained."""
    return lines([styled(judgement.item.stem, "bold"), "", *_answered(judgement, width)])


def _answered(judgement: ChoiceJudgement, width: int) -> Iterator[Content | str]:
    item = judgement.item
    for number, option in enumerate(item.options, 1):
        mine, right = number == judgement.answer.option, number == item.key
        mark, style = ("✓", "$success") if right else ("✗", "$error") if mine else (" ", "$quiet")
        prefix = Content.styled(f"{mark} {number}  ", f"bold {style}")
        text = styled(option.text, "bold" if right else "" if mine else "$quiet")
        yield hanging(prefix, text, width)
        if option.outcome:
            yield Content.styled(f"     → {option.outcome}", "$success" if right else "$quiet")
    yield ""
    verdict = Content.styled(f"{wording.outcome(judgement)}. ", "bold $success" if judgement.right else "bold $error")
    yield verdict + styled(judgement.why)
    if not judgement.right:
        yield ""
        yield Content.styled(f"The answer is {item.key}. ", "bold $success") + styled(judgement.why_key)
