"""How a room is found, in the words that stand in front; made anew whenever this machine's addresses change."""

from __future__ import annotations

from collections.abc import Sequence

from tui.room.host.addresses import Address, url
from tui.room.host.settings import ServeSettings
from tui.room.sealing import Front
from tui.room.web.door import is_loopback, origin

OPEN_TO_NETWORK = "Open to this network only."
OPEN_TO_INTERNET = "Open to the internet, through {host}."
OPEN_TO_MACHINE = "Open to this machine only."
NO_NETWORK = "This machine is in no network: phones cannot reach it. Count hands."
NOT_PRIVATE = (
    "This machine's address is a public one, and phones with such an address are not let in: use another network, a "
    "proxy with --public-url, or count hands."
)
BY_HANDS = "No phone is needed: hands are counted."


def front(settings: ServeSettings, code: str, port: int, addresses: Sequence[Address]) -> Front:
    """Where a room can be reached.

    Args:
        settings: How it is served.
        code: Its code.
        port: On which it is served.
        addresses: Those of this machine, the likeliest for a phone first.
    """
    far = [each.ip for each in addresses if not each.is_loopback]
    if settings.public_url:
        base = origin(settings.public_url)
        open_to = OPEN_TO_INTERNET.format(host=base.partition("://")[2])
    else:
        told = _told(settings, far, addresses)
        base = url(told, port)
        open_to = _open_to(settings, told, addresses)
    others = [url(ip, port) for ip in (far if settings.is_everywhere else [settings.listens_at])]
    return Front(
        code=code,
        address=base,
        url=f"{base}/{code}",
        open_to=open_to,
        others=tuple(each for each in others if each != base),
        by_hands=settings.hands_only,
    )


def _told(settings: ServeSettings, far: Sequence[str], addresses: Sequence[Address]) -> str:
    if not settings.is_everywhere:
        return settings.address or settings.listens_at
    return settings.address or (far[0] if far else addresses[-1].ip)


def _open_to(settings: ServeSettings, told: str, addresses: Sequence[Address]) -> str:
    if settings.hands_only:
        return BY_HANDS
    if is_loopback(settings.listens_at):
        return OPEN_TO_MACHINE
    if not settings.address and all(each.is_loopback for each in addresses):
        return NO_NETWORK
    is_public = any(each.ip == told and not (each.is_private or each.is_loopback) for each in addresses)
    return NOT_PRIVATE if is_public else OPEN_TO_NETWORK
