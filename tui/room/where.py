"""Where a room is, as people type it: an address with the room's code."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from tui.room.codes import tidy

EXAMPLE = "192.168.178.23:8000/K7M4QX"


class NotAnAddressError(ValueError):
    """What was typed is not where a room can be. The text says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a room is."""

    base: str
    """Scheme, host and port: `http://192.168.178.23:8000`."""
    code: str

    @property
    def url(self) -> str:
        """The room's own address."""
        return f"{self.base}/{self.code}"

    @property
    def short(self) -> str:
        """The same without a scheme, as it is typed."""
        return self.url.removeprefix("http://")

    def socket(self, path: str) -> str:
        """The address of one of its sockets: ws for http, wss for https."""
        return f"ws{self.url.removeprefix('http')}/{path}"


def read_where(text: str) -> Where:
    """Read an address that somebody typed; the scheme may be left out.

    Raises:
        NotAnAddressError: It is none.
    """
    typed = text.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"http://{typed}")
        host, port = parts.hostname, parts.port
        is_host = bool(host) and _is_host(host or "")
    except ValueError as error:
        raise NotAnAddressError(f"{text} is no address: {error}.") from error
    if parts.scheme not in ("http", "https") or not host or not is_host or port == 0 or parts.username is not None:
        raise NotAnAddressError(f"{text} is no address of a room; one looks like {EXAMPLE}.")
    code = tidy(parts.path.strip("/"))
    if code is None:
        raise NotAnAddressError(f"{text} does not end with the code of a room, as {EXAMPLE} does.")
    host = f"[{host}]" if ":" in host else host
    return Where(f"{parts.scheme}://{host}:{port}" if port else f"{parts.scheme}://{host}", code)


def _is_host(host: str) -> bool:
    """Whether a name or an address is such that it can be looked up.

    Raises:
        ValueError: It cannot be written as it is looked up.
    """
    return host.isprintable() and not any(sign.isspace() for sign in host) and bool(host.encode("idna"))
