"""Items as an Anki deck, whose parts are called the same each time: a second import only brings it up to date."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import genanki

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Quiz
from tui.export.exercises import Exercise, exercise
from tui.export.html_page import Html, element, joined
from tui.export.html_vignette import CSS as VIGNETTES
from tui.export.material import Material
from tui.files import find
from tui.tutor.presenting import presented

CSS = """\
.card { --quiet: #595e66; --hairline: #cfd2d6; max-width: 40rem; margin: 0 auto; padding: 0 .8em; text-align: left;
  font: 1.05rem/1.5 Georgia, serif; overflow-wrap: anywhere; }
.nightMode.card, .night_mode .card { --quiet: #a4a9b1; --hairline: #3c4148; }
blockquote { margin: 0 0 .9em; padding-left: 1em; border-left: 3px solid var(--hairline); }
ul, ol { padding-left: 1.6em; }
.letters { list-style: lower-alpha; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .3em .7em .3em 0; border-bottom: 1px solid var(--hairline); }
pre { white-space: pre-wrap; }
"""
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST_ID = 1_400_000_000_000
"""Ids are taken from the numbers above this: to Anki they are milliseconds since 1970, of when a thing was made."""
_IDS = 1 << 38


class _Note(genanki.Note):  # type: ignore[misc]
    """A note whose ids, and that of its card, follow from its item alone, and not from the clock."""

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, deck_id, count(_id(self.guid)))


def as_apkg(course: Course, material: Material) -> bytes:
    """The whole package: a deck for each quiz, below one of the course. The same course makes the same bytes."""
    model = genanki.Model(
        _id(course.id, "model"),
        f"{_name(course.title)}: question",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Item"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": '{{FrontSide}}<hr id="answer">{{Back}}'}],
        css=CSS + VIGNETTES,
        sort_field_index=2,
    )
    decks = [_deck(course, quiz, model) for quiz in material.quizzes]
    return _packed(genanki.Package(decks), _changed(course))


def _deck(course: Course, quiz: Quiz, model: genanki.Model) -> genanki.Deck:
    deck = genanki.Deck(_id(course.id, "deck", quiz.id), f"{_name(course.title)}::{_name(quiz.title)}")
    for item in quiz.items:
        found = exercise(course, quiz, presented(item, item.id))
        fields = [_field(_front(found)), _field(_back(found)), found.id]
        deck.add_note(_Note(model, fields, tags=[course.id, quiz.id], guid=_guid(course.id, item.id)))
    return deck


def _front(found: Exercise) -> Html:
    options = element("ol", *(element("li", reply.text) for reply in found.replies), class_="letters")
    return joined([found.text, found.ask, *([options] if found.replies else [])])


def _back(found: Exercise) -> Html:
    key = [element("div", reply.text, class_="key") for reply in found.replies if reply.right]
    whys = [element("li", reply.why) for reply in found.replies]
    return joined([*key, found.grounds, *([element("ol", *whys, class_="letters")] if whys else [])])


def _field(markup: Html) -> str:
    """Markup as a field holds it: Anki takes some words in brackets for sounds or formulas, in a text they are none."""
    return markup.markup.replace("[", "&#91;")


def _name(title: str) -> str:
    """A part of a deck's name, in which a double colon would begin a deck below it."""
    return " ".join(plain(title).replace("::", ":").split())


def _guid(*parts: str) -> str:
    """By this Anki knows a note again."""
    return sha256(" ".join(parts).encode()).hexdigest()[:20]


def _id(*parts: str) -> int:
    return _FIRST_ID + int.from_bytes(sha256(" ".join(parts).encode()).digest()[:8], "big") % _IDS


def _changed(course: Course) -> int:
    """When the course's files were last changed: Anki takes in a note that it has if the one that comes is newer."""
    files = [path for folder in ("lessons", "quizzes") for path in find(course.root / folder, lambda _: True)]
    return max(int(path.stat().st_mtime) for path in files)


def _packed(package: genanki.Package, when: int) -> bytes:
    """A package as bytes, with the time of a file system in none of them."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.apkg")
        package.write_to_file(made, timestamp=when)
        whole = io.BytesIO()
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
        return whole.getvalue()
