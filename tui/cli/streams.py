"""Standard input, output and error: data on one, messages on the other, whatever they can encode."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
        "→": "->",
    }
)


def prepare() -> None:
    """Make no byte that is read and no sign that is written an error."""
    codecs.register_error("two-schemers", _nearest)
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "two-schemers"), (sys.stderr, "two-schemers")):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(OSError, ValueError):
                stream.reconfigure(errors=errors)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Typographic signs that an encoding lacks by their nearest, all others by a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(sign if sign.isascii() else "?" for sign in wanted), error.end


def out(text: str = "") -> None:
    """Write a line of data."""
    print(text)


def out_json(encoded: bytes) -> None:
    """Write JSON, in UTF-8 whatever the terminal's encoding is."""
    import msgspec

    out_text(msgspec.json.format(encoded, indent=2).decode() + "\n")


def out_text(text: str) -> None:
    """Write the text of a file, in UTF-8 and with its own ends of lines whatever the terminal's are."""
    if getattr(sys.stdout, "buffer", None) is None:
        print(text, end="")
    else:
        out_bytes(text.encode())


def out_bytes(content: bytes) -> None:
    """Write a file as it is."""
    sys.stdout.flush()
    rest = memoryview(content)
    while rest:
        # A stream without a buffer (PYTHONUNBUFFERED) may take a part, and say nothing of a reader who is gone since.
        rest = rest[sys.stdout.buffer.write(rest) :]


def tell(text: str) -> None:
    """Write a message; a reader who is gone does not matter."""
    from tui.course.safe_text import clean

    with suppress(OSError, ValueError):
        print(clean(text), file=sys.stderr, flush=True)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def width(most: int) -> int:
    """Columns to write in: those of the terminal, if there is one, up to a bound."""
    if not is_terminal(sys.stdout):
        return most
    try:
        return max(20, min(most, os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError):
        return most


def flush() -> None:
    """Write out what waits.

    Raises:
        OSError: It cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def let_go() -> None:
    """Write out what waits, and let go of each stream that leads nowhere any more.

    Otherwise the interpreter would try again when it ends, and end with a code of its own.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
