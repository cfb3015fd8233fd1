"""Wiring: the course, the record, and the way from one screen to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.actions import ActionParseResult
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from tui.commands import EVERYWHERE, bindings
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.target import MAP, Target
from tui.ending import GRACE, Ending, held
from tui.journal.errors import JournalError
from tui.journal.reports import Notice
from tui.reloading import LATER, Reloading
from tui.screens.base import CourseScreen
from tui.screens.doors import DOORS
from tui.screens.map import MapScreen
from tui.screens.navigation import Go
from tui.settings import Settings
from tui.tutor.record import Record

if TYPE_CHECKING:
    from tui.screens.rows import Find

DEEPEST = 5
"""How many screens lie on each other at most; from there on one takes the place of another."""


class TwoSchemers(Reloading):
    """The course in the terminal."""

    TITLE = "Two Schemers"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(EVERYWHERE))
    CSS_PATH = ["screens/base.tcss", "screens/map.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        course: Course,
        record: Record,
        folder: Path,
        target: Target = MAP,
        ending: Ending | None = None,
        guest: bool = False,
        follows: bool = False,
    ) -> None:
        """Make the program; see `run`."""
        super().__init__(folder, ending, None if guest else record.learner)
        self.course = course
        self.record = record
        self.guest = guest
        """Whether nothing goes on record, and answers are revealed in stages."""
        self.is_rule_told = guest
        """Whether the rule by which texts are judged has been shown in this run, or is nothing for a room to read."""
        self._target = target
        self._follows = follows

    def get_default_screen(self) -> Screen[None]:
        """The map is always at the bottom."""
        self._map = MapScreen(self.course, self.record)
        return self._map

    def on_mount(self) -> None:
        """Catch the signals that end a program, then go where the learner wants to start."""
        self.ending.listen(self.leave)
        # Screens try again by themselves while another program holds the record, so that nothing freezes meanwhile.
        self.record.journal.patience = 0
        if self._target != MAP:
            self.post_message(Go(self._target))
        self.record.journal.watch(self._tell_later)
        self.call_after_refresh(self.settle)
        self.call_after_refresh(self._tell_all)
        self.call_after_refresh(self._back_up)
        if self._follows:
            self.set_timer(LATER, self.follow_files)

    def _tell_all(self) -> None:
        for notice in self.record.journal.notices:
            self._tell(notice)
        if self.settings_notice:
            self.notify(self.settings_notice, severity="warning", timeout=20, markup=False)

    def _tell_later(self, notice: Notice) -> None:
        self.call_later(self._tell, notice)

    def _tell(self, notice: Notice) -> None:
        self.notify(notice.text, severity="warning", timeout=30, markup=False)

    @work(thread=True)
    def _back_up(self) -> None:
        self.record.journal.back_up()

    async def on_event(self, event: events.Event) -> None:
        """Let go what was pressed while the record was waited for, wherever it stood in line meanwhile."""
        pressed = isinstance(event, events.InputEvent)
        if not (pressed and isinstance(self.screen, CourseScreen) and self.screen.came_while_waiting(event)):
            await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click asks for; where the record cannot take it, say so and show what is the case."""
        if isinstance(default_namespace, Screen) and default_namespace not in self.screen_stack:
            return False  # The key came while its screen went.
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except JournalError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            if isinstance(self.screen, CourseScreen):
                await self.screen.recover()
            return True

    @on(Go)
    async def _go(self, message: Go) -> None:
        message.stop()
        if not self.record.is_read and message.target.kind not in ("map", "back"):
            self._map.when_read(lambda: self.post_message(Go(message.target)))
            return
        try:
            await self._open(message.target)
        except (CourseError, UnknownIdError, JournalError) as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
        await self.keep_up()

    async def _open(self, target: Target) -> None:
        """Open a screen, and wait until it is built: one that goes before that would miss its parts."""
        if target.kind == "map":
            await self._to_map()
        elif target.kind == "back":
            await self._back()
        elif target.kind == "item":
            from tui.tutor.leading import open_item

            await self._open(open_item(self.course, self.record.history, target.name))
        elif target.kind in DOORS:
            target = self._by_the_rule(target)
            screen = DOORS[target.kind](self.course, self.record, target, self.guest)
            if isinstance(screen, CourseScreen):
                screen.opened = target
                screen.ask_for(self.asks)
                await self._show(screen)
            else:
                await self.push_screen(screen)

    def _by_the_rule(self, target: Target) -> Target:
        """Where a target leads: to a quiz by way of the rule, once, before the learner's first judgement."""
        if self.is_rule_told or target.kind != "quiz":
            return target
        from tui.tutor.leading import by_the_rule

        way = by_the_rule(self.course, self.record.history, target)
        self.is_rule_told = way != target
        return way

    async def _show(self, screen: CourseScreen) -> None:
        """Put a full screen on the one that asked for it, so that going back leads there; dialogs above it go."""
        self.clear_notifications()
        while not isinstance(self.screen, CourseScreen):
            self.pop_screen()
        if len(self.screen_stack) > DEEPEST:
            await self.screen.leave()
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)

    async def _to_map(self) -> None:
        while len(self.screen_stack) > 1:
            await self._back()

    async def _back(self) -> None:
        """To the screen below, which is the map in the end."""
        self.clear_notifications()
        if len(self.screen_stack) > 1:
            if isinstance(self.screen, CourseScreen):
                await self.screen.leave()
            self.pop_screen()

    def exit(self, result: int | None = None, return_code: int = 0, message: object = None) -> None:
        """End the program; what is being written is kept as a draft."""
        from tui.screens.dialog import Dialog

        for screen in self.screen_stack:
            if isinstance(screen, Dialog):
                screen.save_draft()
        super().exit(result, return_code)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen and of the program, for the palette."""
        from tui.screens.palette import listed

        own = screen.available if isinstance(screen, CourseScreen) else ()
        return listed(self, (screen, own), (self, EVERYWHERE))

    def action_command_palette(self) -> None:
        """Show every command by its name."""
        from tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_map(self) -> None:
        """Go to the course map."""
        self.post_message(Go(MAP))

    def action_rule(self) -> None:
        """Show the rule by which texts are judged."""
        if isinstance(self.screen, CourseScreen):
            self.post_message(Go(Target("rule")))

    def action_lab(self) -> None:
        """Open the lab, with the facts of the text that was just judged."""
        if isinstance(self.screen, CourseScreen) and self.screen.is_test:
            self.notify("Not while a form is asked: the judgement is yours alone.", markup=False)
        elif isinstance(self.screen, CourseScreen):
            self.post_message(Go(Target("lab", self.screen.facts)))

    def action_help(self) -> None:
        """Say what can be done on this screen."""
        from tui.screens.help import HelpDialog

        screen = self.screen
        if isinstance(screen, CourseScreen):
            self.push_screen(HelpDialog(screen.TITLE_FOR_HELP, screen.available, EVERYWHERE, screen.legend))

    def action_glossary(self) -> None:
        """Look up a term."""
        from tui.screens.rows import terms

        if not self.course.glossary:
            message = "There is no glossary that can be read. The command `two-schemers check` says why."
            self.notify(message, severity="warning", markup=False)
            return
        self._find("Glossary", "a part of the term", lambda words: terms(self.course, words))

    def action_search(self) -> None:
        """Search the lessons and the glossary."""
        from tui.screens.rows import places

        self._find(
            "Search",
            "words of a lesson, a term, a quiz's name",
            lambda words: places(self.course, words),
        )

    def action_notes(self) -> None:
        """Show notes and bookmarks."""
        from tui.screens.rows import kept
        from tui.tutor import notes

        if not self.record.is_read:
            self._map.when_read(self.action_notes)
            return
        if not notes.kept(self.course, self.record):
            self.notify(
                "Nothing yet: n writes a note, b sets a bookmark, in a lesson or after an answer.", markup=False
            )
            return
        self._find(
            "Notes and bookmarks",
            "words of a note, or of its place",
            lambda words: kept(self.course, self.record, words),
        )

    def _find(self, heading: str, prompt: str, find: Find) -> None:
        from tui.screens.finder import FinderDialog

        if isinstance(self.screen, CourseScreen):
            self.push_screen(FinderDialog(heading, prompt, find))

    def action_settings(self) -> None:
        """Choose the theme, what is asked, and whose the mouse is."""
        from tui.screens.settings import SettingsDialog

        if isinstance(self.screen, CourseScreen):
            self.push_screen(SettingsDialog(self.settings, self.use_settings, self.guest), self._settings_chosen)

    def _settings_chosen(self, chosen: Settings | None) -> None:
        if chosen is not None:
            self.save_settings(chosen)
            for screen in self.screen_stack:
                if isinstance(screen, CourseScreen):
                    screen.ask_for(self.asks)


def run(
    course: Course, record: Record, folder: Path, target: Target = MAP, guest: bool = False, follows: bool = False
) -> int:
    """Open the screens.

    Args:
        course: The open course.
        record: The learner's record.
        folder: Where settings are kept.
        target: Where to begin.
        guest: Whether the program is shown to a room: nothing goes on record, answers are revealed in stages.
        follows: Whether what is saved of the course's files meanwhile is shown.

    Returns:
        The exit code: 0, or 128+n after signal n, or 1 if an error of the program itself ended it.
    """
    app = TwoSchemers(course, record, folder, target, Ending(GRACE), guest, follows)
    with held():
        app.run(mouse=app.settings.own.mouse)
    return 1 if app.return_code is None else app.return_code
