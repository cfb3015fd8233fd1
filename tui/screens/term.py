"""A term of the glossary, in a box."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.schema import Term
from tui.course.target import Target
from tui.screens.dialog import Dialog
from tui.screens.navigation import Go
from tui.widgets.key_line import KeyLine
from tui.widgets.texts import clickable, lines, styled

_RELATED = Command("related(1)", "1", "see also", "Go on to a related term, by its number.", footer=True)
_STEP = Command("step", "o", "open its step", "Open the step that introduces it.", footer=True)


class TermDialog(Dialog[None]):
    """One term: what it means, who uses it so, what is near it; from there to related terms, and back."""

    OWN = (
        Command("back", "escape,backspace", "back", "Back to the term before, or to where you came from.", footer=True),
        _RELATED,
        *(_RELATED._replace(action=f"related({n})", keys=str(n), footer=False) for n in range(2, 10)),
        _STEP,
        Command("close", "enter", "close", "Close."),
    )

    def __init__(self, course: Course, term: Term) -> None:
        super().__init__(plain(term.term))
        self.course = course
        self.term = term
        self.before: list[Term] = []
        """The terms that led here."""

    @property
    def related(self) -> list[Term]:
        """The terms that this one refers to."""
        known = {term.id: term for term in self.course.glossary}
        return [known[name] for name in self.term.see_also if name in known][:9]

    def foot(self) -> tuple[Command, ...]:
        """What can be done with this term."""
        numbers = f"1-{len(self.related)}" if len(self.related) > 1 else "1"
        related = [_RELATED._replace(keys=numbers)] if self.related else []
        return (self.OWN[0], *related, *([_STEP] if self.term.step else []))

    def compose_body(self) -> ComposeResult:
        """The definition, its source, and what is related."""
        with VerticalScroll():
            yield Static(lines(self._lines()), id="term", markup=False)

    def _lines(self) -> Iterator[Content | str]:
        term = self.term
        yield styled(term.definition)
        if term.aliases:
            yield Content.styled(f"\nAlso: {', '.join(map(plain, term.aliases))}", "$quiet")
        if term.source:
            yield Content.styled(f"\nAfter {plain(term.source)}", "italic $quiet")
        if self.related:
            yield "\nSee also"
            for number, other in enumerate(self.related, 1):
                name = clickable(Content(f"  {plain(other.term)}"), f"screen.related({number})")
                yield Content.styled(str(number), "bold $accent") + name

    def _show(self, term: Term) -> None:
        self.term = term
        self.query_one(".heading", Static).update(plain(term.term))
        self.query_one("#term", Static).update(lines(self._lines()))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.query_one(KeyLine).set_commands(self.foot())

    def action_related(self, number: int) -> None:
        """Go on to a related term."""
        if number <= len(self.related):
            self.before.append(self.term)
            self._show(self.related[number - 1])

    def action_back(self) -> None:
        """Back to the term before, or to where one came from."""
        if self.before:
            self._show(self.before.pop())
        else:
            self.action_close()

    def action_step(self) -> None:
        """Open the step that introduces the term."""
        if self.term.step and self.is_current:
            self.app.post_message(Go(Target("lesson", self.term.step)))
            self.done(None)
