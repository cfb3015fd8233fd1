"""Under which address a phone reaches this machine, and which phones are served."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from errno import EACCES, EADDRINUSE
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from tui.room.host.interfaces import Interface, interfaces, routed

PORTS = range(8000, 8011)
"""Where a room is looked for: few, so that a firewall can be told of them."""
EVERYWHERE = "0.0.0.0"
"""All IPv4 addresses of a machine."""
LOOPBACK = "127.0.0.1"
"""This machine to itself: always there."""

_HTTP = 80
_SERVED = tuple(
    ip_network(block)
    for block in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
"""The blocks of RFC 1918; those of carriers and of overlay networks (RFC 6598); loopback; link-local; ULA."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine."""

    ip: str
    """The address, as one writes it."""
    is_private: bool
    """Whether it is one of a local network: only there do phones have addresses that are served."""
    is_loopback: bool
    """Whether only this machine itself has it."""


def current(
    routed: Callable[[], Iterable[str]] = routed, interfaces: Callable[[], Iterable[Interface]] = interfaces
) -> tuple[Address, ...]:
    """The addresses that this machine has now, the likeliest for a phone first; the last is loopback.

    Asked again from time to time, what is other than before tells that the machine has changed its network. First
    comes the address from which the world is reached, before those of other interfaces; but IPv4 before IPv6; a
    tunnel, and a network within this machine, after all others; and before those, one that was made up for want of a
    network (link-local) and one that is not of a local network.

    Args:
        routed: Says from which addresses the world is reached.
        interfaces: Says what interfaces there are.
    """
    first = [ip for each in routed() if (ip := _read(each))]
    found = [(ip, each.is_apart) for each in interfaces() if (ip := _read(each.ip))]
    apart = {ip for ip, is_apart in found if is_apart}
    ips = [*dict.fromkeys([*first, *(ip for ip, _ in found)])]

    def unlikely(ip: IPv4Address | IPv6Address) -> tuple[bool, ...]:
        away = not (_is_served(ip) or ip in first)
        return ip.version == 6, ip in apart, ip.is_link_local, away, ip not in first

    reached = [
        Address(str(ip), is_private=_is_served(ip), is_loopback=False)
        for ip in sorted(ips, key=unlikely)
        if not (ip.is_loopback or ip.is_unspecified or ip.is_multicast or (ip.version == 6 and ip.is_link_local))
    ]
    return (*reached, Address(LOOPBACK, is_private=False, is_loopback=True))


def is_served(ip: str) -> bool:
    """Whether somebody at an address is served: in a local network, or on this machine; no one from the internet.

    Args:
        ip: Their address, as a socket tells it: IPv4 may be written within IPv6. What is no address is not served.
    """
    read = _read(ip)
    return read is not None and _is_served(read)


def url(ip: str, port: int, code: str = "") -> str:
    """Where a room is.

    Args:
        ip: An address of its host.
        port: Its port.
        code: The room's code; without it, the place where one can be typed.
    """
    host = f"[{ip}]" if ":" in ip else ip
    base = f"http://{host}" if port == _HTTP else f"http://{host}:{port}"
    return f"{base}/{code}" if code else base


def first_free_port(ports: Iterable[int] = PORTS, ip: str = EVERYWHERE) -> int:
    """The first port on which nobody listens; 0, by which the system is asked for any, where all are taken.

    Args:
        ports: What is tried, in order.
        ip: The address to listen at.

    Raises:
        OSError: This machine has no such address.
    """
    for port in ports:
        with socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM) as probe:
            if sys.platform == "win32":
                # Otherwise a port is free that another program has at one address.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            elif sys.platform == "linux":
                # Otherwise a port stays taken for a minute after its last room. Elsewhere this would do as above.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ip, port))
            except OSError as error:
                if error.errno not in (EADDRINUSE, EACCES):
                    raise
            else:
                return port
    return 0


def _read(ip: str) -> IPv4Address | IPv6Address | None:
    """An address; IPv4 as such, however it is written."""
    try:
        read = ip_address(ip)
    except ValueError:
        return None
    return (read.ipv4_mapped or read) if isinstance(read, IPv6Address) else read


def _is_served(ip: IPv4Address | IPv6Address) -> bool:
    return any(ip in block for block in _SERVED)
