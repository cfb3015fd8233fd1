"""Wiring: themes, settings, signals, and the way from one screen to another."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from tui import settings as settings_file
from tui.commands import Command, bindings
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.journal.errors import JournalError
from tui.journal.reports import Notice
from tui.screens.base import CourseScreen
from tui.screens.map import MapScreen
from tui.screens.navigation import Go
from tui.settings import Settings
from tui.themes import THEMES, allowed
from tui.tutor.record import Record
from tui.tutor.start import MAP, Start, lead

if TYPE_CHECKING:
    from tui.screens.picker import Row

EVERYWHERE: tuple[Command, ...] = (
    Command("help", "f1", "Help", "What can be done on this screen.", palette=True),
    Command("glossary", "f2", "Glossary", "Look up a term."),
    Command("search", "ctrl+f", "Search", "Search the lessons and the glossary."),
    Command("notes", "f3", "Notes and bookmarks", "Your notes and bookmarks, to read and to go to."),
    Command("settings", "f4", "Settings", "Theme and animations."),
    Command("map", "f5", "Course map", "Go to the course map."),
    Command("command_palette", "ctrl+p", "Commands", "Every command by its name.", palette=False),
    Command("suspend", "ctrl+z", "Suspend", "Put the program to sleep; fg wakes it.", palette=False),
    Command(
        "interrupt", "ctrl+c", "Copy or leave", "Copy what is selected; with nothing selected, leave.", palette=False
    ),
    Command("quit", "ctrl+q", "Quit", "Leave; everything is saved.", always=True),
)
"""What can be done on every screen."""


_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
"""Signals that end a program; Windows has no SIGHUP."""


DEEPEST = 5
"""How many screens lie on each other at most; from there on one takes the place of another."""
GRACE = 5.0
"""Seconds that the program may take to end after a signal."""


class TwoSchemers(App[int]):
    """The course in the terminal."""

    TITLE = "Two Schemers"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(EVERYWHERE))
    CSS_PATH = ["screens/base.tcss", "screens/map.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, course: Course, record: Record, folder: Path, start: Start) -> None:
        # Textual decides here, before there is a theme, what NO_COLOR means; with greys, ours would be black on black.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.course = course
        self.record = record
        self.folder = folder
        """Where settings are kept."""
        self.grace: float | None = None
        """Seconds until a signal ends the whole process, if the program has not ended by itself; None for never."""
        self._start = start
        for theme in THEMES.values():
            self.register_theme(theme)
        loaded = settings_file.load(folder)
        self._settings_notice = loaded.notice
        self.use_settings(loaded.settings)

    @property
    def settings(self) -> Settings:
        """What the learner has chosen."""
        return self._settings

    def use_settings(self, chosen: Settings) -> None:
        """Take settings into use, without saving them."""
        self._settings = chosen
        self.theme = allowed(chosen.theme, os.environ)
        self.animation_level = "full" if chosen.animations else "none"

    def save_settings(self, chosen: Settings) -> None:
        """Take settings into use and save them; say so where they cannot be saved."""
        self.use_settings(chosen)
        try:
            settings_file.save(self.folder, chosen)
        except OSError as error:
            self.notify(f"The settings cannot be saved: {error.strerror or error}", severity="warning", markup=False)

    def get_default_screen(self) -> Screen[None]:
        """The map is always at the bottom."""
        return MapScreen(self.course, self.record)

    def on_mount(self) -> None:
        """Catch the signals that end a program, then go where the learner wants to start."""
        self._catch_signals()
        try:
            target = lead(self.course, self.record.history, self._start)
        except (CourseError, UnknownIdError) as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            target = MAP
        if target != MAP:
            self.post_message(Go(target))
        self.record.journal.watch(self._tell_later)
        self.call_after_refresh(self._settle)
        self.call_after_refresh(self._tell_all)
        self.call_after_refresh(self._back_up)

    def _catch_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._leave_on, int(number))
        if hasattr(signal, "pthread_sigmask"):
            with contextlib.suppress(ValueError):
                signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)

    def _leave_on(self, number: int) -> None:
        # After what is under way: a screen that is just being opened would find itself without its parts. A terminal
        # that is gone can keep the driver from ending; the record is on disk, so nothing is lost by not waiting for it.
        if self.grace is not None:
            last_resort = threading.Timer(self.grace, os._exit, (128 + number,))
            last_resort.daemon = True
            last_resort.start()
        self.call_later(self.exit, return_code=128 + number)

    def _settle(self) -> None:
        """What was made until the first paint stays for good; from now on garbage is collected."""
        gc.collect()
        gc.freeze()
        gc.enable()

    def _tell_all(self) -> None:
        for notice in self.record.journal.notices:
            self._tell(notice)
        if self._settings_notice:
            self.notify(self._settings_notice, severity="warning", timeout=20, markup=False)

    def _tell_later(self, notice: Notice) -> None:
        self.call_later(self._tell, notice)

    def _tell(self, notice: Notice) -> None:
        self.notify(notice.text, severity="warning", timeout=30, markup=False)

    @work(thread=True)
    def _back_up(self) -> None:
        with contextlib.suppress(JournalError, OSError):
            self.record.journal.back_up()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click asks for; where the record cannot take it, say so and show what is the case."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except JournalError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
            if isinstance(self.screen, CourseScreen):
                await self.screen.recover()
            return True

    @on(Go)
    def _go(self, message: Go) -> None:
        message.stop()
        kind, _, name = message.target.partition(":")
        try:
            self._open(kind, name, message.target)
        except (CourseError, UnknownIdError, JournalError) as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)

    def _open(self, kind: str, name: str, target: str) -> None:
        course, record = self.course, self.record
        if kind == "map":
            self.action_map()
        elif kind == "back":
            self._back()
        elif kind == "lesson":
            from tui.screens.lesson import LessonScreen

            lesson, _, _ = name.partition("#")
            self._show(LessonScreen(course, record, lesson, name if "#" in name else ""))
        elif kind == "quiz":
            from tui.screens.practice import PracticeScreen

            self._show(PracticeScreen(course, record, name))
        elif kind == "past":
            from tui.screens.past import PastScreen

            self._show(PastScreen(course, record, name))
        elif kind == "item":
            quiz, _ = course.find_item(name)
            self._open("quiz", quiz.id, f"quiz:{quiz.id}")
        elif kind == "term":
            from tui.screens.term import TermDialog

            self.push_screen(TermDialog(course, course.term(name)))
        elif kind == "https":
            from tui.screens.address import AddressDialog

            self.push_screen(AddressDialog(target))

    def _show(self, screen: CourseScreen) -> None:
        """Put a full screen on the one that asked for it, so that going back leads there; dialogs above it go."""
        while not isinstance(self.screen, CourseScreen):
            self.pop_screen()
        if len(self.screen_stack) > DEEPEST:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _back(self) -> None:
        """To the screen below, which is the map in the end."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen and of the program, for the palette."""
        seen: set[str] = set()
        own = screen.OWN if isinstance(screen, CourseScreen) else ()
        for owner, commands in ((screen, own), (self, EVERYWHERE)):
            for command in commands:
                if command.palette and command.name not in seen:
                    seen.add(command.name)
                    action = command.action

                    def run(action: str = action, owner: object = owner) -> None:
                        self.call_later(self.run_action, action, owner)

                    yield SystemCommand(command.name, command.help, run)

    def action_map(self) -> None:
        """Go to the course map."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_help(self) -> None:
        """Say what can be done on this screen."""
        from tui.screens.help import HelpDialog

        if isinstance(self.screen, CourseScreen):
            self.push_screen(HelpDialog(self.screen.TITLE_FOR_HELP, self.screen.OWN, EVERYWHERE))

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

        self._find("Search", "words that stand in a lesson or a term", lambda words: places(self.course, words))

    def action_notes(self) -> None:
        """Show notes and bookmarks."""
        from tui.screens.rows import kept

        if not (self.record.history.notes or self.record.history.bookmarks):
            self.notify(
                "Nothing yet: n writes a note, b sets a bookmark, in a lesson or after a judgement.", markup=False
            )
            return
        self._find("Notes and bookmarks", "a part of one", lambda words: kept(self.course, self.record, words))

    def _find(self, heading: str, prompt: str, find: Callable[[str], Sequence[Row]]) -> None:
        from tui.screens.finder import FinderDialog

        if isinstance(self.screen, CourseScreen):
            self.push_screen(FinderDialog(heading, prompt, find), self._found)

    def _found(self, target: str | None) -> None:
        if target is not None:
            self.post_message(Go(target))

    def action_settings(self) -> None:
        """Choose theme and animations."""
        from tui.screens.settings import SettingsDialog

        if isinstance(self.screen, CourseScreen):
            self.push_screen(SettingsDialog(self.settings, self.use_settings), self._settings_chosen)

    def _settings_chosen(self, chosen: Settings | None) -> None:
        if chosen is not None:
            self.save_settings(chosen)

    def action_suspend(self) -> None:
        """Put the program to sleep, where the system can."""
        self.action_suspend_process()

    def action_interrupt(self) -> None:
        """Copy what is selected; with nothing selected, leave as on Ctrl+C."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self._leave_on(signal.SIGINT)


def run(course: Course, record: Record, folder: Path, start: Start) -> int:
    """Open the screens.

    Args:
        course: The open course.
        record: The learner's record.
        folder: Where settings are kept.
        start: Where to begin.

    Returns:
        The exit code: 0, or 128+n after signal n.
    """
    app = TwoSchemers(course, record, folder, start)
    app.grace = GRACE
    with _signals_wait():
        app.run()
    return app.return_code or 0


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Hold signals back until the program can restore the terminal on them; `TwoSchemers` lets them through."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
