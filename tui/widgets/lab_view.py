"""The lab: switches for what a text may say, and beside them what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.course.course import Course
from tui.course.rubric import Change
from tui.tutor import lab_words
from tui.tutor.lab import Lab, Switch, share
from tui.widgets.blocks import NOTHING
from tui.widgets.feedback_pane import TRUTH_STYLES
from tui.widgets.texts import clickable, lines, styled
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging

_MARKS = {"stated": ("✓", "bold $success"), "denied": ("✗", "bold $error"), "silent": ("·", "$quiet")}
_FOLLOWING = {"follows": ("✓", "$success"), "ruled out": ("✗", "$error")}
_INDENT = Content("  ")
_NARROW = 40
"""Cells below which whether a sense holds has no column of its own."""


class SwitchList(Wrapped):
    """The features, one a row, with what is said of each."""

    DEFAULT_CSS = """
    SwitchList { link-style: none; link-style-hover: none; link-background-hover: $picked-background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._switches: Sequence[Switch] = ()
        self._at = 0

    def show(self, switches: Sequence[Switch], at: int) -> None:
        """Show the switches, with the cursor at one of them."""
        self._switches, self._at = switches, at
        self.repaint()

    def content_for(self, width: int) -> Content:
        """The rows, for a width in cells."""
        return lines(self._row(number, switch, width) for number, switch in enumerate(self._switches))

    def _row(self, number: int, switch: Switch, width: int) -> Content:
        here = number == self._at
        said = lab_words.state(switch)
        mark, style = _MARKS.get(said) or _FOLLOWING[said]
        label = "bold" if here else "$quiet" if switch.feature.noted == "yes" else ""
        row = Content.assemble(
            ("▸ " if here else "  ", "bold $accent"), (f"{mark} ", style), (switch.feature.label, label)
        )
        return clickable(row.truncate(width, ellipsis=True), f"screen.click({number})")


class LabView(Wrapped):
    """What follows from the facts."""

    DEFAULT_CSS = """
    LabView { max-width: 76; }
    """

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self._lab: Lab | None = None
        self._at = 0
        self._changes: Sequence[Change] | None = None

    def show(self, lab: Lab, at: int, changes: Sequence[Change] | None) -> None:
        """Show the lab.

        Args:
            lab: The facts and what follows.
            at: Index of the switch that the cursor is at.
            changes: What would lead to another verdict; None where that is still looked for.
        """
        self._lab, self._at, self._changes = lab, at, changes
        self.repaint()

    def content_for(self, width: int) -> Content:
        """The page, for a width in cells."""
        return lines(self._lines(self._lab, width)) if self._lab else NOTHING

    def _lines(self, lab: Lab, width: int) -> Iterator[Content]:
        if lab.outcome is None:
            yield hanging(NOTHING, Content.styled(lab_words.clash(lab), "bold $error"), width)
        else:
            yield hanging(NOTHING, Content.styled(lab.outcome.verdict.label, "bold $accent"), width)
            yield hanging(NOTHING, styled(lab.outcome.verdict.meaning), width)
            decided = lab_words.decided(lab)
            if decided:
                yield hanging(NOTHING, Content.styled(decided, "$quiet"), width)
            yield NOTHING
            for report, (truth, label, needs) in zip(lab.outcome.senses, lab_words.senses(lab), strict=True):
                style = TRUTH_STYLES[report.truth]
                words = f"{label}: {needs}" if needs else label
                if width < _NARROW:
                    yield hanging(_INDENT, Content.styled(f"{truth}: ", style) + words, width)
                else:
                    yield hanging(Content.styled(f"{truth:<11}", style), Content(words), width)
            yield from self._what_would_change(width)
        yield NOTHING
        switch = lab.switches[self._at]
        yield Content.styled(f"{switch.feature.label}: {lab_words.state(switch)}", "bold")
        for lead, words in lab_words.about(self._course, switch):
            yield hanging(_INDENT + Content.styled(lead, "$quiet"), Content(words), width)
        yield NOTHING
        command = f"two-schemers lab {share(self._course.rubric, lab.facts)}".strip()
        yield hanging(Content.styled("To open this again  ", "$quiet"), Content(command), width)

    def _what_would_change(self, width: int) -> Iterator[Content]:
        yield NOTHING
        yield Content.styled("The smallest change to another verdict", "bold")
        if self._changes is None:
            yield _INDENT + Content.styled("…", "$quiet")
            return
        for sentence in lab_words.changes(self._changes, self._course.rubric):
            yield hanging(Content("· "), Content(sentence), width)
