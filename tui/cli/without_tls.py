"""The event loop without OpenSSL, for programs that open no connection."""

from __future__ import annotations

import sys


def load_asyncio() -> None:
    """Load asyncio as it is where Python was built without OpenSSL.

    To load that library takes longer than to load all of the course's own modules, and more memory, and the screens of
    the course never ask for a secure connection. `ssl` itself can be imported afterwards by whoever needs it. Where it
    is loaded already, or asyncio, nothing is done.
    """
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # an import that finds None fails, and asyncio does without
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
