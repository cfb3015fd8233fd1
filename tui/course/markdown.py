"""The Markdown parsers of the course: for lessons, for vignettes, for the texts of items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.course.safe_text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Emphasis = Literal["em", "strong", "code"]


class Styled(NamedTuple):
    """A part of a plain text that is set differently."""

    start: int
    end: int
    emphasis: Emphasis


class Linked(NamedTuple):
    """A part of a plain text that leads somewhere."""

    start: int
    end: int
    target: str
    """As it is written in the lesson: `term:ID`, `note:NAME`, `https://…`."""


class InlineText(NamedTuple):
    """Words without markup, where they are emphasised, and where they lead somewhere."""

    text: str
    styles: tuple[Styled, ...]
    links: tuple[Linked, ...] = ()


@cache
def lesson_parser() -> MarkdownIt:
    """CommonMark with tables and attribute lines before blocks; front matter is taken off before."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_block_plugin

    return MarkdownIt("commonmark").enable("table").use(attrs_block_plugin)


@cache
def span_parser(allowed: tuple[str, ...]) -> MarkdownIt:
    """CommonMark with tables, and with bracketed spans that may carry the allowed attributes only.

    The end of a span and inline code say where they stand: `meta["source"]` holds the offsets of the whole of them
    into the content of their block.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin

    parser = MarkdownIt("commonmark").enable("table").use(attrs_plugin, after=(), spans=True, allowed=allowed)
    rules = dict(zip(parser.get_active_rules()["inline"], parser.inline.ruler.getRules(""), strict=True))
    for name, type_ in (("span", "span_close"), ("backticks", "code_inline")):
        parser.inline.ruler.at(name, _located(rules[name], type_))
    return parser


def _located(rule: Callable[[StateInline, bool], bool], type_: str) -> Callable[[StateInline, bool], bool]:
    """A rule of the parser whose last token says where in the content the whole of it stood."""

    def located(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent and len(state.tokens) > count and state.tokens[-1].type == type_:
            state.tokens[-1].meta["source"] = (start, state.pos)
        return done

    return located


_MARKED = re.compile(r"[\\`*_<&\[\]]")
"""What a text holds that the parser is needed for; without it the parser is not even imported."""
_LITERAL = ("link", "image", "autolink", "html_inline")
"""What has no meaning in the texts of items, and is taken as it is written."""


@cache
def _inline_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(_LITERAL)


@cache
def short_parser() -> MarkdownIt:
    """What the texts of items may hold: paragraphs, lists, quotations, code, tables; with the emphasis of `inline`."""
    from markdown_it import MarkdownIt

    literal = (*_LITERAL, "html_block", "reference", "heading", "lheading", "hr")
    return MarkdownIt("commonmark").enable("table").disable(literal)


OPENING: dict[str, Emphasis] = {"em_open": "em", "strong_open": "strong"}
"""The tokens that begin an emphasis."""


def token_text(token: Token) -> str | None:
    """The plain text of an inline token; None for one that is no text."""
    if token.type in ("text", "text_special", "code_inline"):
        return clean(token.content)
    return " " if token.type in ("softbreak", "hardbreak") else None


def is_closed(fence: Token, lines: Sequence[str]) -> bool:
    """Whether a fenced block of some lines ends with a line of its own marks."""
    assert fence.map is not None
    first, end = fence.map
    return end - 1 > first and end <= len(lines) and lines[end - 1].strip(" \t>").startswith(fence.markup)


@lru_cache(maxsize=4096)
def inline(source: str) -> InlineText:
    """Read emphasis and code in a text of one line, such as a label; everything else is taken literally.

    A text that may hold blocks is read by `tui.course.blocks`.
    """
    if not _MARKED.search(source):
        return InlineText(clean(" ".join(source.split())), ())
    return inline_text(_inline_parser().parseInline(" ".join(source.split()))[0].children or ())


def inline_text(tokens: Iterable[Token]) -> InlineText:
    """What some inline tokens say."""
    pieces: list[str] = []
    styles: list[Styled] = []
    links: list[Linked] = []
    open_at: list[int] = []
    target, length = "", 0
    for token in tokens:
        text = token_text(token)
        if text is not None:
            if token.type == "code_inline":
                styles.append(Styled(length, length + len(text), "code"))
            pieces.append(text)
            length += len(text)
        elif token.type in OPENING:
            open_at.append(length)
        elif token.type in ("em_close", "strong_close"):
            styles.append(Styled(open_at.pop(), length, "em" if token.type == "em_close" else "strong"))
        elif token.type == "link_open":
            open_at.append(length)
            target = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            links.append(Linked(open_at.pop(), length, target))
    return InlineText("".join(pieces), tuple(sorted(styles)), tuple(links))


def plain(source: str) -> str:
    """A short text without its markup."""
    return inline(source).text
