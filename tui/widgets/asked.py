"""What is asked inside a lesson: a bar beside it says that it waits, and it can be passed over."""

from __future__ import annotations

from tui.widgets.wrapped import Wrapped


class Asked(Wrapped):
    """Something that waits for the learner, or has been answered. Subclasses say when it is answered."""

    DEFAULT_CSS = """
    Asked {
        margin: 0 0 1 0;
        padding: 0 0 0 2;
        border-left: outer $hairline;
        link-style: none;
        link-color: $foreground;
        link-style-hover: none;
        link-color-hover: $foreground;
        link-background-hover: $picked-background;
        &.-current { border-left: outer $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.passed = False
        """Whether the learner has passed over it."""

    @property
    def is_answered(self) -> bool:
        """Whether the learner has answered it."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether it waits for the learner."""
        return not self.is_answered and not self.passed

    def pass_over(self) -> None:
        """Leave it for now."""
        self.passed = True
        self.repaint()

    def repaint(self) -> None:
        """Show the present state."""
        self.set_class(self.is_open, "-current")
        super().repaint()
