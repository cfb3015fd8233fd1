"""Between the terminal and the screens: what comes in, what is copied, what is said in passing, how to leave."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.app import App
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.reactive import Initialize, Reactive
from textual.theme import Theme
from textual.timer import Timer

from tui import clipboard
from tui import settings as settings_file
from tui.ending import Ending
from tui.keyboard import ours
from tui.settings import Settings
from tui.themes import THEMES, allowed
from tui.widgets.too_small import LEAST_COLUMNS, LEAST_LINES, TooSmall
from tui.widgets.wrapping import break_paths

if TYPE_CHECKING:
    from textual.types import AnimationLevel

SEEN = 0.4
"""Seconds after which a notice has been seen, so that the next key puts it away."""
IDLE = 0.5
"""Seconds after the last key from which on nobody is taken to wait."""
_YOUNG = 50_000
"""Objects after which what is young is looked through: a page makes thousands, which are let go before the next."""
_RARELY = 1_000
"""Collections of what is young before all that is left is looked through: that takes as long as painting a page."""
LEAVING: dict[str, int] = {"q": 0, "ctrl+q": 0, "ctrl+c": 128 + signal.SIGINT}
"""The keys that do something in a window too small for the course, and the exit code of each."""


def _first_theme(shell: Any) -> str:
    return allowed(shell.settings.theme, os.environ)


class Shell(App[int]):
    """What any program in a terminal owes to its user; `TwoSchemers` adds the course."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (LEAST_COLUMNS, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (LEAST_LINES, "-low"), (32, "-tall")]  # noqa: RUF012

    theme: Reactive[str] = Reactive(Initialize(_first_theme))
    """The theme's name, the learner's from the beginning: where one is set later, Textual reads all styles again."""

    def __init__(self, folder: Path, ending: Ending | None = None, learner: str | None = None) -> None:
        """Make the program.

        Args:
            folder: Where settings are kept.
            ending: How the program ends.
            learner: Whose choices are used and kept; None for a guest.
        """
        loaded = settings_file.load(folder, learner)
        self._learner = learner
        self._settings = loaded.settings
        # Textual decides here what NO_COLOR means; with greys, our theme for that would be black on black.
        super().__init__(driver_class=driver(), ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.animation_level = _animations(loaded.settings)
        self.ending = ending or Ending()
        """How the program ends."""
        self.clock: Callable[[], float] = time.monotonic
        """Seconds from some moment on, by which keys that come too fast are told from keys that are meant."""
        self._idle: Timer | None = None
        """Runs out when nobody has pressed anything for a while."""
        self._noticed: float | None = None
        """When the last notice came; None where none is left."""
        self._pressed: Any = None
        """Where the mouse's button went down."""
        self._dragged = False
        self.folder = folder
        """Where settings are kept."""
        for theme in THEMES.values():
            self.register_theme(theme)
        self.settings_notice = loaded.notice
        """What is to be said of the settings that were found; mostly nothing."""

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; ours are known before they can be registered."""
        return THEMES.get(theme_name) or super().get_theme(theme_name)

    def settle(self) -> None:
        """Keep what was made until the first paint; from now on collect garbage, most of it while nobody waits."""
        gc.collect()
        gc.freeze()
        _, middle, _ = gc.get_threshold()
        gc.set_threshold(_YOUNG, middle, _RARELY)
        gc.enable()
        self._idle = self.set_interval(IDLE, self._tidy, pause=True)

    def _tidy(self) -> None:
        if self._idle is not None:
            self._idle.pause()
        gc.collect()

    @property
    def settings(self) -> Settings:
        """What the learner has chosen."""
        return self._settings

    def use_settings(self, chosen: Settings) -> None:
        """Take settings into use, without saving them."""
        self._settings = chosen
        self.theme = allowed(chosen.theme, os.environ)
        self.animation_level = _animations(chosen)

    def save_settings(self, chosen: Settings) -> None:
        """Take settings into use and save them; say so where they cannot be saved."""
        self.use_settings(chosen)
        # Textual's own drivers take the mouse, or do not, from a start to the end.
        if use_mouse := getattr(self._driver, "use_mouse", None):
            use_mouse(chosen.own.mouse)
        try:
            settings_file.save(self.folder, chosen, self._learner)
        except OSError as error:
            self.notify(f"The settings cannot be saved: {error.strerror or error}", severity="warning", markup=False)

    @property
    def is_too_small(self) -> bool:
        """Whether the window shows nothing but that it is too small, or is about to, or has just done so."""
        small = self.size.width < LEAST_COLUMNS or self.size.height < LEAST_LINES
        return small or any(notice.region for notice in self.screen.query_children(TooSmall))

    async def on_event(self, event: events.Event) -> None:
        """Let through what acts on something that can be seen."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Key):
            event = self._meant(event)
            if event.key in LEAVING:
                self.ending.heard()
        if self.is_too_small:
            if isinstance(event, events.Key) and event.key in LEAVING and not self._is_writing(event):
                self.leave(LEAVING[event.key])
            return
        if isinstance(event, events.MouseEvent) and self._is_gone(event):
            return
        if isinstance(event, events.Key):
            self._put_away()
            if self._idle is not None:
                self._idle.reset()
                self._idle.resume()
        elif isinstance(event, events.MouseDown):
            self._pressed = event.screen_offset
        elif isinstance(event, events.MouseUp):
            self._dragged = self._pressed is not None and self._pressed != event.screen_offset
            if self._dragged:
                # What was dragged over is selected, not clicked on.
                with self.prevent(events.Click):
                    await super().on_event(event)
                return
        await super().on_event(event)

    def _is_gone(self, event: events.MouseEvent) -> bool:
        """Whether what the mouse is on has been taken away, and is only not painted over yet."""
        widget, _ = self.screen.get_widget_and_offset_at(int(event.x), int(event.y))
        return widget is not None and widget.parent is None

    def _meant(self, event: events.Key) -> events.Key:
        """A key as one of ours, whatever the keyboard's layout; what is typed into a field stays as it is."""
        key = ours(event.key)
        if key == event.key or self._is_typed(event):
            return event
        return events.Key(key, key if len(key) == 1 else None)

    def _is_writing(self, event: events.Key) -> bool:
        """Whether a key may be meant for a field that is open, hidden though it is in a window that is too small."""
        return len(event.key) == 1 and bool(self.screen.query("Input, TextArea"))

    def _is_typed(self, event: events.Key) -> bool:
        """Whether a key is text for the field that is open."""
        return self.focused is not None and self.focused.check_consume_key(event.key, event.character)

    @on(events.TextSelected)
    def _selected(self) -> None:
        """Copy what was dragged over, and say so."""
        if self._dragged and (selected := self.screen.get_selected_text()):
            self.copy_to_clipboard(selected)
        self._dragged = False

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, and say what came of it."""
        super().copy_to_clipboard(text)
        if clipboard.in_tmux(os.environ):
            self._copy_through_tmux(text)
        else:
            self.notify(clipboard.SENT, markup=False, timeout=4)

    @work(thread=True)
    def _copy_through_tmux(self, text: str) -> None:
        taken = clipboard.give_to_tmux(text)
        self.notify(clipboard.IN_TMUX if taken else clipboard.PAST_TMUX, markup=False, timeout=4 if taken else 10)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say something in passing; the next key puts it away."""
        self._noticed = time.monotonic()
        room = min(60, self.size.width // 2) - 3
        super().notify(break_paths(message, room), title=title, severity=severity, timeout=timeout, markup=markup)

    def _put_away(self) -> None:
        if self._noticed is not None and time.monotonic() - self._noticed >= SEEN:
            self.clear_notifications()
            self._noticed = None

    def leave(self, code: int = 0) -> None:
        """End the program.

        After what is under way: a screen that is just being opened would find itself without its parts.
        """
        self.ending.leaving(code)
        self.call_later(self.exit, return_code=code)

    async def action_quit(self) -> None:
        """Leave."""
        self.leave()

    def action_interrupt(self) -> None:
        """Copy what is selected; with nothing selected, leave as on Ctrl+C."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.leave(LEAVING["ctrl+c"])

    def action_suspend(self) -> None:
        """Put the program to sleep, where the system can."""
        self.action_suspend_process()

    @on(Driver.SignalResume)
    def _woken(self) -> None:
        """Paint everything again: the terminal has shown something else meanwhile."""
        self.screen.refresh(layout=True)


def _animations(settings: Settings) -> AnimationLevel:
    return "full" if settings.animations else "none"


def driver() -> type[Driver] | None:
    """What stands between the terminal and Textual: ours; on Windows, and where the environment names one, Textual's.

    Windows hands its console's input over in characters, so bytes cannot be wrong there.
    """
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.driver import TerminalDriver

    return TerminalDriver
