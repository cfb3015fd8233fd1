"""The course map: what there is, how far the learner is, and the way on. Before anything was done: a welcome."""

from __future__ import annotations

from tui.course.heads import LessonHead
from tui.course.markdown import plain
from tui.course.target import MAP, Target
from tui.plain.asides import ask
from tui.plain.items import list_kept
from tui.plain.lab import explore
from tui.plain.past import list_disputes, look_back
from tui.plain.progress import read_progress
from tui.plain.prompts import Choices, Face, Keys, attempt, enter_leads
from tui.plain.settings import change_wishes
from tui.tutor import express, form_words
from tui.tutor.amounts import count, how_long
from tui.tutor.due import waiting
from tui.tutor.forms import standings
from tui.tutor.parts import listed, short_way
from tui.tutor.path import way_on
from tui.tutor.progress import LessonProgress, QuizProgress, SoFar, lesson_progress, quiz_progress, so_far

_KEYS: Keys = {
    "": "go on with the course",
    "r": "read this map again",
    "l": "look back at your answers",
    "i": "where you stand",
    "v": "review what is due",
    "x": "the lab: say what a text states and denies, and hear what follows",
    "n": "your notes",
    "m": "your bookmarks",
    "d": "the keys that you dispute",
    "s": "settings: what a judgement asks of you",
}


def welcome(face: Face) -> Target:
    """Say what this is, how long it takes and which three keys it needs; returns where to go."""
    course, lines = face.course, face.lines
    minutes = [head.minutes for head in course.lesson_heads if not head.flaw]
    lines.part()
    lines.say(f"Welcome to {plain(course.title)}.")
    lines.say(plain(course.summary))
    lines.say(how_long(len(minutes), sum(minutes), _counted(face).questions))
    lines.say("Three keys are enough: Enter goes on, a question mark lists what else can be typed, q leaves.")
    way = way_on(course, face.record.history)
    lines.part()
    keys = {"": "start", "t": "table of contents: the course map"}
    lead = f"{enter_leads(way)} t reads the course map."
    if short_way(course):
        keys[express.KEY] = "start with the short way"
        lead = f"{lead} {express.KEY} takes {express.called(course)}."
    reply = ask(face, "go", (), keys, goes=True, lead=lead)
    if reply == express.KEY and attempt(face, lambda: express.follow(face.record, True)):
        return way_on(course, face.record.history).target
    return way.target if reply == "" else MAP


def show_map(face: Face) -> Target:
    """Read the map and ask where to go.

    Raises:
        GoTo: Something that a search or a list found was chosen.
    """
    targets = _read(face)
    numbers: Choices = [(number, "") for number in range(1, len(targets) + 1)]
    keys = {key: what for key, what in _KEYS.items() if key != "s" or not face.guest}
    if short_way(face.course):
        keys[express.KEY] = "follow the short way, or leave it"
    while True:
        way = way_on(face.course, face.record.history)
        lead = f"{enter_leads(way)} A number opens what it stands before."
        reply = ask(face, "go", numbers, keys, goes=True, lead=lead, quiet=True)
        if reply.isdecimal():
            return targets[int(reply) - 1]
        if reply == "":
            return way.target
        if reply == "r":
            targets = _read(face)
        elif reply == express.KEY:
            _change_way(face)
        elif reply == "l":
            look_back(face)
        elif reply == "v":
            return Target("review")
        elif reply == "i":
            read_progress(face)
        elif reply == "x":
            explore(face)
        elif reply == "s":
            change_wishes(face)
        elif reply == "d":
            list_disputes(face)
        else:
            list_kept(face, bookmarked=reply == "m")


def _change_way(face: Face) -> None:
    """Follow the short way or leave it, and say so."""
    history = face.record.history
    if attempt(face, lambda: express.follow(face.record, not history.follows_short_way)):
        face.lines.say(f"{express.offered(face.course, history)}.")


def _read(face: Face) -> list[Target]:
    """Read the modules with their lessons and quizzes, numbered; returns where the numbers lead."""
    course, lines = face.course, face.lines
    lessons, quizzes = lesson_progress(course, face.record), quiz_progress(course, face.record, exact=False)
    sat = standings(course, face.record.history, face.record.journal.now())
    lines.part()
    lines.say(f"{plain(course.title)}. {_so_far(face)}.")
    offered = express.offered(course, face.record.history)
    if offered:
        lines.say(f"{offered}.")
    skills = waiting(course, face.record)
    if skills:
        lines.say(f"{count(skills, 'skill')} due today: v reviews {'it' if skills == 1 else 'them'}.")
    retest = form_words.retest_is_open(sat.values())
    if retest:
        lines.say(f"{retest}.")
    targets: list[Target] = []
    for module in course.modules:
        parts = listed(module)
        if not parts:
            continue
        lines.part()
        lines.say(plain(module.title))
        for part in parts:
            is_lesson = isinstance(part, LessonHead)
            on_it = ", on the short way" if part.id in course.express else ""
            form = sat.get(part.id)
            targets.append(Target("lesson" if is_lesson else "form" if form else "quiz", part.id))
            far = part.flaw or (
                _lesson(part, lessons[part.id])
                if isinstance(part, LessonHead)
                else form_words.state(form)
                if form
                else _quiz(quizzes[part.id])
            )
            what = "" if is_lesson else ", a form" if form else ", a quiz"
            lines.choices([(len(targets), f"{plain(part.title)}{what}{on_it}: {far}")])
    lines.part()
    return targets


def _lesson(head: LessonHead, mine: LessonProgress) -> str:
    far = f"{mine.read} of {count(mine.steps, 'step')} read" if mine.read else count(mine.steps, "step")
    if mine.read == mine.steps:
        far = "read"
    skipped = f", {count(mine.skipped, 'question')} skipped" if mine.skipped else ""
    return f"{far}{skipped}, {head.minutes} minutes"


def _quiz(mine: QuizProgress) -> str:
    if mine.seen == mine.items:
        return f"all {mine.items} answered"
    return f"{mine.seen} of {mine.items} answered"


def _so_far(face: Face) -> str:
    read, steps, answered, questions = _counted(face)
    return f"{read} of {count(steps, 'step')} read, {answered} of {count(questions, 'question')} answered"


def _counted(face: Face) -> SoFar:
    lessons, quizzes = lesson_progress(face.course, face.record), quiz_progress(face.course, face.record, exact=False)
    return so_far(lessons.values(), quizzes.values())


def farewell(face: Face) -> str:
    """What is said on leaving: how far the learner is, and whether it is saved."""
    if face.guest:
        return "You have left the course. Nothing of this was kept."
    saved = "Everything is saved." if face.record.journal.writable else "Not all that you did could be saved."
    return f"You have left the course: {_so_far(face)}. {saved}"
