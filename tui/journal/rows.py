"""Events to and from the rows of the journal's table."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache

import msgspec

from tui.journal.events import Event, EventData

_COLUMNS = ("id", "time", "learner", "course", "subject", "revision", "data")
_AS_BYTES = ", ".join(f"CAST({column} AS BLOB)" for column in _COLUMNS)

SELECT = f"SELECT seq, {_AS_BYTES} FROM event"
"""Reads rows for `decode`. As bytes, because one text that is not UTF-8 would end the whole query."""

SELECT_STRETCH = f"{SELECT} WHERE learner = ? AND course = ? AND seq > ? ORDER BY seq LIMIT ?"
"""The same of one learner in one course, after a seq, so many at most; all of them where that is -1."""

SELECT_LEARNERS = """
WITH RECURSIVE first(seq) AS (
    SELECT * FROM (SELECT seq FROM event ORDER BY course, learner, seq LIMIT 1)
    UNION ALL
    SELECT coalesce(
        (SELECT seq FROM event WHERE course = here.course AND learner > here.learner ORDER BY learner, seq LIMIT 1),
        (SELECT seq FROM event WHERE course > here.course ORDER BY course, learner, seq LIMIT 1)
    ) FROM first JOIN event AS here ON here.seq = first.seq
)
SELECT CAST(learner AS BLOB) FROM event JOIN first USING (seq) GROUP BY learner ORDER BY min(seq)
"""
"""The names of learners, by when they first came. Goes from one name to the next by the index, not from row to row."""

_INSERT = "INSERT INTO event (id, time, learner, course, kind, subject, revision, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

Row = tuple[int, bytes, bytes, bytes, bytes, bytes, bytes, bytes]
"""What `SELECT` gives: seq, id, time, learner, course, subject, revision, data."""

_ALIKE = 16_384
"""How many texts, and how many data of events, are remembered so that those alike are made and kept once.

In a long record nearly all are: an item is answered again and again, and there are not many answers to it.
"""


@cache
def _decoder() -> msgspec.json.Decoder[EventData]:
    return msgspec.json.Decoder(EventData)


@lru_cache(_ALIKE)
def _decoded(data: bytes) -> EventData:
    return _decoder().decode(data)


_text = lru_cache(_ALIKE)(bytes.decode)


class UnwritableEvent(ValueError):  # noqa: N818 - names the event, in the caller's terms
    """An event that could not be read back if it were written: the caller has made a mistake."""


def check(event: Event) -> None:
    """Make sure that an event would be the same when read back.

    Raises:
        UnwritableEvent: A field has a value outside its type, or a text cannot be stored (a lone surrogate).
    """
    try:
        id, time, learner, course, _kind, subject, revision, data = (text.encode() for text in _row(event))
        same = _event(0, id, time, learner, course, subject, revision, data)
    except (msgspec.MsgspecError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise UnwritableEvent(f"{type(event.data).__name__}: {error}") from error
    if msgspec.structs.replace(same, seq=event.seq) != event:
        raise UnwritableEvent(f"it would be read back differently: {event}")


def insert(connection: sqlite3.Connection, event: Event) -> int:
    """Write an event and give its seq.

    Raises:
        sqlite3.Error: It was not written.
    """
    seq = connection.execute(_INSERT, _row(event)).lastrowid
    assert seq is not None
    return seq


def decode(rows: Iterable[Row]) -> list[Event]:
    """The events of rows, leaving out each that this version cannot understand."""
    events = []
    for row in rows:
        try:
            events.append(_event(*row))
        except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
            continue
    return events


def _row(event: Event) -> tuple[str, str, str, str, str, str, str, str]:
    """What `_INSERT` takes."""
    data = msgspec.json.encode(event.data).decode()
    return event.id, _stamp(event.time), event.learner, event.course, event.kind, event.subject, event.revision, data


def _event(
    seq: int,
    id: bytes,
    time: bytes,
    learner: bytes,
    course: bytes,
    subject: bytes,
    revision: bytes,
    data: bytes,
) -> Event:
    moment = datetime.fromisoformat(time.decode())
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return Event(
        seq=seq,
        id=id.decode(),
        time=moment.astimezone(UTC),
        learner=_text(learner),
        course=_text(course),
        subject=_text(subject),
        revision=_text(revision),
        data=_decoded(data),
    )


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")
