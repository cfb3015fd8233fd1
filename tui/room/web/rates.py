"""How often something may happen."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WRONG_CODES_A_MINUTE = 10
"""Of one address."""
WRONG_CODES_A_SECOND = 20
"""Of all together."""
MESSAGES_A_SECOND = 5.0
"""Of one socket, on average."""
MESSAGES_AT_ONCE = 10.0
FLOOD = 50
"""Messages within a second after which a socket is closed."""
_ADDRESSES = 4096
"""That are remembered at most."""

Clock = Callable[[], float]


class WrongCodes:
    """Wrong codes of the last minute. Right ones are not looked at."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._all: deque[float] = deque(maxlen=WRONG_CODES_A_SECOND)
        self._by_address: dict[str, deque[float]] = {}

    def allow(self, address: str) -> bool:
        """Note a wrong code; whether it is to be answered, rather than told to wait."""
        now = self._clock()
        own = self._by_address.pop(address, None) or deque[float](maxlen=WRONG_CODES_A_MINUTE)
        # The last who was heard of is forgotten last.
        self._by_address[address] = own
        if len(self._by_address) > _ADDRESSES:
            del self._by_address[next(iter(self._by_address))]
        if _is_full(own, now - 60) or _is_full(self._all, now - 1):
            return False
        own.append(now)
        self._all.append(now)
        return True


class Messages:
    """The messages of one socket: a bucket that fills again, and what no bucket bears."""

    __slots__ = ("_clock", "_count", "_left", "_second", "_then")

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._left = MESSAGES_AT_ONCE
        self._then = self._second = clock()
        self._count = 0

    def allow(self) -> bool:
        """Note a message; whether it may be answered."""
        now = self._clock()
        self._left = min(MESSAGES_AT_ONCE, self._left + (now - self._then) * MESSAGES_A_SECOND)
        self._then = now
        if now - self._second >= 1:
            self._second, self._count = now, 0
        self._count += 1
        if self._left < 1:
            return False
        self._left -= 1
        return True

    @property
    def is_flood(self) -> bool:
        """Whether there were so many within a second that nobody can have meant them."""
        return self._count > FLOOD


def _is_full(times: deque[float], since: float) -> bool:
    return len(times) == times.maxlen and times[0] > since
