"""How a text gets past the programs between this one and the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.clipboard import enclosed, give_to_tmux, in_screen, in_tmux

COPY = "\x1b]52;c;" + "QUJD" * 100 + "\a"
SCREEN = {"STY": "1.pts-0.host", "TERM": "screen"}


def test_what_stands_between() -> None:
    assert in_tmux({"TMUX": "/tmp/tmux-0/default,1,0"})
    assert not in_tmux({"TMUX": ""})
    assert in_screen(SCREEN)
    assert not in_screen({**SCREEN, "TMUX": "socket"}), "the inner one passes texts on to the outer one"


def test_screen_passes_on_short_pieces() -> None:
    pieces = enclosed(COPY, SCREEN).split("\x1b\\")
    assert pieces.pop() == ""
    assert all(piece.startswith("\x1bP") and len(piece) < 250 for piece in pieces)
    assert "".join(piece.removeprefix("\x1bP") for piece in pieces) == COPY


def test_nothing_else_is_changed() -> None:
    assert enclosed("words\x1b[1m", SCREEN) == "words\x1b[1m"
    assert enclosed(COPY, {}) == COPY


@pytest.mark.skipif(sys.platform == "win32", reason="there is no tmux")
@pytest.mark.parametrize(("code", "taken"), [(0, True), (1, False)])
def test_tmux_is_given_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, taken: bool) -> None:
    tmux = tmp_path / "tmux"
    tmux.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\ncat > {tmp_path}/text\nexit {code}\n')
    tmux.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert give_to_tmux("words, é\n") == taken
    assert (tmp_path / "text").read_text(encoding="utf-8") == "words, é\n"
    assert (tmp_path / "arguments").read_text() == "load-buffer -w -\n"


def test_no_tmux_or_a_hanging_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not give_to_tmux("words")

    def hang(*anything: object, **more: object) -> None:
        raise subprocess.TimeoutExpired("tmux", 2)

    monkeypatch.setattr(subprocess, "run", hang)
    assert not give_to_tmux("words")
