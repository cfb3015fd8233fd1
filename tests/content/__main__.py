"""All figures on the content of the bundled course; with the word `names`, a list for a human eye besides."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator

from tests.content import bank, near_misses, shortcuts, surface_cues

_NAME = re.compile(r"(?<![.!?:\"“] )(?<![\w-])[A-Z][a-z]{2,}(?: [A-Z]\b)?")


def names() -> Iterator[str]:
    """Each vignette with how it begins and the capitalised words inside its sentences."""
    for item in sorted(bank.vignettes(), key=lambda item: item.id):
        text = " ".join(item.vignette.text.split())
        found = ", ".join(dict.fromkeys(_NAME.findall(text[1:])))
        yield f"{item.id:<26} {text[:60]:<62} {found}"


def main() -> None:
    """Print them."""
    found = bank.vignettes()
    print(f"Vignettes, N = {len(found)}: {dict(Counter(item.key for item in found))}")
    for line in shortcuts.report(found, bank.choices()):
        print(line)
    for line in near_misses.report(near_misses.near_misses(bank.course().rubric, bank.asked_in_full())):
        print(line)
    for what, examples in (
        ("two-way practice", surface_cues.two_way_examples()),
        ("worst-case against the rest", surface_cues.worst_case_examples()),
    ):
        print(surface_cues.report(what, examples, surface_cues.figures(examples)))
    if "names" in sys.argv[1:]:
        print("\n".join(names()))


if __name__ == "__main__":
    main()
