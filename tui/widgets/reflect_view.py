"""A question to answer in one's own words: the prompt, then one's text beside the model answer, to be compared."""

from __future__ import annotations

from textual.content import Content

from tui.course.model import Reflect
from tui.tutor.judging import Reflection
from tui.widgets.asked import Asked
from tui.widgets.texts import clickable, lines, styled
from tui.widgets.wrapping import hanging


def content(item: Reflect, text: str, ticked: set[int], reflection: Reflection | None, width: int) -> Content:
    """The item in its present state.

    Args:
        item: The item.
        text: What the learner has written, empty before.
        ticked: Numbers of the criteria ticked so far.
        reflection: What was kept, once it was.
        width: In cells.
    """
    parts: list[Content | str] = [styled(item.prompt, "bold"), ""]
    if not text:
        parts.append(Content.assemble(("Enter", "bold $accent"), " write   ", ("x", "bold $accent"), " pass over"))
        return lines(parts)
    parts += [Content.styled("What you wrote", "bold $accent"), Content(text.strip()), ""]
    parts += [Content.styled("A model answer", "bold $accent"), styled(item.model_answer), ""]
    heading = "What you found covered" if reflection else "Which of these does your text cover?"
    parts.append(Content.styled(heading, "bold $accent"))
    covered = set(reflection.covered) if reflection else ticked
    for number, criterion in enumerate(item.criteria, 1):
        mark = "✓" if number in covered else "·"
        prefix = Content.styled(f"{mark} {number}  ", "bold $success" if number in covered else "$accent")
        row = hanging(prefix, styled(criterion), width)
        parts.append(row if reflection else clickable(row, f"screen.tick({number})"))
    if reflection:
        parts += [
            "",
            Content.styled(f"{len(covered)} of {len(item.criteria)} covered. The text is in your notes.", "$quiet"),
        ]
    else:
        keys = Content.assemble(
            (f"1-{len(item.criteria)}", "bold $accent"),
            " tick   ",
            ("Enter", "bold $accent"),
            " keep   ",
            ("w", "bold $accent"),
            " write on",
        )
        parts += ["", keys]
    return lines(parts)


class ReflectView(Asked):
    """A reflect item inside a lesson."""

    def __init__(self, item: Reflect, text: str, reflection: Reflection | None) -> None:
        super().__init__()
        self.item = item
        self.text = text
        """What the learner has written."""
        self.ticked: set[int] = set()
        """Numbers of the criteria ticked so far."""
        self.reflection = reflection
        self.repaint()

    @property
    def is_answered(self) -> bool:
        """Whether the learner has answered it."""
        return self.reflection is not None

    def tick(self, number: int) -> None:
        """Tick a criterion, or take the tick away."""
        if self.text and self.reflection is None and 1 <= number <= len(self.item.criteria):
            self.ticked ^= {number}
            self.repaint()

    def content_for(self, width: int) -> Content:
        """The present state, for a width in cells."""
        return content(self.item, self.text, self.ticked, self.reflection, width)
