"""Keeping this machine from falling asleep under a room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

_ENDING_SECONDS = 2.0


def command(platform: str = sys.platform) -> Sequence[str]:
    """What keeps this machine awake as long as it runs, and ends with this process; empty where nothing does."""
    if platform == "darwin" and (found := shutil.which("caffeinate")):
        return (found, "-i", "-w", str(os.getpid()))
    tail = shutil.which("tail")
    if platform == "linux" and tail and (found := shutil.which("systemd-inhibit")):
        wait = (tail, "-f", "--pid", str(os.getpid()), os.devnull)
        return (
            found,
            "--what=idle:sleep",
            "--who=two-schemers",
            "--why=A workshop is running",
            "--no-ask-password",
            *wait,
        )
    return ()


@contextmanager
def kept_awake() -> Iterator[None]:
    """Keep it awake while the context lasts, where the system lets one; where not, it is as it was."""
    child = None
    if arguments := command():
        with suppress(OSError):
            child = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
    try:
        yield
    finally:
        if child is not None:
            child.terminate()
            try:
                child.wait(_ENDING_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
