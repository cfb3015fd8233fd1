"""What a learner keeps beside answers: notes, bookmarks, and objections to keys."""

from __future__ import annotations

from msgspec import Struct

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.target import Target
from tui.journal.events import Bookmarked, Disputed, Noted
from tui.tutor.record import Record


def note(record: Record, subject: str, text: str, revision: str = "") -> None:
    """Keep a note on a step or item; an empty one removes it."""
    record.add(Noted(text=text.strip()), subject, revision)


def toggle_bookmark(record: Record, subject: str) -> bool:
    """Set or remove a bookmark; returns whether it is set now."""
    on = subject not in record.history.bookmarks
    record.add(Bookmarked(on=on), subject)
    return on


def dispute(record: Record, item: str, text: str, given: str = "", revision: str = "") -> None:
    """Keep a learner's objection to an item's key, and the answer that it is about."""
    record.add(Disputed(text=text.strip(), given=given), item, revision)


class Kept(Struct, frozen=True, kw_only=True):
    """A note, a draft of one, or a bookmark."""

    subject: str
    title: str
    """Of the step, or the first words of the item; the subject where it is no longer in the course."""
    place: str
    """The title of the lesson or the quiz, for a question of a lesson that of the lesson; empty where it is gone."""
    target: Target | None
    """Where it is; None where it is no longer in the course."""
    note: str
    draft: str
    """What was left off being written, or empty."""
    bookmarked: bool


def kept(course: Course, record: Record) -> tuple[Kept, ...]:
    """All notes, drafts of notes and bookmarks, newest first."""
    history = record.history
    drafts = {subject: text for (what, subject), text in history.drafts.items() if what == "note"}
    found = []
    for subject in reversed(history.kept):
        if not (subject in history.bookmarks or subject in history.notes or subject in drafts):
            continue
        title, place, target = _placed(course, subject)
        found.append(
            Kept(
                subject=subject,
                title=title,
                place=place,
                target=target,
                note=history.notes.get(subject, ""),
                draft=drafts.get(subject, ""),
                bookmarked=subject in history.bookmarks,
            )
        )
    return tuple(found)


def _placed(course: Course, subject: str) -> tuple[str, str, Target | None]:
    """The title of a step or an item, the title of what it is in, and where that is."""
    if "#" in subject:
        title = course.step_title(subject)
        return (title.step, title.lesson, Target("lesson", subject)) if title.step else (subject, "", None)
    from tui.tutor.wording import first_words

    try:
        quiz, item = course.find_item(subject)
    except UnknownIdError:
        return subject, "", None
    # The questions of a lesson are met there; that they also make up a quiz is of no use to find them again by.
    lesson = course.step_title(item.step).lesson if quiz.use.in_lessons and item.step else ""
    return first_words(item), lesson or quiz.title, Target("item", subject)
