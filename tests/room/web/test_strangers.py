"""What answers where a room was looked for, and is none: each ends in a sentence, and none of it acts on a terminal."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from tests.room.rooms import CODE
from tui.course.unsafe import UNSAFE
from tui.room.web.joining import JoinRefused, ask_for_seat, seat
from tui.room.where import Where


@contextmanager
def stranger(answer: bytes) -> Iterator[tuple[Where, list[bytes]]]:
    """Something on a port that takes one request, and answers whatever it likes."""
    heard: list[bytes] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(10)
            request = b""
            while not request.endswith(b"}"):
                request += connection.recv(65536)
            heard.append(request)
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        thread = Thread(target=serve)
        thread.start()
        yield Where(f"http://127.0.0.1:{listener.getsockname()[1]}", CODE), heard
        thread.join(10)


def said(status: str, body: bytes = b"", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{more}\r\n".encode() + body


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (said("200 OK", b"<p>hello"), "is no host of a room"),
        (said("404 Not Found", b"<p>no"), f"There is no room {CODE}"),
        (said("301 Moved", more="Location: http://127.0.0.1:1/\r\n"), "it answered 301"),
        (said("403 No", "\x1b]0;x\x07 go {base} \u202eaway {".encode()), "gave no seat: \\]0;x go \\(base\\) away \\("),
        (said("423 No", b'{"why":"locked"}'), f"The room {CODE} is locked"),
        (said("423 No", b'{"why":"\xff"}'), "it answered 423"),
        pytest.param(said("423 No", b'{"why":' + b"[" * 60_000), "it answered 423", id="deep why"),
        pytest.param(said("423 No", b'{"x":' + b"[" * 60_000), "it answered 423", id="deep"),
        pytest.param(b"\0\xff" * 100, "is no host of a room", id="bytes"),
        (b"SSH-2.0-OpenSSH\r\n", "is no host of a room"),
        (b"HTTP/1.1 200 \x1b[31mOK\r\nContent-Length: x\r\n\r\n", "is no host of a room"),
        pytest.param(b"HTTP/1.1 " + b"9" * 100_000, "is no host of a room", id="long"),
        (b"", "is not reachable"),
    ],
)
def test_what_is_no_room_is_told_in_a_sentence(answer: bytes, why: str) -> None:
    with stranger(answer) as (where, _), pytest.raises(JoinRefused, match=why) as refused:
        ask_for_seat(where, "")
    assert not UNSAFE.search(str(refused.value))


@pytest.mark.parametrize(("name", "sent"), [("Ann\udcff\udcfe", b'"name":"Ann"'), ("\udcff", b'{"face":"terminal"}')])
def test_a_name_of_bytes_that_are_no_text_is_sent_without_them(name: str, sent: bytes) -> None:
    with stranger(said("200 OK", more="Set-Cookie: seat=abc; Path=/\r\n")) as (where, heard):
        assert ask_for_seat(where, name) == "seat=abc"
    assert sent in heard[0]


def test_nobody_waits_for_a_host_that_says_nothing_once_they_have_left() -> None:
    async def leave_at_once(where: Where) -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await seat(where, "")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        begun = time.monotonic()
        asyncio.run(leave_at_once(Where(f"http://127.0.0.1:{listener.getsockname()[1]}", CODE)))
        assert time.monotonic() - begun < 5
