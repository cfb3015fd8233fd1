"""A term of the glossary, in a box."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, bindings
from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.markdown import plain
from tui.course.schema import Term
from tui.screens.dialog import Dialog
from tui.screens.navigation import Go
from tui.widgets.texts import clickable, styled


class TermDialog(Dialog[None]):
    """One term: what it means, who uses it so, what is near it."""

    BINDINGS = [  # noqa: RUF012
        *bindings([Command("step", "o", "Step", "Open the step that introduces it.")]),
        ("enter", "close", "Close"),
        *((str(n), f"related({n})", "") for n in range(1, 10)),
    ]

    def __init__(self, course: Course, term: Term) -> None:
        super().__init__(term.term)
        self.course = course
        self.term = term
        self.related: list[Term] = []
        for name in term.see_also[:9]:
            try:
                self.related.append(course.term(name))
            except UnknownIdError:
                continue
        keys = f"1-{len(self.related)} see also   " if self.related else ""
        self.foot = f"{keys}{'o open the step   ' if term.step else ''}Enter Esc close"

    def compose_body(self) -> ComposeResult:
        """The definition, its source, and what is related."""
        term = self.term
        with VerticalScroll():
            yield Static(styled(term.definition), markup=False)
            if term.aliases:
                yield Static(Content.styled(f"\nAlso: {', '.join(term.aliases)}", "$quiet"), markup=False)
            if term.source:
                yield Static(Content.styled(f"\nAfter {plain(term.source)}", "italic $quiet"), markup=False)
            if self.related:
                rows = [
                    Content.styled(str(n), "bold $accent") + clickable(Content(f"  {t.term}"), f"screen.related({n})")
                    for n, t in enumerate(self.related, 1)
                ]
                yield Static(Content("\nSee also\n") + Content("\n").join(rows), markup=False)

    def action_related(self, number: int) -> None:
        """Go on to a related term."""
        if number <= len(self.related):
            self.app.switch_screen(TermDialog(self.course, self.related[number - 1]))

    def action_step(self) -> None:
        """Open the step that introduces the term."""
        if self.term.step:
            app = self.app
            self.dismiss(None)
            app.post_message(Go(f"lesson:{self.term.step}"))
