"""Two vignettes to compare: side by side where there is room, what they share dimmed, what differs marked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content, Span
from textual.widgets import Static

from tui.tutor.comparing import Comparison


class PairView(Container):
    """The two texts."""

    DEFAULT_CSS = """
    PairView {
        layout: grid;
        grid-size: 2;
        grid-gutter: 0 3;
        grid-rows: auto;
        height: auto;
        margin: 0 0 1 0;
        & > Static { height: auto; }
        &.-stacked { grid-size: 1; grid-gutter: 1 0; }
    }
    """

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison

    def compose(self) -> ComposeResult:
        """The two texts, each under its ordinal."""
        for label, item, parts in zip(
            ("The first", "The second"), self.comparison.vignettes, self.comparison.differences, strict=True
        ):
            text = item.vignette.text
            spans = [Span(0, len(text), "$quiet"), *(Span(a, b, "bold underline $foreground") for a, b in parts)]
            yield Static(Content.styled(f"{label}\n", "bold $accent") + Content(text, spans=spans), markup=False)

    def on_resize(self) -> None:
        """One under the other where two columns would be too narrow to read."""
        self.set_class(self.size.width < 70, "-stacked")
