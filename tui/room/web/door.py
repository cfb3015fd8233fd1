"""By which addresses a room is reached, and who is let in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

_HTTP, _HTTPS = 80, 443


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What is decided about a room's reach before it opens."""

    secret: bytes
    """SHA-256 of the host's secret."""
    is_near: Callable[[str], bool]
    """Whether an address belongs to a network that is served; of others only a public URL lets anybody in."""
    picture: Callable[[str], str]
    """An SVG that says a URL."""
    names: frozenset[str] = frozenset()
    """What else this machine is called in a URL, with its port: `192.168.178.23:8000`. Its own addresses need not be
    told."""
    public: str = ""
    """The origin of the public URL: `https://workshop.example.org`; empty for none."""
    proxies: tuple[str, ...] = ()
    """Addresses and networks of proxies whose word on the client's address is believed."""

    @property
    def is_public(self) -> bool:
        """Whether the whole internet is let in."""
        return self.public.startswith("https://")

    def is_ours(self, host: str, at: tuple[str, int | None] | None) -> bool:
        """Whether a request was meant for this room, by its `Host`.

        Args:
            host: The header.
            at: Where the connection arrived: an address and a port of this machine.
        """
        host = host.lower()
        if host in self.names or (self.public and host == authority(self.public)):
            return True
        if at is None or at[1] is None:
            return False
        ip, port = plain(at[0]), at[1]
        return host == written(ip, port) or (is_loopback(ip) and host == written("localhost", port))

    def is_secure(self, host: str, scheme: str) -> bool:
        """Whether a browser that asked for a host reaches it by https, even if it is a tunnel that asks here."""
        return scheme == "https" or (self.is_public and host.lower() == authority(self.public))

    def lets_in_from_afar(self, host: str, scheme: str) -> bool:
        """Whether somebody from the internet is let in: by the public URL, never by plain http at another address."""
        return self.is_public and (scheme in ("https", "wss") or host.lower() == authority(self.public))

    def is_same_origin(self, origin: str, host: str) -> bool:
        """Whether a page of this room sends a request, by its `Origin`."""
        return origin.lower() in (f"http://{host.lower()}", self.public or None)


def origin(url: str) -> str:
    """The origin of a URL as browsers write it: in lower case, without the port that goes without saying."""
    parts = urlsplit(url)
    usual = {"http": _HTTP, "https": _HTTPS}.get(parts.scheme)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" if parts.port in (None, usual) else f"{parts.scheme}://{host}:{parts.port}"


def authority(origin: str) -> str:
    """What a browser puts into `Host` for an origin."""
    return origin.partition("://")[2]


def written(host: str, port: int) -> str:
    """A host and a port as they stand in a URL and in `Host`."""
    host = f"[{host}]" if ":" in host else host
    return host if port == _HTTP else f"{host}:{port}"


def plain(ip: str) -> str:
    """An address as people write it: IPv4 as such, however a socket tells it; what is none as it is."""
    try:
        read = ip_address(ip)
    except ValueError:
        return ip
    return str((read.ipv4_mapped or read) if isinstance(read, IPv6Address) else read)


def is_loopback(ip: str) -> bool:
    """Whether somebody at an address is on this machine."""
    try:
        return ip_address(plain(ip)).is_loopback
    except ValueError:
        return False
