"""What a reader of a lesson looks up beside the page: its outline, its links, its footnotes."""

from __future__ import annotations

from textual import on

from tui.course.target import Target
from tui.screens.base import CourseScreen
from tui.tutor.lesson import LessonSession
from tui.widgets.prose import ProseView

_KINDS = {"term": "glossary", "lesson": "lesson", "item": "question", "note": "footnote", "https": "web address"}
"""What a link leads to, by the kind of its target."""


class LessonAsides(CourseScreen):
    """The part of the lesson reader that looks things up."""

    session: LessonSession

    async def action_jump(self, place: int) -> None:
        """To a step by its index."""
        raise NotImplementedError

    def action_outline(self) -> None:
        """Choose a step."""
        from tui.screens.picker import PickerDialog, Row

        session = self.session
        rows = [
            Row(str(number), f"{'✓' if session.is_read(step) else ' '} {step.title}")
            for number, step in enumerate(session.lesson.steps)
        ]
        self.app.push_screen(PickerDialog(session.lesson.title, rows, str(session.place)), self._jump_to)

    async def _jump_to(self, chosen: str | None) -> None:
        if chosen is not None:
            await self.action_jump(int(chosen))

    def action_links(self) -> None:
        """Choose a link of this page."""
        from tui.screens.picker import PickerDialog, Row

        rows = [
            Row(link.target, link.text, _KINDS.get(Target.parse(link.target).kind, ""))
            for link in self.session.step.links
        ]
        self.app.push_screen(PickerDialog("Links of this page", rows), self._follow)

    def _follow(self, target: str | None) -> None:
        if target is None:
            return
        where = Target.parse(target)
        if where.kind == "note":
            self.action_footnotes(where.name)
        else:
            self.go(where)

    @on(ProseView.LinkClicked)
    def _link_clicked(self, event: ProseView.LinkClicked) -> None:
        event.stop()
        self._follow(event.target)

    def action_footnotes(self, name: str = "") -> None:
        """Show the footnotes of this page, or one."""
        from tui.screens.reader import ReaderDialog

        notes = [note for note in self.session.step.footnotes if name in ("", note.name)]
        text = "\n\n".join(f"**{note.number}**  {note.markdown}" for note in notes)
        self.app.push_screen(ReaderDialog("Footnotes" if len(notes) > 1 else "Footnote", text), self._follow)
