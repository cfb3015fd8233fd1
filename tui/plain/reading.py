"""Reading things aloud that ask for nothing: a step, a term, a figure, a footnote, what an item asks."""

from __future__ import annotations

from collections.abc import Sequence

from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.model import Classify, Figure, Flip, Footnote, Item, Prose, Reflect
from tui.course.spoken import spoken
from tui.plain.prompts import Face
from tui.tutor import wording
from tui.tutor.comparing import Comparison
from tui.tutor.judging import evidence
from tui.tutor.question import Question

_TEXTS = ("first", "second")


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
    face.lines.say(f"Who speaks? {stopped(wording.voice(face.course, step))}")
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


def read_question(face: Face, question: Question) -> None:
    """Read what is asked; before it, that it is asked again on purpose."""
    if question.asked_again:
        face.lines.part()
        face.lines.say(question.asked_again)
    read_item(face, question.item)


def read_item(face: Face, item: Item) -> None:
    """Read what an item asks, without its options."""
    face.lines.part()
    if isinstance(item, Classify):
        read_vignette(face, item)
        return
    if isinstance(item, Flip):
        read_vignette(face, item.original)
        face.lines.part()
    face.lines.short(item.prompt if isinstance(item, Reflect) else item.stem, "Question: ")


def read_vignette(face: Face, item: Classify) -> None:
    """Read a vignette's sentences with their numbers, a paragraph parted from the next; heads have no number."""
    for line in spoken(item.vignette):
        if not line.close:
            face.lines.part()
        face.lines.say(line.text, f"{line.number:>2}  " if line.number else "")


def read_pair(face: Face, comparison: Comparison) -> None:
    """Read two texts to compare. What differs is not said: that is for the learner to find."""
    face.lines.part()
    face.lines.say("Two texts to compare.")
    for label, item in zip(_TEXTS, comparison.vignettes, strict=True):
        face.lines.part()
        face.lines.say(f"The {label}:")
        read_vignette(face, item)


def read_differences(face: Face, comparison: Comparison) -> None:
    """Say what only one of two texts says."""
    face.lines.part()
    for label, item, parts in zip(_TEXTS, comparison.vignettes, comparison.differences, strict=True):
        own = "; ".join(f"“{' '.join(item.vignette.text[start:end].split())}”" for start, end in parts)
        own = stopped(f"Only in the {label}: {own}") if own else f"The {label} says nothing that the other does not."
        face.lines.say(own)
    face.lines.say()


def stopped(text: str) -> str:
    """A text that ends like a sentence, with its stop inside a closing quotation mark or after it."""
    return text if text.rstrip('”"').endswith((".", "!", "?", "…")) else f"{text}."


def read_evidence(face: Face, item: Classify) -> None:
    """Say what each marked part of a text says, and which of them decide."""
    face.lines.part()
    for mark, span in zip(evidence(item, face.course.rubric), item.vignette.spans, strict=True):
        quote = item.vignette.quote(mark.start, mark.end)
        decides = ", and decides" if mark.decides else ""
        says = f"This {wording.says(span, face.course.rubric)}{decides}."
        face.lines.say(f"{in_sentences(mark.sentences).capitalize()}: “{quote}” {says}")


def in_sentences(numbers: Sequence[int]) -> str:
    """Where something stands: `sentence 1`, `sentences 1 and 2`."""
    return f"sentence{'' if len(numbers) == 1 else 's'} {wording.enumeration([str(number) for number in numbers])}"
