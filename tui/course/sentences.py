"""Where a sentence ends. Learners point at sentences, never at spans."""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    [
        "a.m.",
        "approx.",
        "apt.",
        "ave.",
        "ca.",
        "cf.",
        "co.",
        "corp.",
        "dept.",
        "dr.",
        "e.g.",
        "ed.",
        "eds.",
        "eq.",
        "est.",
        "etc.",
        "fig.",
        "figs.",
        "gen.",
        "gov.",
        "i.e.",
        "inc.",
        "jr.",
        "lt.",
        "ltd.",
        "mr.",
        "mrs.",
        "ms.",
        "mt.",
        "no.",
        "nos.",
        "p.m.",
        "ph.d.",
        "pp.",
        "prof.",
        "rd.",
        "rev.",
        "sec.",
        "sen.",
        "sr.",
        "st.",
        "vol.",
        "vs.",
    ]
)
"""Words whose full stop ends no sentence."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s+(?P<opening>[\"'“‘«(\[]*)(?P<first>\w))")
_REACH = 40
_SINGLE_CAPITAL = re.compile(r"(?:^|[\s(\"'“‘])[A-Z]\.$")


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph, as (start, end) offsets without the blanks between them.

    A sentence ends after `. ! ? …` with its closing quotes or brackets, before a blank and a capital or a digit
    (opening quotes allowed), but not after a listed abbreviation or a single capital.
    """
    bounds = []
    start = 0
    for end in _END.finditer(text):
        first = end["first"]
        if not (first.isupper() or first.isdigit()):
            continue
        before = text[max(start, end.end() - _REACH) : end.end()]
        if end.group().startswith(".") and not end.group().startswith(".."):
            word = before.rstrip("\"'”’»)]").rpartition(" ")[2].lstrip("\"'“‘«([").lower()
            if word in ABBREVIATIONS or _SINGLE_CAPITAL.search(before):
                continue
        bounds.append((start, end.end()))
        start = end.start("opening")
    if text[start:].strip():
        bounds.append((start, len(text.rstrip())))
    return bounds
