"""Try every property on inputs that no run has tried: `python -m tests.fuzz --seconds 600`."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import traceback
from pathlib import Path
from random import Random, SystemRandom

from tests.properties import PROPERTIES


def main() -> int:
    """Draw by turns for all properties until the time is over; a failure is printed with what was drawn."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on (60)")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(2**32), help="where to begin")
    parser.add_argument("--only", default="", metavar="WORDS", help="properties with these words in their names")
    asked = parser.parse_args()
    for file in sorted(Path(__file__).parent.rglob("test_*.py")):
        if "@always(" in file.read_text(encoding="utf-8"):
            relative = file.relative_to(Path(__file__).parent.parent).with_suffix("")
            importlib.import_module(".".join(relative.parts))
    wanted = [each for each in PROPERTIES if asked.only in each.name]
    failed: set[str] = set()
    tried, end = 0, time.monotonic() + asked.seconds
    print(f"seed {asked.seed}, {len(wanted)} properties", flush=True)
    while wanted and time.monotonic() < end:
        for each in wanted:
            if each.name in failed:
                continue
            drawn = each.draw(Random(f"{asked.seed}-{tried}-{each.name}"))
            try:
                each.holds(*drawn)
            except Exception:
                failed.add(each.name)
                traceback.print_exc()
                print(f"\n{each.name} does not hold. A row for it:\n    {drawn!r},\n", flush=True)
        tried += 1
    print(f"{tried:,} rounds, {len(failed)} of {len(wanted)} properties failed")
    return 1 if failed or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
