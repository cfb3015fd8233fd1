"""The floor of a key: the least that a Textual program does to paint twenty lines anew."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "Twenty lines, 0."


class Twenty(App[None]):
    """Each key changes every line."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield Static(self._lines())

    def _lines(self) -> str:
        return "\n".join(f"Twenty lines, {self._count}." for _ in range(20))

    def on_key(self, event: events.Key) -> None:
        """Change them."""
        self._count += 1
        self.query_one(Static).update(self._lines())


if __name__ == "__main__":
    Twenty().run()
