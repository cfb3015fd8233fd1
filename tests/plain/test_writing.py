"""Texts in the learner's own words: kept, given back, and never lost."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import command, environment
from tests.plain.conftest import Session
from tui.course.course import Course
from tui.journal.errors import JournalBusy
from tui.journal.store import Journal
from tui.tutor.record import Record

CARE = "lesson:leaf#care"
TEAS = "quiz:teas"

__all__ = ["command", "environment"]


def test_a_note_that_the_input_breaks_off_is_given_back(session: Session, open_record: Callable[[], Record]) -> None:
    said = session("n", "half a", "thought", at=CARE)
    assert said.endswith("Everything is saved.\n")
    history = open_record().history
    assert not history.notes
    assert history.drafts == {("note", "leaf#care"): "half a\nthought"}
    said = session("n", "and the rest", ".", "q", at=CARE)
    assert (
        "You began:\n    half a\n    thought\nWhat you write now follows it. A lone full stop keeps it, a lone hyphen\n"
        "drops it.\ntext> " in said
    )
    history = open_record().history
    assert history.notes == {"leaf#care": "half a\nthought\nand the rest"}
    assert not history.drafts


def test_what_was_begun_can_be_kept_as_it_is_or_dropped(session: Session, open_record: Callable[[], Record]) -> None:
    session("n", "begun", at=CARE)
    assert "The note is kept." in session("n", ".", "q", at=CARE)
    assert open_record().history.notes == {"leaf#care": "begun"}
    session("n", "another", at=CARE)
    said = session("n", "-", ".", "q", at=CARE)
    assert "You wrote before:\n    begun\nYou began another:\n    another\n" in said
    assert "What you began is dropped.\nThe note stays as it was." in said
    assert not open_record().history.drafts


def test_a_text_that_is_broken_off_twice_is_kept_whole(session: Session, open_record: Callable[[], Record]) -> None:
    session("n", "one", at=CARE)
    session("n", "two", at=CARE)
    session("n", at=CARE)
    assert open_record().history.drafts == {("note", "leaf#care"): "one\ntwo"}


def test_an_own_text_that_is_broken_off_is_given_back(
    session: Session, richer: Course, open_record: Callable[[], Record]
) -> None:
    session("half", at="quiz:more", course=richer)
    history = open_record().history
    assert (history.notes, history.drafts) == ({}, {("note", "own-words"): "half"})
    said = session(".", "1", "q", at="item:own-words", course=richer)
    assert "You began:\n    half\n" in said
    assert said.index("You began:") < said.index("A model answer:") < said.index("- Covered: Names the rolling.")
    assert open_record().history.notes == {"own-words": "half"}


def test_an_objection_that_is_broken_off_is_given_back(session: Session, open_record: Callable[[], Record]) -> None:
    session("1", "1", "0", "!", "It is not", at=TEAS)
    history = open_record().history
    (given,) = history.answers()
    assert (history.disputes, history.drafts) == ({}, {("dispute", given.item): "It is not"})
    said = session("a", "1", "1", "0", "!", "so.", ".", "q", at=f"item:{given.item}")
    assert "You began:\n    It is not\n" in said
    assert open_record().history.disputes == {given.item: "It is not\nso."}


def test_a_text_that_could_not_be_kept_is_tried_again(
    session: Session, open_record: Callable[[], Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Journal.append
    refused: list[object] = []

    def busy(self: Journal, data: object, **names: str) -> object:
        if type(data).__name__ == "Noted" and not refused:
            refused.append(data)
            raise JournalBusy(self.path)
        return append(self, data, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "append", busy)
    said = session("n", "mine", ".", "", "q", at=CARE)
    assert "Enter tries to keep your text again; x lets go of it.\nnext> \nThe note is kept." in said
    assert open_record().history.notes == {"leaf#care": "mine"}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_keeps_the_lines_so_far(
    command: list[str],
    environment: dict[str, str],
    tmp_path: Path,
    course: Course,
    name: str,
) -> None:
    number = getattr(signal, name)
    code, said = _write_then(command, environment, lambda running, line: running.send_signal(number))
    assert (code, b"Traceback" in said) == (128 + number, False)
    assert _drafts(tmp_path, course) == {("note", "leaf#care"): "ten minutes' work"}


@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX")
@pytest.mark.parametrize("key", [b"\x03", b"\x04", None], ids=["Ctrl+C", "Ctrl+D", "hung up"])
def test_a_terminal_that_ends_the_text_keeps_the_lines_so_far(
    command: list[str], environment: dict[str, str], tmp_path: Path, course: Course, key: bytes | None
) -> None:
    code, said = _write_then(
        command, environment, lambda running, line: os.write(line, key) if key else os.close(line), ends=key is None
    )
    assert code == {b"\x03": 130, b"\x04": 0, None: 129}[key]
    assert (b"Everything is saved." in said) == (key is not None)
    assert _drafts(tmp_path, course) == {("note", "leaf#care"): "ten minutes' work"}


def _write_then(
    command: list[str],
    environment: dict[str, str],
    end: Callable[[subprocess.Popen[bytes], int], object],
    ends: bool = False,
) -> tuple[int, bytes]:
    """Begin a note in a terminal of its own, then end it; returns the exit code and all that was said."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*command, "--plain", "learn", "leaf#care"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),
    ) as running:
        os.close(theirs)
        said = _until(ours, b"go> ")
        os.write(ours, b"n\n")
        said += _until(ours, b"text> ")
        os.write(ours, b"ten minutes' work\n")
        said += _until(ours, b"text> ")
        end(running, ours)
        if not ends:
            said += _rest(ours)
            os.close(ours)
        code = running.wait(timeout=30)
    return code, said


def _until(stream: int, words: bytes) -> bytes:
    said = b""
    while not said.endswith(words):
        said += os.read(stream, 1)
    return said


def _rest(stream: int) -> bytes:
    said = b""
    try:
        while piece := os.read(stream, 4096):
            said += piece
    except OSError:
        pass
    return said


def _drafts(folder: Path, course: Course) -> dict[tuple[str, str], str]:
    with Journal.open(folder / "data/journal.sqlite") as journal:
        return dict(Record(journal, "me", course.id).history.drafts.items())
