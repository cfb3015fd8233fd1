"""The terminal's bytes as text that Textual's parser can take, whatever they are."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

from textual import _xterm_parser as xterm
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

_REPORT = re.compile(rb"\x1b\[M[\x00\x20-\xff]{0,3}")
_BEGUN = re.compile(rb"\x1b(?:\[(?:M[\x00\x20-\xff]{0,2})?)?\Z")
_WHOLE = 6
"""Bytes of an old mouse report."""

_STRING = re.compile(r"\x1b(?:\]\d+;|P[\d>+!$])[^\x1b\x07]*(?:\x07|\x1b\\)")
_SEQUENCE = re.compile(r"\x1b\[(?:\[[A-E]|[0-?]*[ -/]*(?:[@-~]|(?=[^ -~])))")
_UNFINISHED = re.compile(r"\x1b\[[0-?]*[ -/]*\Z")
_OLD, _INTRODUCER = "\x1b[M", "\x1b["
_KNOWN = (
    xterm._re_mouse_event,
    xterm._re_terminal_mode_response,
    xterm._re_cursor_position,
    xterm._re_extended_key,
    xterm._re_in_band_window_resize,
)


class Incoming:
    """Decodes what a terminal sends.

    What is not UTF-8 becomes U+FFFD. An old mouse report (X10: `ESC [ M` and three bytes of any value) is made one that
    can be read, so that the parser takes it whole, and drops it. Answers and reports that the parser does not know are
    left out, and one that comes in pieces over a slow line waits for its end: the parser would take them for keys.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._begun = b""
        self._held = ""
        self.old_reports = False
        """Whether old mouse reports have come: the terminal has forgotten which ones it was asked for."""

    def text(self, raw: bytes) -> str:
        """The text of some bytes; a character or a sequence that is split goes on in the next ones."""
        whole = self._begun + raw
        read = _REPORT.sub(self._readable, whole)[len(self._begun) :]
        begun = _BEGUN.search(whole)
        self._begun = begun[0] if begun else b""
        text = _SEQUENCE.sub(_understood, _STRING.sub("", self._held + self._decode(read)))
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished[0] if unfinished and not is_known(unfinished[0]) else ""
        return text.removesuffix(self._held)

    def _readable(self, report: re.Match[bytes]) -> bytes:
        self.old_reports |= len(report[0]) == _WHOLE
        return report[0][:3] + b"!" * (len(report[0]) - 3)

    def pause(self) -> None:
        """Nothing came for a while: what looked like the beginning of a sequence was a key."""
        self._begun = b""
        self._held = self._held.removesuffix(_INTRODUCER)


def is_known(sequence: str) -> bool:
    """Whether the parser makes something of a sequence."""
    return (
        sequence in ANSI_SEQUENCES_KEYS
        or sequence in xterm.SPECIAL_SEQUENCES
        or sequence == _OLD
        or any(known.match(sequence) for known in _KNOWN)
    )


def _understood(found: re.Match[str]) -> str:
    sequence = found[0]
    # Some keys of rxvt end in a dollar, which elsewhere is never the end: what follows is a key of its own.
    return sequence if is_known(sequence) or is_known(sequence[:-1]) else ""


def is_text(characters: str | None) -> bool:
    """Whether a key's name or character stands for something; what could not be decoded, and half a pair, does not."""
    return not any(each == "\ufffd" or "\ud800" <= each <= "\udfff" for each in characters or "")
