"""Long journals, which are not looked through whenever they are opened: damage to them is found all the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.journal import suspicion
from tui.journal.events import Event
from tui.journal.store import Journal

Opener = Callable[..., Journal]
Answer = Callable[..., Event]


@pytest.fixture(autouse=True)
def _all_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suspicion, "AT_ONCE", 0)


def damage_index(path: Path, event: Event) -> None:
    """Damage that no reading of events comes upon."""
    content = path.read_bytes()
    assert content.count(event.id.encode()) == 2
    path.write_bytes(content.replace(event.id.encode(), b"f" * 32, 1))


def test_a_long_journal_is_not_read_when_it_is_opened(open_journal: Opener, answer: Answer, path: Path) -> None:
    with open_journal() as journal:
        event = answer(journal)
    damage_index(path, event)
    journal = open_journal()
    assert journal.writable
    assert journal.notices == ()


def test_damage_is_found_in_the_copy_of_the_day(
    open_journal: Opener, answer: Answer, path: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal() as journal:
        answer(journal, 1)
        backup = journal.back_up()
        event = answer(journal, 2)
    damage_index(path, event)
    clock.pass_days(1)
    told: list[str] = []
    with open_journal() as journal:
        journal.watch(lambda notice: told.append(notice.kind))
        assert journal.back_up() is None
        assert told == ["damaged"]
        assert [each.path for each in journal.health().backups] == [backup.path if backup else None]
    journal = open_journal()
    assert [notice.kind for notice in journal.notices] == ["restored"]
    assert [each.subject for each in journal.events("ada", "course")] == ["item-1"]
    journal.close()
    assert open_journal().notices == ()


def test_damage_that_reading_comes_upon_is_looked_into_at_the_next_start(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    with open_journal() as journal:
        for number in range(200):
            answer(journal, number)
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    path.write_bytes(content)
    with open_journal() as journal:
        assert not journal.notices
        journal.events("ada", "course")
        assert [notice.kind for notice in journal.notices] == ["read-only"]
    assert [notice.kind for notice in open_journal().notices] == ["quarantined"]


def test_damage_that_the_doctor_finds_is_looked_into_at_the_next_start(
    open_journal: Opener, answer: Answer, path: Path
) -> None:
    with open_journal() as journal:
        for number in range(200):
            answer(journal, number)
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)
    with open_journal() as journal:
        assert journal.health().check != "ok"
    assert [notice.kind for notice in open_journal().notices] == ["quarantined"]


def test_a_suspicion_without_ground_is_dropped(open_journal: Opener, answer: Answer, path: Path) -> None:
    with open_journal() as journal:
        answer(journal)
    suspicion.suspect(path)
    assert suspicion.is_to_be_examined(path)
    assert open_journal().notices == ()
    assert not suspicion.is_to_be_examined(path)
