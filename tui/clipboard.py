"""Copying: how a text reaches the clipboard from inside other programs, and what can truly be said of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping

BY_HAND = "select it with Shift held down (Option on a Mac)"
"""How to copy by the terminal's own means."""
SENT = f"Sent to the terminal's clipboard. If nothing arrives, {BY_HAND}."
"""What can be said where nothing answers."""
IN_TMUX = "Copied: prefix ] pastes it in tmux. Sent to the terminal's clipboard too."
"""What can be said once tmux has it."""
PAST_TMUX = f"{SENT} In tmux this needs: set -s set-clipboard on"
"""What can be said in a tmux that cannot be asked, or is too old to pass a text on."""
PATIENCE = 2.0
"""Seconds that tmux may take."""

_CLIPBOARD = "\x1b]52;"
_MOST = 240
"""Characters of a sequence that GNU screen passes on in one piece."""


def in_tmux(environ: Mapping[str, str]) -> bool:
    """Whether tmux stands between the program and the terminal."""
    return bool(environ.get("TMUX"))


def in_screen(environ: Mapping[str, str]) -> bool:
    """Whether GNU screen does."""
    return bool(environ.get("STY")) and not in_tmux(environ)


def give_to_tmux(text: str) -> bool:
    """Put a text into tmux's buffer and, through tmux, on the clipboard of the terminal around it.

    As it comes, tmux takes no clipboard from the programs in it, but it takes this. Waits for it.

    Returns:
        Whether tmux (3.2 or later) has taken it.
    """
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def enclosed(data: str, environ: Mapping[str, str]) -> str:
    """What is written to the terminal; a clipboard sequence in the wrapping in which GNU screen passes it on."""
    if not data.startswith(_CLIPBOARD) or not in_screen(environ):
        return data
    return "".join(f"\x1bP{part}\x1b\\" for part in _parts(data))


def _parts(data: str) -> Iterator[str]:
    for start in range(0, len(data), _MOST):
        yield data[start : start + _MOST]
