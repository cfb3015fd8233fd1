"""From a vignette as written to its text, passages, evidence and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.course import sentences
from tui.course.bounds import TEXT_BRACKETS, TEXT_FEATURES
from tui.course.logic import Value
from tui.course.markdown import OPENING, Emphasis, Styled, span_parser, token_text
from tui.course.passages import head_end, is_thought, label_end, time_end, words_start
from tui.course.problem import did_you_mean
from tui.course.rules import rule
from tui.course.vignette_blocks import HOLDS, Blocks, Flaw, Written
from tui.course.vignette_model import Passage, PassageKind, Sentence, Span, Vignette

if TYPE_CHECKING:
    from markdown_it.token import Token

rule("span", "error", "An evidence span is malformed: unclosed, nested, empty, or with unknown or doubled features.")
rule("contradiction", "error", "The features that a text states contradict each other.")

_ATTRIBUTES = re.compile(r"\]\{([^{}\n]*)\}")
_ATTRIBUTE_NAME = re.compile(r"(?:^|\s)([^\s=]+)=")
_LEFTOVER = re.compile(r"\]\s*\{|\{#|\{[\w-]+=")
_REFERENCE = re.compile(r"^ {0,3}(?:[>*+-] {0,3})?\[[^\]\n]+\]:", re.MULTILINE)
_WORD = re.compile(r"\w")


def parse(source: str, features: Iterable[str]) -> tuple[Vignette, list[Flaw]]:
    """Read a vignette.

    Args:
        source: A document of paragraphs, heads, quoted turns, bullets, log lines and tables, with evidence spans,
            `[text]{feature=yes other=no}`.
        features: Ids that a span may carry.

    Returns:
        The vignette, as far as it could be read, and its flaws.
    """
    if source.count("[") > TEXT_BRACKETS:
        message = f"the vignette has {source.count('['):,} opening brackets; at most {TEXT_BRACKETS} are read"
        return Vignette(text="", styles=(), spans=(), sentences=(), passages=()), [Flaw(0, "too-large", message)]
    reader = _Reader(source, tuple(features))
    vignette = reader.read()
    if len(vignette.stated) > TEXT_FEATURES:
        message = f"the vignette states {len(vignette.stated)} features; at most {TEXT_FEATURES} are weighed"
        reader.flaws.append(Flaw(0, "too-large", message))
    return vignette, sorted(reader.flaws)


class _Bracketed(NamedTuple):
    """A span, whether or not it carries features."""

    start: int
    end: int
    place: int
    """Of its features, in the source."""


class _Reader:
    def __init__(self, source: str, features: tuple[str, ...]) -> None:
        self.source = source
        self.features = features
        self.blocks = Blocks(source)
        self.flaws = self.blocks.flaws
        self.text = ""
        self.styles: list[Styled] = []
        self.spans: list[Span] = []
        self.brackets: list[_Bracketed] = []
        self.breaks: list[int] = []
        """Where lines of the source ended within a block."""
        self.passages: list[Passage] = []
        self.first: dict[str, tuple[Value, int, int]] = {}

    def read(self) -> Vignette:
        self._look_for_silent_errors()
        for block in self.blocks.read(span_parser(self.features).parse(self.source)):
            close = bool(self.passages) and self.blocks.is_close(block.line)
            if self.passages:
                self.text += "\n" if close else "\n\n"
            start = len(self.text)
            cells = []
            for number, token in enumerate(block.tokens):
                self.text += "\t" if number else ""
                cell = len(self.text)
                self._inline(block, token)
                cells.append((cell, len(self.text)))
            if block.kind == "quote":
                self._quoted(block, start, close)
            else:
                self._passage(block, block.kind, start, close, tuple(cells) if block.kind in ("columns", "row") else ())
        for bracket in self.brackets:
            self._look_at_bounds(bracket)
        return Vignette(
            text=self.text,
            styles=tuple(self.styles),
            spans=tuple(self.spans),
            sentences=tuple(
                Sentence(start, end, self._carried(start, end))
                for passage in self.passages
                for start, end in self._sentences(passage)
            ),
            passages=tuple(self.passages),
        )

    def _look_for_silent_errors(self) -> None:
        for found in _REFERENCE.finditer(self.source):
            message = "a line that begins like this is a link definition, and would vanish"
            self.flaws.append(Flaw(found.start(), "span", message, "begin the line with another word"))
        for found in _ATTRIBUTES.finditer(self.source):
            names = _ATTRIBUTE_NAME.findall(found[1])
            for name in sorted({name for name in names if names.count(name) > 1}):
                self.flaws.append(Flaw(found.start(), "span", f"{name!r} stands twice in one span", "keep one of them"))

    def _inline(self, block: Written, token: Token) -> None:
        emphases: list[int] = []
        spans: list[tuple[int, Token]] = []
        left = token.content
        """Of the content, what is neither a span's features nor code; as long as all of it."""
        for child in token.children or ():
            text = token_text(child)
            if child.type == "softbreak":
                self.breaks.append(len(self.text))
            if text is not None and child.type != "hardbreak":
                if child.type == "code_inline":
                    self.styles.append(Styled(len(self.text), len(self.text) + len(text), "code"))
                    left = _without(left, *child.meta["source"]) if not self._has_features(text) else left
                self.text += text
            elif child.type in OPENING:
                emphases.append(len(self.text))
            elif child.type in ("em_close", "strong_close"):
                kind: Emphasis = "em" if child.type == "em_close" else "strong"
                self.styles.append(Styled(emphases.pop(), len(self.text), kind))
            elif child.type == "span_open":
                spans.append((len(self.text), child))
            elif child.type == "span_close":
                start, opening = spans.pop()
                begin, end = child.meta["source"]
                begin = token.content.rfind("]{", begin, end)
                place = self.blocks.place(block, token, begin)
                left = _without(left, begin, end)
                if spans:
                    self.flaws.append(Flaw(place, "span", "a span stands inside another one"))
                self._span(start, opening, place)
            elif child.nesting >= 0:
                what = child.type.removesuffix("_open").replace("_", " ")
                at = max(token.content.find(child.content) if child.content else 0, 0)
                self.flaws.append(Flaw(self.blocks.place(block, token, at), "markup", f"{HOLDS}; here is a {what}"))
                self.text += child.content
        for found in _LEFTOVER.finditer(left):
            message = f"{found.group()!r} is left over in the text: a span is not closed, or parted from its features"
            hint = (
                "write [words]{feature=yes} without a blank or line break, within one paragraph, turn, bullet or cell"
            )
            self.flaws.append(Flaw(self.blocks.place(block, token, found.start()), "span", message, hint))

    def _has_features(self, code: str) -> bool:
        """Whether code has swallowed the end of a span."""
        names = [name for found in _ATTRIBUTES.finditer(code) for name in _ATTRIBUTE_NAME.findall(found[1])]
        return not set(self.features).isdisjoint(names)

    def _span(self, start: int, opening: Token, place: int) -> None:
        before = len(self.flaws)
        found: dict[str, Value] = {}
        for name in opening.meta.get("insecure_attrs", {}):
            message = f"{name!r} is no feature of the rubric"
            self.flaws.append(Flaw(place, "span", message, did_you_mean(name, self.features)))
        for name, value in opening.attrs.items():
            if value in ("yes", "no"):
                found[name] = value  # type: ignore[assignment]
            else:
                self.flaws.append(Flaw(place, "span", f"{name}={value}: a feature is yes or no"))
        if not found and len(self.flaws) == before:
            self.flaws.append(Flaw(place, "span", "a span carries no feature"))
        if not _WORD.search(self.text[start:]):
            self.flaws.append(Flaw(place, "span", "a span holds no word"))
        for name, value in found.items():
            earlier = self.first.setdefault(name, (value, start, len(self.text)))
            if value != earlier[0]:
                quote = self.text[earlier[1] : earlier[2]]
                message = f"{name} is {value} here, and {earlier[0]} in {quote!r}"
                self.flaws.append(Flaw(place, "contradiction", message))
        self.brackets.append(_Bracketed(start, len(self.text), place))
        if found:
            self.spans.append(Span(start, len(self.text), found))

    def _quoted(self, block: Written, start: int, close: bool) -> None:
        """A paragraph of a quote: a turn for each line that begins with a label; others go on the one before."""
        breaks = [place for place in self.breaks if place >= start]
        lines = zip([start, *(place + 1 for place in breaks)], [*breaks, len(self.text)], strict=True)
        begins = [line for line, end in lines if line == start or label_end(self.text, line, end, self.styles) > line]
        for begin in begins[1:]:
            self.text = f"{self.text[: begin - 1]}\n{self.text[begin:]}"
        for begin, end in zip(begins, [*(begin - 1 for begin in begins[1:]), len(self.text)], strict=True):
            self._turn(block, begin, end, close or begin > start)

    def _turn(self, block: Written, start: int, end: int, close: bool) -> None:
        before = self.passages[-1] if self.passages else None
        lead = label_end(self.text, start, end, self.styles)
        if lead > start:
            if not _WORD.search(self.text[lead:end]):
                place = self.blocks.starts[block.line]
                self.flaws.append(Flaw(place, "markup", f"the turn {self.text[start:lead]!r} says nothing"))
            thought = is_thought(self.text[start:lead])
            self._passage(block, "turn", start, close, end=end, lead=lead, thought=thought)
        elif before is not None and before.group == block.group and before.kind == "turn":
            self._passage(block, "turn", start, close, end=end, lead=start, thought=before.thought)
        else:
            self._passage(block, "quote", start, close, end=end)

    def _passage(
        self,
        block: Written,
        kind: PassageKind,
        start: int,
        close: bool,
        cells: tuple[tuple[int, int], ...] = (),
        *,
        end: int | None = None,
        lead: int | None = None,
        thought: bool = False,
    ) -> None:
        end = len(self.text) if end is None else end
        if kind == "bullet" and time_end(self.text, start, end, self.styles) > start:
            kind, lead = "log", time_end(self.text, start, end, self.styles)
        elif lead is None:
            lead = start if cells else head_end(self.text, start, end, self.styles)
        self.passages.append(
            Passage(
                kind=kind, start=start, end=end, lead=lead, group=block.group, close=close, thought=thought, cells=cells
            )
        )

    def _look_at_bounds(self, span: _Bracketed) -> None:
        """Report a span that is not within one passage, or that takes in what is no sentence of the text."""
        passage = next(each for each in reversed(self.passages) if each.start <= span.start)
        if span.end > passage.end:
            message, hint = (
                "a span goes on into the next turn",
                "close it at the end of the turn, and begin another one",
            )
        elif passage.kind == "columns":
            message, hint = "a span stands in the head of a table, which is no sentence", "mark a cell below it"
        elif span.start >= passage.lead or passage.kind == "log":
            return
        elif passage.kind == "turn":
            message, hint = "a span takes in the label of a turn", "begin it behind the label"
        else:
            message, hint = "a span stands in a head, which is no sentence", "mark a sentence behind it"
        self.flaws.append(Flaw(span.place, "span", message, hint))

    def _sentences(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """The sentences of a passage. A label and a time belong to the first one, a head to none."""
        if passage.kind == "columns":
            return
        if passage.kind == "row":
            yield passage.start, passage.end
            return
        words = words_start(self.text, passage.lead, passage.end)
        begins = words if passage.has_head else passage.start
        for start, end in sentences.split(self.text[words : passage.end]):
            yield (words + start if start else begins), words + end

    def _carried(self, start: int, end: int) -> dict[str, Value]:
        carried: dict[str, Value] = {}
        for span in self.spans:
            shared = self.text[max(start, span.start) : min(end, span.end)]
            if _WORD.search(shared):
                carried.update(span.features)
        return carried


def _without(content: str, start: int, end: int) -> str:
    """Some content with a part of it blanked out."""
    return content[:start] + " " * (end - start) + content[end:]
