"""A course to print: its lessons and its questions as one page of HTML, the keys on a sheet of their own at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Lesson, Quiz
from tui.export import handout_lessons, handout_setting, html_vignette
from tui.export.handout_lessons import Lessons
from tui.export.handout_questions import Asked, collect
from tui.export.handout_setting import KEYS, keys, question
from tui.export.html_page import NOTHING, Html, element, link, page
from tui.export.html_text import line
from tui.export.material import Material

CSS = """\
.contents li { margin-bottom: .1em; }
.contents > ol > li { margin-bottom: .7em; }
@media print { .chapter { break-before: page; } }
"""


_Part = Lesson | Quiz
_Chapter = tuple[str, list[_Part]]
"""Its title, and what stands in it."""


def as_html(course: Course, material: Material) -> str:
    """The whole handout."""
    asked = collect(course, material)
    chapters = [(each.title, [part for part in each.parts if _stands(part, asked)]) for each in material.chapters]
    anchors = dict(_anchors(part for _, parts in chapters for part in parts))
    lessons = Lessons(course, asked, anchors, set())

    def part(found: _Part) -> Html:
        return lessons.lesson(found) if isinstance(found, Lesson) else _quiz(found, asked, anchors)

    return page(
        plain(course.title),
        element("header", *_front(course)),
        _contents(chapters, anchors, has_keys=bool(asked)),
        *(
            element("section", element("h2", line(title)), *map(part, parts), class_="chapter")
            for title, parts in chapters
            if parts
        ),
        keys(asked.values()) if asked else NOTHING,
        css=html_vignette.CSS + handout_setting.CSS + handout_lessons.CSS + CSS,
    )


def _stands(part: _Part, asked: Mapping[str, Asked]) -> bool:
    """Whether something of a part stands under its title: all questions of a quiz may stand in lessons."""
    return isinstance(part, Lesson) or bool(_own(part, asked))


def _own(quiz: Quiz, asked: Mapping[str, Asked]) -> list[Asked]:
    """The questions that stand with their quiz."""
    found = [asked[item.id] for item in quiz.items if item.id in asked]
    return [each for each in found if each.part == quiz.id]


def _anchors(parts: Iterable[_Part]) -> Iterator[tuple[str, str]]:
    """Where everything is on the page; nothing of a course's own words is in it."""
    for number, part in enumerate(parts, 1):
        yield part.id, f"part-{number}"
        if isinstance(part, Lesson):
            yield from ((step.id, f"part-{number}-{place}") for place, step in enumerate(part.steps, 1))


def _front(course: Course) -> Iterator[Html]:
    """What the course is, and after whom."""
    yield element("h1", line(course.title))
    yield element("p", line(course.summary))
    if course.audience:
        yield element("p", line(course.audience))
    if course.source:
        title = link(course.source.url, element("cite", line(course.source.title)))
        author = f"{plain(course.source.author)}, " if course.source.author else ""
        yield element("p", "After ", author, title, ".", class_="quiet")


def _contents(chapters: Iterable[_Chapter], anchors: Mapping[str, str], *, has_keys: bool) -> Html:
    rows = []
    for title, parts in chapters:
        places = [element("li", element("a", line(part.title), href=f"#{anchors[part.id]}")) for part in parts]
        if places:
            rows.append(element("li", line(title), element("ul", *places)))
    if has_keys:
        rows.append(element("li", element("a", "Keys and explanations", href=f"#{KEYS}")))
    return element("nav", element("h2", "Contents"), element("ol", *rows), class_="contents")


def _quiz(quiz: Quiz, asked: Mapping[str, Asked], anchors: Mapping[str, str]) -> Html:
    questions = (question(each, 4) for each in _own(quiz, asked))
    return element("section", element("h3", line(quiz.title), id=anchors[quiz.id]), *questions)
