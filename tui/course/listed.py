"""What a course's head lists, each part once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tui.course.schema import ModuleEntry


def each_once(modules: tuple[ModuleEntry, ...]) -> tuple[ModuleEntry, ...]:
    """The modules, without the parts that are named again."""
    met: set[str] = set()
    kept = []
    for module in modules:
        parts = tuple(name for name in dict.fromkeys(module.parts) if name not in met)
        met.update(parts)
        kept.append(module if parts == module.parts else msgspec.structs.replace(module, parts=parts))
    return tuple(kept)


def by_part(places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The parts that places belong to, in their order, each with its steps; without steps where it is named whole."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(places):
        found.setdefault(name.partition("#")[0], []).append(name)
    return {part: () if part in names else tuple(names) for part, names in found.items()}
