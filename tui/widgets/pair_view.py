"""Two vignettes to compare: plain until the learner has told them apart, then with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container

from tui.tutor.question import PairQuestion
from tui.widgets.settled import settled
from tui.widgets.vignette_text import VignetteText


class PairView(Container):
    """The two texts, side by side where there is room."""

    DEFAULT_CSS = """
    PairView {
        layout: grid;
        grid-size: 2;
        grid-gutter: 0 3;
        grid-rows: auto;
        height: auto;
        margin: 0 0 1 0;
        &.-stacked { grid-size: 1; grid-gutter: 1 0; }
    }
    """

    virtual_size = settled()

    def __init__(self, question: PairQuestion) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """The two texts, each under its ordinal."""
        vignettes = self.question.comparison.vignettes
        for label, item, marked in zip(("The first", "The second"), vignettes, self._marked(), strict=True):
            yield VignetteText(item.vignette, label, marked)

    def repaint(self) -> None:
        """Show the present state."""
        for view, marked in zip(self.query(VignetteText), self._marked(), strict=True):
            view.mark(marked)

    def _marked(self) -> Sequence[tuple[tuple[int, int], ...] | None]:
        """What is marked in each: what they do not share, once the learner has looked for it."""
        return (None, None) if self.question.is_open else self.question.comparison.differences

    def on_resize(self) -> None:
        """One under the other where two columns would be too narrow to read."""
        self.set_class(self.size.width < 70, "-stacked")
