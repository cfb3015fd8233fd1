"""Course text as Textual content: never parsed as Textual markup, emphasis kept."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content, Span
from textual.style import Style

from tui.course.markdown import Styled, inline

STYLES = {"em": "italic", "strong": "bold", "code": "bold"}
"""How each emphasis looks."""


def styled(source: str, style: str = "") -> Content:
    """A short text of an item, a term or an explanation."""
    read = inline(source)
    content = emphasised(read.text, read.styles)
    return content.stylize_before(style) if style else content


def emphasised(text: str, styles: Iterable[Styled]) -> Content:
    """A plain text with its emphases."""
    return Content(text, spans=[Span(each.start, each.end, STYLES[each.emphasis]) for each in styles])


def lines(parts: Iterable[Content | str]) -> Content:
    """Parts one under the other."""
    return Content("\n").join(Content(part) if isinstance(part, str) else part for part in parts)


def clickable(content: Content, action: str) -> Content:
    """Content that runs an action when the mouse clicks on it."""
    return content.stylize(Style.from_meta({"@click": action}))


def way(key: str, action: str, words: str) -> Content:
    """A way on: its key, and words that take it when the mouse clicks on them."""
    return Content.styled(f"{key:<8}", "bold $accent") + clickable(Content(words), f"screen.{action}")
