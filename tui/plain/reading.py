"""Reading things aloud that ask for nothing: a step, a term, a figure, a footnote."""

from __future__ import annotations

from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.model import Classify, Figure, Footnote, Item, Prose, Reflect
from tui.plain.prompts import Face
from tui.tutor import wording


def read_term(face: Face, name: str) -> None:
    """Read a term's definition."""
    try:
        term = face.course.term(name)
    except UnknownIdError:
        face.lines.say("The glossary does not have this word.")
        return
    lines = face.lines
    also = f" (also: {', '.join(map(plain, term.aliases))})" if term.aliases else ""
    lines.part()
    lines.say(f"{plain(term.term)}{also}")
    lines.markdown(term.definition)
    if term.source:
        lines.say(f"Source: {plain(term.source)}")
    known = {each.id: plain(each.term) for each in face.course.glossary}
    others = [known[other] for other in term.see_also if other in known]
    if others:
        lines.say(f"See also: {', '.join(others)}.")
    if term.step:
        lines.say(f"Taught in: {step_title(face, term.step)}.")
    lines.say()


def read_step(face: Face, name: str) -> None:
    """Read a step without going there; its questions are not asked."""
    try:
        if "#" not in name:
            name = face.course.lesson(name).steps[0].id
        step = face.course.step(name)
    except (UnknownIdError, CourseError) as error:
        face.lines.say(f"This step cannot be read: {error}.")
        return
    face.lines.part()
    face.lines.say(f"To reread: {step_title(face, step.id)}")
    for block in step.blocks:
        if isinstance(block, Prose):
            face.lines.markdown(block.markdown)
        elif isinstance(block, Figure):
            read_figure(face, block)
    for note in step.footnotes:
        read_note(face, note)
    face.lines.part()
    face.lines.say(f"Who speaks? {wording.voice(face.course, step)}.")
    face.lines.say()


def read_figure(face: Face, figure: Figure) -> None:
    """Read what a drawing shows."""
    face.lines.part()
    face.lines.say(f"Figure: {plain(figure.caption)}. {plain(figure.alt)}")


def read_note(face: Face, note: Footnote) -> None:
    """Read a footnote."""
    face.lines.markdown(f"Note {note.number}: {note.markdown}")


def step_title(face: Face, name: str) -> str:
    """A step by its title and its lesson's."""
    title, lesson = face.course.step_title(name)
    if title:
        return f"{plain(title)}, in “{plain(lesson)}”"
    return plain(lesson) if lesson and "#" not in name else name


def first_words(item: Item, most: int = 60) -> str:
    """The beginning of an item's text, on one line."""
    text = (
        " ".join(item.vignette.text.split())
        if isinstance(item, Classify)
        else plain(item.prompt if isinstance(item, Reflect) else item.stem)
    )
    return shortened(text, most)


def shortened(text: str, most: int) -> str:
    """The first words of a text, with `...` where some are left out."""
    if len(text) <= most:
        return text
    return text[: max(text.rfind(" ", 0, most - 3), 1)] + " ..."
