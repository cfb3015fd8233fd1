"""Notes, bookmarks and objections; and the drafts of what is being written."""

from __future__ import annotations

from collections.abc import Callable

from tui.course.course import Course
from tui.course.target import Target
from tui.journal.events import Drafted
from tui.tutor import drafts, notes
from tui.tutor.record import Record


def test_a_note_takes_the_place_of_the_one_before_and_an_empty_one_removes_it(record: Record) -> None:
    notes.note(record, "leaf#plant", "  one  ")
    assert record.history.notes == {"leaf#plant": "one"}
    notes.note(record, "leaf#plant", "two")
    assert record.history.notes == {"leaf#plant": "two"}
    notes.note(record, "leaf#plant", "  ")
    assert record.history.notes == {}


def test_a_bookmark_is_set_and_removed(record: Record) -> None:
    assert notes.toggle_bookmark(record, "leaf#plant")
    assert list(record.history.bookmarks) == ["leaf#plant"]
    assert not notes.toggle_bookmark(record, "leaf#plant")
    assert list(record.history.bookmarks) == []


def test_what_was_left_off_is_given_back(open_record: Callable[[], Record]) -> None:
    record = open_record()
    notes.note(record, "leaf#plant", "kept")
    assert drafts.to_write_on(record, "note", "leaf#plant") == "kept"
    drafts.keep(record, "note", "leaf#plant", "kept, and mo")
    again = open_record()
    assert drafts.to_write_on(again, "note", "leaf#plant") == "kept, and mo"
    assert drafts.kept_text(again, "note", "leaf#plant") == "kept"
    assert drafts.to_write_on(again, "dispute", "leaf#plant") == ""
    notes.note(again, "leaf#plant", "kept, and more")
    assert again.history.drafts == {}


def test_a_draft_that_says_nothing_new_is_not_put_on_record(course: Course, record: Record) -> None:
    def kept() -> list[str]:
        events = record.journal.events("ada", course.id)
        return [event.data.text for event in events if isinstance(event.data, Drafted)]

    drafts.keep(record, "note", "leaf#plant", " \n")
    assert kept() == []
    drafts.keep(record, "note", "leaf#plant", "half")
    drafts.keep(record, "note", "leaf#plant", "half ")
    assert kept() == ["half"]
    notes.note(record, "leaf#plant", "whole")
    drafts.keep(record, "note", "leaf#plant", "whole")
    assert kept() == ["half"], "that is the note itself"
    drafts.keep(record, "note", "leaf#plant", "whole and")
    drafts.keep(record, "note", "leaf#plant", "whole")
    assert kept() == ["half", "whole and", ""], "it was taken back"
    assert record.history.drafts == {}


def test_the_list_names_what_each_is_on_and_where_that_is(course: Course, record: Record) -> None:
    notes.note(record, "leaf#plant", "on a step")
    notes.toggle_bookmark(record, "mira-green")
    drafts.keep(record, "note", "same-plant", "half")
    drafts.keep(record, "dispute", "olu-open", "half")
    notes.note(record, "gone#gone", "on a step that is no more")
    notes.note(record, "gone", "on an item that is no more")
    kept = {each.subject: each for each in notes.kept(course, record)}
    assert set(kept) == {"leaf#plant", "mira-green", "same-plant", "gone#gone", "gone"}
    step, item, draft = kept["leaf#plant"], kept["mira-green"], kept["same-plant"]
    assert (step.title, step.place, step.target) == ("One plant", "One leaf", Target("lesson", "leaf#plant"))
    assert (step.note, step.draft, step.bookmarked) == ("on a step", "", False)
    assert item.title.startswith("Mira carries her baskets")
    assert (item.place, item.target, item.bookmarked) == ("Which tea", Target("item", "mira-green"), True)
    assert (draft.note, draft.draft) == ("", "half")
    for name in ("gone", "gone#gone"):
        assert (kept[name].title, kept[name].place, kept[name].target) == (name, "", None)
        assert kept[name].note


def test_the_newest_comes_first_whatever_it_is(course: Course, record: Record) -> None:
    for name in ("leaf#plant", "leaf#care", "making#heat", "leaf#plant"):
        notes.note(record, name, "words")
    assert [each.subject for each in notes.kept(course, record)] == ["leaf#plant", "making#heat", "leaf#care"]
    drafts.keep(record, "note", "making#air", "half")
    notes.toggle_bookmark(record, "mira-green")
    notes.toggle_bookmark(record, "leaf#care")
    drafts.keep(record, "dispute", "leaf#plant", "half")
    names = [each.subject for each in notes.kept(course, record)]
    assert names == ["leaf#care", "mira-green", "making#air", "leaf#plant", "making#heat"]


def test_what_was_removed_is_not_listed(course: Course, record: Record) -> None:
    notes.note(record, "leaf#plant", "words")
    notes.note(record, "leaf#plant", "")
    notes.toggle_bookmark(record, "leaf#care")
    notes.toggle_bookmark(record, "leaf#care")
    assert notes.kept(course, record) == ()


def test_a_note_on_an_item_and_own_words_on_it_are_one_text(record: Record) -> None:
    notes.note(record, "say-it", "Look at the heat.")
    assert drafts.to_write_on(record, "note", "say-it") == "Look at the heat.", "own words begin with the note"
    drafts.keep(record, "note", "say-it", "Look at the heat. It")
    notes.note(record, "say-it", "Look at the heat. It keeps the leaf green.")
    assert drafts.to_write_on(record, "note", "say-it") == "Look at the heat. It keeps the leaf green."
