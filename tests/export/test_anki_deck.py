"""Items as an Anki deck, taken in by Anki itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.course.course import Course
from tui.export.material import gather

pytest.importorskip("genanki", reason="genanki makes the deck, and is not installed")
pytest.importorskip("anki.collection", reason="Anki, of the extra `dev`, takes the deck in, and is not installed")

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges

from tui.export.anki_deck import as_apkg

Take = Callable[[bytes], ImportLogWithChanges.Log]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki."""
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


@pytest.fixture
def take(collection: Collection, tmp_path: Path) -> Take:
    """Takes a package into the collection."""

    def taken(package: bytes) -> ImportLogWithChanges.Log:
        path = tmp_path / "deck.apkg"
        path.write_bytes(package)
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        return collection.import_anki_package(request).log

    return taken


def made(course: Course) -> bytes:
    return as_apkg(course, gather(course))


def back(collection: Collection, item: str) -> str:
    (note,) = collection.find_notes(f"Item:{item}")
    return collection.get_note(note)["Back"]


def test_a_second_import_adds_nothing(awkward: Course, collection: Collection, take: Take) -> None:
    items = [item.id for quiz in gather(awkward).quizzes for item in quiz.items]
    first = take(made(awkward))
    assert (len(first.new), len(first.updated), len(first.duplicate)) == (len(items), 0, 0)
    again = take(made(awkward))
    assert (len(again.new), len(again.updated), len(again.duplicate)) == (0, 0, len(items))
    assert collection.note_count() == collection.card_count() == len(items)
    notes = (collection.get_note(note) for note in collection.find_notes(""))
    assert sorted(note["Item"] for note in notes) == sorted(items)


def test_a_changed_item_takes_the_place_of_the_old_one(course_root: Path, collection: Collection, take: Take) -> None:
    take(made(Course.open(course_root)))
    before = collection.find_notes("Item:what-heat-does"), collection.note_count()
    quiz = course_root / "quizzes/questions.yaml"
    quiz.write_text(quiz.read_text().replace("That is what air does.", "Air does that."))
    os.utime(quiz, (time.time() + 60, time.time() + 60))
    log = take(made(Course.open(course_root)))
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert "<p>Air does that.</p>" in back(collection, "what-heat-does")
    assert (collection.find_notes("Item:what-heat-does"), collection.note_count()) == before


def test_there_is_a_deck_for_each_quiz(awkward: Course, collection: Collection, take: Take) -> None:
    take(made(awkward))
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"Two Teas::Which tea", "Two Teas::Questions on the leaf", "Two Teas::More"} <= names
    assert "Two Teas::The last form" not in names


def test_what_a_text_holds_is_neither_markup_nor_a_sound(awkward: Course, collection: Collection, take: Take) -> None:
    take(made(awkward))
    for note in map(collection.get_note, collection.find_notes("tag:awkward")):
        assert "<script" not in "".join(note.fields)
        assert "<img" not in "".join(note.fields)
        (card,) = note.cards()
        assert not card.question_av_tags()
        assert not card.answer_av_tags()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in back(collection, "signs")
    assert "&#91;sound:x.mp3]" in back(collection, "signs")


def test_the_back_says_what_is_right_and_why(course: Course, collection: Collection, take: Take) -> None:
    take(made(course))
    said = back(collection, "mira-green")
    assert said.startswith('<div class="key"><p>A green tea</p></div><p>Sentence 2 decides.</p>')
    assert "The cups are dark, and no leaf was left to darken." in said


def test_the_same_course_makes_the_same_bytes(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(course)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.5)
    assert made(course) == first
