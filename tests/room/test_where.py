"""Where a room is, as people type it."""

from __future__ import annotations

import pytest

from tui.room.where import NotAnAddressError, read_where


@pytest.mark.parametrize(
    ("typed", "url", "socket"),
    [
        ("192.168.178.23:8000/K7M4QX", "http://192.168.178.23:8000/K7M4QX", "ws://192.168.178.23:8000/K7M4QX/live"),
        (" http://host/k7m4qx/ ", "http://host/K7M4QX", "ws://host/K7M4QX/live"),
        ("https://tea.example.org/K7M-4QX", "https://tea.example.org/K7M4QX", "wss://tea.example.org/K7M4QX/live"),
        ("bücher.example/K7M4QX", "http://bücher.example/K7M4QX", "ws://bücher.example/K7M4QX/live"),
        ("[fe80::1%eth0]:8/K7M4QX", "http://[fe80::1%eth0]:8/K7M4QX", "ws://[fe80::1%eth0]:8/K7M4QX/live"),
        ("[fe80::1]:8000/K7M4QX", "http://[fe80::1]:8000/K7M4QX", "ws://[fe80::1]:8000/K7M4QX/live"),
    ],
)
def test_addresses(typed: str, url: str, socket: str) -> None:
    where = read_where(typed)
    assert (where.url, where.socket("live")) == (url, socket)
    assert read_where(where.short) == where


@pytest.mark.parametrize(
    "typed", ["", "K7M4QX", "host:8000", "host:8000/", "host:8000/K7M4Q", "host:port/K7M4QX", "ftp://host/K7M4QX",
              "http:///K7M4QX", "me@host/K7M4QX", "host:99999/K7M4QX", "[::1/K7M4QX", "host/K7M4QX/join",
              "a..b/K7M4QX", f"{'x' * 70}/K7M4QX", "h h/K7M4QX", "\udcff/K7M4QX", "\u202e/K7M4QX", "host:0/K7M4QX"],
)  # fmt: skip
def test_what_is_none(typed: str) -> None:
    with pytest.raises(NotAnAddressError):
        read_where(typed)
