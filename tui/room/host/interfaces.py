"""The addresses that the operating system gives to this machine, asked without sending anything."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass

_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses of documentation, which belong to no machine: what leads to them leads to everything that is not near."""
_DISCARD = 9
_NAME_BYTES, _REQUEST_BYTES = 15, 256
_ADDRESS_AT, _FLAGS_AT = 20, 16
"""Where the answers stand in a request, in bytes: the same on Linux and on the BSDs, of which macOS is one."""
_ASK_ADDRESS, _ASK_FLAGS = (0x8915, 0x8913) if sys.platform == "linux" else (0xC0206921, 0xC0206911)
"""SIOCGIFADDR and SIOCGIFFLAGS."""
_UP, _POINT_TO_POINT = 0x1, 0x10
_WITHIN = ("br-", "cni", "docker", "lxc", "lxdbr", "podman", "vboxnet", "veth", "virbr", "vmnet")
"""How networks are called that are between programs of one machine: of containers and of virtual machines."""


@dataclass(frozen=True, slots=True)
class Interface:
    """An address that this machine has."""

    ip: str
    """The address."""
    is_apart: bool
    """Whether no phone is likely to be there: a tunnel, or a network within this machine."""


def routed() -> list[str]:
    """The addresses from which this machine would reach the world, at most one of each kind.

    A UDP socket that is connected sends nothing; it is only decided where it would.
    """
    found = []
    for family, far in _ELSEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((far, _DISCARD))
                found.append(str(probe.getsockname()[0]))
        except OSError:
            continue
    return found


def interfaces() -> list[Interface]:
    """All that the system tells: of each interface its first IPv4 address; on Windows, those of its name."""
    return list(_by_name() if sys.platform == "win32" else _by_interface())


def _by_interface() -> Iterator[Interface]:
    """Asks each, which takes no time; a machine's own name may be looked up in a network that is not there."""
    from fcntl import ioctl

    try:
        names = [name for _, name in socket.if_nameindex()]
        probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    except OSError:
        return
    with probe:
        for name in names:
            request = struct.pack(f"{_REQUEST_BYTES}s", name.encode()[:_NAME_BYTES])
            try:
                (flags,) = struct.unpack_from("H", ioctl(probe, _ASK_FLAGS, request), _FLAGS_AT)
                ip = socket.inet_ntoa(ioctl(probe, _ASK_ADDRESS, request)[_ADDRESS_AT : _ADDRESS_AT + 4])
            except OSError:
                continue
            if flags & _UP:
                yield Interface(ip, is_apart=bool(flags & _POINT_TO_POINT) or name.startswith(_WITHIN))


def _by_name() -> Iterator[Interface]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return
    for *_, address in found:
        yield Interface(str(address[0]), is_apart=False)
