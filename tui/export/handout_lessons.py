"""The lessons of a handout: their steps with figures, questions and notes, and links that lead within the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Block, Check, Figure, Lesson, Pair, Prose, Reveal, Step
from tui.export.handout_questions import Asked, pair_name
from tui.export.handout_setting import again, question
from tui.export.html_page import NOTHING, Html, element, link
from tui.export.html_text import Lead, line, prose
from tui.tutor.wording import voice

CSS = """\
figure { margin: 1.2em 0; }
.pause { font-style: italic; }
.voice { margin-top: -.3em; }
.notes { font-size: .92em; border-top: 1px solid var(--hairline); padding-top: .6em; }
"""
"""How they look, besides what every page has."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Sets the lessons, one after the other; a question stands where it is asked first."""

    course: Course
    asked: Mapping[str, Asked]
    """By the item's id."""
    anchors: Mapping[str, str]
    """Where lessons and steps are on the page, by their ids."""
    met: set[str]
    """The questions that stand on the page already."""

    def lesson(self, found: Lesson) -> Html:
        """A lesson with its steps."""
        heading = element("h3", line(found.title), id=self.anchors[found.id])
        return element("section", heading, *(self._step(step) for step in found.steps))

    def _step(self, step: Step) -> Html:
        anchor = self.anchors[step.id]

        def lead(target: str, said: Html) -> Html:
            return self._lead(anchor, step, target, said)

        notes = [
            element("li", prose(note.markdown, lead), id=f"{anchor}-note-{note.number}", value=note.number)
            for note in step.footnotes
        ]
        return element(
            "section",
            element("h4", line(step.title), id=anchor),
            element("p", voice(self.course, step), class_="quiet voice") if step.voice else NOTHING,
            *(part for block in step.blocks for part in self._block(block, lead)),
            element("ol", *notes, class_="notes") if notes else NOTHING,
        )

    def _block(self, block: Block, lead: Lead) -> Iterator[Html]:
        match block:
            case Prose():
                yield prose(block.markdown, lead)
            case Figure():
                drawing = element("pre", block.drawing, role="img", aria_label=plain(block.alt))
                yield element("figure", drawing, element("figcaption", line(block.caption)))
            case Reveal():
                if block.label:
                    yield element("p", "Before you read on: ", line(block.label), class_="pause")
            case Check():
                yield from self._question(block.item)
            case Pair():
                yield from self._question(pair_name(block))

    def _question(self, name: str) -> Iterator[Html]:
        """A question; nothing where it cannot be taken along."""
        asked = self.asked.get(name)
        if asked is not None:
            yield again(asked) if name in self.met else question(asked, 5)
            self.met.add(name)

    def _lead(self, anchor: str, step: Step, target: str, said: Html) -> Html:
        """A link within the page, or to the web; what leads to neither is only its words."""
        kind, _, name = target.partition(":")
        place = ""
        if kind == "note":
            number = next((note.number for note in step.footnotes if note.name == name), 0)
            place = f"{anchor}-note-{number}" if number else ""
        elif kind == "lesson":
            place = self.anchors.get(name, "")
        elif kind == "item" and name in self.asked:
            place = f"question-{self.asked[name].number}"
        elif kind not in ("term", "item"):
            return link(target, said)
        return element("a", said, href=f"#{place}") if place else said
