"""Where a phone reaches a room, and who is served."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest

from tui.room.host import interfaces as system
from tui.room.host.addresses import LOOPBACK, Address, current, first_free_port, is_served, url
from tui.room.host.interfaces import Interface

ALONE = Address(LOOPBACK, is_private=False, is_loopback=True)
"""What a machine has that has no network."""


def have(routed: Sequence[str], *found: str, apart: Sequence[str] = ()) -> list[str]:
    """The addresses of a machine with such interfaces, in their order."""
    interfaces = [Interface(ip, is_apart=ip in apart) for ip in found]
    return [each.ip for each in current(lambda: routed, lambda: interfaces)]


def test_first_comes_the_address_from_which_the_world_is_reached() -> None:
    assert have(["192.168.178.23"], LOOPBACK, "10.0.0.5", "192.168.178.23") == ["192.168.178.23", "10.0.0.5", LOOPBACK]
    # A network whose machines have addresses of the internet: there they are reached by these.
    assert have(["203.0.113.7"], "10.0.0.5", "203.0.113.7") == ["203.0.113.7", "10.0.0.5", LOOPBACK]


def test_ipv4_comes_before_ipv6_and_loopback_last() -> None:
    assert have(["10.0.0.5", "fd00::5"], "::1", LOOPBACK, "fd00::6", "192.168.0.2") == [
        "10.0.0.5",
        "192.168.0.2",
        "fd00::5",
        "fd00::6",
        LOOPBACK,
    ]


def test_of_the_others_local_networks_come_before_the_internet_and_made_up_addresses() -> None:
    assert have([], "169.254.3.4", "203.0.113.7", "172.16.0.9") == [
        "172.16.0.9",
        "203.0.113.7",
        "169.254.3.4",
        LOOPBACK,
    ]


def test_a_tunnel_and_a_network_of_containers_come_last_even_if_they_lead_to_the_world() -> None:
    apart = ["10.8.0.2", "172.17.0.1"]
    assert have(["10.8.0.2"], "172.17.0.1", "10.8.0.2", "169.254.3.4", "192.168.0.2", apart=apart) == [
        "192.168.0.2",
        "169.254.3.4",
        "10.8.0.2",
        "172.17.0.1",
        LOOPBACK,
    ]


def test_what_no_phone_can_be_told_is_left_out() -> None:
    assert have([], "fe80::1%eth0", "0.0.0.0", "::", "224.0.0.1", "127.0.1.1", "::1", "nonsense", "") == [LOOPBACK]


def test_each_is_told_once_and_says_what_it_is() -> None:
    found = [Interface("192.168.0.2", is_apart=False), Interface("203.0.113.7", is_apart=False)]
    assert current(lambda: ["::ffff:192.168.0.2", "192.168.0.2"], lambda: found) == (
        Address("192.168.0.2", is_private=True, is_loopback=False),
        Address("203.0.113.7", is_private=False, is_loopback=False),
        ALONE,
    )


def test_a_change_of_network_is_noticed() -> None:
    wireless, wired = (Interface(ip, is_apart=False) for ip in ("192.168.0.2", "10.0.0.5"))
    before = current(lambda: ["192.168.0.2"], lambda: [wireless])
    assert current(lambda: ["192.168.0.2"], lambda: [wireless]) == before
    plugged = current(lambda: ["10.0.0.5"], lambda: [wireless, wired])
    assert plugged != before
    assert plugged[0].ip == "10.0.0.5"
    assert current(list, list) == (ALONE,)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("10.0.0.0", "10.255.255.255"),
        ("172.16.0.0", "172.31.255.255"),
        ("192.168.0.0", "192.168.255.255"),
        ("100.64.0.0", "100.127.255.255"),
        ("127.0.0.0", "127.255.255.255"),
        ("169.254.0.0", "169.254.255.255"),
        ("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("::1", "::1"),
    ],
)
def test_a_local_network_is_served_to_its_edges(first: str, last: str) -> None:
    for ip in (first, last):
        assert is_served(ip)
        if "." in ip:
            assert is_served(f"::ffff:{ip}")
        else:
            assert is_served(f"{ip}%eth0")


@pytest.mark.parametrize(
    "ip",
    [
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "8.8.8.8",
        "0.0.0.0",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.251",
    ],
)
def test_nobody_from_the_internet_is_served_however_the_address_is_written(ip: str) -> None:
    assert not is_served(ip)
    assert not is_served(f"::ffff:{ip}")


@pytest.mark.parametrize(
    "ip",
    [
        "::",
        "::2",
        "fbff:ffff::",
        "fe00::",
        "fec0::",
        "fe7f:ffff::",
        "2001:4860:4860::8888",
        # IPv4 within IPv6 in ways that sockets do not write it, and anyone can: NAT64, 6to4, the abandoned one.
        "64:ff9b::10.0.0.1",
        "2002:a00:1::",
        "::10.0.0.1",
        "::ffff:0:10.0.0.1",
    ],
)
def test_no_other_address_of_ipv6_is_served(ip: str) -> None:
    assert not is_served(ip)


@pytest.mark.parametrize("ip", ["", "localhost", "10.0.0", "10.0.0.1.1", "010.0.0.1", "10.0.0.1/8", " 10.0.0.1", "é"])
def test_what_is_no_address_is_not_served(ip: str) -> None:
    assert not is_served(ip)


def test_a_room_is_at_its_address_port_and_code() -> None:
    assert url("192.168.178.23", 8000, "K7M4QX") == "http://192.168.178.23:8000/K7M4QX"
    assert url("192.168.178.23", 8000) == "http://192.168.178.23:8000"
    assert url("192.168.178.23", 80, "K7M4QX") == "http://192.168.178.23/K7M4QX"
    assert url("fd00::5", 8000, "K7M4QX") == "http://[fd00::5]:8000/K7M4QX"


@contextmanager
def listening(count: int) -> Iterator[list[int]]:
    """So many ports of this machine on which somebody listens."""
    with ExitStack() as stack:
        taken = [stack.enter_context(socket.create_server((LOOPBACK, 0))) for _ in range(count)]
        yield [each.getsockname()[1] for each in taken]


@pytest.mark.parametrize("ip", [LOOPBACK, "0.0.0.0"])
def test_the_first_port_is_taken_on_which_nobody_listens(ip: str) -> None:
    with listening(3) as ports:
        assert first_free_port(ports, ip) == 0
        with listening(1) as (free,):
            pass
        assert first_free_port([*ports, free], ip) == free
        # It is only looked at, not kept.
        socket.create_server((LOOPBACK, free)).close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a port lingers, rather than being taken from another")
def test_a_port_is_free_as_soon_as_its_last_room_is_closed() -> None:
    with socket.create_server((LOOPBACK, 0)) as server:
        port = server.getsockname()[1]
        visitor = socket.create_connection((LOOPBACK, port))
        answering, _ = server.accept()
        # The host closes first, and its side of the connection lingers.
        answering.close()
        visitor.close()
    assert first_free_port([port], LOOPBACK) == port


def test_an_address_that_is_not_of_this_machine_is_not_taken_for_one_whose_ports_are_taken() -> None:
    with pytest.raises(OSError, match=r"assign requested address|not valid in its context"):
        first_free_port([8000], "198.51.100.1")


def test_this_machine_has_at_least_loopback_and_asking_is_quick_enough_to_be_repeated() -> None:
    assert current()[-1] == ALONE
    assert current() == current()
    assert LOOPBACK in {each.ip for each in system.interfaces()}


def test_what_the_system_routes_by_is_one_of_its_interfaces() -> None:
    found = {each.ip for each in system.interfaces()}
    assert {ip for ip in system.routed() if ":" not in ip} <= found


def test_without_a_network_nothing_is_routed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unreachable(socket.socket):
        def connect(self, address: object) -> None:
            raise OSError("Network is unreachable")

    monkeypatch.setattr(socket, "socket", Unreachable)
    assert system.routed() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by its name")
def test_of_each_interface_it_is_told_whether_phones_can_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    up, down, tunnel = 0x41, 0x2, 0x51
    told = {
        "lo": (up, LOOPBACK),
        "eth0": (down, "10.0.0.5"),
        "wlan0": (up, "192.168.0.2"),
        "tun0": (tunnel, "10.8.0.2"),
        "docker0": (up, "172.17.0.1"),
        "wlan1": (up, ""),
    }

    def ioctl(_: socket.socket, asked: int, request: bytes) -> bytes:
        name = request.rstrip(b"\0").decode()
        flags, ip = told[name]
        if asked & 0xFF in (0x13, 0x11):
            return name.encode().ljust(16, b"\0") + struct.pack("H", flags)
        if not ip:
            raise OSError("it has no address")
        return name.encode().ljust(20, b"\0") + socket.inet_aton(ip) + b"\0" * 8

    monkeypatch.setattr("fcntl.ioctl", ioctl)
    monkeypatch.setattr(socket, "if_nameindex", lambda: list(enumerate(told, start=1)))
    assert system.interfaces() == [
        Interface(LOOPBACK, is_apart=False),
        Interface("192.168.0.2", is_apart=False),
        Interface("10.8.0.2", is_apart=True),
        Interface("172.17.0.1", is_apart=True),
    ]


def test_where_interfaces_cannot_be_asked_the_machine_is_asked_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "laptop")
    told = {"laptop": ["192.168.0.2", "fe80::1%3"]}

    def look_up(host: str, port: None, type: int) -> list[tuple[object, ...]]:
        return [(0, type, 0, "", (ip, 0)) for ip in told[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(sys, "platform", "win32")
    assert system.interfaces() == [Interface("192.168.0.2", is_apart=False), Interface("fe80::1%3", is_apart=False)]

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert system.interfaces() == []
