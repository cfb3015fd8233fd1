"""Between the terminal's bytes and Textual: no byte that comes in ends the program, and a hung program can be left."""

from __future__ import annotations

import os
import re
import selectors
import signal
from collections.abc import Iterable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.clipboard import enclosed
from tui.ending import Ending
from tui.incoming import Incoming, is_text
from tui.keyboard import ours

LEAVING = ("ctrl+c", "ctrl+q")
"""Keys to leave."""

_LONGEST = 33
"""Characters of the longest sequence that the parser looks at."""


def _parts(text: str) -> Iterator[str]:
    """A text in parts, so that a sequence which the parser fails on takes nothing else along."""
    for part in re.split(r"(?=\x1b)", text):
        yield from part[:_LONGEST]
        if rest := part[_LONGEST:]:
            yield rest


class TerminalDriver(LinuxDriver):
    """Textual's driver, with an ear for everything."""

    def run_input_thread(self) -> None:
        """Read until the program ends. Runs in a thread of its own."""
        incoming = Incoming()
        self._parser = XTermParser()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(0.1):
                    incoming.pause()
                elif not self._take(incoming):
                    self._lost()
                    return
                self._parsed(self._parser.tick())
            if selector.select(0):
                self._take(incoming)

    def _take(self, incoming: Incoming) -> bool:
        """Take in what is there to be read; returns whether the terminal is there at all."""
        try:
            raw = os.read(self.fileno, 1024 * 4)
        except OSError:
            return False
        for part in _parts(incoming.text(raw)):
            self._parsed(self._parser.feed(part))
        if incoming.old_reports:
            incoming.old_reports = False
            self._enable_mouse_support()
        return bool(raw)

    def _parsed(self, messages: Iterable[Message]) -> None:
        try:
            found = list(messages)
        except Exception:
            # Numbers beyond all characters, for one. The parser cannot go on after that; the next one knows the sizes.
            before, self._parser = self._parser, XTermParser()
            self._parser.mouse_pixels = before.mouse_pixels and bool(before.terminal_pixel_size)
            self._parser.terminal_size = before.terminal_size
            self._parser.terminal_pixel_size = before.terminal_pixel_size
            return
        for message in found:
            self.process_message(message)

    def _lost(self) -> None:
        """The terminal is gone: leave as on the signal that says so, which goes to the first of a session only."""
        os.kill(os.getpid(), signal.SIGHUP)

    def process_message(self, message: Message) -> None:
        """Hand a key, a report or a paste on to the program."""
        if isinstance(message, events.Key):
            if not (is_text(message.key) and is_text(message.character)):
                return
            ending = getattr(self._app, "ending", None)
            if ours(message.key) in LEAVING and isinstance(ending, Ending):
                ending.asked()
        elif isinstance(message, events.Resize) and not self._in_band_window_resize:
            return
        super().process_message(message)

    def write(self, data: str) -> None:
        """Write to the terminal."""
        super().write(enclosed(data, os.environ))

    def use_mouse(self, wanted: bool) -> None:
        """Take the mouse from now on, or leave it to the terminal."""
        if wanted != self._mouse:
            self._disable_mouse_support()
            self._mouse = wanted
            self._enable_mouse_support()
            if self._in_band_window_resize:
                self._enable_mouse_pixels()  # With the window's size in pixels known, places are read as pixels, too.

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse and self._mouse_pixels:
            self.write("\x1b[?1016l")
