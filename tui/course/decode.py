"""Plain data into the types of its schema, with a finding for everything that does not fit."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from tui.course.documents import Document, Keys

T = TypeVar("T")


def decode(document: Document, schema: type[T], path: Keys = ()) -> T | None:
    """Decode the value at a path of a document.

    Args:
        document: The parsed file; findings are added to it.
        schema: A msgspec Struct.
        path: Where the value stands; the whole document by default.

    Returns:
        The value, or None where it does not fit, after every misfit has been reported.
    """
    value = document.data
    for part in path:
        value = value[part]
    try:
        return msgspec.convert(value, schema, strict=False)
    except (msgspec.ValidationError, RecursionError) as error:
        from tui.course.misfits import report

        report(document, path, schema, str(error))
        return None
