"""From a vignette as written to its text, evidence and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.course import sentences
from tui.course.bounds import TEXT_BRACKETS, TEXT_FEATURES
from tui.course.logic import Value
from tui.course.markdown import OPENING, Emphasis, Styled, span_parser, token_text
from tui.course.model import Sentence, Span, Vignette
from tui.course.problem import did_you_mean
from tui.course.rules import rule

if TYPE_CHECKING:
    from markdown_it.token import Token

rule("span", "error", "An evidence span is malformed: unclosed, nested, empty, or with unknown or doubled features.")
rule("contradiction", "error", "The features that a text states contradict each other.")


class Flaw(NamedTuple):
    """Something wrong with a vignette."""

    offset: int
    """Into the source."""
    rule: str
    message: str
    hint: str = ""


_ATTRIBUTES = re.compile(r"\]\{([^{}\n]*)\}")
_ATTRIBUTE_NAME = re.compile(r"(?:^|\s)([^\s=]+)=")
_LEFTOVER = re.compile(r"\]\s*\{|\{#|\{[\w-]+=")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)
_WORD = re.compile(r"\w")


def parse(source: str, features: Iterable[str]) -> tuple[Vignette, list[Flaw]]:
    """Read a vignette.

    Args:
        source: Paragraphs with emphasis and evidence spans, `[text]{feature=yes other=no}`.
        features: Ids that a span may carry.

    Returns:
        The vignette, as far as it could be read, and its flaws.
    """
    if source.count("[") > TEXT_BRACKETS:
        message = f"the vignette has {source.count('['):,} opening brackets; at most {TEXT_BRACKETS} are read"
        return Vignette(text="", styles=(), spans=(), sentences=()), [Flaw(0, "too-large", message)]
    reader = _Reader(source, tuple(features))
    vignette = reader.read()
    if len(vignette.stated) > TEXT_FEATURES:
        message = f"the vignette states {len(vignette.stated)} features; at most {TEXT_FEATURES} are weighed"
        reader.flaws.append(Flaw(0, "too-large", message))
    return vignette, sorted(reader.flaws)


class _Reader:
    def __init__(self, source: str, features: tuple[str, ...]) -> None:
        self.source = source
        self.features = features
        self.flaws: list[Flaw] = []
        self.places = [found.start() for found in _ATTRIBUTES.finditer(source)]
        self.text = ""
        self.styles: list[Styled] = []
        self.spans: list[Span] = []
        self.closed = 0
        self.first: dict[str, tuple[Value, int, int]] = {}

    def read(self) -> Vignette:
        self._look_for_silent_errors()
        paragraphs: list[tuple[int, int]] = []
        for token in span_parser(self.features).parse(self.source):
            if token.type == "inline":
                if self.text:
                    self.text += "\n\n"
                start = len(self.text)
                self._inline(token)
                paragraphs.append((start, len(self.text)))
            elif token.type not in ("paragraph_open", "paragraph_close"):
                self._refuse_block(token)
        place = 0
        for found in _LEFTOVER.finditer(self.text):
            again = re.compile(r"\s+".join(map(re.escape, found.group().split()))).search(self.source, place)
            place = again.start() if again else 0
            message = f"{found.group()!r} is left over in the text: a span is not closed, or parted from its features"
            self.flaws.append(Flaw(place, "span", message, "write [words]{feature=yes} without a blank or line break"))
        return Vignette(
            text=self.text,
            styles=tuple(self.styles),
            spans=tuple(self.spans),
            sentences=self._sentences(paragraphs),
        )

    def _look_for_silent_errors(self) -> None:
        for found in _REFERENCE.finditer(self.source):
            message = "a line that begins like this is a link definition, and would vanish"
            self.flaws.append(Flaw(found.start(), "span", message, "begin the line with another word"))
        for found in _ATTRIBUTES.finditer(self.source):
            names = _ATTRIBUTE_NAME.findall(found[1])
            for name in sorted({name for name in names if names.count(name) > 1}):
                self.flaws.append(Flaw(found.start(), "span", f"{name!r} stands twice in one span", "keep one of them"))

    def _refuse_block(self, token: Token) -> None:
        if token.nesting < 0 or token.map is None:
            return
        offset = sum(len(line) + 1 for line in self.source.split("\n")[: token.map[0]])
        what = token.type.removesuffix("_open").replace("_", " ")
        message = f"a vignette holds paragraphs, emphasis and spans; here is a {what}"
        self.flaws.append(Flaw(offset, "markup", message))

    def _place(self) -> int:
        """Where the attributes of the span that closes now stand in the source."""
        return self.places[self.closed] if self.closed < len(self.places) else 0

    def _inline(self, token: Token) -> None:
        emphases: list[int] = []
        spans: list[tuple[int, Token]] = []
        for child in token.children or ():
            text = token_text(child)
            if text is not None and child.type not in ("code_inline", "hardbreak"):
                self.text += text
            elif child.type in OPENING:
                emphases.append(len(self.text))
            elif child.type in ("em_close", "strong_close"):
                kind: Emphasis = "em" if child.type == "em_close" else "strong"
                self.styles.append(Styled(emphases.pop(), len(self.text), kind))
            elif child.type == "span_open":
                if spans:
                    self.flaws.append(Flaw(self._place(), "span", "a span stands inside another one"))
                spans.append((len(self.text), child))
            elif child.type == "span_close":
                start, opening = spans.pop()
                self._span(start, opening)
                self.closed += 1
            else:
                what = child.type.replace("_", " ")
                message = f"a vignette holds paragraphs, emphasis and spans; here is a {what}"
                self.flaws.append(Flaw(max(self.source.find(child.content), 0), "markup", message))
                self.text += child.content

    def _span(self, start: int, opening: Token) -> None:
        place, before = self._place(), len(self.flaws)
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
        if found:
            self.spans.append(Span(start, len(self.text), found))

    def _sentences(self, paragraphs: list[tuple[int, int]]) -> tuple[Sentence, ...]:
        result = []
        for start, end in paragraphs:
            for first, last in sentences.split(self.text[start:end]):
                result.append(Sentence(start + first, start + last, self._carried(start + first, start + last)))
        return tuple(result)

    def _carried(self, start: int, end: int) -> dict[str, Value]:
        carried: dict[str, Value] = {}
        for span in self.spans:
            shared = self.text[max(start, span.start) : min(end, span.end)]
            if _WORD.search(shared):
                carried.update(span.features)
        return carried
