"""`room` and `join`: what is refused, what is kept, and what is said."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tests.cli.test_processes import IMPORTS
from tui.cli import main
from tui.cli.commands import room_faces, room_open
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.export.room_rows import COLUMNS
from tui.room.host import beside
from tui.room.host import running as hosts
from tui.room.host.beside import Running
from tui.room.host.running import Reach
from tui.room.plan import Options
from tui.room.sessions import SessionFile, all_of

Bundled = Callable[..., Done]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def bundled(data: Path, capsys: pytest.CaptureFixture[str]) -> Bundled:
    """Runs a command on the bundled course in this process, in lines."""

    def call(*arguments: str) -> Done:
        code = main(["--data-dir", str(data), "--plain", *arguments])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


@pytest.fixture
def session(data: Path) -> SessionFile:
    """A room that was opened, and whose host has ended."""
    course = Course.open(bundled_course())
    return hosts.create(data, course, course.plan("short"), Options(), "secret")


@pytest.fixture
def host(data: Path) -> Iterator[Running]:
    """A room that is open."""
    course = Course.open(bundled_course())
    running = hosts.open_room(data, course, course.plan("short"), Options(hands=True), Reach(port=0))
    yield running
    assert hosts.stop(running)


@pytest.mark.parametrize(
    "arguments",
    [
        ["room", "dance"],
        ["room", "--port", "many"],
        ["room", "--port", "70000"],
        ["room", "--seats", "0"],
        ["room", "open", "--seats", "1201"],
        ["room", "--address", "here"],
        ["room", "--public-url", "http://tea.example.org"],
        ["room", "--plan", "no-such-plan"],
        ["room", "--hands", "list"],
        ["room", "--seats", "5", "check"],
        ["room", "console", "nowhere"],
        ["room", "serve", "--bind", "8000"],
        ["room", "serve", "--bind", "here:8000"],
        ["room", "serve", "--trusted-proxy", "here"],
        ["room", "export"],
        ["room", "export", "K7M4QX"],
        ["room", "export", "K7M4QX", "pdf"],
        ["room", "delete"],
        ["room", "check", "--plan", "no-such-plan"],
        ["join"],
        ["join", "K7M4QX"],
        ["join", "192.168.178.23:8000"],
    ],
)
def test_wrong_usage(bundled: Bundled, data: Path, arguments: list[str]) -> None:
    code, out, err = bundled(*arguments)
    assert (code, out) == (2, ""), err
    assert err.startswith("two-schemers")
    assert not all_of(data), "what cannot be served so is no room"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["room", "--resume", "K7M4QX"], "there is no room K7M4QX"),
        (["room", "console"], "no room is open here"),
        (["room", "screen", "127.0.0.1:1/K7M4QX"], "is not one of this machine's"),
        (["room", "export", "K7M4QX", "csv"], "there is no room K7M4QX"),
        (["room", "delete", "K7M4QX", "--yes"], "there is no room K7M4QX"),
        (["join", "127.0.0.1:1/K7M4QX"], "The host at http://127.0.0.1:1 is not reachable: "),
    ],
)
def test_what_is_not_there(bundled: Bundled, arguments: list[str], why: str) -> None:
    code, out, err = bundled(*arguments)
    assert (code, out) == (1, "")
    assert why in err


def test_without_a_terminal_the_screens_say_so(process: Run) -> None:
    for arguments in (["room"], ["room", "console"], ["join", "127.0.0.1:1/K7M4QX"]):
        code, out, err = process(*arguments)
        assert (code, out) == (2, "")
        assert "need a terminal" in err


def test_a_course_without_a_plan(run: Run) -> None:
    code, out, err = run("--plain", "room")
    assert (code, out) == (1, "")
    assert "no plan of a workshop" in err


def test_there_are_no_rooms(bundled: Bundled) -> None:
    assert bundled("room", "list") == (0, "", "There are no rooms here.\n")
    assert bundled("room", "list", "--json").data == []


def test_rooms_are_listed(bundled: Bundled, session: SessionFile, host: Running) -> None:
    lines = sorted(bundled("room", "list").out.splitlines())
    assert len(lines) == 2
    for line in lines:
        is_open = host.code in line
        state = "open now" if is_open else "can be gone on with"
        assert line.endswith(f"  Four more texts: {state}, today, 0 people, 0 votes")
    rows = {row["code"]: row for row in bundled("room", "list", "--json").data}
    assert rows[host.code]["running"]
    assert not rows[session.code]["running"]
    assert rows[session.code]["session"] == session.name


def test_a_room_is_exported_whether_it_is_open_or_not(
    bundled: Bundled, session: SessionFile, host: Running, tmp_path: Path
) -> None:
    for name in (session.code.lower(), session.name, host.code):
        assert bundled("room", "export", name, "csv") == (0, f"{','.join(COLUMNS)}\n", "")
        assert bundled("room", "export", name, "jsonl") == (0, "", "")
        assert bundled("room", "export", name, "md").out.startswith("# Workshop: Four more texts\n")
    path = tmp_path / "report.html"
    assert bundled("room", "export", host.code, "html", "-o", str(path)) == (0, "", f"Written to {path}.\n")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    again = bundled("room", "export", host.code, "html", "-o", str(path))
    assert again.code == 1
    assert "--overwrite" in again.err
    assert bundled("room", "export", host.code, "html", "-o", str(path), "--overwrite", "--names").code == 0


def test_a_room_is_deleted_when_nobody_has_it(
    bundled: Bundled, session: SessionFile, host: Running, data: Path
) -> None:
    done = bundled("room", "delete", session.code)
    assert (done.code, session.path.exists()) == (2, True)
    assert "--yes" in done.err
    assert bundled("room", "delete", host.code, "--yes").code == 1
    assert Path(host.file).exists()
    assert bundled("room", "delete", session.code, "--yes").code == 0
    assert [each.code for each in all_of(data)] == [host.code]


def test_a_room_that_is_over_is_not_gone_on_with(bundled: Bundled, host: Running) -> None:
    typed = io.StringIO("end\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", typed)
        done = bundled("room")
    assert done.code == 0
    assert done.err == f"The room {host.code} is open; this comes back to it.\n"
    assert "The room is closed." in done.out
    assert hosts.stop(host)
    code, out, err = bundled("room", "--resume", host.code)
    assert (code, out, err) == (1, "", f"two-schemers: the room {host.code} is over\n")


@pytest.mark.parametrize(("typed", "goes_on"), [("\n", True), ("y\n", True), ("n\n", False), ("", True)])
def test_it_is_asked_whether_to_go_on_with_a_room_that_was_left(
    session: SessionFile,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    goes_on: bool,
) -> None:
    gone = Running(code=session.code, port=1, secret="", pid=1, url="http://127.0.0.1:1/X", file=str(session.path))
    beside.write(session.host_file, gone)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    monkeypatch.setattr(room_open, "is_terminal", lambda stream: True)
    assert room_open._wants_on(session) == goes_on
    assert f"Go on with {session.code}? [Y/n]" in capsys.readouterr().err
    assert session.host_file.exists() == goes_on
    monkeypatch.setattr(room_open, "is_terminal", lambda stream: False)
    assert not room_open._wants_on(session)
    assert f"--resume {session.code} goes on with it" in capsys.readouterr().err


def test_the_day_before(bundled: Bundled, process: Run) -> None:
    done = bundled("room", "check")
    assert done.code == 0, done
    lines = done.out.splitlines()
    assert lines[0] == "Plan workshop: Two senses of one word, 7 activities."
    assert any(line.startswith("They take about ") for line in lines)
    assert any(line.startswith(("Address: http://", "This machine is in no network")) for line in lines)
    assert bundled("room", "check", "--plan", "short").out.startswith("Plan short: Four more texts, 4 activities.")
    assert process("room", "check").code == 1


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_host_without_a_face(tmp_path: Path, environment: dict[str, str]) -> None:
    file = tmp_path / "room.sqlite"
    command = [sys.executable, "-m", "tui", "--data-dir", str(tmp_path / "data"), "room", "serve"]
    for _ in range(2):
        with subprocess.Popen(
            [*command, "--bind", "127.0.0.1:0", "--file", str(file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        ) as serving:
            assert serving.stdout is not None
            first, second = serving.stdout.readline(), serving.stdout.readline()
            assert " is open on port " in first
            assert "two-schemers room console http://127.0.0.1:" in second
            serving.terminate()
            _, err = serving.communicate(timeout=30)
        assert (serving.returncode, err) == (0, "")
    assert file.exists()
    assert not all_of(tmp_path / "data")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "mira-green", "--answers"],
        ["list", "--json"],
        ["check"],
        ["progress", "--json"],
        ["doctor"],
        ["room", "--help"],
        ["join", "--help"],
        ["--plain", "learn"],
        ["--plain", "practice", "teas"],
    ],
)
def test_what_rooms_need_is_loaded_for_rooms_alone(
    course_root: Path, tmp_path: Path, environment: dict[str, str], arguments: list[str]
) -> None:
    network = ("starlette", "uvicorn", "websockets", "segno", "http", "asyncio")
    script = IMPORTS.replace('("textual", "rich")', repr(network))
    where = ["--course", str(course_root), "--data-dir", str(tmp_path / "data")]
    done = subprocess.run(
        [sys.executable, "-c", script, *where, *arguments],
        input="q\n",
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.stderr.splitlines()[-1:] == ["CODE 0 HEAVY []"], done.stderr


def test_taking_part_loads_no_server(tmp_path: Path, environment: dict[str, str]) -> None:
    script = IMPORTS.replace('("textual", "rich")', '("starlette", "uvicorn", "segno", "textual", "rich")')
    done = subprocess.run(
        [sys.executable, "-c", script, "--data-dir", str(tmp_path), "--plain", "join", "127.0.0.1:1/K7M4QX"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.stderr.splitlines()[-1:] == ["CODE 1 HEAVY []"], done.stderr


def test_the_names_of_json_are_stable(bundled: Bundled, session: SessionFile) -> None:
    (row,) = json.loads(bundled("room", "list", "--json").out)
    assert list(row)[:4] == ["session", "code", "day", "age_days"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "this course has no plan of a workshop"),
        (b"\xff", "byte 0xff is not UTF-8"),
        (b"format: 1\nplans: [", "yaml-syntax"),
        (b"format: 1\nplans:\n  - {id: w, title: T, minutes: 5, activities: []}\n", "lessons/workshops.yaml:3"),
        (b"format: 1\nplans: []\n", "this course has no plan of a workshop"),
    ],
)
@pytest.mark.parametrize("command", [["room"], ["room", "check"]])
def test_plans_that_cannot_be_read_are_told_from_none(
    course_root: Path, bundled: Bundled, content: bytes | None, why: str, command: list[str]
) -> None:
    if content is not None:
        (course_root / "lessons" / "workshops.yaml").write_bytes(content)
    code, out, err = bundled("--course", str(course_root), *command)
    assert (code, out) == (1, "")
    assert why in err


@pytest.mark.parametrize(
    ("is_over", "is_there", "said"),
    [
        (False, True, "The room {code} stays open. `two-schemers room` comes back to it.\n"),
        (False, False, "The host of the room {code} has stopped. `two-schemers room` goes on with it.\n"),
        (True, True, ""),
        (True, False, ""),
    ],
)
def test_who_leaves_is_told_what_becomes_of_the_room(
    is_over: bool, is_there: bool, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A host answers for a moment yet once its room is over."""
    room = Running(code="K7M4QX", port=8000, secret="s", pid=1, url="http://127.0.0.1:8000/K7M4QX", file="f.sqlite")
    monkeypatch.setattr(room_faces, "_on_screens", lambda *_: (0, is_over))
    monkeypatch.setattr(room_faces, "is_alive", lambda _: is_there)
    arguments = argparse.Namespace(course=None, data_dir=None)
    assert room_faces.lead(arguments, room, "screen", plain=False) == 0
    assert capsys.readouterr().err == said.format(code=room.code)
