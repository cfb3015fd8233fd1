"""Looks at the entries of a YAML file as they were written, so that one mistake in an entry does not hide the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tui.course.documents import Document, Keys, Mark
from tui.course.problem import Problem, problem


class Entry(NamedTuple):
    """A mapping somewhere in a file. Values of another type than expected, reported elsewhere, read as absent."""

    document: Document
    path: Keys
    data: dict[str, Any]

    @property
    def id(self) -> str:
        """Its id, or empty."""
        return self.text("id")

    def text(self, key: str) -> str:
        """A text, or empty."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> Iterator[tuple[str, Mark]]:
        """The texts of a list, and where each stands."""
        values = self.data.get(key)
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, str):
                yield value, self.mark(key, index)

    def mark(self, *keys: str | int) -> Mark:
        """Where a part of it stands."""
        return self.document.mark(*self.path, *keys)

    def problem(self, mark: Mark, rule: str, message: str, hint: str = "") -> Problem:
        """A finding in its file."""
        return problem(self.document.path, mark.line, mark.column, rule, message, hint)


def entries_of(document: Document | None, key: str) -> tuple[Entry, ...]:
    """The mappings of a list that stands at the top of a file."""
    whole = document.data if document else None
    values = whole.get(key) if isinstance(whole, dict) else None
    return tuple(
        Entry(document, (key, index), value)
        for index, value in enumerate(values if isinstance(values, list) else ())
        if document and isinstance(value, dict)
    )


class Names(NamedTuple):
    """The ids that a reference may name."""

    what: str
    """What they are ids of."""
    ids: frozenset[str]
    whole: bool
    """False where some could not be read: then no reference is called unknown."""

    def lack(self, name: str) -> bool:
        """Whether a name certainly refers to nothing."""
        return self.whole and bool(name) and name not in self.ids
