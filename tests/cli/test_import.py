"""Taking in another machine's journal: what is said, and what is still in view."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.course.course import Course
from tui.journal.events import EventData, Noted, Reset, StepRead, Visited
from tui.journal.store import Journal
from tui.tutor.history import History
from tui.tutor.record import Record


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The journal of this machine."""
    return tmp_path / "data/journal.sqlite"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The journal of another."""
    return tmp_path / "there/journal-LAPTOP.sqlite"


def happen(path: Path, *events: tuple[EventData, str], learner: str = "me", course: str = "two-teas") -> None:
    with Journal.open(path) as journal:
        record = Record(journal, learner, course)
        for data, subject in events:
            record.add(data, subject)


def history(path: Path, learner: str = "me") -> History:
    with Journal.open(path) as journal:
        return Record(journal, learner, "two-teas").history


def test_it_is_said_what_was_added_for_whom_and_what_was_known(run: Run, here: Path, there: Path) -> None:
    happen(there, (StepRead(), "leaf#plant"), (StepRead(), "leaf#care"))
    happen(there, (StepRead(), "making#heat"), learner="ada")
    done = run("import", str(there))
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "Added for 'me', in two-teas: 2 events. None were known already.",
        "Added for 'ada', in two-teas: 1 event. None were known already.",
    ]
    assert run("progress", "--json").data["lessons"]["leaf"]["read"] == 2
    happen(there, (StepRead(), "making#air"))
    assert run("import", str(there)).err == "Added for 'me', in two-teas: 1 event. 2 were known already.\n"
    done = run("import", str(there))
    assert (done.code, done.err) == (0, "Nothing is new: all 4 events were known already.\n")


def test_a_journal_without_events_holds_nothing_new(run: Run, there: Path) -> None:
    happen(there)
    assert run("import", str(there)).err == "Nothing is new: it holds no events.\n"


def test_what_cannot_be_taken_in_is_refused_with_the_reason(run: Run, here: Path, tmp_path: Path) -> None:
    happen(here, (StepRead(), "leaf#plant"))
    (tmp_path / "text").write_text("no journal")
    for path, why in (
        (tmp_path / "none", "there is no such file"),
        (tmp_path / "text", "it is not a journal"),
        (here, "it is this record itself"),
    ):
        code, out, err = run("import", str(path))
        assert (code, out) == (1, "")
        assert err.startswith(f"two-schemers: Nothing was taken in from {path}: {why}")


def test_the_way_on_leads_to_where_this_machine_was(run: Run, course: Course, here: Path, there: Path) -> None:
    happen(here, (Visited("practice", "mira-green"), "teas"))
    happen(there, (Visited("lesson"), "leaf#care"))
    run("import", str(there))
    last = history(here).last
    assert last is not None
    assert (last.place, last.subject, last.item) == ("practice", "teas", "mira-green")
    happen(there, (Visited("lesson"), "leaf#plant"), learner="new")
    run("import", str(there))
    last = history(here, "new").last
    assert last is not None
    assert last.subject == "leaf#plant"


def test_a_note_that_was_written_on_both_machines_is_both_notes(run: Run, here: Path, there: Path) -> None:
    happen(here, (Noted("Mine."), "leaf#plant"), (Noted("Only here."), "leaf#care"), (Noted("Same."), "making#heat"))
    happen(there, (Noted("Theirs."), "leaf#plant"), (Noted("Same."), "making#heat"), (Noted("New."), "making#air"))
    run("import", str(there))
    notes = {
        "leaf#plant": "Mine.\n\nTheirs.",
        "leaf#care": "Only here.",
        "making#heat": "Same.",
        "making#air": "New.",
    }
    assert history(here).notes == notes
    assert "Added for 'me'" in run("--data-dir", str(there.parent / "other"), "import", str(there)).err
    with Journal.open(there) as journal:
        journal.take_in(here)
    assert history(there).notes == notes


def test_a_note_that_was_changed_on_one_machine_only_is_as_changed(run: Run, here: Path, there: Path) -> None:
    happen(here, (Noted("Before."), "leaf#plant"))
    there.parent.mkdir()
    there.write_bytes(here.read_bytes())
    happen(there, (Noted("After."), "leaf#plant"))
    run("import", str(there))
    assert history(here).notes == {"leaf#plant": "After."}


def test_a_reset_that_comes_with_it_is_said(run: Run, here: Path, there: Path) -> None:
    happen(here, (StepRead(), "leaf#plant"))
    happen(there, (Reset(), ""), (Reset(), "leaf"), (Reset(), "leaf"))
    assert run("import", str(there)).err.splitlines()[1:] == [
        "There, 'me' started over with the whole course; that holds here too now.",
        "There, 'me' started over with leaf; that holds here too now.",
    ]
