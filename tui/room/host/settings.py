"""What a host is told when it is started."""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from tui.room.host.addresses import EVERYWHERE, LOOPBACK
from tui.room.unreadable import UNREADABLE

SECRET_VARIABLE = "TWO_SCHEMERS_ROOM_SECRET"
"""The variable of the environment in which a host is told its secret: no list of processes shows it."""
IDLE_MINUTES = 60.0
"""How long a room is open without its facilitator."""


class SettingsError(ValueError):
    """A room cannot be served so. The text says why, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """How a room is served."""

    course_root: Path
    """The folder of the course that it was opened with."""
    file: Path
    """The room's file."""
    secret: str
    """What a console shows."""
    bind: str = EVERYWHERE
    """The address to listen at."""
    port: int = 0
    """The port; 0 for any."""
    address: str = ""
    """The address that phones are told; empty for the likeliest of this machine."""
    public_url: str = ""
    """Where a proxy or a tunnel makes it reachable, by https; empty for nowhere."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses and networks of proxies that are believed about who asks."""
    hands_only: bool = False
    """Whether no phone takes part, so that only this machine is listened to."""
    idle_minutes: float = IDLE_MINUTES
    """How long it is open without a facilitator."""

    def __post_init__(self) -> None:
        """Look at what people have typed.

        Raises:
            SettingsError: A room cannot be served so.
        """
        _require_ip(self.bind)
        if self.address:
            _require_ip(self.address)
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"{self.port} is no port.")
        if self.public_url:
            _require_public(self.public_url)
        for proxy in self.trusted_proxies:
            try:
                ip_network(proxy)
            except ValueError as error:
                raise SettingsError(f"A trusted proxy is an address or a network: {error}.") from error

    @property
    def listens_at(self) -> str:
        """The address that is listened at."""
        return LOOPBACK if self.hands_only else self.bind

    @property
    def is_everywhere(self) -> bool:
        """Whether all addresses of this machine are listened at."""
        return ip_address(self.listens_at).is_unspecified

    @property
    def near(self) -> str:
        """The address at which this machine itself reaches the room."""
        return LOOPBACK if self.is_everywhere else self.listens_at

    def to_json(self) -> bytes:
        """All of it but the secret."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__ if name != "secret"}
        return msgspec.json.encode(fields, enc_hook=os.fspath)

    @classmethod
    def from_json(cls, text: bytes, secret: str) -> ServeSettings:
        """What `to_json` wrote.

        Raises:
            SettingsError: It did not.
        """
        try:
            fields = msgspec.json.decode(text, type=dict[str, Any])
            fields |= {name: Path(fields[name]) for name in ("course_root", "file")}
            fields["trusted_proxies"] = tuple(fields["trusted_proxies"])
            return cls(secret=secret, **fields)
        except (KeyError, TypeError, *UNREADABLE) as error:
            raise SettingsError(f"These are no settings of a host: {error}.") from error


def _require_ip(text: str) -> None:
    try:
        ip_address(text)
    except ValueError as error:
        raise SettingsError(f"{text} is no address of a machine, such as 192.168.178.23.") from error


def _require_public(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_one = parts.scheme == "https" and parts.hostname and parts.path in ("", "/") and not parts.username
        is_one = is_one and not parts.query and not parts.fragment and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        raise SettingsError(f"A public URL begins with https:// and has no path; {url} is another one.")
