"""The course map: what there is, how far the learner is, and the way on."""

from __future__ import annotations

from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.plain.afterwards import look_back
from tui.plain.asides import choose
from tui.plain.prompts import Choices, Face, GoTo, Keys, ask, not_here, number
from tui.plain.reading import first_words, shortened, step_title
from tui.tutor.practice import PastAnswer, past_answers
from tui.tutor.progress import LessonProgress, lesson_progress, quiz_progress
from tui.tutor.resume import resume

_KEYS: Keys = {
    "Enter": "continue where the course goes on",
    "l": "look back at your answers in the quizzes",
    "n": "your notes",
    "m": "your bookmarks",
}


def show_map(face: Face) -> str:
    """Read the map and ask where to go.

    Returns:
        The target chosen.

    Raises:
        GoTo: Something that a search found was chosen.
    """
    way = resume(face.course, face.record.history)
    detail = f", {way.detail}" if way.detail else ""
    while True:
        choices, targets = _read(face)
        lead = f"{way.verb}: {plain(way.title)}{detail}. Enter does this." if way.verb else plain(way.title)
        reply = ask(face, "go", (), _with_choices(choices), goes=True, lead=lead)
        chosen = number(reply, choices)
        if chosen is not None:
            return targets[chosen - 1]
        if reply == "":
            return way.target
        if reply == "l":
            look_back(face, _past(face))
        elif reply == "n":
            _saved(face, face.record.history.notes, "notes")
        elif reply == "m":
            _saved(face, dict.fromkeys(face.record.history.bookmarks, ""), "bookmarks")
        else:
            not_here(face, reply)


def _with_choices(choices: Choices) -> Keys:
    return {f"1 to {len(choices)}": "open the lesson or quiz with this number", **_KEYS} if choices else _KEYS


def _read(face: Face) -> tuple[Choices, list[str]]:
    """Read the modules with their lessons and quizzes, and number these."""
    course, lines = face.course, face.lines
    lessons, quizzes = lesson_progress(course, face.record), quiz_progress(course, face.record)
    read, steps = sum(each.read for each in lessons.values()), sum(each.steps for each in lessons.values())
    lines.part()
    lines.say(f"{plain(course.title)}. {read} of {steps} steps read.")
    choices: list[tuple[int, str]] = []
    targets: list[str] = []
    for module in course.modules:
        rows = [
            (f"lesson:{head.id}", f"{plain(head.title)}: {head.flaw or _far(lessons[head.id], head.minutes)}")
            for head in module.lessons
        ]
        for title in module.quizzes:
            if not title.is_test or title.flaw:
                mine = quizzes.get(title.id)
                far = f"{mine.seen} of {mine.items} answered" if mine else title.flaw or "cannot be opened"
                rows.append((f"quiz:{title.id}", f"{plain(title.title)}, a quiz: {far}"))
        if not rows:
            continue
        lines.part()
        lines.say(plain(module.title))
        for target, text in rows:
            targets.append(target)
            choices.append((len(targets), text))
            lines.choices(choices[-1:])
    lines.part()
    return choices, targets


def _far(mine: LessonProgress, minutes: int) -> str:
    if mine.read == mine.steps:
        return f"all {mine.steps} steps read"
    if mine.read:
        return f"{mine.read} of {mine.steps} steps read"
    return f"{mine.steps} steps, {minutes} minutes"


def _past(face: Face) -> list[PastAnswer]:
    """The answers given in all quizzes, oldest first."""
    found: list[PastAnswer] = []
    for title in face.course.quiz_titles:
        try:
            found += past_answers(face.course, face.record, face.course.quiz(title.id))
        except CourseError:
            continue
    return sorted(found, key=lambda past: past.time)


def _saved(face: Face, subjects: dict[str, str], what: str) -> None:
    """List notes or bookmarks, and go to one of them."""
    if not subjects:
        face.lines.say(f"You have no {what} yet.")
        return
    names = list(subjects)
    choices = []
    for place, name in enumerate(names, 1):
        note = f" Your note: {' '.join(subjects[name].split())}" if subjects[name] else ""
        choices.append((place, f"{_subject(face, name)}.{note}"))
    chosen = choose(face, choices, f"Your {what}. A number goes there, Enter leaves.")
    if chosen is None:
        return
    name = names[chosen - 1]
    if "#" in name:
        raise GoTo(f"lesson:{name}")
    try:
        quiz, item = face.course.find_item(name)
    except (UnknownIdError, CourseError):
        face.lines.say("This is no longer in the course.")
        return
    face.lines.say(f"In {plain(quiz.title)}: {first_words(item, 2000)}")


def _subject(face: Face, name: str) -> str:
    if "#" in name:
        return step_title(face, name)
    try:
        return shortened(first_words(face.course.find_item(name)[1]), 60)
    except (UnknownIdError, CourseError):
        return name
