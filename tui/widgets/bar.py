"""A line that shows how much of something is done."""

from __future__ import annotations

from textual.content import Content


def bar(done: int, whole: int, width: int = 10) -> Content:
    """A line of a fixed width, drawn through as far as it is done; never full before all is."""
    filled = width if done >= whole else min(width - 1, -(-done * width // whole)) if whole else 0
    return Content.assemble(("━" * filled, "$accent"), ("─" * (width - filled), "$hairline"))
