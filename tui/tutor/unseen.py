"""Which items are kept unseen, so that nothing that is taken along may tell their keys."""

from __future__ import annotations

from tui.course.course import Course
from tui.course.errors import UnknownIdError
from tui.course.model import Flip, Item, Quiz


def is_kept_unseen(course: Course, quiz: Quiz, item: Item) -> bool:
    """Whether an item of a quiz is kept for a test or a workshop, or says of a text that is what it supports."""
    if quiz.use.kept_for:
        return True
    if not isinstance(item, Flip):
        return False
    try:
        return bool(course.find_item(item.original.id)[0].use.kept_for)
    except UnknownIdError:
        # The text is of a quiz that cannot be opened as a whole: whether it is kept cannot be told.
        return True


def is_id_kept_unseen(course: Course, name: str) -> bool:
    """The same of an item by its id; of one that is not in the course, or not sound, it is not so."""
    try:
        return is_kept_unseen(course, *course.find_item(name))
    except UnknownIdError:
        return False
