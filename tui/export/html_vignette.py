"""A vignette as HTML: turns as quotations, logs as lists, tables as tables, each sentence behind its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.course.passages import words_start
from tui.course.spoken import sentence_numbers
from tui.course.vignette_model import Passage, Vignette
from tui.export.html_page import Html, Part, element, joined, table
from tui.export.html_text import styled

_Numbered = tuple[Passage, range]
"""A passage and the numbers of its sentences."""


def vignette(text: Vignette) -> Html:
    """The whole text; its evidence is not marked."""
    numbered = zip(text.passages, sentence_numbers(text), strict=True)
    groups = [list(group) for _, group in groupby(numbered, lambda each: each[0].group)]
    return joined(_group(text, group) for group in groups)


def _group(text: Vignette, group: Sequence[_Numbered]) -> Html:
    """A paragraph, a quotation, a list or a table."""
    first, _ = group[0]
    match first.kind:
        case "quote" | "turn":
            return element("blockquote", *(element("p", _passage(text, *each), class_=_class(each)) for each in group))
        case "bullet" | "log":
            return element("ul", *(element("li", _passage(text, *each)) for each in group), class_=_class(group[0]))
        case "columns" | "row":
            head = [styled(text.text, text.styles, *cell) for cell in first.cells]
            return table(head, [_row(text, *each) for each in group[1:]])
    return joined(element("p", _passage(text, *each)) for each in group)


def _class(each: _Numbered) -> str | None:
    passage, _ = each
    if passage.kind == "turn" and passage.thought:
        return "thought"
    return "log" if passage.kind == "log" else None


def _passage(text: Vignette, passage: Passage, numbers: range) -> Html:
    """Each sentence behind its number, and before them what belongs to none: a head, a label, a time."""
    at = passage.lead
    lead = styled(text.text, text.styles, passage.start, at)
    pieces: list[Part] = [element("strong", lead) if passage.kind == "turn" and lead.markup else lead]
    for number in numbers:
        sentence = text.sentences[number - 1]
        start = words_start(text.text, max(sentence.start, at), sentence.end)
        pieces += [text.text[at:start], _number(number), styled(text.text, text.styles, start, sentence.end)]
        at = sentence.end
    pieces.append(styled(text.text, text.styles, at, passage.end))
    return joined(pieces)


def _row(text: Vignette, row: Passage, numbers: range) -> Iterator[Html]:
    """The cells of a row; its number stands before the first one."""
    for place, cell in enumerate(row.cells):
        words = styled(text.text, text.styles, *cell)
        yield words if place or not numbers else joined([_number(numbers[0]), words])


def _number(number: int) -> Html:
    return joined([element("sup", str(number)), "\u00a0"])


CSS = """\
sup { font-size: .68em; line-height: 0; color: var(--quiet); font-family: system-ui, sans-serif; }
.thought { font-style: italic; }
.log { list-style: none; padding-left: 0; }
.log code:first-child { margin-right: .3em; }
"""
"""How the texts look, besides what every page has."""
