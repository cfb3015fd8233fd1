"""The Markdown of a course as HTML: only what the course's own faces show, built anew, so that nothing else gets in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from tui.course.markdown import InlineText, Linked, Styled, inline, inline_text, lesson_parser, short_parser
from tui.course.safe_text import clean
from tui.export.html_page import NOTHING, Html, Part, element, joined, link, table

Lead = Callable[[str, Html], Html]
"""Makes a link of a target as it is written in a lesson, and of what it says."""

_TAGS = {"em": "em", "strong": "strong", "code": "code"}
_CONTAINERS = {"list_item": "li", "blockquote": "blockquote"}


def words(text: InlineText, lead: Lead | None = None) -> Html:
    """Words with their emphasis and their links."""
    pieces: list[Html] = []
    at = 0
    for each in text.links:
        said = styled(text.text, text.styles, each.start, each.end)
        pieces += [styled(text.text, text.styles, at, each.start), _linked(each, said, lead)]
        at = each.end
    return joined([*pieces, styled(text.text, text.styles, at, len(text.text))])


def styled(text: str, styles: Iterable[Styled], start: int, end: int) -> Html:
    """A part of a text with its emphasis."""
    inside = [each for each in styles if each.start < end and start < each.end]
    cuts = {start, end, *(cut for each in inside for cut in (each.start, each.end) if start < cut < end)}
    places = sorted(cuts)
    pieces: list[Part] = []
    for first, last in pairwise(places):
        piece: Part = text[first:last]
        # Code is innermost, so that it is set in its own type whatever is around it.
        for each in sorted(inside, key=lambda each: each.emphasis != "code"):
            if each.start <= first and last <= each.end:
                piece = element(_TAGS[each.emphasis], piece)
        pieces.append(piece)
    return joined(pieces)


def line(source: str) -> Html:
    """A text of one line, such as a title or a label."""
    return words(inline(source))


def short(source: str) -> Html:
    """A text of an item, with its paragraphs. A text of one line is one paragraph, whatever it begins with."""
    source = source.strip("\n")
    if "\n" not in source:
        return element("p", line(source)) if source.strip() else NOTHING
    return _set(SyntaxTreeNode(short_parser().parse(source)), None)


def prose(markdown: str, lead: Lead | None = None) -> Html:
    """The prose of a lesson.

    Args:
        markdown: The text.
        lead: Makes the links within the course; without it they are their words.
    """
    return _set(SyntaxTreeNode(lesson_parser().parse(markdown)), lead)


def _linked(found: Linked, said: Html, lead: Lead | None) -> Html:
    return lead(found.target, said) if lead else link(found.target, said)


def _set(node: SyntaxTreeNode, lead: Lead | None) -> Html:
    """A block and what is in it; what the faces do not show is left out."""
    match node.type:
        case "root":
            return _all(node.children, lead)
        case "paragraph":
            inner = _all(node.children, lead)
            return inner if _is_tight(node) else element("p", inner)
        case "heading":
            return element("p", element("strong", _all(node.children, lead)))
        case "inline":
            return words(inline_text(node.to_tokens()[0].children or ()), lead)
        case "bullet_list":
            return element("ul", _all(node.children, lead))
        case "ordered_list":
            start = node.attrs.get("start", 1)
            return element("ol", _all(node.children, lead), start=None if start == 1 else int(start))
        case "list_item" | "blockquote":
            return element(_CONTAINERS[node.type], _all(node.children, lead))
        case "fence" | "code_block":
            return element("pre", element("code", clean(node.content.rstrip("\n"))))
        case "table":
            head, *rows = [_row(row, lead) for part in node.children for row in part.children]
            return table(head, rows)
        case "hr":
            return element("hr")
    return NOTHING


def _all(nodes: Iterable[SyntaxTreeNode], lead: Lead | None) -> Html:
    return joined(_set(node, lead) for node in nodes)


def _row(row: SyntaxTreeNode, lead: Lead | None) -> Sequence[Html]:
    return [_all(cell.children, lead) for cell in row.children]


def _is_tight(paragraph: SyntaxTreeNode) -> bool:
    """Whether a paragraph is an item of a list whose items no empty lines part."""
    return paragraph.nester_tokens is not None and paragraph.nester_tokens.opening.hidden
