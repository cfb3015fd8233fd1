"""A lesson file into steps: front matter, attribute lines, titles; what stands below them is read by `step_body`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.course.bounds import STEP_BLOCKS, STEP_LINKS, STEP_NOTES
from tui.course.markdown import lesson_parser, token_text
from tui.course.model import Lesson, Step
from tui.course.outlines import front_matter, oversize
from tui.course.problem import Problem, did_you_mean, problem
from tui.course.rules import rule
from tui.course.step_body import ID, StepBody, line_of
from tui.course.strict_yaml import parse

if TYPE_CHECKING:
    from markdown_it.token import Token

rule("step-attributes", "error", "A step lacks its attribute line, or the line has something unknown.")
rule("step-empty", "error", "A step has no text.")
rule("no-steps", "error", "A lesson has no step, or text before its first step.")

_CONTAINERS = ("list_item_open", "blockquote_open")
OBJECTIVE = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)*")


def read_lesson(path: str, text: str, voices: Collection[str] | None) -> tuple[Lesson | None, list[Problem]]:
    """Read a lesson.

    Args:
        path: What to call the file in findings.
        text: Its text, already free of unsafe characters.
        voices: Ids of the course's voices; None where they are not known.

    Returns:
        The lesson, with the steps that could be read, and what was wrong; None where the front matter is not sound.
    """
    head, taken, problems = front_matter(path, text, parse)
    problems += oversize(path, text)
    if any(found.rule == "too-large" for found in problems):
        return None, problems
    reader = _Reader(path, text.split("\n"), taken, head.id if head else "lesson", voices)
    steps = tuple(reader.steps())
    problems += reader.problems
    if head is None or any(found.rule == "too-large" for found in problems):
        return None, problems
    if not steps:
        problems.append(problem(path, taken + 1, 1, "no-steps", "the lesson has no step (a line that begins with ##)"))
    return Lesson(id=head.id, title=head.title, minutes=head.minutes, steps=steps), problems


class _Reader:
    """Goes through the tokens of a lesson's body; line numbers are those of the file."""

    def __init__(self, path: str, lines: list[str], taken: int, lesson: str, voices: Collection[str] | None) -> None:
        self.path = path
        self.voices = voices
        self.lines = [""] * taken + lines[taken:]
        self.lesson = lesson
        self.problems: list[Problem] = []
        self.tokens = lesson_parser().parse("\n".join(self.lines))

    def report(self, line: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(problem(self.path, line, 1, rule, message, hint))

    def steps(self) -> Iterator[Step]:
        heads = [
            index
            for index, token in enumerate(self.tokens)
            if token.type == "heading_open" and token.tag == "h2" and token.level == 0
        ]
        for token in self.tokens[: heads[0] if heads else None]:
            if token.map and token.level == 0:
                self.report(
                    line_of(token),
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

    def _end_line(self, index: int) -> int:
        """Number of lines before the attribute line of the heading at a token index."""
        if index >= len(self.tokens):
            return len(self.lines)
        end = line_of(self.tokens[index]) - 1
        while end and (self.lines[end - 1].startswith("{") or not self.lines[end - 1].strip()):
            end -= 1
        return end

    def _step(self, index: int, tokens: list[Token], end: int) -> Step | None:
        opening = tokens[0]
        line = line_of(opening)
        attributes = {str(key): str(value) for key, value in opening.attrs.items()}
        title = "".join(token_text(child) or "" for child in tokens[1].children or ()).strip()
        name = attributes.pop("id", "")
        if not ID.fullmatch(name):
            message = 'a step needs the line {#id teaches="..." voice=...} directly above its heading'
            self.report(line, "step-attributes", message, "put an empty line before it")
            return None
        teaches = tuple(attributes.pop("teaches", "").split())
        voice = attributes.pop("voice", "")
        self._check_voice(voice, line - 1)
        for unknown in attributes:
            hint = did_you_mean(unknown, ("teaches", "voice"))
            self.report(line - 1, "step-attributes", f"{unknown!r} is not known here", hint)
        for objective in teaches:
            if not OBJECTIVE.fullmatch(objective):
                self.report(line - 1, "bad-id", f"{objective!r} is not the id of an objective")
        body = StepBody(self.lines, tokens[3:], line + 1, end, self.report)
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

    def _check_voice(self, voice: str, line: int) -> None:
        if self.voices is None or voice in self.voices or not (voice or self.voices):
            return
        if not self.voices:
            self.report(line, "step-attributes", f"voice is {voice!r}, and course.yaml declares no voices")
        else:
            self.report(line, "step-attributes", f"voice is {voice!r}", f"one of: {', '.join(self.voices)}")
