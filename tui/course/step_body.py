"""The text of a step: prose, fences with a meaning, footnotes and links."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.course.markdown import is_closed, lesson_parser, token_text
from tui.course.model import Block, Check, Figure, Footnote, Link, Pair, Prose, Reveal
from tui.course.rules import rule

if TYPE_CHECKING:
    from markdown_it.token import Token

rule("fence", "error", "A fenced block is not closed, or has a meaning that is not known or not well filled.")
rule("footnote", "error", "A footnote is used but not given, given but not used, or given twice.")
rule("link", "error", "A link has an address of a kind that is not opened here.")
rule("markup", "error", "Markdown that is not shown at this place (HTML, images, headings, and so on).")

ID = re.compile(r"[a-z][a-z0-9-]*")
LINK_KINDS = ("term:", "lesson:", "item:", "https:")
"""How the address of a link may begin."""
FENCES = ("check", "pair", "figure", "reveal")
"""Fences that mean something; one of another name is shown as it is, unless the name is nearly one of these."""

_NOTE_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*)$")
_NOTE_USE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_FENCE = re.compile(r"[\s>*+-]*(?:\d+[.)]\s+)?(`{3,}|~{3,})(?![^\n]*`)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Report(Protocol):
    """Takes a finding."""

    def __call__(self, line: int, rule: str, message: str, hint: str = "") -> None:
        """Take it."""


def line_of(token: Token) -> int:
    """The line at which a token begins, from 1."""
    return (token.map[0] if token.map else 0) + 1


class StepBody:
    """The text below one heading."""

    def __init__(self, lines: Sequence[str], tokens: Sequence[Token], start: int, end: int, report: Report) -> None:
        """Look at a step.

        Args:
            lines: Of the whole file.
            tokens: Of the step, without its heading.
            start: The first line after the heading, from 1.
            end: Its last line.
            report: Takes findings.
        """
        self.lines = lines
        self.tokens = tokens
        self.report = report
        self.start = start
        self.end = end
        self.notes: dict[str, str] = {}
        self.used: list[str] = []
        self.note_lines: dict[str, int] = {}
        self.line = start
        self.prose: list[str] = []
        self._refuse()

    def _refuse(self) -> None:
        for token in self.tokens:
            line = line_of(token)
            if token.type == "html_block":
                self.report(line, "markup", "HTML is not shown in lessons")
            elif token.type == "heading_open" and token.level == 0:
                self.report(line, "markup", f"a step has no heading of its own but ##, here is {token.markup}")
            for child in token.children or ():
                if child.type in ("html_inline", "image"):
                    what = "an image" if child.type == "image" else "HTML"
                    self.report(line, "markup", f"{what} is not shown in lessons")
                elif child.type == "text" and "](" in child.content:
                    message = "what looks like a link here is none, and would be shown as it is written"
                    self.report(line, "link", message, "links begin with " + " ".join(LINK_KINDS))

    def blocks(self) -> Iterator[Block]:
        """Prose, and what its fences mean, in order."""
        idle = 0
        for line, block in self._parts():
            if isinstance(block, Reveal):
                self._check_reveal(idle)
                idle = line
            else:
                idle = 0
            yield block
        self._check_reveal(idle)
        self._match_notes()

    def _check_reveal(self, idle: int) -> None:
        """Report the line of a reveal with nothing behind it."""
        if idle:
            hint = "put it between what is asked and the answer"
            self.report(idle, "fence", "nothing follows that could be revealed", hint)

    def _parts(self) -> Iterator[tuple[int, Block]]:
        """Each block, and the line at which it begins."""
        at = self.start - 1
        for token in self.tokens:
            if token.type != "fence" or not token.map:
                continue
            first, last = token.map
            if not is_closed(token, self.lines):
                self.report(first + 1, "fence", "this fence is not closed", f"end it with a line of {token.markup}")
            kind = self._meaning(token)
            if not kind:
                continue
            yield from ((at + 1, prose) for prose in self._prose(at, first))
            at = last
            block = self._fence(kind, token, first + 1)
            if block is not None:
                yield first + 1, block
        yield from ((at + 1, prose) for prose in self._prose(at, self.end))

    def _meaning(self, token: Token) -> str:
        """The name of a fence that means something; empty for one whose lines are shown as they are."""
        kind = token.info.split()[0] if token.info.split() else ""
        near = difflib.get_close_matches(kind, FENCES, n=1, cutoff=0.75)
        if kind in FENCES and not token.level:
            return kind
        if kind in FENCES:
            message = f"a {kind} stands by itself, at the left edge, and not in a list or quotation"
            self.report(line_of(token), "fence", message)
        elif near:
            message = f"a fence named {kind!r} is shown as code"
            self.report(line_of(token), "fence", message, f"did you mean {near[0]!r}?")
        return ""

    def _match_notes(self) -> None:
        for name in self.notes:
            if name not in self.used:
                line = self.note_lines[name]
                self.report(line, "footnote", f"footnote {name!r} is given but not used in its step")
        for name in self.used:
            if name not in self.notes:
                line = self.note_lines[name]
                self.report(line, "footnote", f"footnote {name!r} is used but not given in its step")

    def _fence(self, kind: str, token: Token, line: int) -> Block | None:
        if kind == "check":
            name = token.content.strip()
            if not ID.fullmatch(name):
                self.report(line + 1, "fence", "a check holds the id of one item")
                return None
            return Check(name)
        if kind == "pair":
            names = token.content.split()
            if len(names) != 2 or names[0] == names[1] or not all(ID.fullmatch(name) for name in names):
                self.report(line + 1, "fence", "a pair holds the ids of two vignettes")
                return None
            return Pair(*names)
        if kind == "figure":
            return self._figure(token, line)
        return Reveal(" ".join(token.content.split()))

    def _figure(self, token: Token, line: int) -> Figure | None:
        head, parted, drawing = token.content.partition("\n---\n")
        lines = head.split("\n")
        fields: dict[str, str] = {}
        name = ""
        for text in lines:
            key, colon, value = text.partition(":")
            if colon and key in ("caption", "alt"):
                name = key
                fields[name] = value.strip()
            elif name and text.startswith(" "):
                fields[name] += " " + text.strip()
            else:
                name = ""
        if not parted or not fields.get("caption") or not fields.get("alt") or not drawing.strip():
            message = "a figure holds caption: and alt:, a line of ---, and the drawing"
            self.report(line, "fence", message)
            return None
        return Figure(fields["caption"], fields["alt"], drawing.rstrip("\n"))

    def _prose(self, start: int, end: int) -> Iterator[Block]:
        """The Markdown of some lines, footnote definitions taken out, uses made links."""
        kept: list[str] = []
        note = ""
        fenced = ""
        for number in range(start, end):
            text = self.lines[number]
            marker = _FENCE.match(text)
            if marker:
                text = text if fenced else marker[0]
                fenced = "" if fenced and text.strip().startswith(fenced) else fenced or marker[1]
            definition = None if fenced else _NOTE_DEFINITION.match(text)
            if definition:
                note = definition[1]
                if note in self.notes:
                    self.report(number + 1, "footnote", f"footnote {note!r} is given twice")
                self.notes[note] = definition[2]
                self.note_lines[note] = number + 1
            elif note and text.startswith((" ", "\t")) and text.strip():
                self.notes[note] += " " + text.strip()
            else:
                note = ""
                self.line = number + 1
                kept.append(text if fenced or marker else _NOTE_USE.sub(self._use, text))
        markdown = "\n".join(kept).strip("\n")
        if markdown.strip():
            self.prose.append(markdown)
            yield Prose(markdown)

    def _use(self, found: re.Match[str]) -> str:
        name = found[1]
        if name not in self.used:
            self.used.append(name)
            self.note_lines.setdefault(name, self.line)
        return f"[{str(self.used.index(name) + 1).translate(_SUPERSCRIPT)}](note:{name})"

    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes that are used and given, in the order of the text."""
        return tuple(
            Footnote(name, number, self.notes[name]) for number, name in enumerate(self.used, 1) if name in self.notes
        )

    def links(self) -> Iterator[Link]:
        """Every address that the text leads to, once, in order."""
        seen = set()
        for markdown in (*self.prose, *self.notes.values()):
            for token in lesson_parser().parse(markdown):
                for link in _links(token):
                    if link.target in seen:
                        continue
                    seen.add(link.target)
                    if link.target.startswith((*LINK_KINDS, "note:")):
                        yield link
                    else:
                        message = f"the address {link.target[:60]!r} is not opened here"
                        hint = "links begin with " + " ".join(LINK_KINDS)
                        self.report(self._find(link.target), "link", message, hint)

    def _find(self, target: str) -> int:
        for number in range(self.start - 1, self.end):
            if target in self.lines[number]:
                return number + 1
        return self.start


def _links(token: Token) -> Iterator[Link]:
    target = ""
    words = ""
    for child in token.children or ():
        if child.type == "link_open":
            target, words = str(child.attrs.get("href", "")), ""
        elif child.type == "link_close":
            yield Link(words, target)
            target = ""
        elif target:
            words += token_text(child) or ""
