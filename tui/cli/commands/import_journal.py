"""`import`: take in another machine's journal, so that two computers have one record.

What happened there comes after what happened here. So that it hides nothing of this machine's, the place that was left
here is left anew, and a note that was written on both is both notes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from tui.cli.failures import DONE
from tui.cli.opening import open_journal
from tui.cli.streams import tell
from tui.journal.events import Event, Noted, Reset, Visited
from tui.journal.reports import Imported
from tui.journal.store import Journal
from tui.tutor.history import History
from tui.tutor.record import Record


def run(arguments: argparse.Namespace) -> int:
    """Add what is not here yet, and say whose it was.

    Raises:
        JournalError: Nothing was taken in.
    """
    with open_journal(arguments) as journal:
        found = journal.take_in(arguments.file)
        if not any(each.added for each in found):
            known = sum(len(each.known) for each in found)
            tell(f"Nothing is new: {f'all {_events(known)} were known already' if known else 'it holds no events'}.")
        for each in found:
            if each.added:
                known = len(each.known)
                already = f" {known or 'None'} {'was' if known == 1 else 'were'} known already."
                tell(f"Added for {each.learner!r}, in {each.course}: {_events(each.added)}.{already}")
                _settle(journal, each)
    return DONE


def _settle(journal: Journal, found: Imported) -> None:
    """Keep what was here in view, and say what no longer is."""
    events = journal.events(found.learner, found.course)
    before = [event for event in events if event.seq is not None and event.seq <= found.after]
    record = Record(journal, found.learner, found.course)
    for subject, note in _notes(before, found.known):
        there = record.history.notes.get(subject, "")
        if note not in there:
            record.add(Noted(f"{note}\n\n{there}".strip()), subject)
    last = History(before).last
    if last is not None and record.history.last != last:
        record.add(Visited(last.place, last.item), last.subject)
    resets = {event.subject: None for event in events[len(before) :] if isinstance(event.data, Reset)}
    for subject in resets if before else ():
        tell(f"There, {found.learner!r} started over with {subject or 'the whole course'}; that holds here too now.")


def _notes(before: Iterable[Event], known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The notes that were here, by subject. One that was known there is not among them: it may have been changed."""
    last: dict[str, tuple[str, str]] = {}
    for event in before:
        if isinstance(event.data, Noted):
            last[event.subject] = event.id, event.data.text
    for subject, (id, text) in last.items():
        if text and id not in known:
            yield subject, text


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"
