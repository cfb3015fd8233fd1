"""A lesson file into steps: front matter, attribute lines, fences with a meaning, footnotes, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.course.bounds import STEP_BLOCKS, STEP_LINKS, STEP_NOTES
from tui.course.markdown import lesson_parser, token_text
from tui.course.model import VOICES, Block, Check, Figure, Footnote, Lesson, Link, Pair, Prose, Step
from tui.course.outlines import front_matter, oversize
from tui.course.problem import Problem, did_you_mean, problem

if TYPE_CHECKING:
    from markdown_it.token import Token

ID = re.compile(r"[a-z][a-z0-9-]*")
OBJECTIVE = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)*")
LINK_KINDS = ("term:", "lesson:", "item:", "https:")
"""How the address of a link may begin."""
FENCES = ("check", "pair", "figure")
"""Fences that mean something; one without a name is shown as it is."""

_CONTAINERS = ("list_item_open", "blockquote_open")
_NOTE_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*)$")
_NOTE_USE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_lesson(path: str, text: str) -> tuple[Lesson | None, list[Problem]]:
    """Read a lesson.

    Args:
        path: What to call the file in findings.
        text: Its text, already free of unsafe characters.

    Returns:
        The lesson, with the steps that could be read, and what was wrong; None where the front matter is not sound.
    """
    head, taken, problems = front_matter(path, text)
    problems += oversize(path, text)
    if any(found.rule == "too-large" for found in problems):
        return None, problems
    reader = _Reader(path, text.split("\n"), taken, head.id if head else "lesson")
    steps = tuple(reader.steps())
    problems += reader.problems
    if head is None or any(found.rule == "too-large" for found in problems):
        return None, problems
    if not steps:
        problems.append(problem(path, taken + 1, 1, "no-steps", "the lesson has no step (a line that begins with ##)"))
    return Lesson(id=head.id, title=head.title, minutes=head.minutes, steps=steps), problems


class _Reader:
    """Goes through the tokens of a lesson's body; line numbers are those of the file."""

    def __init__(self, path: str, lines: list[str], taken: int, lesson: str) -> None:
        self.path = path
        self.lines = [""] * taken + lines[taken:]
        self.lesson = lesson
        self.problems: list[Problem] = []
        self.tokens = lesson_parser().parse("\n".join(self.lines))

    def report(self, line: int, rule: str, message: str, hint: str = "", column: int = 1) -> None:
        self.problems.append(problem(self.path, line, column, rule, message, hint))

    def steps(self) -> Iterator[Step]:
        heads = [
            index
            for index, token in enumerate(self.tokens)
            if token.type == "heading_open" and token.tag == "h2" and token.level == 0
        ]
        for token in self.tokens[: heads[0] if heads else None]:
            if token.map and token.level == 0:
                self.report(
                    self._line(token),
                    "no-steps",
                    "text before the first step is not shown",
                    "move it into a step",
                )
                break
        seen: set[str] = set()
        for place, index in enumerate(heads):
            last = heads[place + 1] if place + 1 < len(heads) else len(self.tokens)
            step = self._step(index, self.tokens[index:last], self._end_line(last))
            if step is None:
                continue
            if step.id in seen:
                self.report(
                    step.line,
                    "duplicate-id",
                    f"step {step.id.partition('#')[2]!r} stands twice in this lesson",
                )
                continue
            seen.add(step.id)
            yield step

    @staticmethod
    def _line(token: Token) -> int:
        return (token.map[0] if token.map else 0) + 1

    def _end_line(self, index: int) -> int:
        """Number of lines before the attribute line of the heading at a token index."""
        if index >= len(self.tokens):
            return len(self.lines)
        end = self._line(self.tokens[index]) - 1
        while end and (self.lines[end - 1].startswith("{") or not self.lines[end - 1].strip()):
            end -= 1
        return end

    def _step(self, index: int, tokens: list[Token], end: int) -> Step | None:
        opening = tokens[0]
        line = self._line(opening)
        attributes = {str(key): str(value) for key, value in opening.attrs.items()}
        title = "".join(token_text(child) or "" for child in tokens[1].children or ()).strip()
        name = attributes.pop("id", "")
        if not ID.fullmatch(name):
            message = 'a step needs the line {#id teaches="..." voice=...} directly above its heading'
            self.report(line, "step-attributes", message, "put an empty line before it")
            return None
        teaches = tuple(attributes.pop("teaches", "").split())
        said = attributes.pop("voice", "")
        voice = next((known for known in VOICES if known == said), None)
        if voice is None:
            self.report(line - 1, "step-attributes", f"voice is {said!r}", f"one of: {', '.join(VOICES)}")
            voice = "course"
        for unknown in attributes:
            hint = did_you_mean(unknown, ("teaches", "voice"))
            self.report(line - 1, "step-attributes", f"{unknown!r} is not known here", hint)
        for objective in teaches:
            if not OBJECTIVE.fullmatch(objective):
                self.report(line - 1, "bad-id", f"{objective!r} is not the id of an objective")
        body = _Body(self, tokens[3:], line + 1, end)
        blocks = tuple(body.blocks())
        if not title or not blocks:
            self.report(line, "step-empty", "the step has no text")
            return None
        links, notes = tuple(body.links()), body.footnotes()
        for found, most, what in (
            (sum(token.nesting == 0 or token.type in _CONTAINERS for token in tokens), STEP_BLOCKS, "blocks"),
            (len(notes), STEP_NOTES, "footnotes"),
            (len(links), STEP_LINKS, "links"),
        ):
            if found > most:
                message = f"the step has {found:,} {what}; at most {most} are shown"
                self.report(line, "too-large", message, "make it several steps")
        source = "\n".join(self.lines[max(line - 2, 0) : end])
        return Step(
            id=f"{self.lesson}#{name}",
            title=title,
            teaches=teaches,
            voice=voice,
            blocks=blocks,
            links=links,
            footnotes=notes,
            revision=sha256(source.encode()).hexdigest()[:12],
            line=line,
        )


class _Body:
    """The text below one heading."""

    def __init__(self, reader: _Reader, tokens: list[Token], start: int, end: int) -> None:
        self.reader = reader
        self.tokens = tokens
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
            line = self.reader._line(token)
            if token.type == "html_block":
                self.reader.report(line, "markup", "HTML is not shown in lessons")
            elif token.type == "heading_open" and token.level == 0:
                self.reader.report(line, "markup", f"a step has no heading of its own but ##, here is {token.markup}")
            for child in token.children or ():
                if child.type in ("html_inline", "image"):
                    what = "an image" if child.type == "image" else "HTML"
                    self.reader.report(line, "markup", f"{what} is not shown in lessons")
                elif child.type == "text" and "](" in child.content:
                    message = "what looks like a link here is none, and would be shown as it is written"
                    self.reader.report(line, "link", message, "links begin with " + " ".join(LINK_KINDS))

    def blocks(self) -> Iterator[Block]:
        at = self.start - 1
        fences = [token for token in self.tokens if token.type == "fence" and token.level == 0 and token.map]
        for token in fences:
            assert token.map is not None
            first, last = token.map
            closing = self.reader.lines[last - 1].strip() if last - 1 < len(self.reader.lines) else ""
            if not closing.startswith(token.markup) or last - 1 == first:
                self.reader.report(
                    first + 1, "fence", "this fence is not closed", f"end it with a line of {token.markup}"
                )
            kind = token.info.split()[0] if token.info.split() else ""
            if not kind:
                continue
            yield from self._prose(at, first)
            at = last
            block = self._fence(kind, token, first + 1)
            if block is not None:
                yield block
        yield from self._prose(at, self.end)
        for name in self.notes:
            if name not in self.used:
                line = self.note_lines[name]
                self.reader.report(line, "footnote", f"footnote {name!r} is given but not used in its step")
        for name in self.used:
            if name not in self.notes:
                line = self.note_lines[name]
                self.reader.report(line, "footnote", f"footnote {name!r} is used but not given in its step")

    def _fence(self, kind: str, token: Token, line: int) -> Block | None:
        if kind == "check":
            name = token.content.strip()
            if not ID.fullmatch(name):
                self.reader.report(line + 1, "fence", "a check holds the id of one item")
                return None
            return Check(name)
        if kind == "pair":
            names = token.content.split()
            if len(names) != 2 or names[0] == names[1] or not all(ID.fullmatch(name) for name in names):
                self.reader.report(line + 1, "fence", "a pair holds the ids of two vignettes")
                return None
            return Pair(*names)
        if kind == "figure":
            return self._figure(token, line)
        hint = did_you_mean(kind, FENCES)
        self.reader.report(line, "fence", f"a fence named {kind!r} has no meaning here", hint)
        return None

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
            self.reader.report(line, "fence", message)
            return None
        return Figure(fields["caption"], fields["alt"], drawing.rstrip("\n"))

    def _prose(self, start: int, end: int) -> Iterator[Block]:
        """The Markdown of some lines, footnote definitions taken out, uses made links."""
        kept: list[str] = []
        note = ""
        fenced = ""
        for number in range(start, end):
            text = self.reader.lines[number]
            marker = re.match(r"\s*(`{3,}|~{3,})", text)
            if marker:
                fenced = "" if fenced and text.strip().startswith(fenced) else fenced or marker[1]
            definition = None if fenced else _NOTE_DEFINITION.match(text)
            if definition:
                note = definition[1]
                if note in self.notes:
                    self.reader.report(number + 1, "footnote", f"footnote {note!r} is given twice")
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
                        self.reader.report(self._find(link.target), "link", message, hint)

    def _find(self, target: str) -> int:
        for number in range(self.start - 1, self.end):
            if target in self.reader.lines[number]:
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
