"""Two vignettes to compare: plain until the learner has told them apart, then with what differs marked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content, Span

from tui.tutor.question import PairQuestion
from tui.widgets.parts import Words
from tui.widgets.settled import settled
from tui.widgets.texts import emphasised


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
        & > Words { height: auto; }
        &.-stacked { grid-size: 1; grid-gutter: 1 0; }
    }
    """

    virtual_size = settled()

    def __init__(self, question: PairQuestion) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """The two texts."""
        for content in self._contents():
            yield Words(content, markup=False)

    def repaint(self) -> None:
        """Show the present state."""
        for view, content in zip(self.query(Words), self._contents(), strict=True):
            view.update(content, layout=False)

    def _contents(self) -> list[Content]:
        """Each text under its ordinal; what they share is dimmed once the learner has looked for what they do not."""
        comparison = self.question.comparison
        made = []
        for label, item, parts in zip(
            ("The first", "The second"), comparison.vignettes, comparison.differences, strict=True
        ):
            text = emphasised(item.vignette.text, item.vignette.styles)
            if not self.question.is_open:
                spans = [Span(0, len(text.plain), "$quiet"), *text.spans]
                spans += [Span(start, end, "bold underline $foreground") for start, end in parts]
                text = Content(text.plain, spans=spans)
            made.append(Content.styled(f"{label}\n", "bold $accent") + text)
        return made

    def on_resize(self) -> None:
        """One under the other where two columns would be too narrow to read."""
        self.set_class(self.size.width < 70, "-stacked")
