"""Characters that may not reach a terminal, and how Markdown may write them. Slow to import: what compiles is large."""

from __future__ import annotations

import re
import sys

_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"

# Control characters but tab and newline; everything that is of Unicode's category "format" or a separator of lines
# (marks and overrides of direction, joiners, soft hyphens, tags, byte order marks); letters that are blank; surrogates
# and what is no character. PyYAML refuses some of them, terminals obey others, and none can be seen.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180e"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    f"\ud800-\udfff]|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
)
"""What may not reach a terminal. A joiner between two emoji may: it makes them one."""

# Markdown turns these into characters.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{2,31});")


def without_entities(text: str) -> str:
    """The text with each entity that means an unsafe character put as that, at the entity's width."""
    return _ENTITY.sub(_without_unsafe, text) if "&" in text else text


def _without_unsafe(entity: re.Match[str]) -> str:
    """An entity as it stands, or the unsafe character that it means, at the entity's width."""
    import html

    name = entity[0][1:-1]
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        meant = chr(number) if number <= sys.maxunicode else ""
    else:
        meant = html.unescape(entity[0])
    return meant.ljust(len(entity[0])) if UNSAFE.match(meant) else entity[0]
